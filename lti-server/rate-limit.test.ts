import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aProgram } from '../models/factories.ts';
import { StopLinks } from '../models/notifications/stop-links.ts';
import { stopAddress } from './mail-answers/address.ts';
import { useTestServer } from './test-server.ts';

const server = await useTestServer({ RATE_LIMIT_SCALE: '0.1' }); // 30 reads and 6 writes a minute, 6 failures
const place = await aProgram();
const token = await server.signIn(await aMentee(place));
const other = await server.signIn(await aMentee(place));
server.clock.now = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 1_000);

const statuses = async (count: number, call: () => Promise<{ status: number }>): Promise<number[]> => {
  const all: number[] = [];
  for (let i = 0; i < count; i += 1) all.push((await call()).status);
  return all;
};

test('a session that asks too often waits, and is told how long; others do not', async () => {
  const reads = await statuses(31, () => server.call('GET', '/api/session', { token }));
  assert.deepEqual([reads.slice(0, 30).every((status) => status === 200), reads[30]], [true, 429]);
  const answer = await server.call('GET', '/api/session', { token });
  assert.equal(answer.body['code'], 'rate-limited');
  assert.equal(answer.headers.get('retry-after'), '59');
  assert.equal((await server.call('GET', '/api/session', { token: other })).status, 200);
});

test('writes have a limit of their own', async () => {
  const writes = await statuses(7, () => server.call('PUT', '/api/drafts/goal', { token: other, body: { fields: { title: 'a' } } }));
  assert.deepEqual(writes, [200, 200, 200, 200, 200, 200, 429]);
});

test('failed calls without a session are limited by address, good ones from there are not', async () => {
  const failures = await statuses(8, () => server.call('GET', '/api/session'));
  assert.deepEqual([failures[0], failures.at(-1)], [401, 429]);
  assert.equal((await server.call('GET', '/api/home', { token: other })).status, 200);
});

test('a link that stops mail writes so often a minute and person, whatever kind it is for', async () => {
  const links = new StopLinks(server.config.secrets.keyEncryption);
  const { personId, tenantId, programId } = await aMentee(place);
  const press = (what: 'requests' | 'matches') => fetch(stopAddress(server.url, links.wordFor({ tenantId, programId, personId, what })), { method: 'POST' });
  assert.deepEqual(await statuses(2, () => press('requests')), [200, 200]);
  assert.equal((await press('matches')).status, 429);
});
