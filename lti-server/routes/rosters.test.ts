import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aProgram, aRoster } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const rosterId = await aRoster(place);
const token = await server.signIn(await aCoordinator(place));

test('a coordinator sees the rosters, asks for one, and reads who is in it', async () => {
  const { status, body } = await server.call<{ items: { id: string; state: string }[] }>('GET', '/api/rosters', { token });
  assert.deepEqual([status, body.items.map(({ id, state }) => [id, state])], [200, [[rosterId, 'read']]]);
  const asked = await server.call('POST', `/api/rosters/${rosterId}/ask`, { token });
  assert.deepEqual([asked.status, asked.body['state']], [200, 'waiting']);
  assert.equal((await server.call('GET', `/api/rosters/${rosterId}`, { token })).body['state'], 'waiting');
  assert.deepEqual((await server.call('GET', `/api/rosters/${rosterId}/members?q=ana&role=learner`, { token })).body, { items: [], nextCursor: null, total: 0 });
});

test('a question that makes no sense is refused, and others may not ask', async () => {
  for (const query of ['role=teacher', 'q=', 'limit=101', 'name=ana', 'q=a&q=b']) {
    const { status, body } = await server.call('GET', `/api/rosters/${rosterId}/members?${query}`, { token });
    assert.deepEqual([status, body['code']], [422, 'body-invalid'], query);
  }
  assert.equal((await server.call('GET', `/api/rosters/${rosterId}/members?cursor=x`, { token })).body['code'], 'cursor-invalid');
  const mentee = await server.signIn(await aMentee(place));
  assert.equal((await server.call('GET', '/api/rosters', { token: mentee })).status, 403);
  assert.equal((await server.call('GET', `/api/rosters/${rosterId}`, { token: mentee })).status, 404);
});
