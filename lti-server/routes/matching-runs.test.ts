import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramActor } from '../../models/actor.ts';
import { aCoordinator, aMentee, aMentor, aProgram } from '../../models/factories.ts';
import { solveInWorker } from '../../models/matches/matching-worker.ts';
import { seeded } from '../../models/matching/test-problems.ts';
import { randomPerson } from '../../models/matching/test-scorings.ts';
import { leaveProgram } from '../../models/people/leaving.ts';
import { editCriteria } from '../../models/programs/matching-criteria.ts';
import { useTestServer } from '../test-server.ts';

interface Run {
  id: string;
  state: string;
  code?: string;
  title?: string;
  details?: Record<string, unknown>;
  items: { mentee: { id: string }; mentor: { id: string } }[];
}

const server = await useTestServer();

async function aProgramWithPeople(size = 3): Promise<{ chiara: ProgramActor; mentees: ProgramActor[]; mentors: ProgramActor[]; call: <T = Run>(method: string, path?: string, body?: unknown) => Promise<{ status: number; body: T; headers: Headers }> }> {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const mentees: ProgramActor[] = [];
  const mentors: ProgramActor[] = [];
  for (let at = 0; at < size; at++) {
    mentees.push(await aMentee(place));
    mentors.push(await aMentor(place));
  }
  const token = await server.signIn(chiara);
  return { chiara, mentees, mentors, call: (method, path = '', body) => server.call(method, `/api/matching-runs${path}`, { token, ...(body === undefined ? {} : { body }) }) };
}

test('a run is made, read, edited, compared, previewed, published and taken back', async () => {
  const { call, mentees, mentors } = await aProgramWithPeople();
  const made = await call('POST', '', { objective: 'coverage' });
  assert.deepEqual([made.status, made.headers.get('location'), made.body.state], [201, `/api/matching-runs/${made.body.id}`, 'solved']);
  const { id } = made.body;
  const locked = await call('POST', '', { basedOn: id, locks: [{ mentee: mentees[0]!.personId, mentor: mentors[2]!.personId }] });
  assert.equal(locked.status, 201);
  const pairs = await call('GET', `/${locked.body.id}/pairs?limit=2`);
  assert.equal(pairs.body.items.length, 2);
  assert.equal((await call('GET', `/${id}/unmatched`)).body.items.length, 0);
  assert.equal((await call('GET', `/${id}/mentees/${mentees[0]!.personId}/alternatives`)).status, 200);
  assert.equal((await call<{ same: number }>('GET', `/${locked.body.id}/differences/${id}`)).status, 200);
  assert.equal((await call<{ same: boolean }>('GET', `/${id}/replay`)).body.same, true);
  const messages = await call<{ people: number; toMentee: { subject: string; text: string } }>('GET', `/${id}/messages`);
  assert.equal(messages.body.people, 6);
  assert.match(messages.body.toMentee.text, /You have a mentor/);
  assert.equal((await call('POST', `/${locked.body.id}/publish`, {})).body.state, 'published');
  const second = await call('POST', `/${locked.body.id}/publish`, {});
  assert.deepEqual([second.status, second.body.code], [409, 'run-published']);
  const outdated = await call('POST', `/${id}/publish`, {});
  assert.deepEqual([outdated.status, outdated.body.code], [409, 'run-outdated']);
  assert.equal((outdated.body.details!['people'] as unknown[]).length, 6);
  assert.equal((await call('POST', `/${locked.body.id}/undo`)).body.state, 'undone');
  assert.equal((await call('GET')).body.items.length, 2);
});

