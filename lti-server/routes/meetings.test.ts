import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { aCoordinator, aMatch, aMentee, aMentor, aPair, aProgram, anId, someAvailability } from '../../models/factories.ts';
import { openSession } from '../../models/sessions/sessions.ts';
import { useTestServer } from '../test-server.ts';

interface Meeting {
  id: string;
  state: string;
  when: { start: string };
  can: string[];
  code?: string;
  details?: { closest?: unknown[] };
}

const server = await useTestServer();
const place = await aProgram();
const monday = Date.UTC(2027, 0, 11, 10); // 11:00 in Berlin
const at = (hours: number): Date => new Date(monday + hours * 3_600_000);

/** A call at a moment, in hours from that Monday, with a session of then. */
async function call<T = Meeting>(actor: ProgramActor, method: string, path: string, { body, hours = -48, headers = {} }: { body?: unknown; hours?: number; headers?: Record<string, string> } = {}) {
  server.clock.now = at(hours);
  const { token } = await openSession({ ...place, personId: actor.personId, door: 'lti', sourceId: server.registrationId, coordinator: true, tenantAdmin: false }, at(hours));
  return server.call<T>(method, path, { token, headers, ...(body === undefined ? {} : { body }) });
}
const booking = (matchId: string, hours = 0) => ({ matchId, start: at(hours).toISOString(), minutes: 30 });
const book = (actor: ProgramActor, matchId: string, hours = 0) => call(actor, 'POST', '/api/meetings', { body: booking(matchId, hours) });

test('a free time is shown, booked, seen by both, and cancelled', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  type Week = { items: { start: string }[]; theirZone: string };
  const slots = async () => (await call<Week>(mentee, 'GET', `/api/matches/${matchId}/slots?from=2027-01-11&minutes=30`)).body.items.map(({ start }) => start);
  assert.ok((await slots()).includes(at(0).toISOString()));
  const booked = await book(mentee, matchId);
  assert.deepEqual([booked.status, booked.headers.get('location'), booked.body.state], [201, `/api/meetings/${booked.body.id}`, 'confirmed']);
  assert.ok(!(await slots()).includes(at(0).toISOString()));
  for (const actor of [mentor, mentee]) {
    const list = await call<{ items: Meeting[] }>(actor, 'GET', '/api/meetings');
    assert.deepEqual(list.body.items.map(({ id }) => id), [booked.body.id]);
    assert.equal((await call(actor, 'GET', `/api/meetings/${booked.body.id}`)).status, 200);
  }
  const cancelled = await call(mentor, 'POST', `/api/meetings/${booked.body.id}/cancel`, { body: { reason: 'I am ill' } });
  assert.deepEqual([cancelled.status, cancelled.body.state], [200, 'cancelled']);
  assert.ok((await slots()).includes(at(0).toISOString()));
});

test('a time is kept, the meeting moves to it once however often that is sent, and its history is read by both', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  const { body: { id } } = await book(mentee, matchId);
  const move = { from: at(0).toISOString(), start: at(3).toISOString() };
  const kept = await call<{ start: string; until: string }>(mentee, 'PUT', '/api/held-slot', { body: { kind: 'meeting', id, start: move.start } });
  assert.deepEqual([kept.status, kept.body], [200, { start: move.start, until: new Date(at(-48).getTime() + 5 * 60_000).toISOString() }]);
  const headers = { 'Idempotency-Key': `move-${anId()}` };
  const [first, second] = [await call(mentee, 'POST', `/api/meetings/${id}/move`, { body: move, headers }), await call(mentee, 'POST', `/api/meetings/${id}/move`, { body: move, headers })];
  assert.deepEqual([first.status, first.body.when.start, second.body], [200, move.start, first.body]);
  const late = await call(mentor, 'POST', `/api/meetings/${id}/move`, { body: { ...move, start: at(4).toISOString() } });
  assert.deepEqual([late.status, late.body.code], [409, 'moved-on']);
  const { body } = await call<{ items: { type: string }[] }>(mentor, 'GET', `/api/meetings/${id}/history`);
  assert.deepEqual(body.items.map(({ type }) => type), ['meeting.booked', 'meeting.moved']);
  assert.equal((await call(mentee, 'DELETE', `/api/held-slot?start=${move.start}`)).status, 204);
});

