/** Notes, tasks and icebreakers of a circle over HTTP: the operations on it, and those on a thing of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram } from '../../models/factories.ts';
import { joinCircle, leaveCircle, startCircle } from '../../models/circles/circles.ts';
import { useTestServer } from '../test-server.ts';

interface Kept {
  id: string;
  title: string;
  text: string;
  visibility: string;
  items: { id: string }[];
  others: { by: { name: string }; text: string }[];
  code?: string;
}

const server = await useTestServer();
const place = await aProgram();
const ben = await aMentor(place);
const [ana, bo] = [await aMentee(place, { person: { name: 'Ana' } }), await aMentee(place)];
const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' });
for (const member of [ana, bo]) await joinCircle(member, circleId);
const [token, other, mentor, outsider, coordinator] = await Promise.all([ana, bo, ben, await aMentee(place), await aCoordinator(place)].map((one) => server.signIn(one)));

const call = (method: string, path: string, as: string | undefined, body?: unknown) => server.call<Kept>(method, `/api${path}`, { token: as!, ...(body === undefined ? {} : { body }) });
const notesOf = async (as: string | undefined) => (await call('GET', `/circles/${circleId}/notes`, as)).body.items?.map(({ id }) => id);

test('a note of a circle is written, shared with all of it, and hidden from who leaves', async () => {
  const written = await call('POST', `/circles/${circleId}/notes`, token, { text: 'Ask about visas' });
  const { id } = written.body;
  assert.deepEqual([written.status, written.headers.get('location'), written.body.visibility], [201, `/api/notes/${id}`, 'private']);
  assert.deepEqual([await notesOf(token), await notesOf(other), await notesOf(mentor), await notesOf(coordinator)], [[id], [], [], []]);
  assert.equal((await call('GET', `/notes/${id}`, other)).status, 404);
  assert.equal((await call('POST', `/notes/${id}/share`, token, { with: 'match' })).status, 200);
  assert.deepEqual([await notesOf(other), await notesOf(mentor)], [[id], [id]]);
  assert.equal((await call('GET', `/circles/${circleId}/notes`, outsider)).status, 404);
});

test('a task of a circle is given by its mentor, and ticked by whose it is', async () => {
  const added = await call('POST', `/circles/${circleId}/tasks`, mentor, { title: 'Read', ownerId: ana.personId });
  assert.deepEqual([added.status, added.headers.get('location')], [201, `/api/tasks/${added.body.id}`]);
  assert.equal((await call('POST', `/tasks/${added.body.id}/complete`, token)).status, 200);
  assert.equal((await call('POST', `/tasks/${added.body.id}/complete`, other)).status, 404);
  assert.deepEqual((await call('GET', `/circles/${circleId}/tasks`, other)).body.items, []);
  assert.deepEqual((await call('POST', `/circles/${circleId}/tasks`, token, { title: 'Read', ownerId: bo.personId })).body.code, 'body-invalid');
  assert.equal((await call('GET', `/circles/${circleId}/tasks`, coordinator)).status, 403);
});

test('an icebreaker is answered by each before they read the others’', async () => {
  const at = `/circles/${circleId}/icebreakers/good-day`;
  assert.deepEqual([(await call('PUT', at, token, { text: 'Snow' })).status, (await call('GET', at, other)).body.others], [200, []]);
  assert.deepEqual((await call('PUT', at, other, { text: 'Fog' })).body.others.map(({ by, text }) => [by.name, text]), [['Ana', 'Snow']]);
  assert.deepEqual((await call('PUT', at, token, { text: 'Sun' })).body.code, 'moved-on');
  assert.equal((await call('GET', `/circles/${circleId}/icebreakers`, coordinator)).status, 403);
  assert.equal((await call('DELETE', at, token)).status, 204);
  assert.equal((await call('PUT', `/circles/${circleId}/icebreakers/no-such`, other, { text: 'x' })).status, 404);
});

test('who has left keeps what is their own, and nothing else', async () => {
  await leaveCircle(bo, circleId);
  assert.deepEqual([(await notesOf(other))?.length, (await call('GET', `/circles/${circleId}/icebreakers`, other)).status], [0, 403]);
  assert.equal((await call('POST', `/circles/${circleId}/notes`, other, { text: 'x' })).status, 403);
});
