import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aPair, aProgram, anId } from '../../models/factories.ts';
import { limits } from '../../models/vocabulary.ts';
import { useTestServer, type Answer } from '../test-server.ts';

interface Goal {
  id: string;
  title: string;
  state: string;
  progress: number;
  visibility: string;
  milestones: { id: string; title: string; doneAt: string | null }[];
  checkIns: { confidence: number }[];
  code?: string;
}

const server = await useTestServer();
const place = await aProgram();
const { mentor, mentee, matchId } = await aPair(place);
const token = await server.signIn(mentee);
const partner = await server.signIn(mentor);

const call = (method: string, path: string, body?: unknown, as = token) => server.call<Goal>(method, path, { token: as, ...(body === undefined ? {} : { body }) });
const setGoal = async (more: object = {}, as = token): Promise<string> => (await call('POST', '/api/goals', { title: 'Land an internship', ...more }, as)).body.id;

test('a goal through all of its operations', async () => {
  const set = await call('POST', '/api/goals', { title: 'Land an internship', visibility: 'match', matchId, due: '2027-06-01', milestones: [{ title: 'CV' }] });
  const { id } = set.body;
  assert.deepEqual([set.status, set.headers.get('location'), set.body.progress], [201, `/api/goals/${id}`, 0]);
  const steps: [string, string, unknown, (goal: Goal) => boolean][] = [
    ['GET', '', undefined, ({ title }) => title === 'Land an internship'],
    ['PATCH', '', { title: 'Land two', due: null }, ({ title }) => title === 'Land two'],
    ['POST', '/milestones', { title: 'Portfolio', due: '2027-03-01' }, ({ milestones }) => milestones.length === 2],
    ['PATCH', `/milestones/${set.body.milestones[0]!.id}`, { done: true }, ({ progress }) => progress === 50],
    ['DELETE', `/milestones/${set.body.milestones[0]!.id}`, undefined, ({ milestones }) => milestones.length === 1],
    ['POST', '/check-ins', { confidence: 7, text: 'Two interviews' }, ({ checkIns }) => checkIns[0]?.confidence === 7],
    ['POST', '/achieve', { whatHelped: 'Ben' }, ({ state, progress }) => state === 'achieved' && progress === 100],
    ['POST', '/reopen', undefined, ({ state }) => state === 'open'],
    ['POST', '/drop', undefined, ({ state }) => state === 'dropped'],
  ];
  for (const [method, path, body, isSo] of steps) {
    const answer = await call(method, `/api/goals/${id}${path}`, body);
    assert.equal(answer.status, 200, `${method} ${path}`);
    assert.ok(isSo(answer.body), `${method} ${path}`);
  }
  assert.equal((await call('DELETE', `/api/goals/${id}`)).status, 204);
  assert.equal((await call('GET', `/api/goals/${id}`)).status, 404);
  const deleted = await server.call<{ items: Goal[] }>('GET', '/api/goals?state=deleted', { token });
  assert.deepEqual(deleted.body.items.map((goal) => goal.id), [id]);
  assert.equal((await call('POST', `/api/goals/${id}/restore`)).body.state, 'dropped');
});

test('each refusal has its code', async () => {
  const [shared, secret, done] = [await setGoal({ visibility: 'match', matchId }), await setGoal(), await setGoal()];
  await call('POST', `/api/goals/${done}/achieve`, {});
  const full = await setGoal({ milestones: Array.from({ length: limits.milestones }, () => ({ title: 'Step' })) });
  const refusals: [string, string, unknown, string, number, string?][] = [
    ['POST', '', { title: ' ' }, 'body-invalid', 422],
    ['POST', '', { title: 'x', due: '2027-02-30' }, 'body-invalid', 422],
    ['POST', '', { title: 'x', matchId: anId() }, 'not-found', 404],
    ['GET', `/${anId()}`, undefined, 'not-found', 404],
    ['GET', `/${secret}`, undefined, 'not-found', 404, partner],
    ['PATCH', `/${shared}`, { title: 'Mine' }, 'not-allowed', 403, partner],
    ['POST', `/${shared}/check-ins`, { confidence: 5 }, 'not-allowed', 403, partner],
    ['POST', `/${shared}/drop`, undefined, 'not-allowed', 403, partner],
    ['DELETE', `/${shared}`, undefined, 'not-allowed', 403, partner],
    ['POST', `/${shared}/restore`, undefined, 'not-found', 404],
    ['POST', `/${shared}/check-ins`, { confidence: 11 }, 'body-invalid', 422],
    ['POST', `/${shared}/reopen`, undefined, 'moved-on', 409],
    ['POST', `/${done}/drop`, undefined, 'moved-on', 409],
    ['PATCH', `/${done}`, { title: 'Late' }, 'moved-on', 409],
    ['POST', `/${full}/milestones`, { title: 'One more' }, 'limit-reached', 409],
    ['PATCH', `/${full}/milestones/${anId()}`, { done: true }, 'not-found', 404],
  ];
  for (const [method, path, body, code, status, as] of refusals) {
    const answer = await call(method, `/api/goals${path}`, body, as);
    assert.deepEqual([answer.body.code, answer.status], [code, status], `${method} ${path}`);
  }
});

test('a due date that has passed is moved with a reason', async () => {
  const id = await setGoal({ due: '2026-01-31' });
  const without = await call('PATCH', `/api/goals/${id}`, { due: '2027-01-31' });
  assert.deepEqual([without.status, without.body.code], [422, 'body-invalid']);
  assert.equal((await call('PATCH', `/api/goals/${id}`, { due: '2027-01-31', reason: 'Exams' })).status, 200);
});

test('so many goals are open at once and no more', async () => {
  const busy = await server.signIn(await aMentee(place));
  for (let i = 0; i < limits.openGoals; i += 1) await setGoal({}, busy);
  const more = await call('POST', '/api/goals', { title: 'One more' }, busy);
  assert.deepEqual([more.status, more.body.code], [409, 'limit-reached']);
});

test('pages hold every goal once, and a cursor of another list is refused', async () => {
  const reader = await server.signIn(await aMentee(place));
  const ids = [await setGoal({}, reader), await setGoal({ due: '2027-01-01' }, reader), await setGoal({ due: '2027-01-01' }, reader)];
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: Answer<{ items: Goal[]; nextCursor: string | null }> = await server.call('GET', `/api/goals?limit=1${cursor && `&cursor=${cursor}`}`, { token: reader });
    seen.push(...body.items.map(({ id }) => id));
    if (body.nextCursor !== null) {
      const wrong: Answer = await server.call('GET', `/api/goals?state=open&cursor=${body.nextCursor}`, { token: reader });
      assert.deepEqual([wrong.status, wrong.body['code']], [422, 'cursor-invalid']);
    }
    cursor = body.nextCursor;
  }
  assert.deepEqual(seen.toSorted(), ids.toSorted());
  assert.equal((await server.call('GET', '/api/goals?cursor=nonsense', { token: reader })).body['code'], 'cursor-invalid');
});

test('a request that is repeated with its key answers with the goal as it is now', async () => {
  const headers = { 'Idempotency-Key': `key-${anId()}` };
  const first = await server.call<Goal>('POST', '/api/goals', { token, body: { title: 'First' }, headers });
  await call('PATCH', `/api/goals/${first.body.id}`, { title: 'Changed since' });
  const again = await server.call<Goal>('POST', '/api/goals', { token, body: { title: 'First' }, headers });
  assert.deepEqual([again.status, again.body.id, again.body.title], [201, first.body.id, 'Changed since']);
});
