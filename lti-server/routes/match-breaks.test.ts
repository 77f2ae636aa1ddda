/** A pair takes a break and goes on: over HTTP, by either of the two and by who coordinates. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { aCoordinator, aMentee, anId, aPair, aProgram } from '../../models/factories.ts';
import { ProgramModel } from '../../models/programs/program.model.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();

async function act(actor: ProgramActor, matchId: string, what: 'pause' | 'resume') {
  return server.call<{ code?: string; state?: string; details?: unknown }>('POST', `/api/matches/${matchId}/${what}`, { token: await server.signIn(actor) });
}

test('either one begins the break and either one ends it; a second answer hears how it stands', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  const paused = await act(mentee, matchId, 'pause');
  assert.deepEqual([paused.status, paused.body.state], [200, 'paused']);
  const twice = await act(mentor, matchId, 'pause');
  assert.deepEqual([twice.status, twice.body.code, twice.body.details], [409, 'moved-on', { state: 'paused' }]);
  assert.deepEqual((await act(mentor, matchId, 'resume')).body.state, 'active');
  assert.equal((await act(mentee, matchId, 'resume')).body.code, 'moved-on');
});

test('both at once: one break, one conflict', async () => {
  const { mentor, mentee, matchId } = await aPair(place);
  const answers = await Promise.all([act(mentor, matchId, 'pause'), act(mentee, matchId, 'pause')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
});

test('meetings to come go with the break and do not come back with its end; booking waits until then', async () => {
  const { mentee, matchId } = await aPair(place);
  const token = await server.signIn(mentee);
  const slots = await server.call<{ items: { start: string }[]; next: { start: string } | null }>('GET', `/api/matches/${matchId}/slots`, { token });
  const start = slots.body.items.at(-1)?.start ?? slots.body.next!.start;
  const booking = { body: { matchId, start, minutes: 30 }, token };
  const booked = await server.call<{ id: string }>('POST', '/api/meetings', booking);
  assert.equal(booked.status, 201);
  await act(mentee, matchId, 'pause');
  const { body } = await server.call<{ state: string; cancelled: { by: string | null } }>('GET', `/api/meetings/${booked.body.id}`, { token });
  assert.deepEqual([body.state, body.cancelled.by], ['cancelled', null]);
  assert.equal((await server.call<{ code: string }>('POST', '/api/meetings', booking)).body.code, 'moved-on');
  await act(mentee, matchId, 'resume');
  assert.equal((await server.call<{ state: string }>('GET', `/api/meetings/${booked.body.id}`, { token })).body.state, 'cancelled');
  assert.equal((await server.call('POST', '/api/meetings', booking)).status, 201);
});

test('who coordinates may; for another pair it is not there', async () => {
  const { matchId } = await aPair(place);
  assert.equal((await act(await aCoordinator(place), matchId, 'pause')).status, 200);
  const other = await aPair(place);
  for (const [actor, id] of [[other.mentee, matchId], [await aMentee(place), matchId], [other.mentee, anId()]] as const) {
    const { status, body } = await act(actor, id, 'resume');
    assert.deepEqual([status, body.code], [404, 'not-found']);
  }
  assert.equal((await server.call('POST', `/api/matches/${matchId}/resume`)).status, 401);
});

test('in a program that is closed for good nothing begins and nothing goes on', async () => {
  const closed = await aProgram();
  const { mentee, matchId } = await aPair(closed);
  await ProgramModel.updateOne({ tenantId: closed.tenantId, _id: closed.programId }, { $set: { state: 'archived' } });
  for (const what of ['pause', 'resume'] as const) assert.equal((await act(mentee, matchId, what)).body.code, 'program-archived');
});
