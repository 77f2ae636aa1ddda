import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { aMatch, aCoordinator, aMentee, aMentor, aPair, aProgram, aStranger, anId } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

interface Request {
  id: string;
  state: string;
  goal: string;
  choices: { state: string }[];
  can: string[];
  matchId: string | null;
  code?: string;
  details?: Record<string, unknown>;
}

const server = await useTestServer();
const place = await aProgram();
const dayMs = 86_400_000;

const call = async (actor: ProgramActor, method: string, path: string, body?: unknown) =>
  server.call<Request>(method, `/api/match-requests${path}`, { token: await server.signIn(actor), ...(body === undefined ? {} : { body }) });
const asking = (mentor: { personId: string }) => ({ choices: [mentor.personId], goal: 'Land an internship', message: 'Hi', cadence: 'monthly' });
const send = async (mentee: ProgramActor, mentor: ProgramActor) => (await call(mentee, 'POST', '', asking(mentor))).body.id;

test('a request is sent, edited, read and accepted, and becomes a match with its goal', async () => {
  const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
  const sent = await call(mentee, 'POST', '', asking(mentor));
  const { id } = sent.body;
  assert.deepEqual([sent.status, sent.headers.get('location'), sent.body.can], [201, `/api/match-requests/${id}`, ['edit', 'rank', 'withdraw']]);
  assert.equal((await call(mentee, 'PATCH', `/${id}`, { goal: 'Land two' })).body.goal, 'Land two');
  assert.deepEqual((await call(mentee, 'GET', `/${id}`)).body.choices.map(({ state }) => state), ['asked']);
  assert.deepEqual((await call(mentor, 'POST', `/${id}/read`)).body.choices.map(({ state }) => state), ['read']);
  const late = await call(mentee, 'PATCH', `/${id}`, { goal: 'Too late' });
  assert.deepEqual([late.status, late.body.code], [409, 'moved-on']);
  const accepted = await call(mentor, 'POST', `/${id}/accept`);
  assert.deepEqual([accepted.status, accepted.body.state], [200, 'accepted']);
  const token = await server.signIn(mentee);
  const matches = await server.call<{ items: { id: string; mySide: string }[] }>('GET', '/api/matches', { token });
  assert.deepEqual(matches.body.items.map((match) => [match.id, match.mySide]), [[accepted.body.matchId, 'mentee']]);
  const goals = await server.call<{ items: { title: string; visibility: string }[] }>('GET', '/api/goals', { token });
  assert.deepEqual(goals.body.items.map(({ title, visibility }) => [title, visibility]), [['Land two', 'match']]);
});

test('a request is withdrawn, or declined; an answer that comes second has moved on', async () => {
  const mentor = await aMentor(place);
  const [one, two] = [await aMentee(place), await aMentee(place)];
  const withdrawn = await send(one, mentor);
  assert.equal((await call(one, 'POST', `/${withdrawn}/withdraw`)).body.state, 'withdrawn');
  const declined = await send(two, mentor);
  assert.equal((await call(mentor, 'POST', `/${declined}/decline`)).body.state, 'exhausted');
  for (const [id, actor, verb] of [[withdrawn, mentor, 'accept'], [withdrawn, mentor, 'read'], [declined, mentor, 'decline'], [declined, two, 'withdraw']] as const) {
    const { status, body } = await call(actor, 'POST', `/${id}/${verb}`);
    assert.deepEqual([status, body.code], [409, 'moved-on'], verb);
  }
});

test('what happened to a request is read by its people and coordinators, and by nobody else', async () => {
  const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
  const id = await send(mentee, mentor);
  await call(mentor, 'POST', `/${id}/decline?reason=no-time-now`);
  const read = async (actor: ProgramActor) => {
    const { status, body } = await server.call<{ items: { step: string; reason?: string }[] }>('GET', `/api/match-requests/${id}/history`, { token: await server.signIn(actor) });
    return { status, steps: status === 200 ? body.items.map(({ step, reason }) => [step, reason]) : [] };
  };
  for (const reader of [mentee, mentor]) assert.deepEqual(await read(reader), { status: 200, steps: [['sent', undefined], ['declined', 'no-time-now']] });
  assert.deepEqual(await read(await aCoordinator(place)), { status: 200, steps: [['sent', undefined], ['declined', undefined]] });
  assert.equal((await read(await aMentor(place))).status, 404);
});

