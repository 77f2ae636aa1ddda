import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { peopleOf } from '../people.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { frameFits, frameOf, holds, mentoringFrame, secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

const counted = 'Meet your mentor three times';

/** A teacher puts parts of the program into the course, one that counts among them: chosen in the tool, placed by the platform, opened from there. */
export function describeDeepLinkingJourney(demo: TestDemo): void {
  /** Takes part already, and is taught in English. */
  const mentee = peopleOf(demo.seed).mentees.find(({ kind, locale }) => kind === 'student' && locale === 'en')!;

  describe('one part of the program in a course', () => {
    let open: OpenBrowser;
    let teacher: Visitor;
    let student: Visitor;
    const step = story(() => [teacher, student]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      teacher = await visitor(open.browser);
      student = await visitor(open.browser);
    });
    after(() => open.close());

    step('its teacher chooses among the parts, and the course has the one that was chosen', async () => {
      const { page } = teacher;
      await signIn(teacher, demo.lmsUrl, 'Chiara Bianchi');
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('region', { name: 'Add activity' }).getByRole('link', { name: 'Mentoring' }).click();
      const picker = page.getByTitle('Add from Mentoring').contentFrame();
      await picker.getByRole('heading', { name: 'What should students see here?' }).waitFor();
      await frameFits(teacher);
      await picker.getByRole('checkbox', { name: 'Goals Own goals' }).check();
      await frameFits(teacher);
      await picker.getByRole('group', { name: 'Goals' }).getByLabel('Title in the course').fill('Your goals this term');
      await picker.getByRole('button', { name: 'Add to course' }).click();
      await page.getByRole('status').getByText('Added: Your goals this term').waitFor();
    });

    step('the link opens its part, and nothing of the rest of the program', async () => {
      const { page } = teacher;
      await page.getByRole('link', { name: 'Your goals this term' }).click();
      const goals = page.getByTitle('Your goals this term').contentFrame();
      await goals.getByRole('heading', { name: 'Goals', level: 1 }).waitFor();
      assert.equal(await goals.getByRole('navigation').count(), 0);
      assert.equal(await goals.getByRole('link', { name: 'Home' }).count(), 0);
    });

    step('a link that counts gets its column in the gradebook, worth the points that were chosen', async () => {
      const { page } = teacher;
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('region', { name: 'Add activity' }).getByRole('link', { name: 'Mentoring' }).click();
      const picker = page.getByTitle('Add from Mentoring').contentFrame();
      await picker.getByRole('checkbox', { name: 'Meetings held' }).check();
      const settings = picker.getByRole('group', { name: 'Meetings held' });
      await settings.getByLabel('Title in the course').fill(counted);
      await settings.getByLabel('Points', { exact: true }).fill('12');
      await settings.getByText('1 of 3').waitFor();
      await picker.getByRole('button', { name: 'Add to course' }).click();
      await page.getByRole('status').getByText(`Added: ${counted}`).waitFor();
      await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Grades' }).click();
      await page.getByRole('columnheader', { name: `${counted} of 12` }).waitFor();
    });

    step('its teacher reads there what it counts for students', async () => {
      const { page } = teacher;
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('link', { name: counted }).click();
      const frame = page.getByTitle(counted).contentFrame();
      await frame.getByRole('heading', { name: '3 held meetings' }).waitFor();
      await frame.getByText('Counts for students in the gradebook').waitFor();
    });

    step('a student who opens it sees how far they are, and their meetings below', async () => {
      const { page } = student;
      await signIn(student, demo.lmsUrl, mentee.name);
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('link', { name: counted }).click();
      const frame = page.getByTitle(counted).contentFrame();
      await frame.getByText(/^[0-3] of 3$/).waitFor();
      await frame.getByRole('heading', { name: 'Meetings', level: 1 }).waitFor();
      assert.equal(await frame.getByRole('navigation').count(), 0);
    });

    step('from the gradebook the teacher looks at that student: what counts, and nothing that is not shared', async () => {
      const { page } = teacher;
      await page.goto(`${demo.lmsUrl}/courses/car-210/grades`);
      await page.getByRole('link', { name: `${mentee.name}, ${counted}: ` }).click();
      const frame = page.getByTitle('Open in Mentoring').contentFrame();
      await frame.getByRole('heading', { name: mentee.name, level: 1 }).waitFor();
      await frame.getByText(/^[0-3] of 3$/).waitFor();
      await frame.getByRole('heading', { name: 'Shared goals' }).waitFor();
      assert.equal(await frame.getByRole('button').count(), 0);
    });

    step('the coordinator finds the column on the program’s page', async () => {
      const { page } = teacher;
      await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Mentoring' }).click();
      const frame = mentoringFrame(page);
      await frame.getByRole('link', { name: 'Program', exact: true }).click();
      await frame.getByRole('heading', { name: counted }).waitFor();
      await frame.getByRole('button', { name: `What was sent to ${counted}` }).waitFor();
    });

    step('who turns back adds nothing', async () => {
      const { page } = teacher;
      await page.goto(`${demo.lmsUrl}/courses/car-210/modules`);
      await page.getByRole('region', { name: 'Add activity' }).getByRole('link', { name: 'Mentoring' }).click();
      await page.getByTitle('Add from Mentoring').contentFrame().getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('status').getByText('Nothing was chosen').waitFor();
    });

    step('a platform that says it cannot resize the frame is told no height any more', async () => {
      await using elsewhere = await visitor(open.browser);
      const { page } = elsewhere;
      await signIn(elsewhere, demo.lmsUrl, 'Chiara Bianchi');
      await page.addInitScript(cannotResize);
      await page.goto(`${demo.lmsUrl}/courses/car-210/add/mentorkit-demo`);
      await page.getByTitle('Add from Mentoring').contentFrame().getByRole('heading', { name: 'What should students see here?' }).waitFor();
      await holds(page, 'answered');
      const told = await heard(elsewhere);
      await page.getByTitle('Add from Mentoring').contentFrame().getByRole('checkbox', { name: 'Goals Own goals' }).check();
      assert.deepEqual(await heard(elsewhere), told);
    });

    step('nothing that lets somebody in stands in an address, and no browser complained', async () => {
      for (const person of [teacher, student]) {
        assert.deepEqual(await secretsIn(person), []);
        assert.deepEqual(person.witness.complaints, []);
      }
    });
  });
}

/** For the page of a platform, before its own scripts: it answers what it can do, and that is not resizing. */
const cannotResize = `if (window === top) {
  window.heights = [];
  window.answered = false;
  window.last = '';
  addEventListener('message', (event) => {
    const { subject, message_id, height } = event.data;
    window.last = subject;
    if (subject === 'lti.frameResize') heights.push(height);
    if (subject !== 'lti.capabilities') return;
    event.stopImmediatePropagation();
    event.source.postMessage({ subject: 'lti.capabilities.response', message_id, supported_messages: [{ subject: 'lti.close' }] }, event.origin);
    window.answered = true;
  });
}`;

/** The heights that the platform's page was told, once the frame has drawn itself and everything that it said has arrived. */
async function heard(somebody: Visitor): Promise<number[]> {
  await somebody.page.evaluate("window.last = ''");
  await frameOf(somebody).evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => parent.postMessage({ subject: 'test.last' }, '*'))");
  await holds(somebody.page, "last === 'test.last'");
  return somebody.page.evaluate<number[]>('heights');
}
