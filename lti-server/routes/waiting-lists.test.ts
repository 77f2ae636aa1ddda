import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aMentor, aPair, aProgram, aStranger } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram({ settings: { places: { mentor: 1 } } });
const ben = await aMentor(place);
await aPair(place, { mentor: ben });
const wait = (token: string, kind: string, of: string) => server.call('POST', '/api/waiting', { token, body: { kind, of } });

test('a mentee stands in line for a full mentor, reads the position, and goes out again', async () => {
  const token = await server.signIn(await aMentee(place));
  const joined = await wait(token, 'mentor', ben.personId);
  assert.deepEqual([joined.status, joined.body['kind'], joined.body['position'], joined.body['until'], joined.body['state']], [201, 'mentor', 1, null, 'waiting']);
  assert.equal((await wait(token, 'mentor', ben.personId)).body['id'], joined.body['id']);
  const listed = await server.call('GET', '/api/waiting', { token });
  assert.deepEqual((listed.body['items'] as { id: string }[]).map(({ id }) => id), [joined.body['id']]);
  assert.equal((await server.call('DELETE', `/api/waiting/${String(joined.body['id'])}`, { token })).status, 204);
  assert.deepEqual((await server.call('GET', '/api/waiting', { token })).body['items'], []);
  assert.deepEqual((await server.call('DELETE', `/api/waiting/${String(joined.body['id'])}`, { token })).body['code'], 'moved-on');
});

test('somebody from outside hears that a role is full, and waits for it', async () => {
  const token = await server.signIn(await aStranger(place));
  const form = { role: 'mentor', name: 'Zed', zone: 'Europe/Berlin', languages: ['en'], topics: [], consent: { program: true } };
  const refused = await server.call('POST', '/api/enrolments', { token, body: form });
  assert.deepEqual([refused.status, refused.body['code']], [409, 'role-full']);
  assert.deepEqual((await wait(token, 'program', 'mentor')).body['position'], 1);
});

test('each refusal has its code', async () => {
  const token = await server.signIn(await aMentee(place));
  const refusal = async (kind: string, of: string) => {
    const { status, body } = await wait(token, kind, of);
    return [status, body['code']];
  };
  assert.deepEqual(await refusal('mentor', (await aMentor(place)).personId), [409, 'place-free']);
  assert.deepEqual(await refusal('mentor', 'f'.repeat(24)), [404, 'not-found']);
  assert.deepEqual(await refusal('mentor', 'x'), [422, 'body-invalid']);
  assert.deepEqual(await refusal('program', 'mentee'), [409, 'enrolled-already']);
  assert.deepEqual(await refusal('car-park', ben.personId), [422, 'body-invalid']);
  assert.equal((await wait(await server.signIn(ben), 'mentor', ben.personId)).status, 403);
});
