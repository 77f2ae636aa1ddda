import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, aPair, aProgram, anId, someAvailability } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import type { Repeat } from '../series-words.ts';
import { BookingModel } from './booking.model.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, bookSeries, cancelMeeting, moveMeeting, moveSeries, previewSeriesMove, readMeetingHistory, readSeries } from './meetings.ts';
import { remindOfMeetings } from './reminders.ts';

const job = { kind: 'system', job: 'remind-of-meetings' } as const;

await useTestDatabase();

/** A Tuesday, 07:00 in Berlin, where clocks change on 28 March; in New York they do on 14 March. */
const now = new Date('2027-03-02T06:00Z');
/** Thursdays, 15:00 in Berlin. */
const thursdays = ['2027-03-04T14:00:00.000Z', '2027-03-11T14:00:00.000Z', '2027-03-18T14:00:00.000Z', '2027-03-25T14:00:00.000Z', '2027-04-01T13:00:00.000Z'] as const;
const broken = (code: string) => (error: unknown) => error instanceof RuleBroken && error.code === code;

async function aSeries({ rules = {}, starts = thursdays, repeat = 'weekly' }: { rules?: Parameters<typeof someAvailability>[2]; starts?: readonly string[]; repeat?: Repeat } = {}) {
  const place = await aProgram({ settings: { match: { weeks: 520 } } });
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, rules);
  const pair = await aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'America/New_York' } }) });
  const series = await bookSeries(pair.mentee, { matchId: pair.matchId, minutes: 45, repeat, starts }, now);
  return { place, ...pair, series, ids: series.items.map(({ id }) => id) };
}
type OfPair = Awaited<ReturnType<typeof aSeries>>;
const startsNow = async ({ mentee, series }: OfPair) => (await readSeries(mentee, series.id, now)).items.map(({ when }) => when.start.toISOString());
const conflictsOf = async ({ mentee, ids }: OfPair, n: number, start: string) => (await previewSeriesMove(mentee, ids[n]!, { start }, now)).items.map(({ conflict }) => conflict);

