import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { Locator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { Pair } from './lms-journey.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { secretsIn, signIn, visitor, type Visitor } from './visitor.ts';

/** What the portal's style sheet says of its accent: #9C3D17. */
const hostAccent = 'rgb(156, 61, 23)';

/** The portal, another host page under a strict policy: the mentee of the course meets the same goals and meeting there. */
export function describePortalJourney(demo: TestDemo, { mentee, mentor, goal, nextGoal }: Pair): void {
  describe('on the portal, by tags, under a strict policy', () => {
    let open: OpenBrowser;
    let reader: Visitor;
    const step = story(() => [reader]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      reader = await visitor(open.browser);
    });
    after(() => open.close());

    const seesWhatWasAgreed = async (): Promise<void> => {
      const { page } = reader;
      for (const title of [goal, nextGoal.title]) await page.getByRole('button', { name: title }).or(page.getByRole('link', { name: title })).first().waitFor();
      const meeting = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `Meeting with ${mentor.given}` }) });
      await meeting.getByText(/your time, /).waitFor();
      await meeting.getByText(`${mentor.given}’s time, `).waitFor();
    };

    step('the mentee meets the same goals and the same meeting', async () => {
      await signIn(reader, demo.intranetUrl, mentee.name);
      await reader.page.getByRole('link', { name: 'Open your mentoring' }).click();
      await reader.page.getByRole('heading', { name: 'Your mentoring', level: 1 }).waitFor();
      await seesWhatWasAgreed();
    });

    step('a goal opens, and a milestone is done here as in the course', async () => {
      const { page } = reader;
      await page.getByRole('button', { name: nextGoal.title }).or(page.getByRole('link', { name: nextGoal.title })).first().click();
      await page.getByRole('checkbox', { name: nextGoal.milestones[0] }).check();
      await page.getByText('1 of 2, 50%').waitFor();
    });

    step('a reload shows the same', async () => {
      const page = await reader.page.reload();
      assert.match(page?.headers()['content-security-policy'] ?? '', /default-src 'none'.*require-trusted-types-for 'script'/);
      await seesWhatWasAgreed();
      await reader.page.getByText('1 of 2 milestones').waitFor();
    });

    step('the elements wear the colour of the host', async () => {
      await reader.page.getByRole('button', { name: 'New goal' }).click();
      assert.equal(await colourOf(reader.page.getByRole('button', { name: 'Set this goal' })), hostAccent);
    });

    step('the policy was kept, nobody else was asked, and no address lets anybody in', async () => {
      const { requests, complaints, bearers } = reader.witness;
      assert.ok(bearers.size > 0, 'the elements’ calls were seen');
      assert.deepEqual(complaints, []);
      assert.deepEqual([...new Set([...requests].map((address) => new URL(address).origin))].sort(), [demo.intranetUrl, demo.toolUrl].sort());
      assert.deepEqual(await secretsIn(reader), []);
      assert.deepEqual(reader.page.frames().length, 1, 'no frame: the elements are part of the page');
    });
  });
}

/** As much of an element in the browser as is asked here; the types of this file are those of the server's world. */
interface Styled {
  ownerDocument: { defaultView: { getComputedStyle(of: unknown): { backgroundColor: string } } };
}

function colourOf(button: Locator): Promise<string> {
  return button.evaluate((element) => (element as unknown as Styled).ownerDocument.defaultView.getComputedStyle(element).backgroundColor);
}
