import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { ask, enterCourse, send } from './api.ts';
import { feedAt, invitationsTo } from './calendar-files.ts';
import { openMail } from './mail.ts';
import { bringTogether, joinAsMentee } from './pair.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { mentoringFrame, visitor, type Visitor } from './visitor.ts';

/** Who meets: in London, Toronto and Kochi, from 20 October 2026 on. London’s clocks go back on the 25th, Toronto’s a week later. */
export interface FarApart {
  readonly mentee: DemoPerson;
  readonly late: DemoPerson;
  readonly mentor: DemoPerson;
}

/** Saturday 31 October, 14:00 in Toronto, which is still on summer time: in London it is an hour earlier than on other Saturdays. */
const start = '2026-10-31T18:00:00.000Z';

/** The first meeting lies in the week in which the clocks of the two do not change together; somebody else wants the same time. */
export function describeClockChangeJourney(demo: TestDemo, { mentee, late, mentor }: FarApart): void {
  describe('the first meeting, in the week when two zones change their clocks apart', () => {
    let open: OpenBrowser;
    let [his, hers, theirs]: Visitor[] = [];
    let frame: FrameLocator;
    let matchOfLate: string;
    const step = story(() => [his, hers, theirs]);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [his, hers, theirs] = [await visitor(open.browser), await visitor(open.browser), await visitor(open.browser)];
    });
    after(() => open.close());

    step('two mentees have the same mentor', async () => {
      await enterCourse(demo, hers!, mentor.name);
      await joinAsMentee(demo, his!, mentee);
      await bringTogether(demo, his!, hers!, mentor);
      await joinAsMentee(demo, theirs!, late);
      matchOfLate = await bringTogether(demo, theirs!, hers!, mentor);
    });

    step('each reads the right hours of that week, and where the clocks change', async () => {
      for (const [who, hour] of [[his!, '18:00'], [theirs!, '23:30']] as const) {
        frame = mentoringFrame(who.page);
        await frame.getByRole('link', { name: 'Meetings', exact: true }).click();
        await frame.getByRole('button', { name: 'Pick a time' }).click();
        await frame.getByRole('button', { name: 'Later week' }).click();
        await slotAt(frame, hour).waitFor();
        await frame.getByText(/Clocks change in (Toronto|London)/).first().waitFor();
      }
    });

    step('the first one who chooses keeps the time; the second is refused and sees what else there is', async () => {
      const first = mentoringFrame(his!.page);
      await slotAt(first, '18:00').click();
      await first.getByText(/^Kept for you until /).waitFor();
      const second = mentoringFrame(theirs!.page);
      const refused = theirs!.page.waitForResponse((response) => response.status() === 409);
      await slotAt(second, '23:30').click();
      assert.equal(((await (await refused).json()) as { code: string }).code, 'slot-taken');
      await second.getByText('Someone was faster').first().waitFor();
    });

    step('the time is booked, on both clocks; a second booking of it is a 409', async () => {
      const first = mentoringFrame(his!.page);
      await first.getByRole('button', { name: 'Book this time' }).click();
      await first.getByText('Booked.', { exact: true }).waitFor();
      const card = first.getByRole('listitem').filter({ has: first.getByRole('heading', { name: `Meeting with ${mentor.given}` }) });
      await card.getByText('your time, London').waitFor();
      assert.deepEqual(await hoursOf(his!), ['18:00', '14:00']);
      assert.deepEqual(await hoursOf(hers!), ['14:00', '18:00']);
      const again = await send(demo, theirs!, 'POST', '/api/meetings', { matchId: matchOfLate, start, minutes: 45 });
      assert.equal(again.status, 409);
    });

    step('it is one event in every calendar: in both mails and in the feed', async () => {
      await using post = await visitor(open.browser);
      await openMail(post, demo.mailboxUrl, mentee.email, `Meeting with ${mentor.name}`);
      await openMail(post, demo.mailboxUrl, mentor.email, mentee.name);
      const { path } = await ask<{ path: string }>(demo, his!, 'POST', '/api/calendar-feed/address', { content: 'full' });
      const told = [await invitationsTo(demo.mailboxUrl, mentee.email), await invitationsTo(demo.mailboxUrl, mentor.email), await feedAt(demo.toolUrl + path)];
      const ofThisTime = told.map((events) => events.filter((event) => event.start.toISOString() === start));
      assert.deepEqual(ofThisTime.map(({ length }) => length), [1, 1, 1]);
      assert.equal(new Set(ofThisTime.flat().map(({ uid }) => uid)).size, 1);
    });

    /** What the clocks of the reader and of the other one say when it begins. */
    async function hoursOf(visitor: Visitor): Promise<string[]> {
      const { items } = await ask<{ items: { when: { start: string; yours: { from: string }; theirs: { from: string } } }[] }>(demo, visitor, 'GET', '/api/meetings');
      return items.filter(({ when }) => when.start === start).flatMap(({ when }) => [when.yours.from, when.theirs.from]);
    }
  });

  function slotAt(frame: FrameLocator, hour: string) {
    return frame.getByRole('button', { name: new RegExp(`^Sat,? 31 Oct 2026, ${hour} your time, 14:00 ${mentor.given}.s time`) });
  }
}
