import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, anId, aPair, aProgram } from '../../models/factories.ts';
import { bookMeeting } from '../../models/meetings/meetings.ts';
import { SessionModel } from '../../models/sessions/session.model.ts';
import { useTestServer } from '../test-server.ts';

interface Agenda {
  items: { id: string; kind: string; text: string | null; version: number; state: string }[];
  template: string;
  lastChange: { what: string } | null;
  code?: string;
  people?: { person: { id: string }; editing: string | null }[];
}

const server = await useTestServer();
const now = new Date('2026-10-13T06:00Z');
server.clock.now = now;
const place = await aProgram();
const { mentor, mentee, matchId } = await aPair(place);
const [ana, ben] = [await server.signIn(mentee), await server.signIn(mentor)];
const meetingOf = async (start: string): Promise<string> => (await bookMeeting(mentee, { matchId, start, minutes: 45 }, now)).id;
const meetingId = await meetingOf('2026-10-14T08:00Z');

const call = (method: string, path = '', body?: unknown, token = ana) => server.call<Agenda>(method, `/api/agendas/${meetingId}${path}`, { token, ...(body === undefined ? {} : { body }) });

test('an agenda through all of its operations', async () => {
  const { body } = await call('GET');
  assert.deepEqual([body.template, body.items.length, body.lastChange], ['first', 6, null]);
  const added = await call('POST', '/items', { text: 'Which CV story goes first', minutes: 10 });
  const topic = added.body.items.find(({ kind }) => kind === 'topic')!;
  assert.deepEqual([added.status, topic.text], [200, 'Which CV story goes first']);
  const steps: [string, string, unknown, (agenda: Agenda) => boolean][] = [
    ['PATCH', `/items/${topic.id}`, { version: 1, text: 'The CV story' }, ({ items }) => items.some(({ text, version }) => text === 'The CV story' && version === 2)],
    ['POST', `/items/${topic.id}/move`, { before: body.items[0]!.id }, ({ items }) => items[0]?.id === topic.id],
    ['POST', `/items/${topic.id}/mark`, { state: 'later' }, ({ items }) => items[0]?.state === 'later'],
    ['POST', `/items/${topic.id}/remove`, { version: 2 }, ({ items }) => items.every(({ id }) => id !== topic.id)],
    ['POST', `/items/${topic.id}/restore`, undefined, ({ items }) => items[0]?.id === topic.id],
    ['PUT', '/template', { template: 'grow' }, ({ template }) => template === 'grow'],
  ];
  for (const [method, path, sent, isSo] of steps) {
    const answer = await call(method, path, sent);
    assert.deepEqual([answer.status, isSo(answer.body)], [200, true], `${method} ${path}`);
  }
});

test('each refusal has its code, and a lost answer is answered again', async () => {
  const [item] = (await call('GET')).body.items;
  const refusals: [string, string, unknown, number, string][] = [
    ['POST', '/items', { text: ' ' }, 422, 'body-invalid'],
    ['POST', '/items', { text: 'x', byId: anId() }, 422, 'body-invalid'],
    ['POST', '/items', { text: 'x', goalId: anId() }, 404, 'not-found'],
    ['PATCH', `/items/${item!.id}`, { text: 'No version' }, 422, 'body-invalid'],
    ['PATCH', `/items/${item!.id}`, { version: 99, text: 'Another version' }, 409, 'moved-on'],
    ['POST', `/items/${item!.id}/mark`, { state: 'carried' }, 422, 'body-invalid'],
    ['POST', `/items/${item!.id}/move`, { before: anId() }, 404, 'not-found'],
    ['POST', `/items/${anId()}/restore`, undefined, 404, 'not-found'],
    ['PUT', '/template', { template: 'mine' }, 422, 'body-invalid'],
    ['PUT', '/presence/x', {}, 404, 'not-found'],
  ];
  for (const [method, path, sent, status, code] of refusals) {
    const answer = await call(method, path, sent);
    assert.deepEqual([answer.status, answer.body.code], [status, code], `${method} ${path}`);
  }
  const request = { token: ana, body: { text: 'Once' }, headers: { 'Idempotency-Key': `key-${anId()}` } };
  const [first, second] = [await server.call<Agenda>('POST', `/api/agendas/${meetingId}/items`, request), await server.call<Agenda>('POST', `/api/agendas/${meetingId}/items`, request)];
  assert.deepEqual([first.status, second.status, second.body], [200, 200, first.body]);
  assert.equal(second.body.items.filter(({ text }) => text === 'Once').length, 1);
});

test('only its people read it: not a coordinator who sees the meeting', async () => {
  const chiara = await server.signIn(await aCoordinator(place));
  assert.equal((await server.call('GET', `/api/meetings/${meetingId}`, { token: chiara })).status, 200);
  assert.deepEqual([(await call('GET', '', undefined, chiara)).status, (await call('GET', '/presence', undefined, chiara)).status], [404, 404]);
});

test('who is there is told to the other one, and being there does not keep a session awake', async () => {
  const [item] = (await call('GET')).body.items;
  assert.deepEqual((await call('PUT', '/presence/page-of-ana', { editing: item!.id })).body.people, []);
  const beside = await call('PUT', '/presence/page-of-ben', {}, ben);
  assert.deepEqual(beside.body.people?.map(({ person, editing }) => [person.id, editing]), [[mentee.personId, item!.id]]);
  assert.equal((await call('DELETE', '/presence/page-of-ana')).status, 204);
  assert.deepEqual((await call('GET', '/presence', undefined, ben)).body.people, []);
  const lastUsed = async () => (await SessionModel.find({ tenantId: place.tenantId, personId: mentee.personId }).lean()).map(({ lastUsedAt }) => lastUsedAt);
  const before = await lastUsed();
  server.clock.now = new Date(now.getTime() + 90 * 60_000);
  await SessionModel.updateMany({ tenantId: place.tenantId }, { $set: { lastUsedAt: now } });
  assert.equal((await call('PUT', '/presence/page-of-ana', {})).status, 200);
  assert.deepEqual([...new Set((await lastUsed()).map(Number))], [Number(now)]);
  assert.ok(before.length > 0);
});
