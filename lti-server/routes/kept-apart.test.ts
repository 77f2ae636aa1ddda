/** Keeping two people apart, and ending a match for good: over HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aPair, aProgram } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

const server = await useTestServer();
const place = await aProgram();
const chiara = await server.signIn(await aCoordinator(place));

interface Body { id: string; code: string; items: { id: string }[]; state: string }
const call = (method: string, path: string, token: string, body?: unknown, headers: Record<string, string> = {}) => server.call<Body>(method, path, { token, headers, ...(body === undefined ? {} : { body }) });

test('an entry is made, read where its Location says, listed, repeated by its key without a second one, and taken back', async () => {
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const body = { people: [ana.personId, ben.personId], reason: 'conflict-of-interest' };
  const key = { 'Idempotency-Key': 'keep-ana-and-ben-apart' };
  const [made, again] = [await call('POST', '/api/kept-apart', chiara, body, key), await call('POST', '/api/kept-apart', chiara, body, key)];
  assert.deepEqual([made.status, again.status, again.body.id], [201, 201, made.body.id]);
  const read = await call('GET', made.headers.get('Location')!, chiara);
  assert.deepEqual([read.status, read.body], [200, made.body]);
  assert.deepEqual((await call('GET', '/api/kept-apart', chiara)).body.items.map(({ id }) => id), [made.body.id]);
  assert.equal((await call('DELETE', `/api/kept-apart/${made.body.id}`, chiara)).status, 204);
  assert.equal((await call('GET', `/api/kept-apart/${made.body.id}`, chiara)).body.code, 'not-found');
});

test('anything else in it is refused, and who does not coordinate learns nothing', async () => {
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  const people = [ana.personId, ben.personId];
  for (const body of [{ people, reason: 'because' }, { people: [ana.personId], reason: 'other' }, { people: [...people, ana.personId], reason: 'other' }, { people, reason: 'other', note: 'x' }, { people: [ana.personId, ana.personId], reason: 'other' }]) {
    const answer = await call('POST', '/api/kept-apart', chiara, body);
    assert.deepEqual([answer.status, answer.body.code], [422, 'body-invalid'], JSON.stringify(body));
  }
  assert.equal((await call('GET', '/api/people?q=a', chiara)).status, 422);
  const token = await server.signIn(ana);
  for (const path of ['/api/kept-apart', '/api/people?q=an']) assert.deepEqual([(await call('GET', path, token)).status], [403], path);
});

/** An answer without what is of these people alone: who they are and the time of it. */
function likeAnybody({ status, body }: { status: number; body: unknown }): string {
  return `${status} ${JSON.stringify(body).replaceAll(/[0-9a-f]{24}/g, 'id').replaceAll(/"\d{4}-[^"]+Z"/g, '"at"').replaceAll(/"\d\d:\d\d"/g, '"clock"').replaceAll(/Person \d+/g, 'somebody')}`;
}

test('a match of two ends at the word of one, for good where they want it so; the other one cannot tell which', async () => {
  const seen: string[][] = [];
  for (const body of [{}, { notAgain: true }]) {
    const { mentor, mentee, matchId } = await aPair(place);
    const ended = await call('POST', `/api/matches/${matchId}/end`, await server.signIn(mentee), body);
    assert.deepEqual([ended.status, ended.body.state], [200, 'ended']);
    assert.equal((await call('POST', `/api/matches/${matchId}/end`, await server.signIn(mentor), {})).body.code, 'moved-on');
    const token = await server.signIn(mentor);
    seen.push(await Promise.all([`/api/matches/${matchId}`, '/api/matches', '/api/home', '/api/match-requests?side=received'].map(async (path) => likeAnybody(await call('GET', path, token)))));
    const asked = await call('POST', '/api/match-requests', await server.signIn(mentee), { choices: [mentor.personId], goal: 'Again', message: '', cadence: 'monthly' });
    assert.equal(asked.body.code, body.notAgain ? 'pair-not-possible' : undefined);
  }
  assert.ok(seen.flat().every((answer) => answer.startsWith('200 ')));
  assert.deepEqual(seen[0], seen[1]);
});
