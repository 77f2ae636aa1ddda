import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aPair, aProgram, anId, someAvailability } from '../factories.ts';
import { endMatch } from '../matches/matches.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, bookSeries, cancelMeeting, cancelSeries, listMeetings, previewSeries, readMeetingHistory, readSeries } from './meetings.ts';

await useTestDatabase();

/** A Tuesday, 07:00 in Berlin, where clocks change on 28 March; in New York they do on 14 March. */
const now = new Date('2027-03-02T06:00Z');
const first = '2027-03-04T14:00Z'; // 15:00 in Berlin, 09:00 in New York
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

/** Longer than any series: matches of these tests begin when the test runs. */
const tenYears = { match: { weeks: 520 } };

async function berlinAndNewYork(rules: Parameters<typeof someAvailability>[2] = {}) {
  const place = await aProgram({ settings: tenYears });
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, rules);
  const pair = await aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'America/New_York' } }) });
  return { place, ...pair };
}
type Pair = Awaited<ReturnType<typeof berlinAndNewYork>>;
const weekly = (pair: Pair, count = 5) => previewSeries(pair.mentee, { matchId: pair.matchId, start: first, minutes: 45, repeat: 'weekly', count }, now);
const startsOf = (items: readonly { start: Date; conflict: unknown }[]) => items.filter(({ conflict }) => conflict === null).map(({ start }) => start.toISOString());

