/** A request whose answer was lost is sent again with its key: it is answered as it would have been, in the shape that was promised. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../models/actor.ts';
import { aCoordinator, aMentee, aMentor, anId, aPair, aProgram } from '../models/factories.ts';
import { useTestServer } from './test-server.ts';

const server = await useTestServer();
const place = await aProgram({ settings: { places: { mentor: 1 } } });

/** Sends the same request twice with the same key. */
async function twice(actor: ProgramActor, method: string, path: string, body?: unknown) {
  const request = { token: await server.signIn(actor), headers: { 'Idempotency-Key': `key-${anId()}` }, ...(body === undefined ? {} : { body }) };
  return [await server.call(method, path, request), await server.call(method, path, request)] as const;
}

test('a part of the program that was changed is answered by that part', async () => {
  const coordinator = await aCoordinator(place);
  const changes = { criteria: { weights: { need: 50 } }, 'request-rules': { choices: 2 }, 'enrolment-rules': { places: { mentee: 40 } }, 'fairness-rules': { attributes: ['gender'] } };
  for (const [part, change] of Object.entries(changes)) {
    const [first, second] = await twice(coordinator, 'PATCH', `/api/programs/${place.programId}/${part}`, change);
    assert.deepEqual([first.status, second.status], [200, 200], part);
    assert.deepEqual(second.body, first.body, part);
  }
});

test('a break of a match begins once and is answered by the match', async () => {
  const { mentee, matchId } = await aPair(place);
  const [first, second] = await twice(mentee, 'POST', `/api/matches/${matchId}/pause`);
  assert.deepEqual([first.status, second.status, second.body['state']], [200, 200, 'paused']);
  assert.deepEqual(second.body, first.body);
});

test('a turn on a waiting list is answered by that turn, which is at the address that was told', async () => {
  const { mentor } = await aPair(place);
  const mentee = await aMentee(place);
  const [first, second] = await twice(mentee, 'POST', '/api/waiting', { kind: 'mentor', of: mentor.personId });
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.deepEqual(second.body, first.body);
  const read = await server.call('GET', first.headers.get('location')!, { token: await server.signIn(mentee) });
  assert.deepEqual([read.status, read.body], [200, first.body]);
});

test('what comes to the same however often it is done, or changes nothing, is done again', async () => {
  const mentee = await aMentee(place);
  const [, draft] = await twice(mentee, 'PUT', '/api/drafts/goal', { fields: { title: 'Half' } });
  assert.deepEqual([draft.status, Object.keys(draft.body)], [200, ['savedAt']]);
  const mentor = await aMentor(place);
  const [, mark] = await twice(mentee, 'PUT', `/api/mentors/${mentor.personId}/mark`, { mark: 'saved' });
  assert.deepEqual([mark.status, mark.body], [200, { id: mentor.personId, mark: 'saved' }]);
  const [, report] = await twice(await aCoordinator(place), 'POST', '/api/fairness-reports', {});
  assert.deepEqual([report.status, report.body['runId']], [200, null]);
});
