import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, someAvailability, type Place } from '../factories.ts';
import { pauseMatch, resumeMatch } from '../matches/matches.ts';
import { bookMeeting, cancelMeeting, cancelSeries, listMeetings, moveMeeting, moveSeries, previewSeriesMove, readCalendarEntries, readMeeting, readMeetingHistory, readSeries } from '../meetings/meetings.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotAllowed, NotFound, type RuleBroken } from '../problems.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { bookCircleMeeting, bookCircleSeries, closeCircle, joinCircle, leaveCircle, previewCircleSeries, readCircle, startCircle } from './circles.ts';

await useTestDatabase();

/** A Tuesday. Clocks go back in Berlin on Sunday, 25 October; in São Paulo they stay. */
const now = new Date('2026-10-13T09:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const broken = (code: string) => ({ name: 'RuleBroken', code });
/** Thursdays, 15:00 in Berlin. */
const thursdays = ['2026-10-15T13:00:00.000Z', '2026-10-22T13:00:00.000Z', '2026-10-29T14:00:00.000Z', '2026-11-05T14:00:00.000Z'] as const;
const weekly = { start: thursdays[0], minutes: 45, repeat: 'weekly', count: 4 } as const;
const all = { minutes: 45, repeat: 'weekly', starts: thursdays } as const;

/** Ben's circle of Ana, in São Paulo, and Bo, in Berlin as Ben is. */
async function aCircleOfTwo({ place, rules = {} }: { place?: Place; rules?: Parameters<typeof someAvailability>[2] } = {}) {
  const program = place ?? (await aProgram());
  const ben = await aMentor(program);
  await someAvailability(program, ben.personId, rules);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(program, { person: { zone: 'America/Sao_Paulo' } }), await aMentee(program)];
  for (const member of [ana, bo]) await joinCircle(member, id, now);
  return { place: program, ben, id, ana, bo };
}
async function inSeries(options: Parameters<typeof aCircleOfTwo>[0] = {}) {
  const circle = await aCircleOfTwo(options);
  const series = await bookCircleSeries(circle.ben, circle.id, all, now);
  return { ...circle, series, ids: series.items.map((meeting) => meeting.id) };
}

const mailsTo = ({ tenantId, programId, personId }: ProgramActor, template: MailTemplate): Promise<number> => OutboxModel.countDocuments({ tenantId, programId, receiverId: personId, template });
const upcoming = async (actor: ProgramActor, at = now): Promise<string[]> => (await listMeetings(actor, {}, at)).items.map(({ id }) => id);
const startsOf = async (actor: ProgramActor, seriesId: string): Promise<string[]> => (await readSeries(actor, seriesId, now)).items.map(({ when }) => when.start.toISOString());

/** The latest letter of this kind to somebody. */
async function letterTo({ tenantId, programId, personId }: ProgramActor, template: MailTemplate, at = now) {
  const { _id, eventId } = await OutboxModel.findOne({ tenantId, programId, receiverId: personId, template }).sort({ _id: -1 }).lean().orFail();
  const letter = await readLetter({ id: String(_id), tenantId, programId, eventId: String(eventId), receiverId: personId, template, attempts: 0 }, at);
  assert.ok(typeof letter === 'object', String(letter));
  return letter;
}