describe('moving a meeting of a series and all later ones', () => {
  it('takes each as far as the first on the mentor’s clock, over a clock change; what was before stays', async () => {
    const all = await aSeries();
    const { items } = await previewSeriesMove(all.mentee, all.ids[1]!, { start: '2027-03-12T09:30:00.000Z' }, now); // Friday, 10:30 in Berlin
    assert.deepEqual(items.map(({ meetingId, to, conflict }) => [meetingId, `${to.theirs.date.slice(5)} ${to.theirs.from}`, to.yours.from, conflict]), [
      [all.ids[1], '03-12 10:30', '04:30', null], [all.ids[2], '03-19 10:30', '05:30', null], [all.ids[3], '03-26 10:30', '05:30', null], [all.ids[4], '04-02 10:30', '04:30', null],
    ]);
    assert.deepEqual(await startsNow(all), [...thursdays], 'a preview moves nothing');
    const moved = await moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start: '2027-03-12T09:30:00.000Z', staying: [] }, now);
    assert.deepEqual([moved.id, moved.when.start.toISOString()], [all.ids[1], '2027-03-12T09:30:00.000Z']);
    assert.deepEqual((await readSeries(all.mentee, all.series.id, now)).items.map(({ id }) => id), all.ids, 'each is the meeting that it was');
    assert.deepEqual(await startsNow(all), [thursdays[0], '2027-03-12T09:30:00.000Z', '2027-03-19T09:30:00.000Z', '2027-03-26T09:30:00.000Z', '2027-04-02T08:30:00.000Z']);
    const rows = await MeetingModel.find(all.place).sort({ start: 1 }).lean();
    assert.deepEqual(rows.map(({ sequence, local }) => [sequence, local.slice(11)]), [[0, '15:00'], [1, '10:30'], [1, '10:30'], [1, '10:30'], [1, '10:30']]);
  });

  it('is not reminded of at once where it goes to within the hours of a reminder: its people were told a moment ago', async () => {
    const all = await aSeries();
    const theDayBefore = new Date('2027-03-03T18:00Z');
    await moveSeries(all.mentor, all.ids[0]!, { from: thursdays[0], start: '2027-03-04T14:30:00.000Z', staying: [] }, theDayBefore);
    const reminders = () => OutboxModel.countDocuments({ ...all.place, template: 'meeting-reminder' });
    await remindOfMeetings(job, new Date('2027-03-03T19:00Z'));
    assert.equal(await reminders(), 0);
    await remindOfMeetings(job, new Date('2027-03-04T13:30Z'));
    assert.equal(await reminders(), 2, 'an hour before it');
  });

  it('may go to where the next one was, and every one after it', async () => {
    const all = await aSeries();
    await moveSeries(all.mentor, all.ids[0]!, { from: thursdays[0], start: thursdays[1], staying: [] }, now);
    assert.deepEqual(await startsNow(all), [...thursdays.slice(1), '2027-04-08T13:00:00.000Z']);
    for (const { _id, start } of await BookingModel.find({ tenantId: all.place.tenantId }).lean()) {
      assert.equal((await MeetingModel.findOne({ ...all.place, _id }).lean())?.start.getTime(), start.getTime());
    }
  });

  it('has nothing to move where it stands at that time already', async () => {
    const all = await aSeries();
    assert.deepEqual((await previewSeriesMove(all.mentee, all.ids[1]!, { start: thursdays[1] }, now)).items, []);
    await moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start: thursdays[1], staying: [] }, now);
    assert.deepEqual(await startsNow(all), [...thursdays]);
  });

  it('goes to no year that nobody books in, the last that can be written too', async () => {
    const all = await aSeries();
    for (const start of ['9999-12-31T23:55:00Z', '0000-01-01T00:00:00Z']) {
      await assert.rejects(previewSeriesMove(all.mentee, all.ids[1]!, { start }, now), broken('body-invalid'), start);
      await assert.rejects(moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start, staying: [] }, now), broken('body-invalid'), start);
    }
    assert.deepEqual(await startsNow(all), [...thursdays]);
  });

  it('names each that cannot be moved with its reason, and leaves those where they are', async () => {
    const all = await aSeries({ rules: { overrides: [{ date: '2027-04-02', windows: [] }] } });
    const other = await aPair(all.place, { mentor: all.mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2027-03-19T09:30:00.000Z', minutes: 30 }, now);
    const start = '2027-03-12T09:30:00.000Z';
    assert.deepEqual(await conflictsOf(all, 1, start), [null, 'other-is-busy', null, 'closed-day']);
    const staying = [all.ids[2]!, all.ids[4]!];
    await moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start, staying }, now);
    assert.deepEqual(await startsNow(all), [thursdays[0], start, thursdays[2], '2027-03-26T09:30:00.000Z', thursdays[4]]);
  });

  it('makes one stay whose new time another one that stays has', async () => {
    const all = await aSeries({ rules: { overrides: [{ date: '2027-04-08', windows: [] }] } });
    await assert.rejects(previewSeriesMove(all.mentee, all.ids[0]!, { start: thursdays[1] }, now), broken('you-are-busy'), 'the last cannot, so the one before cannot, so the first cannot');
    await cancelMeeting(all.mentor, all.ids[2]!, {}, now);
    assert.deepEqual(await conflictsOf(all, 1, thursdays[2]), [null, 'you-are-busy', 'closed-day']);
  });

  it('moves nothing where other ones would stay than the preview said', async () => {
    const all = await aSeries();
    const other = await aPair(all.place, { mentor: all.mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2027-03-19T09:30:00.000Z', minutes: 30 }, now);
    await assert.rejects(moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start: '2027-03-12T09:30:00.000Z', staying: [] }, now), (error: unknown) => {
      assert.ok(broken('series-not-free')(error));
      assert.deepEqual((error as RuleBroken).details, { conflicts: [{ start: new Date('2027-03-19T09:30:00.000Z'), conflict: 'other-is-busy' }] });
      return true;
    });
    assert.deepEqual(await startsNow(all), [...thursdays]);
    assert.equal(await EventModel.countDocuments({ ...all.place, type: 'meeting.series-moved' }), 0);
  });

  it('counts those that move once against the mentor’s caps', async () => {
    const all = await aSeries({ rules: { maxPerMonth: 4 } });
    assert.deepEqual(await conflictsOf(all, 0, '2027-03-05T09:00:00.000Z'), [null, null, null, null, null]);
    assert.deepEqual(await conflictsOf(all, 3, '2027-03-30T13:00:00.000Z'), [null, null], 'its own month has room for it');
  });

  it('of a monthly one keeps to the weekday of the month that the first has then', async () => {
    const all = await aSeries({ repeat: 'monthly', starts: ['2027-03-11T14:00:00.000Z', '2027-04-08T13:00:00.000Z', '2027-05-13T13:00:00.000Z'] });
    await moveSeries(all.mentee, all.ids[0]!, { from: '2027-03-11T14:00:00.000Z', start: '2027-03-16T09:00:00.000Z', staying: [] }, now); // the third Tuesday
    assert.deepEqual(await startsNow(all), ['2027-03-16T09:00:00.000Z', '2027-04-20T08:00:00.000Z', '2027-05-18T08:00:00.000Z']);
  });

  it('leaves alone what was cancelled, and takes one that was put elsewhere as far as the others', async () => {
    const all = await aSeries();
    await cancelMeeting(all.mentor, all.ids[2]!, {}, now);
    await moveMeeting(all.mentor, all.ids[3]!, { from: thursdays[3], start: '2027-03-24T10:00:00.000Z' }, now);
    await moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start: '2027-03-12T14:00:00.000Z', staying: [] }, now);
    assert.deepEqual(await startsNow(all), [thursdays[0], '2027-03-12T14:00:00.000Z', thursdays[2], '2027-03-25T10:00:00.000Z', '2027-04-02T13:00:00.000Z']);
  });

  it('writes one event, and one mail to each with the new times; each meeting’s history tells its own', async () => {
    const all = await aSeries();
    const start = '2027-03-26T09:30:00.000Z';
    await moveSeries(all.mentor, all.ids[3]!, { from: thursdays[3], start, staying: [], reason: 'A class' }, now);
    const [event, ...more] = await EventModel.find({ ...all.place, type: 'meeting.series-moved' }).lean();
    assert.deepEqual([event?.data['moves'], more.length], [[{ meetingId: all.ids[3], from: thursdays[3], to: start }, { meetingId: all.ids[4], from: thursdays[4], to: '2027-04-02T08:30:00.000Z' }], 0]);
    const mails = await OutboxModel.find({ ...all.place, template: 'series-moved' }).lean();
    assert.deepEqual(mails.map(({ receiverId }) => String(receiverId)).sort(), [all.mentee.personId, all.mentor.personId].sort());
    const mail = { ...all.place, id: anId(), lease: anId(), eventId: String(event!._id), receiverId: all.mentee.personId, template: 'series-moved', attempts: 1 } as unknown as Parameters<typeof readLetter>[0];
    const letter = await readLetter(mail, now);
    assert.ok(typeof letter !== 'string');
    assert.deepEqual([letter.times?.spans.map(({ yours }) => `${yours.date} ${yours.from}`), letter.times?.reason, letter.times?.before?.start.toISOString()], [['2027-03-26 05:30', '2027-04-02 04:30'], 'A class', thursdays[3]]);
    const { items } = await readMeetingHistory(all.mentee, all.ids[4]!);
    assert.deepEqual(items.map(({ type, by, from, to, reason }) => [type, by?.id, from?.theirs.from, to?.theirs.from, reason]).at(-1), ['meeting.series-moved', all.mentor.personId, '15:00', '10:30', 'A class']);
    await moveMeeting(all.mentor, all.ids[3]!, { from: start, start: '2027-03-26T10:30:00.000Z' }, new Date(now.getTime() + 60_000));
    const later = await readLetter(mail, now);
    assert.deepEqual(typeof later !== 'string' && later.times?.meetingIds, [all.ids[4]], 'what was moved again has a mail of its own');
  });

  it('has one winner of two who move it at once, and a repetition of that moves nothing more', async () => {
    const all = await aSeries();
    const [a, b] = ['2027-03-12T09:30:00.000Z', '2027-03-12T10:30:00.000Z'];
    const move = (actor: OfPair['mentee'], start: string) => moveSeries(actor, all.ids[1]!, { from: thursdays[1], start, staying: [] }, now);
    const outcomes = await Promise.allSettled([move(all.mentee, a), move(all.mentor, b)]);
    const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    assert.ok(lost.length === 1 && broken('moved-on')(lost[0]));
    const winner = outcomes[0].status === 'fulfilled' ? a : b;
    assert.deepEqual((await startsNow(all)).map((start) => start.slice(11, 16)), ['14:00', ...[0, 0, 0].map(() => winner.slice(11, 16)), winner === a ? '08:30' : '09:30']);
    await move(all.mentee, winner);
    assert.equal(await EventModel.countDocuments({ ...all.place, type: 'meeting.series-moved' }), 1);
  });

  it('never books the mentor twice where a single meeting is booked into its way at once', async () => {
    const all = await aSeries();
    const other = await aPair(all.place, { mentor: all.mentor });
    await Promise.allSettled([
      moveSeries(all.mentee, all.ids[1]!, { from: thursdays[1], start: '2027-03-12T09:30:00.000Z', staying: [] }, now),
      bookMeeting(other.mentee, { matchId: other.matchId, start: '2027-03-19T09:45:00.000Z', minutes: 30 }, now),
    ]);
    const meetings = await MeetingModel.find({ ...all.place, state: 'confirmed' }).sort({ start: 1 }).lean();
    for (const [n, { start }] of meetings.slice(1).entries()) assert.ok(start >= meetings[n]!.end);
  });

  it('asks for a reason within the mentor’s notice, and is refused as a single move is where the first cannot go', async () => {
    const all = await aSeries({ rules: { minNoticeMinutes: 24 * 60 } });
    const soon = new Date('2027-03-10T15:00Z');
    const input = { from: thursdays[1], start: '2027-03-12T09:30:00.000Z', staying: [] };
    await assert.rejects(moveSeries(all.mentee, all.ids[1]!, input, soon), broken('body-invalid'));
    await assert.rejects(previewSeriesMove(all.mentee, all.ids[1]!, { start: '2027-03-12T02:00:00.000Z' }, now), broken('slot-taken'));
    await assert.rejects(previewSeriesMove(all.mentee, all.ids[1]!, { start: '2027-03-02T09:00:00.000Z' }, now), broken('slot-past'));
    await moveSeries(all.mentee, all.ids[1]!, { ...input, reason: 'An exam' }, soon);
  });

  it('is nobody else’s to do, and not of a single meeting', async () => {
    const all = await aSeries();
    const input = { from: thursdays[1], start: '2027-03-12T09:30:00.000Z', staying: [] };
    await assert.rejects(moveSeries(await aCoordinator(all.place), all.ids[1]!, input, now), { name: 'NotAllowed' });
    await assert.rejects(previewSeriesMove(await aMentee(all.place), all.ids[1]!, input, now), NotFound);
    const single = await bookMeeting(all.mentee, { matchId: all.matchId, start: '2027-03-05T09:00:00.000Z', minutes: 45 }, now);
    await assert.rejects(moveSeries(all.mentee, single.id, { ...input, from: '2027-03-05T09:00:00.000Z' }, now), broken('moved-on'));
  });
});
