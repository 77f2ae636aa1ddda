import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameFits, mentoringFrame, secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

/** As tools learn it: the platform's own pages say the course's code before it. */
const title = 'Statistics for everyone';
const program = 'Statistics peers';
const nextProgram = 'Statistics peers in spring';
const student = 'Samuel Adjei';
/** The tool reads rosters every few seconds; a loaded machine takes longer (ms). */
const soonMs = 60_000;

/**
 * The next term: the teacher of a course with a program (the teacher's journey started it) copies the course, begins with the
 * design of the program and none of its people, sees who is there, adds a further course and takes it away again.
 */
export function describeCopiedCourseJourney(demo: TestDemo): void {
  describe('a copied course', () => {
    let open: OpenBrowser;
    let teacher: Visitor;
    /** The copies, by their addresses at the platform. */
    let copy: string;
    let copyOfCopy: string;
    const step = story(() => [teacher]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      teacher = await visitor(open.browser);
    });
    after(() => open.close());

    step('its teacher copies it at the platform, and enrols a student', async () => {
      const { page } = teacher;
      await signIn(teacher, demo.lmsUrl, 'Moses Oyelaran');
      copy = await copyCourse(`${demo.lmsUrl}/courses/mat-120`);
      await page.goto(`${copy}/people/enrol?q=${encodeURIComponent(student)}`);
      await page.getByRole('button', { name: `Enrol ${student}` }).click();
      await page.getByRole('status').getByText(`${student} is in the course as student.`).waitFor();
    });

    step('the copy begins like the program that the course had', async () => {
      const frame = await openIn(copy);
      await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
      await frame.getByRole('radio', { name: `Like ${program}`, checked: true }).waitFor();
      await frame.getByLabel('Name of the program').fill(nextProgram);
      await frame.getByRole('button', { name: 'Start the program' }).click();
      await frame.getByText('The program is open for joining.').waitFor();
    });

    step('nobody came with it: the people are those of the copy, and its teacher is not waited for', async () => {
      const frame = mentoringFrame(teacher.page);
      await frame.getByRole('link', { name: 'People', exact: true }).click();
      await isRead(frame);
      const members = frame.getByRole('listitem').filter({ has: frame.getByText(/^(Samuel|Moses) /) });
      await members.filter({ hasText: student }).waitFor();
      assert.equal(await members.count(), 1);
      await frame.getByRole('radio', { name: 'Everyone' }).check();
      await members.filter({ hasText: 'Moses Oyelaran' }).getByText('Teaches').waitFor();
      assert.equal(await members.count(), 2);
    });

    step('a further course is linked to the program', async () => {
      copyOfCopy = await copyCourse(copy);
      const frame = await openIn(copyOfCopy);
      await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
      await frame.getByLabel('Program', { exact: true }).selectOption({ label: nextProgram });
      await frame.getByRole('button', { name: 'Link the course' }).click();
      await frame.getByText('The program is open for joining.').waitFor();
    });

    step('of it the page of people tells that everyone has joined, since nobody but its teacher is there; and takes it away after asking', async () => {
      const frame = mentoringFrame(teacher.page);
      const further = `${title} (copy) (copy)`;
      await frame.getByRole('link', { name: 'People', exact: true }).click();
      await frame.getByLabel('Course', { exact: true }).selectOption({ label: further });
      await isRead(frame);
      await frame.getByText('Everyone has joined').waitFor();
      await frameFits(teacher); // nothing moves any more
      await frame.getByRole('button', { name: 'Take this course from the program' }).click();
      const question = frame.getByRole('dialog', { name: `Take ${further} from the program?` });
      await question.getByRole('button', { name: 'Take it away' }).click();
      await question.waitFor({ state: 'hidden' });
      await frame.getByRole('heading', { name: `${title} (copy)`, exact: true }).waitFor();
      assert.equal(await frame.getByLabel('Course', { exact: true }).count(), 0, 'there is one course, so nothing to choose');
    });

    step('opened again, the course has no program, and those that it could have are offered', async () => {
      const frame = await openIn(copyOfCopy);
      await frame.getByRole('heading', { name: 'Start a program here' }).waitFor();
      assert.equal(await frame.getByRole('radio', { name: `Like ${nextProgram}` }).isChecked(), true);
    });

    step('the program of the term before is as it was', async () => {
      const frame = await openIn(`${demo.lmsUrl}/courses/mat-120`);
      await frame.getByText(program, { exact: true }).first().waitFor();
      await frame.getByText('The program is open for joining.').waitFor();
    });

    step('nothing that lets somebody in stands in an address, and no browser complained', async () => {
      assert.deepEqual(await secretsIn(teacher), []);
      assert.deepEqual(teacher.witness.complaints, []);
    });

    /** The address of the copy. */
    async function copyCourse(address: string): Promise<string> {
      const { page } = teacher;
      await page.goto(`${address}/copy`);
      await page.getByRole('button', { name: 'Copy MAT 120' }).click();
      await page.getByRole('status').getByText('This is the copy of MAT 120.').waitFor();
      return page.url();
    }

    async function openIn(address: string): Promise<FrameLocator> {
      const { page } = teacher;
      await page.goto(address);
      await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Mentoring' }).click();
      return mentoringFrame(page);
    }

    /** Until the platform's list was read: what stands below it comes then. */
    async function isRead(frame: FrameLocator): Promise<void> {
      await frame.getByText(/^\d+ (person|people)\. Read [^.]+\.$/).waitFor({ timeout: soonMs });
    }
  });
}