describe('the preview of a circle’s series', () => {
  test('keeps its mentor’s time of day over a change of clocks, and says which change moves a member’s', async () => {
    const { ben, id } = await aCircleOfTwo();
    const preview = await previewCircleSeries(ben, id, weekly, now);
    assert.deepEqual(preview.partner, { id, name: 'Data careers', headline: null });
    assert.deepEqual(preview.items.map(({ start, yours, theirs, conflict }) => [start.toISOString(), yours.from, theirs.from, conflict]), thursdays.map((start) => [start, '15:00', '15:00', null]));
    assert.deepEqual([preview.most, preview.busy, preview.clockChanges.map(({ zone, date }) => [zone, date])], [26, [], [['Europe/Berlin', '2026-10-25']]]);
    assert.deepEqual(await upcoming(ben), [], 'books nothing');
  });

  test('says of each time what is in its mentor’s way and what is near; a member who is busy is counted there and nowhere in the way', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo({ rules: { overrides: [{ date: '2026-10-29', windows: [] }] } });
    const [ofBen, ofAna] = [await aPair(place, { mentor: ben }), await aPair(place, { mentee: ana })];
    await bookMeeting(ofBen.mentee, { matchId: ofBen.matchId, start: thursdays[1], minutes: 30 }, now);
    await bookMeeting(ana, { matchId: ofAna.matchId, start: thursdays[3], minutes: 30 }, now);
    const { items, busy } = await previewCircleSeries(ben, id, weekly, now);
    assert.deepEqual(items.map(({ conflict, closest }) => [conflict, closest.length]), [[null, 0], ['you-are-busy', 3], ['closed-day', 3], [null, 0]]);
    assert.deepEqual(busy.map(({ start, members }) => [start.toISOString(), members]), [[thursdays[3], 1]]);
  });

  test('counts the mentor’s caps as those of a pair do, repeats every two weeks and every month, and ends with the program', async () => {
    const { ben, id } = await aCircleOfTwo({ place: await aProgram({ endsOn: '2026-11-12' }), rules: { maxPerMonth: 2 } });
    const seen = async (repeat: 'weekly' | 'fortnightly' | 'monthly') => (await previewCircleSeries(ben, id, { start: thursdays[0], minutes: 45, repeat }, now)).items.map(({ yours, conflict }) => [yours.date.slice(5), conflict]);
    assert.deepEqual(await seen('weekly'), [['10-15', null], ['10-22', null], ['10-29', 'month-full'], ['11-05', null], ['11-12', null]]);
    assert.deepEqual(await seen('fortnightly'), [['10-15', null], ['10-29', null], ['11-12', null]]);
    assert.deepEqual(await seen('monthly'), [['10-15', null]]);
  });

  test('is its mentor’s alone, of a circle that still meets, for somebody', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    for (const actor of [ana, await aCoordinator(place)]) {
      await assert.rejects(previewCircleSeries(actor, id, weekly, now), NotAllowed);
      await assert.rejects(bookCircleSeries(actor, id, all, now), NotAllowed);
    }
    for (const actor of [await aStranger(place), await aMentor(await aProgram())]) {
      await assert.rejects(previewCircleSeries(actor, id, weekly, now), NotFound);
      await assert.rejects(bookCircleSeries(actor, id, all, now), NotFound);
    }
    const empty = await startCircle(ben, { title: 'Empty', visibility: 'open' }, now);
    await assert.rejects(previewCircleSeries(ben, empty.id, weekly, now), broken('circle-empty'));
    await assert.rejects(bookCircleSeries(ben, empty.id, all, now), broken('circle-empty'));
    await closeCircle(ben, id, { to: 'ended' }, now);
    await assert.rejects(previewCircleSeries(ben, id, weekly, now), broken('moved-on'));
    await assert.rejects(bookCircleSeries(ben, id, all, now), broken('circle-empty'));
  });
});

