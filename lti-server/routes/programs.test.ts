import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anId, aProgram } from '../../models/factories.ts';
import { usualQuestions } from '../../models/programs/templates/usual-questions.ts';
import { useTestServer, type Answer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram({ questions: usualQuestions('en') });
const path = `/api/programs/${place.programId}`;
const token = await server.signIn(await aCoordinator(place));
const ben = await aMentor(place, { person: { name: 'Ben Köhler' } });

type Managed = { title: string; subtitle: string | null; state: string; steps: { to: string; needs: string | null }[]; safeguardingLead: { id: string } | null; endsOn: string | null };
const refused = (answer: Answer, code: string, status: number, what: string): void => assert.deepEqual([answer.body['code'], answer.status], [code, status], what);

test('a coordinator edits what the program says of itself', async () => {
  const edited = await server.call<Managed>('PATCH', path, { token, body: { title: ' First year ', subtitle: 'Autumn 2026', endsOn: '2027-03-30' } });
  assert.deepEqual([edited.status, edited.body.title, edited.body.subtitle, edited.body.endsOn], [200, 'First year', 'Autumn 2026', '2027-03-30']);
  assert.deepEqual((await server.call<Managed>('GET', path, { token })).body, edited.body);
  const session = await server.call<{ program: { title: string } }>('GET', '/api/session', { token });
  assert.equal(session.body.program.title, 'First year', 'and everybody reads it');
  for (const body of [{ title: '' }, { title: null }, { state: 'running' }, { startsOn: '30.3.2027' }, { startsOn: '2027-03-31' }, { tenantId: anId() }]) {
    refused(await server.call('PATCH', path, { token, body }), 'body-invalid', 422, JSON.stringify(body));
  }
});

test('it moves on by legal steps, and to pairs only with a safeguarding lead', async () => {
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'running' } }), 'safeguarding-lead-missing', 409, 'without a lead');
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'archived' } }), 'moved-on', 409, 'no step');
  refused(await server.call('POST', `${path}/advance`, { token, body: { to: 'paused' } }), 'body-invalid', 422, 'no state');
  const found = await server.call<{ items: { id: string }[]; total: number }>('GET', `${path}/lead-candidates?q=kohler`, { token });
  assert.deepEqual(found.body.items.map(({ id }) => id), [ben.personId]);
  const named = await server.call<Managed>('PUT', `${path}/safeguarding-lead`, { token, body: { personId: ben.personId } });
  assert.deepEqual([named.status, named.body.safeguardingLead?.id, named.body.steps[0]], [200, ben.personId, { to: 'matching', needs: null }]);
  refused(await server.call('PUT', `${path}/safeguarding-lead`, { token, body: { personId: anId() } }), 'not-found', 404, 'somebody else');
  const key = { 'Idempotency-Key': 'advance-once' };
  const moved = await server.call<Managed>('POST', `${path}/advance`, { token, body: { to: 'running' }, headers: key });
  assert.deepEqual([moved.status, moved.body.state], [200, 'running']);
  assert.deepEqual((await server.call<Managed>('POST', `${path}/advance`, { token, body: { to: 'running' }, headers: key })).body, moved.body, 'the same press, twice');
});

test('what counts in a fit is read and changed by coordinators, and the questions are asked of everybody', async () => {
  type Criteria = { weights: Record<string, number>; points: Record<string, number>; questions: { key: string; use: string; weight: number; points: number }[]; rules: Record<string, unknown> };
  const edited = await server.call<Criteria>('PATCH', `${path}/criteria`, { token, body: { weights: { need: 60 }, questions: [{ key: 'values', use: 'never' }], rules: { mostZoneHours: 8 } } });
  assert.deepEqual([edited.status, edited.body.weights['need'], edited.body.questions[1]?.use, edited.body.rules['mostZoneHours']], [200, 60, 'never', 8]);
  assert.deepEqual((await server.call<Criteria>('GET', `${path}/criteria`, { token })).body, edited.body);
  const wrong = [{ weights: { need: 101 } }, { weights: { need: 1.5 } }, { weights: { gender: 10 } }, { rules: { mostZoneHours: 13 } }, { questions: [{ key: 'values', use: 'likes' }] }, { questions: [{ key: 'shoe-size', weight: 1 }] }];
  for (const body of wrong) refused(await server.call('PATCH', `${path}/criteria`, { token, body }), 'body-invalid', 422, JSON.stringify(body));
  for (const method of ['GET', 'PATCH'] as const) {
    const other = await server.signIn(ben);
    refused(await server.call(method, `${path}/criteria`, { token: other, ...(method === 'PATCH' ? { body: {} } : {}) }), 'not-found', 404, method);
  }
  const session = await server.call<{ program: { questions: { key: string; most: number; options: { key: string }[] }[] } }>('GET', '/api/session', { token: await server.signIn(ben) });
  assert.deepEqual(session.body.program.questions.map(({ key, most }) => [key, most]), [['working-style', 2], ['values', 2]]);
});

test('people answer the questions of the program in their profile, all at once', async () => {
  type Me = { enrolments: { answers: unknown[] }[] };
  const mentor = await server.signIn(ben);
  const answers = [{ question: 'working-style', options: ['direct-advice', 'asks-questions'] }];
  const edited = await server.call<Me>('PATCH', '/api/me', { token: mentor, body: { answers } });
  assert.deepEqual([edited.status, edited.body.enrolments[0]?.answers], [200, answers]);
  const wrong = [
    [{ question: 'shoe-size', options: ['42'] }],
    [{ question: 'values', options: ['money'] }],
    [{ question: 'values', options: ['learning', 'security', 'creativity'] }],
    [{ question: 'values', options: ['learning'] }, { question: 'values', options: ['security'] }],
  ];
  for (const body of wrong) refused(await server.call('PATCH', '/api/me', { token: mentor, body: { answers: body } }), 'body-invalid', 422, JSON.stringify(body));
  const cleared = await server.call<Me>('PATCH', '/api/me', { token: mentor, body: { answers: [{ question: 'working-style', options: [] }] } });
  assert.deepEqual(cleared.body.enrolments[0]?.answers, [], 'no option is no answer');
});

test('for everybody else there is nothing to manage', async () => {
  for (const actor of [ben, await aMentee(place), await aCoordinator(await aProgram({ tenantId: place.tenantId }))]) {
    const other = await server.signIn(actor);
    refused(await server.call('GET', path, { token: other }), 'not-found', 404, 'read');
    refused(await server.call('POST', `${path}/advance`, { token: other, body: { to: 'closing' } }), 'not-found', 404, 'advance');
  }
});
