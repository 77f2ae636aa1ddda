import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { openBrowser, type OpenBrowser } from '../browser.ts';
import type { DemoPerson } from '../people.ts';
import { ask, enterCourse } from './api.ts';
import { feedAt, invitationsTo, type CalendarEvent } from './calendar-files.ts';
import { openMail } from './mail.ts';
import { bringTogether, joinAsMentee } from './pair.ts';
import { goBy } from './passing-time.ts';
import { story } from './story.ts';
import type { TestDemo } from './test-demo.ts';
import { mentoringFrame, visitor, type Visitor } from './visitor.ts';

/** A mentee who has no mentor yet, and a mentor with whom she meets. */
export interface TwoWhoMeet {
  readonly mentee: DemoPerson;
  readonly mentor: DemoPerson;
}

interface Meeting {
  readonly id: string;
  readonly when: { readonly start: string };
}

const hourMs = 3_600_000;

/** One meeting from its booking to the next one: moved a day before, prepared and held together, with what comes of it. */
export function describeMeetingJourney(demo: TestDemo, { mentee, mentor }: TwoWhoMeet): void {
  describe('a meeting of two, from its booking to the next one', () => {
    let open: OpenBrowser;
    let [her, him]: Visitor[] = [];
    let hers: FrameLocator;
    let his: FrameLocator;
    let matchId: string;
    let booked: Meeting;
    /** The calendar that the mentee has subscribed to, and what it showed of the meeting before. */
    let feed: string;
    let asBooked: CalendarEvent;
    const step = story(() => [her, him]);
    const askHer = <T>(method: string, path: string, body?: unknown): Promise<T> => ask<T>(demo, her!, method, path, body);

    before(async () => {
      open = await openBrowser({ thirdPartyCookies: 'blocked' });
      [her, him] = [await visitor(open.browser), await visitor(open.browser)];
      [hers, his] = [mentoringFrame(her.page), mentoringFrame(him.page)];
    });
    after(() => open.close());

    step('the two have booked a meeting of tomorrow, and her calendar shows it', async () => {
      await enterCourse(demo, him!, mentor.name);
      await joinAsMentee(demo, her!, mentee);
      matchId = await bringTogether(demo, her!, him!, mentor);
      booked = await bookFirst(25);
      feed = demo.toolUrl + (await askHer<{ path: string }>('POST', '/api/calendar-feed/address', { content: 'full' })).path;
      [asBooked] = await feedAt(feed) as [CalendarEvent];
      assert.deepEqual([asBooked.start.toISOString(), asBooked.sequence], [booked.when.start, 0]);
      await using post = await visitor(open.browser);
      for (const [to, other] of [[mentee, mentor], [mentor, mentee]] as const) await openMail(post, demo.mailboxUrl, to.email, new RegExp(`^Meeting with ${other.name}`));
    });

    step('a day before she moves it, and he sees that without reloading', async () => {
      await hers.getByRole('link', { name: 'Meetings', exact: true }).click();
      await his.getByRole('link', { name: 'Meetings', exact: true }).click();
      await his.getByRole('button', { name: `Move the meeting with ${mentee.given}, ${dayOf(booked, mentor)}` }).waitFor();
      await hers.getByRole('button', { name: `Move the meeting with ${mentor.given}, ${dayOf(booked, mentee)}` }).click();
      await hers.getByRole('heading', { name: `Move the meeting with ${mentor.given}` }).waitFor();
      await hers.getByRole('button', { name: /your time, .+ time, free/ }).last().click();
      await hers.getByRole('button', { name: 'Move to this time' }).click();
      await hers.getByText('Moved.', { exact: true }).waitFor();
      const moved = await meeting();
      assert.notEqual(moved.when.start, booked.when.start);
      await his.getByRole('button', { name: `Move the meeting with ${mentee.given}, ${dayOf(moved, mentor)}` }).waitFor();
    });

    step('it is the same event in the feed and in both mails, in its next version', async () => {
      const { when: { start } } = await meeting();
      await using post = await visitor(open.browser);
      for (const [to, other] of [[mentee, mentor], [mentor, mentee]] as const) {
        await openMail(post, demo.mailboxUrl, to.email, `Moved: meeting with ${other.name}`);
        const told = (await invitationsTo(demo.mailboxUrl, to.email)).filter(({ uid }) => uid === asBooked.uid);
        assert.deepEqual(told.map(({ method, sequence }) => [method, sequence]), [['REQUEST', 0], ['REQUEST', 1]]);
        assert.equal(told.at(-1)!.start.toISOString(), start);
      }
      const shown = await feedAt(feed);
      assert.deepEqual(shown.map(({ uid, sequence, start: at }) => [uid, sequence, at.toISOString()]), [[asBooked.uid, 1, start]]);
    });

    step('its history says who moved it, when, and from when to when', async () => {
      const { items } = await ask<{ items: { type: string; by: { name: string }; at: string; from?: { start: string }; to?: { start: string } }[] }>(demo, him!, 'GET', `/api/meetings/${booked.id}/history`);
      const { when: { start } } = await meeting();
      assert.deepEqual(items.map(({ type, by, from, to }) => [type, by.name, from?.start, to?.start]), [
        ['meeting.booked', mentee.name, undefined, undefined],
        ['meeting.moved', mentee.name, booked.when.start, start],
      ]);
      assert.ok(items.every(({ at }) => Math.abs(Date.parse(at) - Date.now()) < hourMs));
    });

    step('the agenda is that of a first meeting, and both add to it at the same time', async () => {
      for (const [frame, other] of [[hers, mentor], [his, mentee]] as const) {
        await frame.getByRole('button', { name: new RegExp(`^Agenda of the meeting with ${other.given}, `) }).first().click();
        await frame.getByText('Our stories: how we came here').waitFor();
      }
      await Promise.all([add(hers, 'My bus-delay model'), add(his, 'What an internship is for')]);
      for (const frame of [hers, his]) for (const text of ['My bus-delay model', 'What an internship is for']) await frame.getByRole('button', { name: text, exact: true }).waitFor();
    });

    step('an item becomes her task, another one is left for the next time', async () => {
      await chooseFor(his, 'My bus-delay model', 'Make it a task');
      await his.getByLabel('What is to be done?').first().fill('Write one page about the model');
      await his.getByRole('group', { name: 'Who does it?' }).first().getByRole('radio', { name: mentee.given }).check();
      await his.getByRole('button', { name: 'Add the task' }).click();
      await hers.getByRole('checkbox', { name: /Write one page about the model/ }).waitFor();
      await chooseFor(his, 'What an internship is for', 'Leave for next time');
      await hers.getByText('Left for next time').first().waitFor();
    });

    step('what she writes down is hers until she shares it', async () => {
      await hers.getByRole('button', { name: 'New note' }).click();
      await hers.getByLabel('Your note').fill('He asks before he answers.');
      await hers.getByRole('button', { name: 'Save', exact: true }).click();
      await hers.getByText('He asks before he answers.').waitFor();
      assert.deepEqual((await ask<{ items: unknown[] }>(demo, him!, 'GET', `/api/matches/${matchId}/notes`)).items, []);
      await hers.getByRole('button', { name: new RegExp(`^Share with ${mentor.given}: `) }).click();
      await hers.getByRole('button', { name: 'Share', exact: true }).click();
      await his.getByText('He asks before he answers.').waitFor();
    });

    step('they have met, and the next agenda has the open item', async () => {
      await goBy(demo, booked.id, 1);
      await askHer('POST', `/api/meetings/${booked.id}/held`, { held: true });
      await bookFirst(48);
      await hers.getByRole('link', { name: 'Home', exact: true }).click();
      await hers.getByRole('button', { name: /^Agenda of the meeting with / }).first().click();
      const item = hers.getByRole('listitem').filter({ has: hers.getByRole('button', { name: 'What an internship is for', exact: true }) });
      await item.getByText(/^Carried over from /).waitFor();
      await hers.getByRole('checkbox', { name: /Write one page about the model/ }).waitFor();
    });

    step('three meetings that repeat are moved in one act, this and all later, and both calendars follow', async () => {
      const before = await bookSeries();
      await hers.getByRole('link', { name: 'Meetings', exact: true }).click();
      await hers.getByRole('button', { name: `Move the meeting with ${mentor.given}, ${dayOf(before[0]!, mentee)}` }).click();
      await hers.getByRole('checkbox', { name: 'All later ones of this series too' }).check();
      await chooseForAll(before.length);
      await hers.getByRole('button', { name: `Move ${before.length} meetings`, exact: true }).click();
      await hers.getByText('Moved.', { exact: true }).waitFor();
      const after = await Promise.all(before.map(({ id }) => askHer<Meeting>('GET', `/api/meetings/${id}`)));
      assert.ok(after.every(({ when: { start } }, at) => start !== before[at]!.when.start));
      const shown = await feedAt(feed);
      for (const { when: { start } } of after) assert.ok(shown.some((event) => event.start.toISOString() === start && event.sequence === 1));
      await using post = await visitor(open.browser);
      for (const [to, other] of [[mentee, mentor], [mentor, mentee]] as const) await openMail(post, demo.mailboxUrl, to.email, `Moved: meetings with ${other.name}`);
    });

    /** Tries one free time after the other until it suits all the later meetings as well, and not some of them only. */
    async function chooseForAll(count: number): Promise<void> {
      const free = hers.getByRole('button', { name: /your time, .+ time, free/ });
      const move = hers.getByRole('button', { name: /^Move \d+ meetings?$/ });
      await free.first().waitFor();
      for (let at = await free.count() - 1; at >= 0; at -= 1) {
        await free.nth(at).click();
        await hers.getByRole('button', { name: 'See all new times' }).click();
        await move.waitFor();
        if ((await move.innerText()).includes(String(count))) return;
      }
      assert.fail(`no time of that week suits all: ${await hers.getByRole('listitem').allInnerTexts().then((lines) => lines.join('; '))}`);
    }

    /** Three times, a week apart, from the next week on. */
    async function bookSeries(): Promise<readonly Meeting[]> {
      const { items: [slot], minutes } = await slotsFrom(7 * 24);
      const wish = { matchId, start: slot!.start, minutes, repeat: 'weekly', count: 3 };
      const { items } = await askHer<{ items: { start: string; conflict: string | null }[] }>('POST', '/api/meeting-series/preview', wish);
      const starts = items.filter(({ conflict }) => conflict === null).map(({ start }) => start);
      return (await askHer<{ items: Meeting[] }>('POST', '/api/meeting-series', { matchId, minutes, repeat: 'weekly', starts })).items;
    }

    /** The first free time that begins so many hours from now or later. */
    async function bookFirst(hours: number): Promise<Meeting> {
      const { items: [slot], minutes } = await slotsFrom(hours);
      return askHer<Meeting>('POST', '/api/meetings', { matchId, start: slot!.start, minutes });
    }

    /** The free times from so many hours from now on. */
    async function slotsFrom(hours: number): Promise<{ items: { start: string }[]; minutes: number }> {
      const after = Date.now() + hours * hourMs;
      const { items, minutes } = await askHer<{ items: { start: string }[]; minutes: number }>('GET', `/api/matches/${matchId}/slots?from=${new Date(after).toISOString().slice(0, 10)}`);
      const later = items.filter(({ start }) => Date.parse(start) > after);
      assert.ok(later.length > 0, 'there is a free time');
      return { items: later, minutes };
    }

    function meeting(): Promise<Meeting> {
      return askHer<Meeting>('GET', `/api/meetings/${booked.id}`);
    }

    async function add(frame: FrameLocator, text: string): Promise<void> {
      await frame.getByLabel('Add a topic').fill(text);
      await frame.getByRole('button', { name: 'Add', exact: true }).first().click();
    }

    async function chooseFor(frame: FrameLocator, title: string, act: string): Promise<void> {
      await frame.getByRole('button', { name: `More about “${title}”` }).click();
      await frame.getByRole('menuitem', { name: act }).click();
    }
  });
}

/** As screens name the day of a meeting: "Wednesday 21 October". */
function dayOf({ when: { start } }: Meeting, { zone }: DemoPerson): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).formatToParts(new Date(start));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')}`;
}