describe('a circle’s series', () => {
  test('is meetings of the circle like any other, told to each person by one mail, with everybody’s time taken; the circle has begun', async () => {
    const { place, ben, id, ana, bo, series, ids } = await inSeries();
    assert.deepEqual(series.items.map(({ circle, series: of, matchId }) => [circle?.people, of?.place, of?.of, matchId]), [1, 2, 3, 4].map((place) => [2, place, 4, null]));
    for (const one of [ben, ana, bo]) assert.deepEqual([await upcoming(one), await mailsTo(one, 'series-booked'), await mailsTo(one, 'meeting-booked')], [ids, 1, 0]);
    assert.equal((await readCircle(ana, id, now)).state, 'active');
    const anas = await letterTo(ana, 'series-booked');
    assert.deepEqual([anas.other, anas.times?.ofCircle, anas.times?.spans.map(({ yours }) => yours.from), anas.times?.meetingIds], ['Data careers', true, ['10:00', '10:00', '11:00', '11:00'], ids]);
    assert.deepEqual((await readCalendarEntries(ana, ids, now)).map(({ sequence }) => sequence), [0, 0, 0, 0]);
    assert.equal(new Set((await readCalendarEntries(ana, ids, now)).map(({ uid }) => uid)).size, 4);
    assert.deepEqual((await readMeetingHistory(ana, ids[2]!)).items.map(({ type, by }) => [type, by?.id]), [['meeting.series-booked', ben.personId]]);
    const other = await aPair(place, { mentee: bo });
    await assert.rejects(bookMeeting(bo, { matchId: other.matchId, start: thursdays[2], minutes: 30 }, now), broken('you-are-busy'));
  });

  test('books a member who is busy at one of its times for the others, and says so in their mail', async () => {
    const { place, ben, id, ana, bo } = await aCircleOfTwo();
    const { matchId } = await aPair(place, { mentee: ana });
    await bookMeeting(ana, { matchId, start: thursdays[1], minutes: 30 }, now);
    const { id: seriesId } = await bookCircleSeries(ben, id, all, now);
    const busyOf = async (actor: ProgramActor) => (await readSeries(actor, seriesId, now)).items.map(({ circle }) => circle?.busy);
    assert.deepEqual([await busyOf(ana), await busyOf(bo)], [[false, true, false, false], [false, false, false, false]]);
    assert.deepEqual([(await letterTo(ana, 'series-booked')).times?.busy, (await letterTo(bo, 'series-booked')).times?.busy], [[false, true, false, false], [false, false, false, false]]);
  });

  test('is booked whole or not at all: each time that is gone is named', async () => {
    const { place, ben, id } = await aCircleOfTwo();
    const ofBen = await aPair(place, { mentor: ben });
    const taken = await bookMeeting(ofBen.mentee, { matchId: ofBen.matchId, start: thursdays[2], minutes: 30 }, now);
    await assert.rejects(bookCircleSeries(ben, id, all, now), (error: RuleBroken) => {
      assert.deepEqual([error.code, error.details], ['series-not-free', { conflicts: [{ start: new Date(thursdays[2]), conflict: 'you-are-busy' }] }]);
      return true;
    });
    assert.deepEqual([await upcoming(ben), (await readCircle(ben, id, now)).state], [[taken.id], 'forming']);
    await assert.rejects(bookCircleSeries(ben, id, { ...all, starts: [thursdays[0], thursdays[0]] }, now), broken('body-invalid'));
  });

  test('at once with a meeting of its mentor never books the mentor twice', async () => {
    const { place, ben, id } = await aCircleOfTwo();
    const ofBen = await aPair(place, { mentor: ben });
    await Promise.allSettled([bookCircleSeries(ben, id, all, now), bookMeeting(ofBen.mentee, { matchId: ofBen.matchId, start: thursdays[3], minutes: 30 }, now)]);
    const { items } = await listMeetings(ben, {}, now);
    assert.ok(items.length === 1 || items.length === 4, String(items.length));
  });

  test('this one is cancelled and moved as a circle’s meeting is; the others stay', async () => {
    const { ben, ana, series, ids } = await inSeries();
    await cancelMeeting(ben, ids[1]!, {}, now);
    await moveMeeting(ben, ids[2]!, { from: thursdays[2], start: '2026-10-30T14:00:00.000Z' }, now);
    assert.deepEqual([await upcoming(ana), await mailsTo(ana, 'meeting-cancelled'), await mailsTo(ana, 'meeting-moved')], [[ids[0], ids[2], ids[3]], 1, 1]);
    assert.deepEqual(await startsOf(ana, series.id), [thursdays[0], thursdays[1], '2026-10-30T14:00:00.000Z', thursdays[3]]);
  });

  test('this and all later ones are cancelled by its mentor, by one mail for each', async () => {
    const { place, ben, ana, bo, ids } = await inSeries();
    await assert.rejects(cancelSeries(ana, ids[1]!, {}, now), NotAllowed);
    await cancelSeries(ben, ids[1]!, { reason: 'A sabbatical' }, now);
    for (const one of [ben, ana, bo]) assert.deepEqual([await upcoming(one), await mailsTo(one, 'series-cancelled'), await mailsTo(one, 'meeting-cancelled')], [[ids[0]], 1, 0]);
    const { other, times } = await letterTo(ana, 'series-cancelled');
    assert.deepEqual([other, times?.ofCircle, times?.reason, times?.meetingIds], ['Data careers', true, 'A sabbatical', ids.slice(1)]);
    const { matchId } = await aPair(place, { mentee: bo });
    assert.equal((await bookMeeting(bo, { matchId, start: thursdays[3], minutes: 30 }, now)).state, 'confirmed', 'their time is free again');
  });

  test('this and all later ones are moved as far as it goes on its mentor’s clock, over a change of clocks, by one mail for each', async () => {
    const { place, ben, ana, bo, series, ids } = await inSeries();
    const { matchId } = await aPair(place, { mentee: ana });
    await bookMeeting(ana, { matchId, start: '2026-10-30T10:30:00.000Z', minutes: 30 }, now);
    const start = '2026-10-23T09:30:00.000Z'; // Friday, 11:30 in Berlin
    const { items } = await previewSeriesMove(ben, ids[1]!, { start }, now);
    assert.deepEqual(items.map(({ meetingId, to, conflict }) => [meetingId, to.yours.date.slice(5), to.yours.from, to.theirs.from, conflict]), [
      [ids[1], '10-23', '11:30', '11:30', null], [ids[2], '10-30', '11:30', '11:30', null], [ids[3], '11-06', '11:30', '11:30', null],
    ]);
    await assert.rejects(moveSeries(ana, ids[1]!, { from: thursdays[1], start, staying: [] }, now), NotAllowed);
    await moveSeries(ben, ids[1]!, { from: thursdays[1], start, staying: [], reason: 'A class' }, now);
    assert.deepEqual(await startsOf(bo, series.id), [thursdays[0], start, '2026-10-30T10:30:00.000Z', '2026-11-06T10:30:00.000Z']);
    for (const one of [ben, ana, bo]) assert.deepEqual([await mailsTo(one, 'series-moved'), await mailsTo(one, 'meeting-moved')], [1, 0]);
    const { other, times } = await letterTo(ana, 'series-moved');
    assert.deepEqual([other, times?.spans.map(({ yours }) => yours.from), times?.busy, times?.reason, times?.byReceiver], ['Data careers', ['06:30', '07:30', '07:30'], [false, true, false], 'A class', false]);
    assert.equal((await readMeeting(ana, ids[2]!, now)).circle?.busy, true);
    const ofBo = await aPair(place, { mentee: bo });
    assert.equal((await bookMeeting(bo, { matchId: ofBo.matchId, start: thursdays[3], minutes: 30 }, now)).state, 'confirmed', 'the time that it had is free');
    await assert.rejects(bookMeeting(bo, { matchId: ofBo.matchId, start: '2026-11-06T10:30:00.000Z', minutes: 30 }, now), broken('you-are-busy'));
  });

  test('moved to where the next one was, it moves all after it; one that cannot go is named and stays', async () => {
    const { place, ben, series, ids } = await inSeries();
    const ofBen = await aPair(place, { mentor: ben });
    await bookMeeting(ofBen.mentee, { matchId: ofBen.matchId, start: '2026-11-12T14:00:00.000Z', minutes: 30 }, now);
    assert.deepEqual((await previewSeriesMove(ben, ids[3]!, { start: '2026-11-06T14:00:00.000Z' }, now)).items.map(({ conflict }) => conflict), [null]);
    await assert.rejects(previewSeriesMove(ben, ids[3]!, { start: '2026-11-12T14:00:00.000Z' }, now), broken('you-are-busy'));
    await cancelMeeting(ben, ids[3]!, {}, now);
    await moveSeries(ben, ids[0]!, { from: thursdays[0], start: thursdays[1], staying: [] }, now);
    assert.deepEqual(await startsOf(ben, series.id), [thursdays[1], thursdays[2], thursdays[3], thursdays[3]]);
  });

  test('goes with the circle: one mail for each', async () => {
    const { ben, id, ana, bo } = await inSeries();
    await closeCircle(ben, id, { to: 'ended' }, later(1));
    for (const one of [ben, ana, bo]) assert.deepEqual([await upcoming(one), await mailsTo(one, 'series-cancelled'), await mailsTo(one, 'meeting-cancelled')], [[], 1, 0]);
  });
});

