import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EventModel } from '../events/event.model.ts';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { aMentee, aMentor, anId, aPair, aProgram, someAvailability, type Place } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter, type Letter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { BookingModel } from './booking.model.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { MeetingModel } from './meeting.model.ts';
import { writeCircleMeeting } from './book-circle-meeting.ts';
import { bookMeeting, bookSeries, cancelMeeting, holdSlot, moveMeeting, readMeeting, recomputeMeetings, type Meeting } from './meetings.ts';

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

/** What is told of new zone data, by who is told: the template and the letter as it would leave now. */
async function toldBy(place: Place, template: 'meeting-recomputed' | 'series-recomputed', at = now): Promise<Map<string, Awaited<ReturnType<typeof readLetter>>>> {
  const told = new Map<string, Awaited<ReturnType<typeof readLetter>>>();
  for (const { receiverId, eventId } of await OutboxModel.find({ ...place, template }).lean()) {
    assert.ok(!told.has(String(receiverId)), 'nobody is told twice');
    const mail = { ...place, id: anId(), lease: anId(), eventId: String(eventId), receiverId: String(receiverId), template, attempts: 1 } as unknown as Parameters<typeof readLetter>[0];
    told.set(String(receiverId), await readLetter(mail, at));
  }
  return told;
}

/** The clocks of a letter about one meeting: now and until now, the reader's first. */
function clocksIn(letter: Awaited<ReturnType<typeof readLetter>> | undefined): string[] {
  const { when, before } = (letter as Letter).meeting!;
  return [when.yours, when.theirs, before!.yours, before!.theirs].map(({ zone, from, to }) => `${zone} ${from}-${to}`);
}