test('its mentor puts a meeting into another room, once however often that is sent; what cannot be a room is refused', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  const { body: { id } } = await book(mentee, matchId);
  const body = { from: null, address: 'https://meet.jit.si/{room}' };
  const headers = { 'Idempotency-Key': `room-${anId()}` };
  const change = (who: typeof mentor, what: unknown, more = {}) => call<Meeting & { meetingUrl: string | null }>(who, 'POST', `/api/meetings/${id}/room`, { body: what, ...more });
  const [first, second] = [await change(mentor, body, { headers }), await change(mentor, body, { headers })];
  assert.deepEqual([first.status, second.body], [200, first.body]);
  assert.match(first.body.meetingUrl!, /^https:\/\/meet\.jit\.si\/[0-9a-f]{32}$/);
  assert.equal((await change(mentee, { ...body, from: first.body.meetingUrl })).status, 403);
  const faults = [{ address: 'http://meet.example/x' }, { address: 'https://{room}.example/' }, { address: 'javascript:alert(1)' }, { address: '' }, { address: undefined }, { from: 7 }, { more: true }, { address: `https://meet.example/${'x'.repeat(300)}` }];
  for (const fault of faults) {
    const refused = await change(mentor, { ...body, from: first.body.meetingUrl, ...fault });
    assert.deepEqual([refused.status, refused.body.code], [422, 'body-invalid'], JSON.stringify(fault));
  }
  assert.deepEqual([(await change(mentor, { from: 'https://meet.example/before', address: 'https://meet.example/now' })).body.code], ['moved-on']);
  const { body: rules } = await call<{ meetingsElsewhere: number }>(mentor, 'POST', '/api/availability/booked-rooms');
  assert.equal(rules.meetingsElsewhere, 0);
  assert.equal((await call(mentee, 'POST', '/api/availability/booked-rooms')).status, 403);
  assert.equal((await call<{ meetingUrl: string }>(mentee, 'GET', `/api/meetings/${id}`)).body.meetingUrl, first.body.meetingUrl, 'a room of its own stays');
});

test('after the meeting one says how it was, and the other may see it otherwise', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  const { body: { id } } = await book(mentee, matchId);
  const early = await call(mentee, 'POST', `/api/meetings/${id}/held`, { body: { held: true } });
  assert.deepEqual([early.status, early.body.code], [409, 'moved-on']);
  assert.equal((await call(mentee, 'POST', `/api/meetings/${id}/held`, { body: { held: true }, hours: 1 })).body.state, 'held');
  const own = await call(mentee, 'POST', `/api/meetings/${id}/contest`, { body: {}, hours: 2 });
  assert.deepEqual([own.status, own.body.code], [409, 'moved-on']);
  assert.equal((await call(mentor, 'POST', `/api/meetings/${id}/contest`, { body: {}, hours: 2 })).body.state, 'missed');
  assert.equal((await call(mentor, 'POST', `/api/meetings/${id}/cancel`, { body: {}, hours: 2 })).body.code, 'moved-on');
});

test('each reason not to book has its code', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  await book(mentee, matchId);
  const paused = await aMentor(place);
  const pausedMatch = await aMatch(place, { mentorId: paused.personId, menteeId: (await aMentee(place)).personId, state: 'paused' });
  const noHours = await aPair(place, { mentor: await aMentor(place) });
  const twoMentors = await aMentee(place, { enrolment: { capacity: 2 } });
  const [one, two] = [await aPair(place, { mentee: twoMentors }), await aPair(place, { mentee: twoMentors })];
  await book(twoMentors, one.matchId);
  const careful = await aMentor(place);
  await someAvailability(place, careful.personId, { minNoticeMinutes: 24 * 60 });
  const ofCareful = await aPair(place, { mentor: careful });
  const refusals: [string, ProgramActor, unknown, string, number, number?][] = [
    ['a time that is taken', mentor, booking(matchId), 'you-are-busy', 409],
    ['outside the hours', mentee, booking(matchId, 12), 'slot-taken', 409],
    ['a mentor without hours', noHours.mentee, booking(noHours.matchId), 'slot-taken', 409],
    ['the past', mentee, booking(matchId, 1), 'slot-past', 409, 2],
    ['too soon', ofCareful.mentee, booking(ofCareful.matchId), 'slot-past', 409, -23],
    ['at one’s own other meeting', twoMentors, booking(two.matchId), 'you-are-busy', 409],
    ['a match that rests', paused, booking(pausedMatch), 'moved-on', 409],
    ['a match of others', await aMentee(place), booking(matchId, 2), 'not-found', 404],
    ['a random match', mentee, booking(anId(), 2), 'not-found', 404],
    ['off the grid', mentee, { ...booking(matchId, 2), minutes: 17 }, 'body-invalid', 422],
    ['no instant', mentee, { ...booking(matchId, 2), start: '2027-01-11' }, 'body-invalid', 422],
  ];
  for (const [what, actor, body, code, status, hours = -48] of refusals) {
    const answer = await call(actor, 'POST', '/api/meetings', { body, hours });
    assert.deepEqual([answer.body.code, answer.status], [code, status], what);
  }
  const gone = await book(two.mentor, two.matchId);
  assert.deepEqual([gone.body.code, gone.body.details?.closest?.length], ['slot-taken', 3], 'three times near it are offered');
});

