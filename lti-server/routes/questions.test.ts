import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, anId, aProgram } from '../../models/factories.ts';
import { usualQuestions } from '../../models/programs/templates/usual-questions.ts';
import { useTestServer, type Answer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram({ questions: usualQuestions('en') });
const token = await server.signIn(await aCoordinator(place));
const [ben, ana] = [await aMentor(place), await aMentee(place)];

const words = (text: string) => ({ default: 'en', text: { en: text } });
const refused = (answer: Answer, code: string, status: number, what: string): void => assert.deepEqual([answer.body['code'], answer.status], [code, status], what);
type Question = { id: string; required: boolean; retired: boolean; options: { key: string }[]; answered: { mentor: number; mentee: number } };
const years = { kind: 'scale', text: words('How far are you?'), options: [{ label: words('At the beginning') }, { label: words('Nearly there') }], use: 'alike', weight: 10 };

test('a coordinator asks, changes, moves and takes back a question, with a preview of whom it concerns', async () => {
  const added = await server.call<Question>('POST', '/api/questions', { token, body: years, headers: { 'Idempotency-Key': 'ask-once' } });
  const path = `/api/questions/${added.body.id}`;
  assert.deepEqual([added.status, added.headers.get('location')], [201, path]);
  assert.deepEqual((await server.call('POST', '/api/questions', { token, body: years, headers: { 'Idempotency-Key': 'ask-once' } })).body, added.body, 'the same press, twice');
  const preview = await server.call('POST', '/api/questions/preview', { token, body: { question: added.body.id, change: { required: true } } });
  assert.deepEqual([preview.status, preview.body], [200, { asked: 2, answered: 0, losing: 0, unanswered: 2 }]);
  assert.equal((await server.call<Question>('PATCH', path, { token, body: { required: true } })).body.required, true);
  assert.equal((await server.call('POST', `${path}/move`, { token, body: { place: 0 } })).status, 200);
  const list = await server.call<{ items: Question[]; people: unknown }>('GET', '/api/questions', { token });
  assert.deepEqual([list.body.items.map(({ id }) => id), list.body.people], [[added.body.id, 'working-style', 'values'], { mentor: 1, mentee: 1 }]);
  assert.equal((await server.call<Question>('POST', `${path}/retire`, { token })).body.retired, true);
  assert.equal((await server.call<Question>('POST', `${path}/ask-again`, { token })).body.retired, false);
  assert.equal((await server.call('DELETE', path, { token })).status, 204);
  refused(await server.call('GET', path, { token }), 'not-found', 404, 'it is gone');
});

test('what is no question is refused, and what people were told holds', async () => {
  const wrong = [
    { ...years, kind: 'ranking' }, { ...years, kind: 'short-text' }, { ...years, text: { default: 'de', text: { en: 'Here' } } }, { ...years, text: words('x'.repeat(161)) }, { ...years, text: { default: 'en', text: { en: 'Hi', tlh: 'nuqneH' } } },
    { ...years, visibility: 'coordinator' }, { ...years, weight: 101 }, { ...years, key: 'mine' }, { ...years, retired: true }, { ...years, options: [{ label: words('one') }] }, { kind: 'date' },
  ];
  for (const body of wrong) refused(await server.call('POST', '/api/questions', { token, body }), 'body-invalid', 422, JSON.stringify(body));
  await server.call('PATCH', '/api/me', { token: await server.signIn(ana), body: { answers: [{ question: 'values', options: ['learning'] }] } });
  refused(await server.call('PATCH', '/api/questions/values', { token, body: { kind: 'tags', options: [] } }), 'question-answered', 409, 'another kind');
  refused(await server.call('DELETE', '/api/questions/values', { token }), 'question-answered', 409, 'deleted');
});

test('questions are for coordinators to write; others are asked them', async () => {
  for (const actor of [ben, ana, await aCoordinator(await aProgram({ tenantId: place.tenantId }))]) {
    const other = await server.signIn(actor);
    refused(await server.call('PATCH', '/api/questions/values', { token: other, body: { required: true } }), 'not-found', 404, 'edit');
    refused(await server.call('DELETE', '/api/questions/values', { token: other }), 'not-found', 404, 'delete');
  }
  refused(await server.call('PATCH', `/api/questions/${anId()}`, { token, body: {} }), 'not-found', 404, 'there is none');
});

test('every kind is answered on the profile, in its own form, and read by those it is for', async () => {
  const ask = async (body: object) => (await server.call<Question>('POST', '/api/questions', { token, body })).body.id;
  const tags = await ask({ kind: 'tags', text: words('Which tools?'), use: 'alike', weight: 5 });
  const date = await ask({ kind: 'date', text: words('Since when?') });
  const yes = await ask({ kind: 'yes-no', text: words('Abroad before?'), required: true });
  const note = await ask({ kind: 'long-text', text: words('Anything else?'), visibility: 'coordinator' });
  const mentor = await server.signIn(ben);
  const said = (answers: object[]) => server.call<{ enrolments: { answers: unknown[] }[] }>('PATCH', '/api/me', { token: mentor, body: { answers } });
  const edited = await said([{ question: tags, options: ['  Data  Science', 'SQL', 'sql'] }, { question: date, options: [], text: '2024-02-29' }, { question: yes, options: ['no'] }, { question: note, options: [], text: 'Two\nlines' }]);
  assert.deepEqual(edited.body.enrolments[0]?.answers, [
    { question: tags, options: ['data science', 'sql'] }, { question: date, options: [], text: '2024-02-29' }, { question: yes, options: ['no'] }, { question: note, options: [], text: 'Two\nlines' },
  ]);
  const yesStays = { question: yes, options: ['yes'] };
  for (const answer of [{ question: date, options: [], text: '2023-02-29' }, { question: date, options: [], text: 'soon' }, { question: yes, options: ['maybe'] }, { question: tags, options: ['x'.repeat(41)] }, { question: tags, options: [], text: 'sql' }, { question: note, options: ['a'] }]) {
    refused(await said([answer, ...(answer.question === yes ? [] : [yesStays])]), 'body-invalid', 422, JSON.stringify(answer));
  }
  refused(await said([]), 'answer-missing', 422, 'a required answer stays');
  refused(await said([yesStays, { question: yes, options: ['yes'], visibility: 'everybody' }]), 'body-invalid', 422, 'no visibility that there is');
  refused(await said([{ ...yesStays, visibility: 'coordinator' }]), 'moved-on', 409, 'more see it than was said');
  const path = `/api/people/${ben.personId}/answers`;
  const read = async (reader: string) => (await server.call<{ items: { question: string; values: string[] }[] }>('GET', path, { token: reader })).body.items.map(({ question, values }) => [question, ...values]);
  const forAll = [[tags, 'data science', 'sql'], [date, '2024-02-29'], [yes, 'no']];
  assert.deepEqual(await read(await server.signIn(ana)), forAll);
  assert.deepEqual(await read(token), [...forAll, [note, 'Two\nlines']]);
  refused(await server.call('GET', `/api/people/${ana.personId}/answers`, { token: mentor }), 'not-found', 404, 'a mentee who has not asked');
});
