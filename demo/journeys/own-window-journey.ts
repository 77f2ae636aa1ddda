import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Page } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

const course = 'CAR 210: Your first year at work';
/** Studies in German, and takes part in nothing yet. */
const student = 'Jan Hartmann';

/**
 * On a phone, as a platform's app opens a tool: in a window of its own, with no frame around it; and from a platform that keeps
 * names and addresses to itself, in whose Student View a teacher is an invented student.
 */
export function describeOwnWindowJourney(demo: TestDemo): void {
  describe('in a window of its own on a phone, without name and address', () => {
    let open: OpenBrowser;
    let administrator: Visitor;
    let phone: Visitor;
    let teacher: Visitor;
    let tool: Page;
    const step = story(() => [administrator, phone, teacher]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      administrator = await visitor(open.browser);
      phone = await visitor(open.browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      teacher = await visitor(open.browser, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
    });
    after(() => open.close());

    step('the platform tells an id and a role, and nothing else of a person', async () => {
      await signIn(administrator, demo.lmsUrl, 'Dev Narang');
      await tell(administrator, demo, 'Anonymous: identifier and role');
    });

    step('the tool opens in the person’s language, on their clock, and asks for a name', async () => {
      await signIn(phone, demo.lmsUrl, student);
      tool = await openWindow(phone);
      await tool.getByRole('heading', { name: 'Bei Alumni Mentoring mitmachen' }).waitFor();
      assert.equal(await tool.getByLabel('Dein Name').inputValue(), '');
      assert.equal(await tool.getByLabel('Deine Zeitzone').inputValue(), 'Europe/Berlin');
      await fits(tool);
    });

    step('the student joins and finds mentors, on 390 pixels and on 320', async () => {
      await tool.getByRole('radio', { name: 'Mentor:in finden' }).check();
      await tool.getByLabel('Dein Name').fill('Jan');
      await tool.getByRole('button', { name: 'Englisch' }).click();
      await tool.getByRole('button', { name: 'Berufe mit Daten' }).click();
      await tool.getByRole('checkbox', { name: /^Bewahrt auf/ }).check();
      const read = choicesRead(tool);
      await tool.getByRole('button', { name: 'Mitmachen', exact: true }).click();
      await tool.getByRole('listitem').filter({ has: tool.getByRole('heading') }).first().waitFor();
      await read;
      await fits(tool);
      await tool.setViewportSize({ width: 320, height: 640 });
      await fits(tool);
    });

    step('the window is loaded again and goes on; at its end it says how to come back', async () => {
      const read = choicesRead(tool);
      await tool.reload();
      await tool.getByRole('listitem').filter({ has: tool.getByRole('heading') }).first().waitFor();
      await read;
      await tool.getByRole('button', { name: /^Du: / }).click();
      await tool.getByRole('menuitem', { name: 'Sitzung beenden' }).click();
      await tool.getByRole('heading', { name: 'Deine Sitzung ist beendet' }).waitFor();
      await tool.getByRole('link', { name: 'Zurück zum Kurs' }).waitFor();
    });

    step('a teacher sees in Student View what a new student sees', async () => {
      await signIn(teacher, demo.lmsUrl, 'Chiara Bianchi');
      await teacher.page.goto(`${demo.lmsUrl}/courses/car-210/tools/mentorkit-demo?as=test-student`);
      const asStudent = await openWindow(teacher, null);
      await asStudent.getByRole('heading', { name: 'Join Alumni Mentoring' }).waitFor();
      assert.equal(await asStudent.getByLabel('Your name').inputValue(), '');
      await fits(asStudent);
    });

    step('nothing that lets somebody in stands in an address, and no browser complained', async () => {
      for (const somebody of [phone, teacher]) {
        assert.deepEqual(await secretsIn(somebody), []);
        assert.deepEqual(somebody.witness.complaints, []);
      }
      await tell(administrator, demo, 'Name and mail address'); // as it is at first
    });
  });
}

/**
 * Until the list of mentors knows who was chosen before, which it reads once it is there: a reload takes the Bearer away, and the
 * end of the session ends it, so that the browser would tell of what is still on its way.
 */
async function choicesRead(page: Page): Promise<void> {
  await Promise.all(['/api/match-requests?side=sent', '/api/drafts/match-request-choices'].map((end) => page.waitForResponse((answer) => answer.url().endsWith(end))));
}

async function tell({ page }: Visitor, { lmsUrl }: TestDemo, what: string): Promise<void> {
  await page.goto(`${lmsUrl}/admin/tools`);
  const privacy = page.locator('form', { has: page.locator('#privacy-mentorkit-demo') });
  await privacy.getByLabel('The tool learns').selectOption(what);
  await privacy.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('status').getByText('Saved.').waitFor();
}

/** From the course’s page of the tool; walks there from the start page where a course is named. */
async function openWindow({ context, page }: Visitor, from: string | null = course): Promise<Page> {
  if (from !== null) {
    await page.getByRole('link', { name: from }).first().click();
    await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name: 'Mentoring' }).click();
  }
  const [window] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Open Mentoring in a new window' }).click()]);
  return window;
}

/** Nothing stands beside the screen. */
async function fits(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]');
  assert.ok(content <= screen, `${content} px on a screen of ${screen}`);
}
