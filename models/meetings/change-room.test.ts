import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgramActor } from '../actor.ts';
import { readAvailability, setAvailability } from '../availability/availability.ts';
import { joinCircle, startCircle } from '../circles/circles.ts';
import { EventModel } from '../events/event.model.ts';
import { aCoordinator, aMentee, aMentor, anId, aPair, aProgram, someAvailability, type Place } from '../factories.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readLetter, type Letter } from '../notifications/letters.ts';
import { OutboxModel } from '../outbox/outbox.model.ts';
import { setProgramRoom } from '../programs/meeting-room.ts';
import { ProgramModel } from '../programs/program.model.ts';
import { writeCircleMeeting } from './book-circle-meeting.ts';
import { MeetingModel } from './meeting.model.ts';
import { bookFlashSession, bookMeeting, bookSeries, cancelMeeting, changeRoom, changeRoomsOfBooked, moveMeeting, readMeeting, readMeetingHistory } from './meetings.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');
const later = new Date('2026-10-13T07:00Z');
const usual = 'https://meet.example/ben';
const other = 'https://video.example/r/9';
const template = 'https://meet.jit.si/{room}';

/** Ben, who is free around the clock and has a room, with Ana. */
async function aBooking({ meetingUrl = usual, place: at }: { meetingUrl?: string | null; place?: Place } = {}) {
  const place = at ?? (await aProgram({ settings: { match: { weeks: 520 } } }));
  const mentor = await aMentor(place, { enrolment: { capacity: 5 } });
  await someAvailability(place, mentor.personId, { meetingUrl, weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', to: '24:00' })) });
  const { mentee, matchId } = await aPair(place, { mentor });
  const meeting = await bookMeeting(mentee, { matchId, start: '2026-11-12T17:00:00.000Z', minutes: 30 }, now);
  return { place, mentor, mentee, matchId, meeting };
}

const stored = (place: Place, id: string) => MeetingModel.findOne({ ...place, _id: id }).lean().orFail();
const changes = (place: Place) => EventModel.find({ ...place, type: 'meeting.room-changed' }).lean();

/** The letters that tell of rooms, as they would leave now, by who gets them. */
async function lettersOf(place: Place): Promise<[string, Awaited<ReturnType<typeof readLetter>>][]> {
  const rows = await OutboxModel.find({ ...place, template: 'room-changed' }).sort({ _id: 1 }).lean();
  return Promise.all(rows.map(async ({ receiverId, eventId }) => {
    const mail = { ...place, id: anId(), lease: anId(), eventId: String(eventId), receiverId: String(receiverId), template: 'room-changed', attempts: 1 } as unknown as Parameters<typeof readLetter>[0];
    return [String(receiverId), await readLetter(mail, later)] as [string, Awaited<ReturnType<typeof readLetter>>];
  }));
}
const roomsIn = (letter: Awaited<ReturnType<typeof readLetter>>): readonly (string | null)[] => (letter as Letter).times!.rooms;

async function setRoom(mentor: ProgramActor, meetingUrl: string | null) {
  const { pausedUntil: _p, flash: _f, updatedAt: _u, meetingsOutside: _o, meetingsElsewhere: _e, programRoom: _r, mentees: _m, ...rules } = await readAvailability(mentor, now);
  return setAvailability(mentor, { ...rules, meetingUrl }, now);
}

describe('the room of one meeting', () => {
  it('is changed by its mentor: the same meeting at the same time, its calendar event one further, and both are told', async () => {
    const { place, mentor, mentee, meeting } = await aBooking();
    const before = await stored(place, meeting.id);
    const changed = await changeRoom(mentor, meeting.id, { from: usual, address: other }, later);
    assert.deepEqual([changed.meetingUrl, changed.when.start], [other, meeting.when.start]);
    const { uid, sequence } = await stored(place, meeting.id);
    assert.deepEqual([uid, sequence], [before.uid, before.sequence + 1]);
    const [event, ...more] = await changes(place);
    assert.deepEqual([String(event!.actorId), event!.audience.map(String).sort(), event!.data, more.length], [mentor.personId, [mentor.personId, mentee.personId].sort(), { meetingIds: [meeting.id] }, 0]);
    const letters = await lettersOf(place);
    assert.deepEqual(letters.map(([who]) => who).sort(), [mentor.personId, mentee.personId].sort());
    for (const [, letter] of letters) assert.deepEqual(roomsIn(letter), [other]);
    assert.deepEqual((await readMeetingHistory(mentee, meeting.id)).items.map(({ type, by }) => [type, by?.id]), [['meeting.booked', mentee.personId], ['meeting.room-changed', mentor.personId]]);
  });

  it('by a template is a name of 128 random bits each time', async () => {
    const { mentor, meeting } = await aBooking();
    const first = await changeRoom(mentor, meeting.id, { from: usual, address: template }, later);
    assert.match(first.meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
    const second = await changeRoom(mentor, meeting.id, { from: first.meetingUrl, address: template }, later);
    assert.match(second.meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
    assert.notEqual(second.meetingUrl, first.meetingUrl);
  });

  it('is the mentor’s alone to change, and only as long as the meeting is not over or cancelled', async () => {
    const { place, mentor, mentee, meeting } = await aBooking();
    const change = (who: ProgramActor, at = later) => changeRoom(who, meeting.id, { from: usual, address: other }, at);
    assert.deepEqual([meeting.can, (await readMeeting(mentor, meeting.id, now)).can], [['move', 'cancel'], ['move', 'cancel', 'change-room']]);
    await assert.rejects(change(mentee), { name: 'NotAllowed' });
    await assert.rejects(change(await aCoordinator(place)), { name: 'NotAllowed' });
    await assert.rejects(change(await aMentor(place)), { name: 'NotFound' });
    await assert.rejects(change((await aBooking()).mentor), { name: 'NotFound' });
    await assert.rejects(change(mentor, new Date('2026-11-12T17:30:00Z')), { code: 'moved-on' });
    assert.equal((await change(mentor, new Date('2026-11-12T17:10:00Z'))).meetingUrl, other, 'while it is going on');
    await cancelMeeting(mentor, meeting.id, {}, now);
    await assert.rejects(changeRoom(mentor, meeting.id, { from: other, address: usual }, later), { code: 'moved-on' });
    const archived = await aBooking();
    await ProgramModel.updateOne({ tenantId: archived.place.tenantId, _id: archived.place.programId }, { $set: { state: 'archived' } });
    await assert.rejects(changeRoom(archived.mentor, archived.meeting.id, { from: usual, address: other }, later), { code: 'program-archived' });
  });

  it('that is there already, or that was changed by the same request before, is not changed again', async () => {
    const { place, mentor, meeting } = await aBooking();
    await changeRoom(mentor, meeting.id, { from: usual, address: usual }, later);
    assert.equal((await changes(place)).length, 0);
    const first = await changeRoom(mentor, meeting.id, { from: usual, address: template }, later);
    assert.equal((await changeRoom(mentor, meeting.id, { from: usual, address: template }, later)).meetingUrl, first.meetingUrl);
    await assert.rejects(changeRoom(mentor, meeting.id, { from: usual, address: other }, later), { code: 'moved-on' }, 'it is not the room that they saw');
    assert.equal((await changes(place)).length, 1);
    assert.equal((await stored(place, meeting.id)).sequence, 1);
  });

  it('is changed at the very moment in which the meeting moves: both hold', async () => {
    const { place, mentor, mentee, meeting } = await aBooking();
    const start = '2026-11-13T10:00:00.000Z';
    await Promise.all([changeRoom(mentor, meeting.id, { from: usual, address: other }, later), moveMeeting(mentee, meeting.id, { from: meeting.when.start.toISOString(), start }, later)]);
    const { start: at, meetingUrl, sequence } = await stored(place, meeting.id);
    assert.deepEqual([at.toISOString(), meetingUrl, sequence], [start, other, 2]);
  });

  it('is changed by one of two who do at once; the other one hears that it is another by now', async () => {
    const { place, mentor, meeting } = await aBooking();
    const done = await Promise.allSettled([other, 'https://video.example/r/10'].map((address) => changeRoom(mentor, meeting.id, { from: usual, address }, later)));
    assert.deepEqual(done.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(done.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []))[0], 'moved-on');
    assert.deepEqual([(await changes(place)).length, (await stored(place, meeting.id)).sequence], [1, 1]);
  });

  it('is told as it is when the mail leaves: what was changed again or cancelled since has a mail of its own', async () => {
    const { place, mentor, meeting } = await aBooking();
    await changeRoom(mentor, meeting.id, { from: usual, address: other }, now);
    await changeRoom(mentor, meeting.id, { from: other, address: null }, later);
    const letters = (await lettersOf(place)).map(([, letter]) => letter);
    assert.deepEqual(letters.slice(0, 2), ['nothing-to-tell', 'nothing-to-tell']);
    assert.deepEqual(letters.slice(2).map(roomsIn), [[null], [null]]);
    await cancelMeeting(mentor, meeting.id, {}, later);
    assert.deepEqual((await lettersOf(place)).map(([, letter]) => letter), Array.from({ length: 4 }, () => 'nothing-to-tell'));
  });

  it('of a single session where names are hidden is not told to the mentee before it opens', async () => {
    const place = await aProgram({ settings: { fairness: { blind: true }, requests: { flash: true } } });
    const mentor = await aMentor(place);
    await someAvailability(place, mentor.personId, { meetingUrl: usual, flashPerMonth: 4, flashMinutes: 30 });
    const mentee = await aMentee(place);
    const { id } = await bookFlashSession(mentee, { mentorId: mentor.personId, start: '2026-10-14T11:00:00Z', topic: 'data-careers', question: 'How do I begin?' }, now);
    await changeRoom(mentor, id, { from: usual, address: other }, later);
    const rooms = new Map((await lettersOf(place)).map(([who, letter]) => [who, roomsIn(letter)]));
    assert.deepEqual([rooms.get(mentee.personId), rooms.get(mentor.personId)], [['later'], [other]]);
  });
});

describe('the rooms of booked meetings', () => {
  it('follow the mentor’s when they want it: each pair and circle is told once, a template names each anew', async () => {
    const { place, mentor, mentee, matchId, meeting } = await aBooking();
    const { items } = await bookSeries(mentee, { matchId, minutes: 30, repeat: 'weekly', starts: ['2026-11-19T17:00:00.000Z', '2026-11-26T17:00:00.000Z'] }, now);
    const leila = await aPair(place, { mentor });
    const withLeila = await bookMeeting(leila.mentee, { matchId: leila.matchId, start: '2026-11-13T10:00:00.000Z', minutes: 30 }, now);
    const circle = await startCircle(mentor, { title: 'Data careers', visibility: 'open' }, now);
    const bo = await aMentee(place);
    await joinCircle(bo, circle.id, now);
    const planned = await inTransaction(() => writeCircleMeeting(mentor, { id: circle.id, mentorId: mentor.personId, memberIds: [bo.personId] }, { start: '2026-11-14T10:00:00.000Z', minutes: 30 }, now));
    const own = await changeRoom(mentor, withLeila.id, { from: usual, address: other }, now); // a room for this one alone
    await OutboxModel.deleteMany({ ...place, template: 'room-changed' });

    assert.equal((await readAvailability(mentor, now)).meetingsElsewhere, 0);
    assert.equal((await setRoom(mentor, template)).meetingsElsewhere, 4);
    const after = await changeRoomsOfBooked(mentor, later);
    assert.deepEqual([after.meetingsElsewhere, after.meetingUrl], [0, template]);
    const ids = [meeting.id, ...items.map(({ id }) => id), String(planned._id)];
    const rooms = await Promise.all(ids.map(async (id) => (await stored(place, id)).meetingUrl));
    for (const room of rooms) assert.match(room!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
    assert.equal(new Set(rooms).size, 4);
    assert.equal((await stored(place, withLeila.id)).meetingUrl, own.meetingUrl);
    const letters = await lettersOf(place);
    assert.deepEqual(letters.map(([who]) => who).sort(), [mentor.personId, mentor.personId, mentee.personId, bo.personId].sort());
    assert.deepEqual(roomsIn(letters.find(([who]) => who === mentee.personId)![1]), rooms.slice(0, 3));
    assert.deepEqual(roomsIn(letters.find(([who]) => who === bo.personId)![1]), rooms.slice(3));

    const events = (await changes(place)).length;
    await changeRoomsOfBooked(mentor, later);
    assert.equal((await changes(place)).length, events, 'what was done is not done again');
  });

  it('are done once by two who ask at once', async () => {
    const { place, mentor, meeting } = await aBooking();
    await setRoom(mentor, other);
    await Promise.all([changeRoomsOfBooked(mentor, later), changeRoomsOfBooked(mentor, later)]);
    const { meetingUrl, sequence } = await stored(place, meeting.id);
    assert.deepEqual([meetingUrl, sequence, (await changes(place)).length, (await lettersOf(place)).length], [other, 1, 1, 2]);
  });

  it('are the program’s where the mentor has none, and none where there is none', async () => {
    const { place, mentor, meeting } = await aBooking({ meetingUrl: null });
    assert.deepEqual([(await readAvailability(mentor, now)).programRoom, (await readAvailability(mentor, now)).meetingsElsewhere], [null, 0]);
    await setProgramRoom(await aCoordinator(place), place.programId, template);
    const { programRoom, meetingsElsewhere } = await readAvailability(mentor, now);
    assert.deepEqual([programRoom, meetingsElsewhere], [template, 1]);
    await changeRoomsOfBooked(mentor, later);
    assert.match((await stored(place, meeting.id)).meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
    await setProgramRoom(await aCoordinator(place), place.programId, null);
    await changeRoomsOfBooked(mentor, later);
    assert.equal((await stored(place, meeting.id)).meetingUrl, null);
  });

  it('are for mentors, and touch nobody else’s', async () => {
    const { place, mentee, mentor } = await aBooking();
    const another = await aBooking({ place });
    await assert.rejects(changeRoomsOfBooked(mentee, later), { name: 'NotAllowed' });
    await setRoom(another.mentor, other);
    await setRoom(mentor, template);
    await changeRoomsOfBooked(another.mentor, later);
    assert.equal((await readAvailability(mentor, now)).meetingsElsewhere, 1);
    assert.equal((await stored(place, another.meeting.id)).meetingUrl, other);
  });
});
