import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aMentor, aPair, aProgram, someAvailability } from '../factories.ts';
import { isRoomAddress } from '../meeting-room-words.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { bookMeeting, readMeeting } from './meetings.ts';
import { isRoomBy, roomFor } from './room.ts';

await useTestDatabase();

it('a template names a room of its own for each meeting, the same for both people', async () => {
  const place = await aProgram();
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { meetingUrl: 'https://meet.jit.si/{room}' });
  const { mentee, matchId } = await aPair(place, { mentor });
  const now = new Date('2026-10-13T06:00Z');
  const first = await bookMeeting(mentee, { matchId, start: '2026-10-14T08:00Z', minutes: 45 }, now);
  const second = await bookMeeting(mentee, { matchId, start: '2026-10-15T08:00Z', minutes: 45 }, now);
  assert.match(first.meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
  assert.notEqual(first.meetingUrl, second.meetingUrl);
  assert.equal((await readMeeting(mentor, first.id, now)).meetingUrl, first.meetingUrl);
});

it('one address names the same room wherever it stands in it, and a room of one’s own stays as it is', () => {
  const [, first, again] = /^https:\/\/bbb\.example\/b\/(\w{32})\?name=(\w{32})$/.exec(roomFor('https://bbb.example/b/{meeting}?name={room}')!)!;
  assert.equal(first, again);
  assert.deepEqual([roomFor('https://meet.example/ben'), roomFor(null)], ['https://meet.example/ben', null]);
});

it('a room is at an https address, and leaves open nothing but its name', () => {
  for (const address of ['https://meet.example/ben', 'https://meet.jit.si/{room}', 'https://bbb.example/b/{meeting}#x']) assert.ok(isRoomAddress(address), address);
  for (const address of ['http://meet.example/{room}', 'https://{room}.example/', 'https://meet.example/{name}', 'https://meet.example/{room', 'meet.jit.si/{room}', 'javascript:alert(1)', '']) assert.ok(!isRoomAddress(address), address);
});

it('a meeting has its room by an address or a template, or has another one', () => {
  const template = 'https://bbb.example/b/{meeting}?name={room}';
  const named = roomFor(template)!;
  for (const [address, meetingUrl] of [[template, named], ['https://meet.example/ben', 'https://meet.example/ben'], [null, null]] as const) assert.ok(isRoomBy(address, meetingUrl), String(address));
  for (const [address, meetingUrl] of [
    [template, null], [null, named], [template, template], [template, named.replace(/.$/, 'x')], [template, `${named}0`], ['https://meet.example/{room}', named], ['https://meet.example/ben', 'https://meet.example/ana'],
    ['https://bbb.example/b/{room}', 'https://bbb.example/b/weekly-with-everybody-there-is-now'],
  ] as const) assert.ok(!isRoomBy(address, meetingUrl), `${address} ${meetingUrl}`);
});