test('a run of a few people is answered while another program’s twelve million pairs are solved on the same server', async () => {
  const { call } = await aProgramWithPeople();
  const stop = new AbortController();
  const { promise: began, resolve } = Promise.withResolvers<void>();
  const random = seeded(8);
  const people = (role: string, count: number) => Array.from({ length: count }, (_, at) => randomPerson(random, `${role}-${at}`));
  const [waiting, offering] = [people('mentee', 6_000), people('mentor', 2_000)];
  const criteria = { weights: { need: 40, availability: 15, language: 10, ranking: 20 }, questions: [], rules: { commonLanguage: true, mostZoneHours: 8, notLineManager: true, notOwnGrader: true, notEarlierPair: false } };
  const input = { scoring: { criteria, mentees: waiting, mentors: offering, bars: [], rankings: [] }, seats: { mentees: waiting.map(() => 1), mentors: offering.map(() => 2) }, objective: 'coverage' as const, leastScore: 0, locks: [], together: [], compares: true };
  const others = solveInWorker(input, { program: 'another program', signal: stop.signal, onProgress: () => resolve() });
  await began;
  const made = await call('POST', '', {});
  const edited = await call('POST', '', { basedOn: made.body.id, objective: 'total' });
  const pair = (await call('GET', `/${edited.body.id}/pairs`)).body.items[0]!;
  const why = await call('GET', `/${edited.body.id}/mentees/${pair.mentee.id}/alternatives`);
  assert.deepEqual([made.body.state, edited.body.state, why.status, (await call<{ same: boolean }>('GET', `/${made.body.id}/replay`)).body.same], ['solved', 'solved', 200, true]);
  stop.abort(new Error('still at it')); // one that had ended could not be stopped
  await assert.rejects(others, /still at it/);
});

test('each run without an answer has its code, its sentence and what to change', async () => {
  const { call, mentees, mentors } = await aProgramWithPeople(2);
  const none = await call('POST', '', { leastScore: 1000 });
  assert.deepEqual([none.status, none.body.code, none.body.details], [409, 'run-everybody-barred', { rules: ['least-score'], relaxations: [{ rule: 'least-score', matches: 2 }] }]);
  assert.equal(none.body.title, 'The rules leave no pair at all. Relax one of those that are named.');
  const lock = { mentee: mentees[0]!.personId, mentor: mentors[0]!.personId };
  const twice = await call('POST', '', { locks: [lock, { ...lock, mentor: mentors[1]!.personId }] });
  assert.deepEqual([twice.status, twice.body.code], [409, 'run-locks-contradict']);
  const [fault] = twice.body.details!['pairs'] as { mentee: { id: string; name: string }; mentor: { id: string }; why: string }[];
  assert.deepEqual([fault?.mentee.id, typeof fault?.mentee.name, fault?.mentor.id, fault?.why], [lock.mentee, 'string', mentors[1]!.personId, 'mentee-seats']);
  for (const mentor of mentors) await leaveProgram(mentor);
  assert.equal((await call('POST', '', {})).body.code, 'run-no-places');
  for (const mentee of mentees) await leaveProgram(mentee);
  assert.equal((await call('POST', '', {})).body.code, 'run-no-mentees');
  assert.equal((await call('GET')).body.items.length, 0);
});

test('a rule that came since is told with the pairs it keeps apart, and what has changed can be asked before', async () => {
  const { chiara, call, mentees, mentors } = await aProgramWithPeople(2);
  const between = { mentee: mentees[0]!.personId, mentor: mentors[0]!.personId };
  const { id } = (await call('POST', '', { locks: [between] })).body;
  assert.deepEqual((await call<{ people: number; criteria: boolean }>('GET', `/${id}/changes`)).body, { people: 0, criteria: false });
  const token = await server.signIn(mentees[0]!);
  assert.equal((await server.call('PATCH', '/api/me', { token, body: { languages: ['pl'] } })).status, 200);
  await editCriteria(chiara, chiara.programId, { rules: { commonLanguage: true } });
  assert.deepEqual((await call<{ people: number; criteria: boolean }>('GET', `/${id}/changes`)).body, { people: 1, criteria: true });
  const barred = await call('POST', `/${id}/publish`, {});
  assert.deepEqual([barred.status, barred.body.code], [409, 'run-pairs-barred']);
  const [pair] = barred.body.details!['pairs'] as { mentee: { id: string; name: string }; mentor: { id: string }; rules: string[] }[];
  assert.deepEqual([pair!.mentee.id, pair!.mentor.id, pair!.rules], [between.mentee, between.mentor, ['language']]);
  assert.equal((await call('POST', `/${id}/publish`, { without: [between], state: 'published' })).status, 422);
  const done = await call<{ published: { without: unknown[] } }>('POST', `/${id}/publish`, { without: [between] });
  assert.deepEqual([done.status, done.body.published.without.length], [200, 1]);
});