test('the requests of the program are listed for who coordinates it, in two parts', async () => {
  const here = await aProgram();
  const [mentor, mentee, chiara] = [await aMentor(here), await aMentee(here), await aCoordinator(here)];
  const id = await send(mentee, mentor);
  const list = async (actor: ProgramActor, query: string) => {
    const { status, body } = await server.call<{ items: Request[]; code?: string }>('GET', `/api/program-requests${query}`, { token: await server.signIn(actor) });
    return [status, status === 200 ? body.items.map((one) => [one.id, one.goal]) : body.code];
  };
  assert.deepEqual(await list(chiara, '?show=waiting'), [200, [[id, '']]]);
  assert.deepEqual(await list(chiara, '?show=over'), [200, []]);
  assert.deepEqual(await list(mentee, '?show=waiting'), [403, 'not-allowed']);
  assert.deepEqual(await list(chiara, '?show=waiting&cursor=x'), [422, 'cursor-invalid']);
});

test('each reason not to ask has its code', async () => {
  const mentee = await aMentee(place);
  const [open, hidden] = [await aMentor(place), await aMentor(place, { enrolment: { inDirectory: false } })];
  const full = await aMentor(place);
  await aPair(place, { mentor: full });
  const paused = await aMentor(place, { enrolment: { pausedUntil: '2099-01-01' } });
  const matched = await aPair(place);
  const alsoMentor = await aMentor(place, { personId: mentee.personId });
  const refusals: [string, ProgramActor, ProgramActor | { personId: string }, string, number][] = [
    ['oneself', mentee, alsoMentor, 'request-to-self', 422],
    ['a random id', mentee, { personId: anId() }, 'not-found', 404],
    ['a mentor who is not shown', mentee, hidden, 'not-found', 404],
    ['a full mentor', mentee, full, 'mentor-full', 409],
    ['a mentor on a break', mentee, paused, 'mentor-paused', 409],
    ['one’s own mentor', matched.mentee, matched.mentor, 'asked-already', 409],
    ['while matched', matched.mentee, open, 'you-are-full', 409],
    ['as a mentor', open, full, 'not-allowed', 403],
    ['without a role', await aStranger(place), open, 'not-allowed', 403],
  ];
  for (const [what, actor, mentor, code, status] of refusals) {
    const answer = await call(actor, 'POST', '', asking(mentor));
    assert.deepEqual([answer.body.code, answer.status], [code, status], what);
  }
  for (const body of [{ ...asking(open), goal: '' }, { ...asking(open), choices: [] }, { ...asking(open), choices: [open.personId, open.personId] }, { ...asking(open), choices: Array(4).fill(open.personId) }, { ...asking(open), state: 'accepted' }]) {
    assert.equal((await call(mentee, 'POST', '', body)).body.code, 'body-invalid');
  }
});

test('who asks a mentor that is full hears whom they could ask instead, and may read who that is', async () => {
  const campus = await aProgram();
  const [mentee, open, full] = [await aMentee(campus), await aMentor(campus), await aMentor(campus)];
  await aPair(campus, { mentor: full });
  const refused = await call(mentee, 'POST', '', asking(full));
  assert.deepEqual([refused.body.code, refused.body.details], ['mentor-full', { mentorId: full.personId, alternatives: [open.personId] }]);
  const token = await server.signIn(mentee);
  const { body } = await server.call<{ items: { id: string }[] }>('GET', '/api/alternative-mentors', { token });
  assert.deepEqual(body.items.map(({ id }) => id), [open.personId]);
  assert.equal((await server.call('GET', '/api/alternative-mentors', { token: await server.signIn(open) })).status, 403, 'a mentor asks nobody');
});

