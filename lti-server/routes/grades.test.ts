import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aGradeColumn, aMentee, anId, aProgram, aScore } from '../../models/factories.ts';
import { ScoreLogModel } from '../../models/grades/score-log.model.ts';
import { SessionModel } from '../../models/sessions/session.model.ts';
import { linkContext } from '../../models/tenants/context-links.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const column = await aGradeColumn(place);
await linkContext({ ...place, registrationId: String(column.registrationId), deploymentId: String(column.deploymentId), contextId: column.contextId, title: 'Biology', isHome: true });
const columnId = String(column._id);
const mentee = await aMentee(place);
const token = await server.signIn(await aCoordinator(place));
const at = new Date('2026-11-26T10:00:00Z');

test('a coordinator sees each column and how its scores stand', async () => {
  await aScore(column, mentee.personId, { state: 'sent', points: 10, sentPoints: 10 });
  await aScore(column, anId(), { state: 'due', points: 10 });
  await aScore(column, anId(), { state: 'parked', points: 10, failure: 'not-gradable' });
  await aScore(column, anId(), { state: 'parked', points: 10, failure: 'changed-by-hand' });
  await aScore(column, anId());
  const { status, body } = await server.call<{ items: unknown[] }>('GET', '/api/grade-columns', { token });
  const shown = {
    id: columnId, course: 'Biology', label: 'Meet your mentor', kind: 'meetings-held', target: 3, partial: false, points: 10, state: 'ready', fault: null,
    counts: { sent: 1, waiting: 1, parked: 1, byHand: 1 },
  };
  assert.deepEqual([status, body.items], [200, [shown]]);
  assert.deepEqual((await server.call('GET', `/api/grade-columns/${columnId}`, { token })).body, shown);
});

test('what was given up is sent again, and a teacher’s own mark is left alone', async () => {
  const { status, body } = await server.call('POST', `/api/grade-columns/${columnId}/send-again`, { token });
  assert.deepEqual([status, body['counts']], [200, { sent: 1, waiting: 2, parked: 0, byHand: 1 }]);
});

test('the log of a column comes newest first, page by page, with people by name', async () => {
  const entry = { ...place, columnId, personId: mentee.personId, points: 10, pointsMaximum: 10 };
  await ScoreLogModel.create([
    { ...entry, at, outcome: 'sent' }, { ...entry, at: new Date(at.getTime() + 1000), outcome: 'parked', fault: 'down' }, { ...entry, at: new Date(at.getTime() + 2000), outcome: 'changed-by-hand' },
  ]);
  type Page = { items: { outcome: string; fault: string | null; person: { id: string; name: string } }[]; nextCursor: string | null };
  const first = (await server.call<Page>('GET', `/api/grade-columns/${columnId}/scores?limit=2`, { token })).body;
  assert.deepEqual(first.items.map(({ outcome, fault }) => [outcome, fault]), [['changed-by-hand', null], ['parked', 'down']]);
  assert.equal(first.items[0]!.person.id, mentee.personId);
  const second = (await server.call<Page>('GET', `/api/grade-columns/${columnId}/scores?limit=2&cursor=${first.nextCursor!}`, { token })).body;
  assert.deepEqual([second.items.map(({ outcome }) => outcome), second.nextCursor], [['sent'], null]);
  assert.equal((await server.call('GET', `/api/grade-columns/${columnId}/scores?cursor=x`, { token })).body['code'], 'cursor-invalid');
});

test('others see neither columns nor who was graded', async () => {
  const other = await server.signIn(mentee);
  assert.equal((await server.call('GET', '/api/grade-columns', { token: other })).status, 403);
  for (const path of ['', '/scores']) assert.equal((await server.call('GET', `/api/grade-columns/${columnId}${path}`, { token: other })).status, 404);
  assert.equal((await server.call('POST', `/api/grade-columns/${columnId}/send-again`, { token: other })).status, 404);
});

test('a learner sees how far they are in the link that they opened; in another one there is nothing', async () => {
  const learner = await aMentee(place);
  const opened = await server.signIn(learner);
  assert.equal((await server.call('GET', '/api/completion', { token: opened })).status, 404);
  await SessionModel.updateMany({ tenantId: place.tenantId, personId: learner.personId }, { $set: { columnId } });
  assert.equal((await server.call('GET', '/api/completion', { token: opened })).status, 404, 'a teacher who opened it');
  await aScore(column, learner.personId);
  const { status, body } = await server.call('GET', '/api/completion', { token: opened });
  assert.deepEqual([status, body], [200, { title: 'Meet your mentor', kind: 'meetings-held', target: 3, done: 0, points: 0, pointsMaximum: 10, state: 'not-yet' }]);
});