describe('who comes to a circle’s series', () => {
  const afterTwo = new Date('2026-10-23T09:00:00Z');

  test('who joins between its dates has all later ones, by one mail that names those alone', async () => {
    const { place, ben, id, series, ids } = await inSeries();
    const single = await bookCircleMeeting(ben, id, { start: '2026-10-27T10:00:00.000Z', minutes: 45 }, now);
    const late = await aMentee(place, { person: { zone: 'Asia/Tokyo' } });
    await joinCircle(late, id, afterTwo);
    assert.deepEqual(await upcoming(late, afterTwo), [single.id, ids[2], ids[3]]);
    assert.deepEqual([await mailsTo(late, 'series-booked'), await mailsTo(late, 'meeting-booked')], [1, 1]);
    assert.deepEqual((await letterTo(late, 'series-booked', afterTwo)).times?.meetingIds, ids.slice(2));
    assert.deepEqual((await readSeries(late, series.id, afterTwo)).items.map((meeting) => meeting.id), ids.slice(2), 'what was before them they do not see');
    assert.equal((await readSeries(ben, series.id, afterTwo)).items.length, 4);
    await assert.rejects(readSeries(await aMentee(place), series.id, afterTwo), NotFound);
  });

  test('who joins before the last one is told of that one as of a single meeting', async () => {
    const { place, id, ids } = await inSeries();
    const late = await aMentee(place);
    await joinCircle(late, id, new Date('2026-11-01T09:00:00Z'));
    assert.deepEqual([await mailsTo(late, 'series-booked'), await mailsTo(late, 'meeting-booked'), (await letterTo(late, 'meeting-booked', new Date('2026-11-01T09:00:00Z'))).meeting?.id], [0, 1, ids[3]]);
  });

  test('who leaves has none of the later ones, is told by one mail, and keeps those that were', async () => {
    const { place, id, ana, bo, series, ids } = await inSeries();
    await leaveCircle(ana, id, afterTwo);
    assert.deepEqual([await upcoming(ana, afterTwo), await upcoming(bo, afterTwo), await mailsTo(ana, 'circle-meetings-left')], [[], ids.slice(2), 1]);
    assert.deepEqual((await letterTo(ana, 'circle-meetings-left', afterTwo)).times?.meetingIds, ids.slice(2));
    assert.deepEqual((await readSeries(ana, series.id, afterTwo)).items.map((meeting) => meeting.id), ids.slice(0, 2));
    const { matchId } = await aPair(place, { mentee: ana });
    assert.equal((await bookMeeting(ana, { matchId, start: thursdays[3], minutes: 30 }, afterTwo)).state, 'confirmed');
  });

  test('who rests is out of those in their break, and back in all later ones by one mail, by new numbers', async () => {
    const { ben, id, ana, ids } = await inSeries();
    const { myMatchId } = await readCircle(ana, id, now);
    await pauseMatch(ana, myMatchId!, later(1));
    assert.deepEqual(await upcoming(ana), []);
    await moveSeries(ben, ids[2]!, { from: thursdays[2], start: '2026-10-29T15:00:00.000Z', staying: [] }, later(2));
    assert.equal(await mailsTo(ana, 'series-moved'), 0);
    await resumeMatch(ana, myMatchId!, afterTwo);
    assert.deepEqual([await upcoming(ana, afterTwo), await mailsTo(ana, 'series-booked')], [ids.slice(2), 2]);
    const { times } = await letterTo(ana, 'series-booked', afterTwo);
    assert.deepEqual([times?.meetingIds, times?.spans.map(({ yours }) => yours.from)], [ids.slice(2), ['12:00', '12:00']]);
    assert.ok((await readCalendarEntries(ana, ids.slice(2), afterTwo)).every(({ sequence }) => sequence > 1));
  });

  test('joining, and resting, while a series is booked or moved leaves nobody out and nobody in', async () => {
    const { place, ben, id, ana } = await aCircleOfTwo();
    const late = await aMentee(place);
    const { myMatchId } = await readCircle(ana, id, now);
    const [{ items }] = await Promise.all([bookCircleSeries(ben, id, all, now), joinCircle(late, id, now), pauseMatch(ana, myMatchId!, now)]);
    const ids = items.map((meeting) => meeting.id);
    assert.deepEqual([await upcoming(late), await upcoming(ana)], [ids, []]);
    await Promise.all([moveSeries(ben, ids[1]!, { from: thursdays[1], start: '2026-10-23T09:30:00.000Z', staying: [] }, later(1)), leaveCircle(late, id, later(1)), resumeMatch(ana, myMatchId!, later(1))]);
    assert.deepEqual([await upcoming(late), await upcoming(ana)], [[], ids]);
    assert.deepEqual((await readMeeting(ana, ids[3]!, now)).when.yours.from, '07:30');
  });
});