describe('the preview of a series', () => {
  it('lists every time on both clocks, the mentor’s always the same and the mentee’s as it comes', async () => {
    const { items, most } = await weekly(await berlinAndNewYork());
    assert.deepEqual(items.map(({ theirs }) => theirs.from), ['15:00', '15:00', '15:00', '15:00', '15:00']);
    assert.deepEqual(items.map(({ yours }) => `${yours.date.slice(5)} ${yours.from}`), ['03-04 09:00', '03-11 09:00', '03-18 10:00', '03-25 10:00', '04-01 09:00']);
    assert.ok(items.every(({ conflict, closest, moved }) => conflict === null && closest.length === 0 && !moved));
    assert.equal(most, 26);
  });

  it('says of each time what is in its way, and which are near', async () => {
    const pair = await berlinAndNewYork({ overrides: [{ date: '2027-03-18', windows: [] }, { date: '2027-03-25', windows: [{ from: '08:00', to: '10:00' }] }] });
    const other = await aPair(pair.place, { mentor: pair.mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2027-03-11T14:30Z', minutes: 30 }, now);
    const elsewhere = await aPair(pair.place, { mentee: pair.mentee });
    await bookMeeting(pair.mentee, { matchId: elsewhere.matchId, start: '2027-04-01T13:00Z', minutes: 30 }, now);
    const { items } = await weekly(pair);
    assert.deepEqual(items.map(({ conflict }) => conflict), [null, 'other-is-busy', 'closed-day', 'outside-hours', 'you-are-busy']);
    for (const { conflict, closest } of items) assert.equal(closest.length, conflict === null ? 0 : 3);
    assert.deepEqual((await previewSeries(pair.mentor, { matchId: pair.matchId, start: first, minutes: 45, repeat: 'weekly', count: 2 }, now)).items[1]!.conflict, 'you-are-busy');
  });

  it('counts its own times against the mentor’s cap, so that a month is full from its middle on and the next one begins anew', async () => {
    const { items } = await weekly(await berlinAndNewYork({ maxPerMonth: 2 }), 6);
    assert.deepEqual(items.map(({ conflict }) => conflict), [null, null, 'month-full', 'month-full', null, null]);
    assert.ok(items[2]!.closest.every(({ start }) => start >= new Date('2027-03-31T22:00Z')), 'nothing is offered in the full month');
  });

  it('names a time that is too soon for the mentor’s notice', async () => {
    const pair = await berlinAndNewYork({ minNoticeMinutes: 24 * 60 });
    const { items } = await previewSeries(pair.mentee, { matchId: pair.matchId, start: '2027-03-02T14:00Z', minutes: 45, repeat: 'fortnightly', count: 2 }, now);
    assert.deepEqual(items.map(({ conflict }) => conflict), ['past', null]);
  });

  it('is not asked of a year that nobody books in, the last that can be written too', async () => {
    const { mentee, matchId } = await berlinAndNewYork();
    for (const start of ['9999-12-31T23:55:00Z', '9999-12-31T10:00:00Z', '0000-01-01T00:00:00Z', '2028-03-03T14:00Z']) {
      for (const repeat of ['weekly', 'monthly'] as const) await assert.rejects(previewSeries(mentee, { matchId, start, minutes: 45, repeat }, now), broken('body-invalid'), `${start} ${repeat}`);
    }
  });

  it('ends with the program', async () => {
    const place = await aProgram({ endsOn: '2027-04-01', settings: tenYears });
    const { mentee, matchId } = await aPair(place);
    const preview = await previewSeries(mentee, { matchId, start: first, minutes: 45, repeat: 'fortnightly' }, now);
    assert.deepEqual([preview.most, preview.items.length, preview.items.at(-1)!.start.toISOString().slice(0, 10)], [3, 3, '2027-04-01']);
  });

  it('ends with the weeks of the match, unless they are over and the two go on', async () => {
    const place = await aProgram({ settings: { match: { weeks: 10 } } });
    const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
    await someAvailability(place, mentor.personId, {});
    const matchId = await aMatch(place, { mentorId: mentor.personId, menteeId: mentee.personId, startedAt: new Date('2027-02-01T00:00Z') });
    const most = async (at: Date) => (await previewSeries(mentee, { matchId, start: new Date(at.getTime() + 56 * 3_600_000).toISOString(), minutes: 45, repeat: 'weekly' }, at)).most;
    assert.deepEqual([await most(now), await most(new Date('2027-05-04T06:00Z'))], [6, 26]);
  });

  it('says which weekday of the month a monthly one is on', async () => {
    const { mentee, matchId } = await berlinAndNewYork();
    const preview = await previewSeries(mentee, { matchId, start: first, minutes: 45, repeat: 'monthly', count: 3 }, now);
    assert.deepEqual(preview.monthly, { weekday: 4, nth: 1 });
    assert.deepEqual(preview.items.map(({ theirs }) => theirs.date), ['2027-03-04', '2027-04-01', '2027-05-06']);
  });
});

describe('booking a series', () => {
  it('makes ordinary meetings that know their place, with one event and one mail for each of the two', async () => {
    const pair = await berlinAndNewYork();
    const starts = startsOf((await weekly(pair, 4)).items);
    const series = await bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat: 'weekly', starts, title: 'Our hour' }, now);
    assert.deepEqual(series.items.map(({ state, title, series: of }) => [state, title, of?.place, of?.of]), [1, 2, 3, 4].map((n) => ['confirmed', 'Our hour', n, 4]));
    assert.deepEqual(await readSeries(pair.mentor, series.id, now).then(({ items }) => items.map(({ id }) => id)), series.items.map(({ id }) => id));
    const uids = (await MeetingModel.find(pair.place).lean()).map(({ uid }) => uid);
    assert.equal(new Set(uids).size, 4);
    const [event, ...others] = await EventModel.find({ ...pair.place }).lean();
    assert.deepEqual([event?.type, others.length], ['meeting.series-booked', 0]);
    const mails = await OutboxModel.find(pair.place).lean();
    assert.deepEqual(mails.map(({ template }) => template), ['series-booked', 'series-booked']);
  });

  it('books all or nothing, and names each time that is gone with its reason', async () => {
    const pair = await berlinAndNewYork();
    const starts = startsOf((await weekly(pair)).items);
    const other = await aPair(pair.place, { mentor: pair.mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: starts[2]!, minutes: 45 }, now);
    await assert.rejects(bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat: 'weekly', starts }, now), (error: unknown) => {
      assert.ok(error instanceof RuleBroken && error.code === 'series-not-free');
      assert.deepEqual(error.details, { conflicts: [{ start: new Date(starts[2]!), conflict: 'other-is-busy' }] });
      return true;
    });
    assert.equal((await listMeetings(pair.mentee, {}, now)).items.length, 0);
    const rest = await bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat: 'weekly', starts: starts.filter((_, n) => n !== 2) }, now);
    assert.equal(rest.items.length, 4);
  });

  it('has one winner of two pairs who book overlapping series of one mentor at once', async () => {
    const pair = await berlinAndNewYork();
    const other = await aPair(pair.place, { mentor: pair.mentor });
    const starts = startsOf((await weekly(pair, 6)).items);
    const later = starts.slice(3).map((start) => new Date(Date.parse(start) + 15 * 60_000).toISOString());
    const book = async ({ mentee, matchId }: Pick<Pair, 'mentee' | 'matchId'>, at: readonly string[]): Promise<string> => {
      try {
        return String((await bookSeries(mentee, { matchId, minutes: 45, repeat: 'weekly', starts: at }, now)).items.length);
      } catch (error) {
        if (error instanceof RuleBroken) return error.code;
        throw error;
      }
    };
    const outcomes = await Promise.all([book(pair, starts), book(other, later)]);
    assert.ok(outcomes.join() === '6,series-not-free' || outcomes.join() === 'series-not-free,3', outcomes.join());
    const meetings = await MeetingModel.find(pair.place).sort({ start: 1 }).lean();
    for (const [n, { start }] of meetings.slice(1).entries()) assert.ok(start >= meetings[n]!.end);
  });

  it('never passes a cap, also where two pairs book into the same month at once', async () => {
    const pair = await berlinAndNewYork({ maxPerMonth: 4 });
    const other = await aPair(pair.place, { mentor: pair.mentor });
    const at = (hour: string) => ['04', '11', '18'].map((day) => `2027-03-${day}T${hour}Z`);
    const outcomes = await Promise.allSettled([
      bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat: 'weekly', starts: at('09:00') }, now),
      bookSeries(other.mentee, { matchId: other.matchId, minutes: 45, repeat: 'weekly', starts: at('12:00') }, now),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(await MeetingModel.countDocuments(pair.place), 3);
  });

  it('takes no time twice, and not a single one for a series', async () => {
    const { mentee, matchId } = await berlinAndNewYork();
    await assert.rejects(bookSeries(mentee, { matchId, minutes: 45, repeat: 'weekly', starts: [first, first] }, now), broken('body-invalid'));
  });

  it('is nobody’s but the pair’s', async () => {
    const pair = await berlinAndNewYork();
    const stranger = await aMentee(pair.place);
    await assert.rejects(previewSeries(stranger, { matchId: pair.matchId, start: first, minutes: 45, repeat: 'weekly' }, now), NotFound);
    await assert.rejects(readSeries(pair.mentee, anId(), now), NotFound);
  });
});