test('the same mentor is asked once, and again after 90 days', async () => {
  const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
  server.clock.now = new Date(Date.now() - 91 * dayMs);
  const id = await send(mentee, mentor);
  const twice = await call(mentee, 'POST', '', asking(mentor));
  assert.deepEqual([twice.status, twice.body.code], [409, 'asked-already']);
  await call(mentor, 'POST', `/${id}/decline`);
  server.clock.now = new Date(Date.now() - 2 * dayMs);
  const soon = await call(mentee, 'POST', '', asking(mentor));
  assert.deepEqual([soon.status, soon.body.code], [409, 'asked-before']);
  server.clock.now = null;
  assert.equal((await call(mentee, 'POST', '', asking(mentor))).status, 201);
});

test('who became full, on either side, cannot accept any more', async () => {
  const mentor = await aMentor(place, { enrolment: { capacity: 2 } });
  const [taken, waiting] = [await aMentee(place), await aMentee(place)];
  const ofTaken = await send(taken, mentor);
  await aMatch(place, { mentorId: (await aMentor(place)).personId, menteeId: taken.personId });
  const menteeFull = await call(mentor, 'POST', `/${ofTaken}/accept`);
  assert.deepEqual([menteeFull.status, menteeFull.body.code], [409, 'capacity-reached']);
  const ofWaiting = await send(waiting, mentor);
  await aPair(place, { mentor });
  await aPair(place, { mentor });
  const mentorFull = await call(mentor, 'POST', `/${ofWaiting}/accept`);
  assert.deepEqual([mentorFull.status, mentorFull.body.code], [409, 'you-are-full']);
});

test('the mentee cannot answer, the mentor cannot withdraw', async () => {
  const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
  const id = await send(mentee, mentor);
  for (const [actor, method, path, body] of [[mentee, 'POST', '/accept'], [mentee, 'POST', '/decline'], [mentee, 'POST', '/read'], [mentor, 'POST', '/withdraw'], [mentor, 'PATCH', '', { goal: 'Mine' }]] as const) {
    const answer = await call(actor, method, `/${id}${path}`, body);
    const known = answer.status === 403 ? 'not-allowed' : 'not-found'; // what the role can never do is not found at an address with an id
    assert.equal(answer.body.code, known, path);
    assert.ok([403, 404].includes(answer.status));
  }
});

test('lists are paged, newest first, and each side has its own cursor', async () => {
  const mentor = await aMentor(place, { enrolment: { capacity: 5 } });
  const ids: string[] = [];
  for (let i = 0; i < 3; i += 1) ids.push(await send(await aMentee(place), mentor));
  const token = await server.signIn(mentor);
  type List = { items: Request[]; nextCursor: string | null };
  const first = await server.call<List>('GET', '/api/match-requests?side=received&limit=2', { token });
  const rest = await server.call<List>('GET', `/api/match-requests?side=received&limit=2&cursor=${first.body.nextCursor}`, { token });
  assert.deepEqual([...first.body.items, ...rest.body.items].map(({ id }) => id), ids.toReversed());
  assert.equal(rest.body.nextCursor, null);
  for (const cursor of [`${first.body.nextCursor}`, 'nonsense']) {
    const wrong = await server.call('GET', `/api/match-requests?side=sent&cursor=${cursor}`, { token });
    assert.deepEqual([wrong.status, wrong.body['code']], [422, 'cursor-invalid']);
  }
  assert.equal((await server.call('GET', '/api/match-requests', { token })).body['code'], 'body-invalid');
});

test('a request sent again with its key answers with it as it is now', async () => {
  const [mentor, mentee] = [await aMentor(place), await aMentee(place)];
  const token = await server.signIn(mentee);
  const again = () => server.call<Request>('POST', '/api/match-requests', { token, body: asking(mentor), headers: { 'Idempotency-Key': `ask-${mentor.personId}` } });
  const first = await again();
  await call(mentor, 'POST', `/${first.body.id}/decline`);
  const second = await again();
  assert.deepEqual([second.status, second.body.id, second.body.state], [201, first.body.id, 'exhausted']);
});