describe('new time zone data', () => {
  it('keep the mentor’s local time: the instant, the cells and the mentee’s clock move, and both are told by mail what it was and is', async () => {
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
    assert.deepEqual([event?.actorId, event?.audience.map(String), event?.data], [null, [mentor.personId, mentee.personId], { minutes: 60, release: process.versions.tz }]);
    const told = await toldBy(place, 'meeting-recomputed');
    assert.deepEqual([...told.keys()].sort(), [mentor.personId, mentee.personId].sort());
    assert.deepEqual(clocksIn(told.get(mentee.personId)), ['Asia/Kolkata 23:30-24:00', 'Europe/Berlin 19:00-19:30', 'Asia/Kolkata 22:30-23:00', 'Europe/Berlin 19:00-19:30']);
    assert.deepEqual(clocksIn(told.get(mentor.personId)), ['Europe/Berlin 19:00-19:30', 'Asia/Kolkata 23:30-24:00', 'Europe/Berlin 19:00-19:30', 'Asia/Kolkata 22:30-23:00']);

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
    const told = await toldBy(place, 'meeting-recomputed');
    assert.deepEqual([...told.keys()].sort(), [mentor.personId, mentee.personId].sort());
    assert.deepEqual(clocksIn(told.get(mentor.personId)), ['Europe/Berlin 11:00-11:30', 'Asia/Kolkata 15:30-16:00', 'Europe/Berlin 12:00-12:30', 'Asia/Kolkata 15:30-16:00']);
    assert.equal((await MeetingModel.findOne({ ...place, _id: meeting.id }).lean())?.sequence, 1);
  });

  it('move a meeting to a time that somebody only keeps for a form: the meeting has been promised, the form has not', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T10:00Z', minutes: 30 }, now);
    await bookedUnderOtherData(place, meeting, 1);
    const other = await aPair(place, { mentor });
    await holdSlot(other.mentee, { kind: 'match', id: other.matchId, start: '2026-11-12T11:00Z', minutes: 30 }, now);
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 1, inTheWay: 0 });
    assert.deepEqual((await readMeeting(mentee, meeting.id, now)).when.start, new Date('2026-11-12T11:00Z'));
    await assert.rejects(bookMeeting(other.mentee, { matchId: other.matchId, start: '2026-11-12T11:00Z', minutes: 30 }, now));
  });

  it('move a circle’s meeting also where one member is booked then, who is busy at it from now on; where its mentor is, it stays', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId);
    const circle = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, now);
    const [ana, bo] = [await aMentee(place), await aMentee(place)];
    for (const member of [ana, bo]) await joinCircle(member, circle.id, now);
    const plan = (start: string) => inTransaction(() => writeCircleMeeting(mentor, { id: circle.id, mentorId: mentor.personId, memberIds: [ana.personId, bo.personId] }, { start, minutes: 30 }, now));
    const [goes, stays] = [await plan('2026-11-12T10:00Z'), await plan('2026-11-13T10:00Z')];
    const elsewhere = await aMentor(place);
    await someAvailability(place, elsewhere.personId);
    const [ofAna, ofBo] = [await aPair(place, { mentor: elsewhere, mentee: ana }), await aPair(place, { mentor, mentee: bo })];
    await bookMeeting(ana, { matchId: ofAna.matchId, start: '2026-11-12T11:00Z', minutes: 30 }, now);
    await bookMeeting(bo, { matchId: ofBo.matchId, start: '2026-11-13T11:00Z', minutes: 30 }, now);
    for (const { _id } of [goes, stays]) await bookedUnderOtherData(place, await readMeeting(mentor, String(_id), now), 1);
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 1, inTheWay: 1 });
    const [moved, kept] = await MeetingModel.find({ ...place, circleId: circle.id }).sort({ start: 1 }).lean();
    assert.deepEqual([moved!.start, moved!.busyIds!.map(String), kept!.start], [new Date('2026-11-12T11:00Z'), [ana.personId], new Date('2026-11-13T10:00Z')]);
    const booking = await BookingModel.findOne({ tenantId: place.tenantId, _id: goes._id }).lean();
    assert.deepEqual(booking!.covers!.map(({ personId }) => String(personId)), [mentor.personId, bo.personId]);
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

  it('tell both where only the mentee’s clock shows another time, at the same instant', async () => {
    const place = await aProgram();
    const { mentor, mentee, matchId } = await aPairApart(place);
    const { id, when } = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00Z', minutes: 30 }, now); // 22:30 in Kolkata
    await MeetingModel.updateOne({ ...place, _id: id }, { $set: { zoneData: '2020a', menteeLocal: '2026-11-12T23:30' } });
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 0 });
    const stored = await MeetingModel.findOne({ ...place, _id: id }).lean();
    assert.deepEqual([stored?.start, stored?.menteeLocal, stored?.sequence], [when.start, '2026-11-12T22:30', 1]);
    const told = await toldBy(place, 'meeting-recomputed');
    assert.equal(told.size, 2);
    assert.deepEqual(clocksIn(told.get(mentee.personId)), ['Asia/Kolkata 22:30-23:00', 'Europe/Berlin 18:00-18:30', 'Asia/Kolkata 23:30-24:00', 'Europe/Berlin 18:00-18:30']);
    assert.ok(told.has(mentor.personId));
  });

  it('that are older than those a meeting was counted by change nothing: two servers do not move it to and fro', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00Z', minutes: 30 }, now);
    const byNewer = { zoneData: '2999a', local: '2026-11-12T19:00', menteeLocal: '2026-11-12T23:30' };
    await MeetingModel.updateOne({ ...place, _id: meeting.id }, { $set: byNewer });
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 0 });
    const stored = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual([stored?.start, stored?.zoneData, stored?.local, stored?.menteeLocal, stored?.sequence], [meeting.when.start, ...Object.values(byNewer), 0]);
    assert.equal((await toldBy(place, 'meeting-recomputed')).size, 0);
  });

  it('are told once, however many servers look at once and however often; what a killed one left untold the next one tells', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00Z', minutes: 30 }, now);
    await bookedUnderOtherData(place, meeting, 1);
    await Promise.all([recomputeMeetings(system, now), recomputeMeetings(system, now)]);
    await recomputeMeetings(system, now);
    assert.equal((await toldBy(place, 'meeting-recomputed')).size, 2);
    const stored = await MeetingModel.findOne({ ...place, _id: meeting.id }).lean();
    assert.deepEqual([stored?.start, stored?.sequence], [new Date('2026-11-12T18:00Z'), 1]);

    // As after a server that died between counting and telling.
    await OutboxModel.deleteMany({ ...place, template: 'meeting-recomputed' });
    await MeetingModel.updateOne({ ...place, _id: meeting.id }, { $set: { 'recomputed.untold': [mentee.personId] } });
    await recomputeMeetings(system, now);
    await recomputeMeetings(system, now);
    assert.deepEqual([...(await toldBy(place, 'meeting-recomputed')).keys()], [mentee.personId]);
  });

  it('are told of a series in one mail, with the times of all that is left of it', async () => {
    const place = await aProgram({ settings: { match: { weeks: 520 } } });
    const { mentor, mentee, matchId } = await aPairApart(place);
    const starts = ['2026-11-12T17:00:00.000Z', '2026-11-19T17:00:00.000Z', '2026-11-26T17:00:00.000Z'];
    const { items } = await bookSeries(mentee, { matchId, minutes: 30, repeat: 'weekly', starts }, now);
    for (const meeting of items) await bookedUnderOtherData(place, await readMeeting(mentee, meeting.id, now), 1);
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 3, inTheWay: 0 });
    await cancelMeeting(mentor, items[1]!.id, {}, now);
    assert.equal((await toldBy(place, 'meeting-recomputed')).size, 0);
    const told = await toldBy(place, 'series-recomputed');
    assert.deepEqual([...told.keys()].sort(), [mentor.personId, mentee.personId].sort());
    const { times } = told.get(mentee.personId) as Letter;
    assert.deepEqual(times?.spans.map(({ yours }) => `${yours.date} ${yours.from}`), ['2026-11-12 23:30', '2026-11-26 23:30']);
    assert.deepEqual(times?.untilNow.map(({ yours }) => `${yours.date} ${yours.from}`), ['2026-11-12 22:30', '2026-11-26 22:30']);
    assert.deepEqual(times?.meetingIds, [items[0]!.id, items[2]!.id]);
  });

  it('are not told of what has been moved since: that has a mail of its own', async () => {
    const place = await aProgram();
    const { mentee, matchId } = await aPairApart(place);
    const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00Z', minutes: 30 }, now);
    await bookedUnderOtherData(place, meeting, 1);
    await recomputeMeetings(system, now);
    await moveMeeting(mentee, meeting.id, { from: '2026-11-12T18:00Z', start: '2026-11-13T10:00Z' }, now);
    assert.deepEqual([...(await toldBy(place, 'meeting-recomputed')).values()], ['nothing-to-tell', 'nothing-to-tell']);
    assert.equal((await MeetingModel.findOne({ ...place, _id: meeting.id }).lean())?.sequence, 2);
  });

  it('of one member of a circle are told to them alone; where the circle’s time moves, to everybody', async () => {
    const place = await aProgram();
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) });
    const circle = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, now);
    const [ana, bo] = [await aMentee(place, { person: { zone: 'Asia/Kolkata' } }), await aMentee(place, { person: { zone: 'Europe/Lisbon' } })];
    await joinCircle(ana, circle.id, now);
    const planned = await inTransaction(() => writeCircleMeeting(mentor, { id: circle.id, mentorId: mentor.personId, memberIds: [ana.personId] }, { start: '2026-11-12T17:00Z', minutes: 30 }, now));
    await joinCircle(bo, circle.id, now); // who comes later is told of their own clock as well
    const id = String(planned._id);
    const clocksOf = async () => (await MeetingModel.findOne({ ...place, _id: id }).lean())!.memberClocks!.map(({ personId, zone, local }) => [String(personId), zone, local.slice(11)]);
    assert.deepEqual(await clocksOf(), [[ana.personId, 'Asia/Kolkata', '22:30'], [bo.personId, 'Europe/Lisbon', '17:00']]);

    await MeetingModel.updateOne({ ...place, _id: id }, { $set: { zoneData: '2020a', 'memberClocks.0.local': '2026-11-12T23:30' } });
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 0, inTheWay: 0 });
    const [[receiver, letter], ...more] = [...(await toldBy(place, 'meeting-recomputed'))] as [[string, Letter]];
    assert.deepEqual([receiver, more.length], [ana.personId, 0]);
    assert.deepEqual([letter.other, letter.meeting!.when.yours.from, letter.meeting!.before!.yours.from], ['Data careers', '22:30', '23:30']);
    assert.deepEqual(await clocksOf(), [[ana.personId, 'Asia/Kolkata', '22:30'], [bo.personId, 'Europe/Lisbon', '17:00']]);

    await OutboxModel.deleteMany({ ...place, template: 'meeting-recomputed' });
    await bookedUnderOtherData(place, await readMeeting(mentor, id, now), 1);
    assert.deepEqual(await recomputeMeetings(system, now), { moved: 1, inTheWay: 0 });
    const told = await toldBy(place, 'meeting-recomputed');
    assert.deepEqual([...told.keys()].sort(), [mentor.personId, ana.personId, bo.personId].sort());
    const toBo = (told.get(bo.personId) as Letter).meeting!;
    assert.deepEqual([toBo.when.yours.from, toBo.before!.yours.from], ['18:00', '17:00']);
    assert.deepEqual((await clocksOf()).map(([, , time]) => time), ['23:30', '18:00']);
  });
});