test('a pair of a published run is ended by itself, for a reason that its two are not told', async () => {
  const { chiara, mentees, mentors, call } = await aProgramWithPeople(1);
  const token = await server.signIn(chiara);
  const { id } = (await call('POST', '', {})).body;
  interface Row { match: { id: string; state: string; ended: { by: { id: string }; reason: string | null } | null } | null }
  const row = async () => (await call<{ items: Row[] }>('GET', `/${id}/pairs`)).body.items[0]!;
  assert.equal((await row()).match, null);
  await call('POST', `/${id}/publish`, {});
  assert.equal((await call('GET', '?only=undoable')).body.items.length, 1);
  assert.equal((await call('GET', '?only=mine')).status, 422);
  const { match } = await row();
  assert.equal(match?.state, 'active');
  const end = (as: string, body: unknown) => server.call<{ code?: string }>('POST', `/api/matches/${match.id}/end`, { token: as, body });
  const theirs = [await server.signIn(mentees[0]!), await server.signIn(mentors[0]!)];
  for (const one of theirs) assert.deepEqual([(await end(one, { reason: 'Moved away' })).status], [403]);
  assert.equal((await end(token, { reason: '' })).status, 422);
  const ended = await end(token, { reason: 'Moved away' });
  assert.equal(ended.status, 200);
  assert.deepEqual((await end(token, {})).body.code, 'moved-on');
  const after = (await row()).match;
  assert.deepEqual([after?.state, after?.ended?.by.id, after?.ended?.reason], ['ended', chiara.personId, 'Moved away']);
  assert.ok(!JSON.stringify([ended.body, (await server.call('GET', `/api/matches/${match.id}`, { token: theirs[0]! })).body]).includes('Moved away'));
});

test('only who coordinates makes and reads runs; bodies are strict', async () => {
  const { call, mentees, mentors } = await aProgramWithPeople(1);
  const { id } = (await call('POST', '', {})).body;
  for (const person of [mentees[0]!, mentors[0]!]) {
    const token = await server.signIn(person);
    assert.equal((await server.call('POST', '/api/matching-runs', { token, body: {} })).status, 403);
    assert.equal((await server.call('GET', '/api/matching-runs', { token })).status, 403);
    for (const path of ['', '/pairs', '/messages']) assert.equal((await server.call('GET', `/api/matching-runs/${id}${path}`, { token })).status, 404);
    assert.equal((await server.call('POST', `/api/matching-runs/${id}/publish`, { token, body: {} })).status, 404);
  }
  for (const body of [{ state: 'published' }, { objective: 'best' }, { leastScore: 1001 }, { locks: [{ mentee: mentees[0]!.personId }] }, { basedOn: 'x' }]) {
    assert.equal((await call('POST', '', body)).status, 422, JSON.stringify(body));
  }
});

test('the same Idempotency-Key makes one run, also though a run goes with no transaction', async () => {
  const { chiara, call } = await aProgramWithPeople(1);
  const token = await server.signIn(chiara);
  const send = () => server.call<Run>('POST', '/api/matching-runs', { token, body: {}, headers: { 'Idempotency-Key': 'run-once-1' } });
  const [first, again] = [await send(), await send()];
  assert.deepEqual([first.status, again.status, again.body.id], [201, 201, first.body.id]);
  assert.equal((await call('GET')).body.items.length, 1);
});