describe('cancelling meetings of a series', () => {
  async function booked(rules: Parameters<typeof berlinAndNewYork>[0] = {}) {
    const pair = await berlinAndNewYork(rules);
    const { items } = await weekly(pair);
    const series = await bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat: 'weekly', starts: startsOf(items) }, now);
    return { ...pair, series };
  }
  const states = async ({ mentee, series }: Awaited<ReturnType<typeof booked>>) => (await readSeries(mentee, series.id, now)).items.map(({ state }) => state);

  it('cancels one alone', async () => {
    const all = await booked();
    await cancelMeeting(all.mentor, all.series.items[1]!.id, {}, now);
    assert.deepEqual(await states(all), ['confirmed', 'cancelled', 'confirmed', 'confirmed', 'confirmed']);
  });

  it('cancels one and all later ones, frees their times and writes one mail with them', async () => {
    const all = await booked();
    await cancelSeries(all.mentor, all.series.items[2]!.id, {}, now);
    assert.deepEqual(await states(all), ['confirmed', 'confirmed', 'cancelled', 'cancelled', 'cancelled']);
    const again = await weekly(all);
    assert.deepEqual(again.items.map(({ conflict }) => conflict), ['you-are-busy', 'you-are-busy', null, null, null]);
    const mails = await OutboxModel.find({ ...all.place, template: 'series-cancelled' }).lean();
    assert.deepEqual(mails.map(({ receiverId }) => String(receiverId)).sort(), [all.mentee.personId, all.mentor.personId].sort());
    const letter = await readLetter({ ...all.place, id: anId(), lease: anId(), eventId: String(mails[0]!.eventId), receiverId: all.mentee.personId, template: 'series-cancelled', attempts: 1 } as unknown as Parameters<typeof readLetter>[0], now);
    assert.ok(typeof letter !== 'string');
    assert.deepEqual(letter.times?.spans.map(({ yours }) => yours.date), ['2027-03-18', '2027-03-25', '2027-04-01']);
  });

  it('stands in the history of each meeting: booked with the series, and cancelled with the rest of it, and to its two why', async () => {
    const all = await booked();
    const [kept, ...rest] = all.series.items;
    await cancelSeries(all.mentor, rest[0]!.id, { reason: 'I move away' }, now);
    const past = async (actor: typeof all.mentee, id: string) => (await readMeetingHistory(actor, id)).items.map(({ type, by, reason }) => [type, by?.id, reason]);
    assert.deepEqual(await past(all.mentee, kept!.id), [['meeting.series-booked', all.mentee.personId, undefined]]);
    for (const { id } of rest) assert.deepEqual(await past(all.mentee, id), [['meeting.series-booked', all.mentee.personId, undefined], ['meeting.series-cancelled', all.mentor.personId, 'I move away']]);
    assert.deepEqual((await past(await aCoordinator(all.place), rest[0]!.id))[1], ['meeting.series-cancelled', all.mentor.personId, undefined]);
  });

  it('asks for a reason where the first of them is within the notice', async () => {
    const all = await booked({ minNoticeMinutes: 24 * 60 });
    const soon = new Date('2027-03-04T06:00Z');
    await assert.rejects(cancelSeries(all.mentee, all.series.items[0]!.id, {}, soon), broken('body-invalid'));
    assert.equal((await cancelSeries(all.mentee, all.series.items[0]!.id, { reason: 'I move away' }, soon)).cancelled?.reason, 'I move away');
  });

  it('leaves a single meeting to be cancelled as such', async () => {
    const { mentee, matchId } = await berlinAndNewYork();
    const single = await bookMeeting(mentee, { matchId, start: first, minutes: 45 }, now);
    await assert.rejects(cancelSeries(mentee, single.id, {}, now), broken('moved-on'));
  });

  it('goes with its match, in one mail for each', async () => {
    const all = await booked();
    await endMatch(all.mentor, all.matchId, now);
    assert.deepEqual(new Set(await states(all)), new Set(['cancelled']));
    assert.deepEqual((await OutboxModel.find(all.place).lean()).map(({ template }) => template).filter((template) => template.endsWith('-cancelled')), ['series-cancelled', 'series-cancelled']);
  });
});
