import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aPair, aProgram, anId } from '../../models/factories.ts';
import { noteLimits } from '../../models/note-words.ts';
import { useTestServer } from '../test-server.ts';

interface Note {
  id: string;
  text: string;
  visibility: string;
  version: number;
  code?: string;
}

const server = await useTestServer();
const place = await aProgram();
const { mentor, mentee, matchId } = await aPair(place);
const token = await server.signIn(mentee);
const partner = await server.signIn(mentor);
const coordinator = await server.signIn(await aCoordinator(place));

const call = (method: string, path: string, body?: unknown, as = token) => server.call<Note>(method, path, { token: as, ...(body === undefined ? {} : { body }) });
const listOf = async (as: string, query = '') => (await server.call<{ items: Note[] }>('GET', `/api/matches/${matchId}/notes${query}`, { token: as })).body.items.map(({ id }) => id);
const write = async (): Promise<string> => (await call('POST', `/api/matches/${matchId}/notes`, { text: 'Ask about German' })).body.id;

test('a note through all of its operations', async () => {
  const written = await call('POST', `/api/matches/${matchId}/notes`, { text: 'Ask about German' });
  const { id } = written.body;
  assert.deepEqual([written.status, written.headers.get('location'), written.body.visibility], [201, `/api/notes/${id}`, 'private']);
  assert.deepEqual([await listOf(token), await listOf(partner), await listOf(coordinator)], [[id], [], []]);
  assert.equal((await call('PATCH', `/api/notes/${id}`, { version: 1, text: 'Ask about Spanish' })).body.text, 'Ask about Spanish');
  assert.equal((await call('POST', `/api/notes/${id}/share`, { with: 'match-and-coordinators' })).body.visibility, 'match-and-coordinators');
  assert.deepEqual([await listOf(partner), await listOf(coordinator)], [[id], [id]]);
  assert.equal((await call('GET', `/api/notes/${id}`, undefined, coordinator)).body.text, 'Ask about Spanish');
  assert.equal((await call('POST', `/api/notes/${id}/stop-sharing`)).body.visibility, 'private');
  assert.equal((await call('GET', `/api/notes/${id}`, undefined, partner)).status, 404);
  assert.equal((await call('DELETE', `/api/notes/${id}`)).status, 204);
  assert.deepEqual([await listOf(token), await listOf(token, '?state=deleted')], [[], [id]]);
  assert.equal((await call('POST', `/api/notes/${id}/restore`)).body.text, 'Ask about Spanish');
});

test('each refusal has its code', async () => {
  const [secret, shared] = [await write(), await write()];
  await call('POST', `/api/notes/${shared}/share`, { with: 'match' });
  const refusals: [string, string, unknown, string, number, string?][] = [
    ['POST', `/matches/${matchId}/notes`, { text: '  ' }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/notes`, { text: 'x'.repeat(noteLimits.text + 1) }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/notes`, { text: 'x', visibility: 'match' }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/notes`, { text: 'x', meetingId: anId() }, 'not-found', 404],
    ['POST', `/matches/${anId()}/notes`, { text: 'x' }, 'not-found', 404],
    ['POST', `/matches/${matchId}/notes`, { text: 'x' }, 'not-allowed', 403, coordinator],
    ['GET', `/matches/${matchId}/notes?goalId=${anId()}`, undefined, 'not-found', 404],
    ['GET', `/notes/${secret}`, undefined, 'not-found', 404, partner],
    ['GET', `/notes/${secret}`, undefined, 'not-found', 404, coordinator],
    ['GET', `/notes/${shared}`, undefined, 'not-found', 404, coordinator],
    ['PATCH', `/notes/${shared}`, { version: 1, text: 'Mine' }, 'not-allowed', 403, partner],
    ['POST', `/notes/${shared}/stop-sharing`, undefined, 'not-allowed', 403, partner],
    ['DELETE', `/notes/${shared}`, undefined, 'not-allowed', 403, partner],
    ['PATCH', `/notes/${shared}`, { version: 9, text: 'Old' }, 'moved-on', 409],
    ['POST', `/notes/${shared}/share`, { with: 'program' }, 'body-invalid', 422],
    ['POST', `/notes/${shared}/restore`, undefined, 'not-found', 404],
  ];
  for (const [method, path, body, code, status, as] of refusals) {
    const answer = await call(method, `/api${path}`, body, as);
    assert.deepEqual([answer.body.code, answer.status], [code, status], `${method} ${path}`);
  }
});

test('an icebreaker: both answer before either reads the other’s', async () => {
  interface Answers {
    mine: { text: string } | null;
    theirs: { text: string } | null;
    theyAnswered: boolean;
    code?: string;
  }
  const path = `/api/matches/${matchId}/icebreakers/good-day`;
  const ask = (method: string, as: string, body?: unknown, at = path) => server.call<Answers>(method, at, { token: as, ...(body === undefined ? {} : { body }) });
  assert.equal((await ask('PUT', token, { text: 'Sun' })).body.mine?.text, 'Sun');
  const his = (await ask('GET', partner)).body;
  assert.deepEqual([his.theirs, his.theyAnswered], [null, true]);
  assert.equal((await ask('PUT', partner, { text: 'Snow' })).body.theirs?.text, 'Sun');
  assert.deepEqual([(await ask('PUT', token, { text: 'Fog' })).status, (await ask('GET', token)).body.theirs?.text], [409, 'Snow']);
  assert.equal((await ask('DELETE', token)).status, 204);
  assert.deepEqual([(await ask('GET', coordinator)).status, (await ask('GET', token, undefined, `${path}s`)).status, (await ask('PUT', token, { text: '' })).status], [403, 404, 422]);
  const listed = await server.call<{ items: unknown[] }>('GET', `/api/matches/${matchId}/icebreakers`, { token: partner });
  assert.equal(listed.body.items.length, 1);
});
