import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentor, aMentee, aPair, aProgram, someAvailability } from '../factories.ts';
import { writeCircleMeeting } from '../meetings/book-circle-meeting.ts';
import { bookMeeting, readMeeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { readProgramRoom, setProgramRoom } from './meeting-room.ts';
import { ProgramModel } from './program.model.ts';

await useTestDatabase();

const now = new Date('2026-10-13T06:00Z');
const template = 'https://meet.jit.si/{room}';

test('who has no room of their own meets in the program’s, in a new one each time; a mentor’s own wins', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const [ben, carla] = [await aMentor(place, { enrolment: { capacity: 2 } }), await aMentor(place)];
  await someAvailability(place, ben.personId, { meetingUrl: null });
  await someAvailability(place, carla.personId, { meetingUrl: 'https://meet.example/carla' });
  const [withBen, withCarla] = [await aPair(place, { mentor: ben }), await aPair(place, { mentor: carla })];
  const book = ({ mentee, matchId }: typeof withBen, start: string) => bookMeeting(mentee, { matchId, start, minutes: 45 }, now);

  const before = await book(withBen, '2026-10-14T08:00Z');
  assert.equal(before.meetingUrl, null);
  assert.deepEqual(await setProgramRoom(chiara, place.programId, template), { address: template, mentors: 2, withOwn: 1 });
  const [first, second] = [await book(withBen, '2026-10-15T08:00Z'), await book(withBen, '2026-10-16T08:00Z')];
  assert.match(first.meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
  assert.notEqual(first.meetingUrl, second.meetingUrl);
  assert.equal((await book(withCarla, '2026-10-15T08:00Z')).meetingUrl, 'https://meet.example/carla');
  assert.equal((await readMeeting(ben, before.id, now)).meetingUrl, null, 'what was booked before has its place');

  assert.deepEqual(await setProgramRoom(chiara, place.programId, null), { address: null, mentors: 2, withOwn: 1 });
  assert.equal((await book(withBen, '2026-10-19T08:00Z')).meetingUrl, null);
});

test('a circle meets there as well', async () => {
  const place = await aProgram({ settings: { meetings: { room: 'https://bbb.example/b/{meeting}' } } });
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId, { meetingUrl: null });
  const circle = { id: '0'.repeat(24), mentorId: ben.personId, memberIds: [(await aMentee(place)).personId] };
  const { meetingUrl } = await inTransaction(() => writeCircleMeeting(ben, circle, { start: '2026-10-15T08:00Z', minutes: 45 }, now));
  assert.match(meetingUrl!, /^https:\/\/bbb\.example\/b\/[0-9a-f]{32}$/);
});

test('it is the coordinators’ own, stays in a program that is closed for good, and is none in a program from before', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  await ProgramModel.collection.updateOne({ title: { $exists: true } }, { $unset: { 'settings.meetings.room': '' } });
  assert.deepEqual(await readProgramRoom(chiara, place.programId), { address: null, mentors: 0, withOwn: 0 });
  await assert.rejects(readProgramRoom(await aMentor(place), place.programId), { name: 'NotAllowed' });
  await assert.rejects(setProgramRoom(chiara, (await aProgram({ tenantId: place.tenantId })).programId, template), { name: 'NotFound' });
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  await assert.rejects(setProgramRoom(chiara, place.programId, template), { code: 'moved-on' });
});
