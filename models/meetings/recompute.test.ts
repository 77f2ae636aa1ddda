import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { aMentee, aMentor, aPair, aProgram, someAvailability, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { BookingModel } from './booking.model.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookMeeting, readMeeting, recomputeMeetings, type Meeting } from './meetings.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');
const system = { kind: 'system', job: 'recompute-meetings' } as const;
const hourMs = 3_600_000;

/** A mentor in Berlin, free around the clock, and a mentee in Kolkata. */
async function aPairApart(place: Place) {
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) });
  return aPair(place, { mentor, mentee: await aMentee(place, { person: { zone: 'Asia/Kolkata' } }) });
}

/** As if the meeting had been booked under data by which Berlin was then so many hours further ahead of UTC than it is. */
async function bookedUnderOtherData(place: Place, { id, when }: Meeting, hoursAhead: number): Promise<void> {
  const local = new Date(when.start.getTime() + (when.theirs.offsetMinutes / 60 + hoursAhead) * hourMs).toISOString().slice(0, 16);
  await MeetingModel.updateOne({ ...place, _id: id }, { $set: { zoneData: '2020a', local } });
}

describe('new time zone data', () => {
  it('keep the mentor’s local time: the instant, the cells and the mentee’s clock move, and both are told', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00Z', minutes: 30 }, now); // 18:00 in Berlin
    await bookedUnderOtherData(place, meeting, 1); // it was promised for 19:00

    assert.deepEqual(await recomputeMeetings(system, now), { moved: 1, inTheWay: 0 });
    const moved = await readMeeting(mentee, meeting.id, now);
    assert.deepEqual([moved.when.theirs.from, moved.when.start, moved.when.yours.from], ['19:00', new Date('2026-11-12T18:00Z'), '23:30']);
    const stored = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual([stored?.zoneData, stored?.local, stored?.menteeLocal, stored?.sequence], [process.versions.tz, '2026-11-12T19:00', '2026-11-12T23:30', 1]);
    assert.deepEqual(stored?.heldFrom, new Date('2026-11-13T18:30Z'));
    const [event] = await EventModel.find({ ...place, type: 'meeting.recomputed' }).lean();
    assert.deepEqual([event?.actorId, event?.audience.map(String), event?.data], [null, [mentor.personId, mentee.personId], { minutes: 60 }]);

    const another = await aPair(place, { mentor });
    const book = (start: string) => bookMeeting(another.mentee, { matchId: another.matchId, start, minutes: 30 }, now);
    await assert.rejects(book('2026-11-12T18:00Z'));
    assert.equal((await book('2026-11-12T17:00Z')).state, 'confirmed');
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 0 });
  });

  it('move neighbours one after another, in either direction', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPairApart(place);
    for (const [day, hoursAhead] of [['12', 1], ['13', -1]] as const) {
      for (const time of ['10:00', '10:30', '11:00', '11:30']) {
        const meeting = await bookMeeting(mentee, { matchId, start: `2026-11-${day}T${time}Z`, minutes: 30 }, now);
        await bookedUnderOtherData(place, meeting, hoursAhead);
      }
    }
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 8, inTheWay: 0 });
    const starts = (await MeetingModel.find(place).sort({ start: 1 }).lean()).map(({ start }) => start.toISOString().slice(8, 16));
    assert.deepEqual(starts, ['12T11:00', '12T11:30', '12T12:00', '12T12:30', '13T09:00', '13T09:30', '13T10:00', '13T10:30']);
  });

  it('leave a meeting at its instant where another one is in the way, rather than booking anybody twice', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T10:00Z', minutes: 30 }, now);
    await bookedUnderOtherData(place, meeting, 1);
    const other = await aPair(place, { mentor });
    await bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-11-12T11:00Z', minutes: 30 }, now);

    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 1 });
    const kept = await readMeeting(mentee, meeting.id, now);
    assert.deepEqual([kept.when.start, kept.when.theirs.from], [meeting.when.start, '11:00']);
    const booking = await BookingModel.findOne({ tenantId: place.tenantId, _id: meeting.id }).lean();
    assert.deepEqual(booking?.start, meeting.when.start);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'meeting.recomputed' }), 1, 'both see that the clock shows another time');
  });

  it('say nothing where nothing changes: the second pass through a repeated hour stays the second', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-10-25T01:00Z', minutes: 30 }, now); // 02:00 for the second time
    await MeetingModel.updateOne({ ...place, _id: meeting.id }, { $set: { zoneData: '2020a' } });
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 0 });
    const stored = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual([stored?.start, stored?.zoneData, stored?.sequence], [meeting.when.start, process.versions.tz, 0]);
    assert.equal(await EventModel.countDocuments({ ...place, type: 'meeting.recomputed' }), 0);
  });
});
