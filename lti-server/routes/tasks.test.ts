import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aPair, aProgram, anId } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

interface Task {
  id: string;
  title: string;
  due: string | null;
  version: number;
  done: { at: string } | null;
  code?: string;
}

const server = await useTestServer();
const place = await aProgram();
const { mentor, mentee, matchId } = await aPair(place);
const token = await server.signIn(mentee);
const partner = await server.signIn(mentor);
const coordinator = await server.signIn(await aCoordinator(place));

const call = (method: string, path: string, body?: unknown, as = token) => server.call<Task>(method, path, { token: as, ...(body === undefined ? {} : { body }) });
const mine = { title: 'Send CV', ownerId: mentee.personId };

test('a task through all of its operations', async () => {
  const added = await call('POST', `/api/matches/${matchId}/tasks`, { ...mine, dueOn: '2027-06-01' });
  const { id } = added.body;
  assert.deepEqual([added.status, added.headers.get('location'), added.body.due], [201, `/api/tasks/${id}`, '2027-06-01']);
  assert.equal((await call('GET', `/api/tasks/${id}`, undefined, partner)).body.title, 'Send CV');
  const edited = await call('PATCH', `/api/tasks/${id}`, { version: 1, title: 'Send both CVs', dueDay: 30 }, partner);
  assert.deepEqual([edited.status, edited.body.title, edited.body.version], [200, 'Send both CVs', 2]);
  assert.notEqual((await call('POST', `/api/tasks/${id}/complete`)).body.done, null);
  assert.equal((await call('POST', `/api/tasks/${id}/reopen`)).body.done, null);
  const listed = await server.call<{ items: Task[] }>('GET', `/api/matches/${matchId}/tasks`, { token: partner });
  assert.deepEqual(listed.body.items.map((task) => task.id), [id]);
  assert.equal((await call('DELETE', `/api/tasks/${id}`)).status, 204);
  assert.equal((await call('GET', `/api/tasks/${id}`)).status, 404);
});

test('each refusal has its code', async () => {
  const { id } = (await call('POST', `/api/matches/${matchId}/tasks`, mine)).body;
  const refusals: [string, string, unknown, string, number, string?][] = [
    ['POST', `/matches/${matchId}/tasks`, { ...mine, title: ' ' }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/tasks`, { ...mine, ownerId: anId() }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/tasks`, { ...mine, dueOn: '2027-02-30' }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/tasks`, { ...mine, dueDay: 0 }, 'body-invalid', 422],
    ['POST', `/matches/${matchId}/tasks`, { ...mine, done: null }, 'body-invalid', 422],
    ['POST', `/matches/${anId()}/tasks`, mine, 'not-found', 404],
    ['POST', `/matches/${matchId}/tasks`, mine, 'not-allowed', 403, coordinator],
    ['GET', `/matches/${matchId}/tasks`, undefined, 'not-allowed', 403, coordinator],
    ['GET', `/tasks/${id}`, undefined, 'not-found', 404, coordinator],
    ['POST', `/tasks/${id}/complete`, undefined, 'not-allowed', 403, partner],
    ['PATCH', `/tasks/${id}`, { version: 7, title: 'Mine' }, 'moved-on', 409],
    ['PATCH', `/tasks/${id}`, { title: 'Mine' }, 'body-invalid', 422],
  ];
  for (const [method, path, body, code, status, as] of refusals) {
    const answer = await call(method, `/api${path}`, body, as);
    assert.deepEqual([answer.body.code, answer.status], [code, status], `${method} ${path} ${JSON.stringify(body)}`);
  }
});

test('adding one that is repeated with its key answers with the task as it is now', async () => {
  const headers = { 'Idempotency-Key': `key-${anId()}` };
  const first = await server.call<Task>('POST', `/api/matches/${matchId}/tasks`, { token, body: mine, headers });
  await call('PATCH', `/api/tasks/${first.body.id}`, { version: 1, title: 'Changed since' });
  const again = await server.call<Task>('POST', `/api/matches/${matchId}/tasks`, { token, body: mine, headers });
  assert.deepEqual([again.status, again.body.id, again.body.title], [201, first.body.id, 'Changed since']);
});