test('who sees a meeting but has no part in it cannot cancel it; within the notice time a reason is asked for', async () => {
  const mentor = await aMentor(place);
  await someAvailability(place, mentor.personId, { minNoticeMinutes: 60 });
  const { mentee, matchId } = await aPair(place, { mentor });
  const { body: { id } } = await book(mentee, matchId);
  const coordinator = await aCoordinator(place);
  assert.equal((await call(coordinator, 'GET', `/api/meetings/${id}`)).status, 200);
  const foreign = await call(coordinator, 'POST', `/api/meetings/${id}/cancel`, { body: {} });
  assert.deepEqual([foreign.status, foreign.body.code], [403, 'not-allowed']);
  const silent = await call(mentee, 'POST', `/api/meetings/${id}/cancel`, { body: {}, hours: -0.5 });
  assert.deepEqual([silent.status, silent.body.code], [422, 'body-invalid']);
  assert.equal((await call(mentee, 'POST', `/api/meetings/${id}/cancel`, { body: { reason: 'Exam' }, hours: -0.5 })).status, 200);
});

test('pages, and the slots of a week, refuse what they do not know', async () => {
  const { mentee, matchId } = await aPair(place);
  const ids = [(await book(mentee, matchId, 1)).body.id, (await book(mentee, matchId, 2)).body.id];
  type List = { items: Meeting[]; nextCursor: string };
  const first = await call<List>(mentee, 'GET', '/api/meetings?limit=1');
  const second = await call<List>(mentee, 'GET', `/api/meetings?limit=1&cursor=${first.body.nextCursor}`);
  assert.deepEqual([...first.body.items, ...second.body.items].map(({ id }) => id), ids);
  const slots = `/api/matches/${matchId}/slots`;
  for (const [path, code, status] of [
    [`/api/meetings?when=past&cursor=${first.body.nextCursor}`, 'cursor-invalid', 422], ['/api/meetings?when=ever', 'body-invalid', 422],
    [`${slots}?from=tomorrow`, 'body-invalid', 422], [`/api/matches/${anId()}/slots`, 'not-found', 404],
  ] as const) {
    const answer = await call(mentee, 'GET', path);
    assert.deepEqual([answer.body.code, answer.status], [code, status], path);
  }
});

test('a booking sent again with its key is the same meeting as it is now', async () => {
  const { mentee, matchId } = await aPair(place);
  const again = () => call(mentee, 'POST', '/api/meetings', { body: booking(matchId), headers: { 'Idempotency-Key': `book-${matchId}` } });
  const first = await again();
  await call(mentee, 'POST', `/api/meetings/${first.body.id}/cancel`, { body: {} });
  const second = await again();
  assert.deepEqual([second.status, second.body.id, second.body.state], [201, first.body.id, 'cancelled']);
});

test('a mentor’s hours are set, previewed and read; what cannot be is refused', async () => {
  const mentor = await aMentor(place);
  const fresh = await call<Record<string, unknown>>(mentor, 'GET', '/api/availability');
  assert.deepEqual([fresh.status, fresh.body['updatedAt'], fresh.body['weekly']], [200, null, []]);
  const { pausedUntil: _p, updatedAt: _u, meetingsOutside: _o, meetingsElsewhere: _e, programRoom: _r, mentees: _m, flash, ...rules } = fresh.body;
  const monday9 = { weekday: 1, from: '09:00', to: '12:00' };
  const preview = await call<{ slots: unknown[] }>(mentor, 'POST', '/api/availability/preview', { body: { rules: { ...rules, weekly: [monday9] }, viewerZone: 'America/Sao_Paulo' } });
  assert.ok(preview.status === 200 && preview.body.slots.length > 0);
  const set = await call<{ weekly: unknown[] }>(mentor, 'PUT', '/api/availability', { body: { ...rules, flash, weekly: [monday9] } });
  assert.deepEqual([set.status, set.body.weekly], [200, [monday9]]);
  const refusals: [string, string, unknown, string, number][] = [
    ['PUT', '', { ...rules, zone: 'Mars/Base' }, 'zone-unknown', 422],
    ['PUT', '', { ...rules, weekly: [{ ...monday9, to: '08:00' }] }, 'body-invalid', 422],
    ['PUT', '', { ...rules, weekly: [{ ...monday9, from: '09:01' }] }, 'body-invalid', 422],
    ['PUT', '', { ...rules, meetingUrl: 'http://meet.example' }, 'body-invalid', 422],
    ['POST', '/preview', { rules, viewerZone: 'Mars/Base' }, 'zone-unknown', 422],
  ];
  for (const [method, path, body, code, status] of refusals) {
    const answer = await call(mentor, method, `/api/availability${path}`, { body });
    assert.deepEqual([answer.body.code, answer.status], [code, status], JSON.stringify(body).slice(0, 60));
  }
  assert.equal((await call(await aMentee(place), 'GET', '/api/availability')).status, 403);
});
