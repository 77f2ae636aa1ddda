import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { enterCourse } from './api.ts';
import { openMail } from './mail.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { visitor, type Visitor } from './visitor.ts';

/** A circle of the seed that is full: who leads it, a member, and the first in line. */
export interface FullCircle {
  readonly title: string;
  readonly mentor: DemoPerson;
  readonly member: DemoPerson;
  readonly waiting: DemoPerson;
}

/** A seat comes free: the first in line gets it, and the circle meets with her in it. */
export function describeCircleJourney(demo: TestDemo, { title, mentor, member, waiting }: FullCircle): void {
  describe('a circle with a waiting list', () => {
    let open: OpenBrowser;
    let [leader, leaver, comer]: Visitor[] = [];
    let hers: FrameLocator;
    const step = story(() => [leader, leaver, comer]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [leader, leaver, comer] = [await visitor(open.browser), await visitor(open.browser), await visitor(open.browser)];
    });
    after(() => open.close());

    step('somebody is the first in line for a seat', async () => {
      hers = await openCircle(comer!, waiting);
      await hers.getByText('Number 1 in line').waitFor();
    });

    step('a member leaves, and the seat is kept for her: she sees it without reloading, and by mail', async () => {
      const frame = await openCircle(leaver!, member);
      await frame.getByRole('button', { name: 'Leave the circle' }).click();
      await frame.getByRole('dialog', { name: 'Leave the circle?' }).getByRole('button', { name: 'Leave the circle' }).click();
      await hers.getByText(/^A seat is kept for you until /).waitFor();
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, waiting.email, new RegExp(title));
    });

    step('she takes it', async () => {
      await hers.getByRole('button', { name: 'Join', exact: true }).click();
      await hers.getByRole('button', { name: 'Leave the circle' }).waitFor();
    });

    step('its mentor plans a meeting, which she finds among hers', async () => {
      const frame = await openCircle(leader!, mentor);
      await frame.getByText(waiting.name).waitFor();
      await frame.getByRole('button', { name: 'Plan a meeting' }).or(frame.getByRole('link', { name: 'Plan a meeting' })).click();
      await frame.getByRole('button', { name: 'Later week' }).click();
      await frame.getByRole('button', { name: / 20\d\d.? \d\d?:\d\d/ }).first().click();
      await frame.getByRole('button', { name: 'Plan this meeting' }).click();
      await frame.getByText('Booked.').waitFor();
      await hers.getByText(/^Next meeting/).first().waitFor();
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, waiting.email, `Meeting of “${title}”`);
    });

    async function openCircle(somebody: Visitor, person: DemoPerson): Promise<FrameLocator> {
      const frame = await enterCourse(demo, somebody, person.name);
      await frame.getByRole('link', { name: 'Circles', exact: true }).click();
      await frame.getByRole('link', { name: title }).click();
      await frame.getByRole('heading', { name: title }).waitFor();
      return frame;
    }
  });
}
