import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMentee, aPair, aProgram, anId } from '../../models/factories.ts';
import { limits } from '../../models/vocabulary.ts';
import { useTestServer } from '../test-server.ts';

interface Seat {
  id: string;
  need: { kind: string | null; words: string | null };
  member: { name: string | null } | null;
  note: string | null;
  archivedOn: string | null;
  contact: { last: { on: string; how: string } | null };
  code?: string;
}
interface Board {
  seats: Seat[];
  archived: Seat[];
  partners: { id: string }[];
  gaps: { topic: { key: string } }[];
}

const server = await useTestServer();
const place = await aProgram();
const { mentor, mentee } = await aPair(place, { mentee: await aMentee(place, { enrolment: { topics: ['research-and-phd'] } }) });
const token = await server.signIn(mentee);

const call = (method: string, path = '', body?: unknown, as = token) => server.call<Seat>(method, `/api/board${path}`, { token: as, ...(body === undefined ? {} : { body }) });
const board = async (as = token) => (await server.call<Board>('GET', '/api/board', { token: as })).body;

test('a board through all of its operations', async () => {
  const first = await board();
  assert.deepEqual([first.seats, first.archived, first.partners.map(({ id }) => id), first.gaps.map(({ topic }) => topic.key)], [[], [], [mentor.personId], ['research-and-phd']]);
  const added = await call('POST', '/seats', { need: { kind: 'sponsor' }, topic: { programId: place.programId, key: 'research-and-phd' }, member: { personId: mentor.personId }, cadenceWeeks: 8 });
  const { id } = added.body;
  assert.deepEqual([added.status, added.headers.get('location')], [201, `/api/board/seats/${id}`]);
  await call('POST', '/seats', { need: { words: 'Knows the field' } });
  const steps: [string, string, unknown, (seat: Seat) => boolean][] = [
    ['GET', '', undefined, ({ need }) => need.kind === 'sponsor'],
    ['PATCH', '', { note: 'Ask about talks', lastContactOn: '2026-01-05' }, ({ note, contact }) => note === 'Ask about talks' && contact.last?.how === 'noted'],
    ['PATCH', '', { member: { name: 'Aunt Rosa' }, need: { words: 'Speaks for me' } }, ({ member, need }) => member?.name === 'Aunt Rosa' && need.kind === null],
    ['POST', '/move', { to: 'later' }, ({ archivedOn }) => archivedOn === null],
    ['POST', '/archive', undefined, ({ archivedOn }) => archivedOn !== null],
    ['POST', '/restore', undefined, ({ archivedOn }) => archivedOn === null],
  ];
  for (const [method, path, body, isSo] of steps) {
    const answer = await call(method, `/seats/${id}${path}`, body);
    assert.equal(answer.status, 200, `${method} ${path}`);
    assert.ok(isSo(answer.body), `${method} ${path}`);
  }
  assert.deepEqual((await board()).seats.map(({ need }) => need.words), ['Knows the field', 'Speaks for me']);
  assert.equal((await call('DELETE', `/seats/${id}`)).status, 204);
  assert.equal((await call('GET', `/seats/${id}`)).status, 404);
  assert.equal((await call('DELETE')).status, 204);
  assert.deepEqual((await board()).seats, []);
});

test('each refusal has its code', async () => {
  const { id } = (await call('POST', '/seats', { need: { kind: 'peer' } })).body;
  const archived = (await call('POST', '/seats', { need: { kind: 'peer' } })).body.id;
  await call('POST', `/seats/${archived}/archive`);
  const stranger = await server.signIn(await aMentee(place));
  const coach = { need: { kind: 'coach' } };
  const refusals: [string, string, unknown, string, number, string?][] = [
    ['POST', '/seats', {}, 'body-invalid', 422],
    ['POST', '/seats', { need: { kind: 'boss' } }, 'body-invalid', 422],
    ['POST', '/seats', { need: { words: ' ' } }, 'body-invalid', 422],
    ['POST', '/seats', { need: { kind: 'coach', words: 'both' } }, 'body-invalid', 422],
    ['POST', '/seats', { ...coach, personId: mentee.personId }, 'body-invalid', 422],
    ['POST', '/seats', { ...coach, cadenceWeeks: limits.boardCadenceWeeks + 1 }, 'body-invalid', 422],
    ['POST', '/seats', { ...coach, note: 'x'.repeat(limits.boardNote + 1) }, 'body-invalid', 422],
    ['POST', '/seats', { ...coach, topic: { programId: anId(), key: 'data-careers' } }, 'body-invalid', 422],
    ['POST', '/seats', { ...coach, member: { personId: anId() } }, 'not-found', 404],
    ['PATCH', `/seats/${id}`, { lastContactOn: '2999-01-01' }, 'body-invalid', 422],
    ['PATCH', `/seats/${id}`, { archivedOn: null }, 'body-invalid', 422],
    ['PATCH', `/seats/${archived}`, { note: 'x' }, 'moved-on', 409],
    ['POST', `/seats/${id}/move`, { to: 'first' }, 'body-invalid', 422],
    ['POST', `/seats/${id}/restore`, undefined, 'moved-on', 409],
    ['GET', `/seats/${id}`, undefined, 'not-found', 404, stranger],
    ['DELETE', `/seats/${id}`, undefined, 'not-found', 404, stranger],
    ['GET', '/seats/nonsense', undefined, 'not-found', 404],
  ];
  for (const [method, path, body, code, status, as] of refusals) {
    const answer = await call(method, path, body, as);
    assert.deepEqual([answer.body.code, answer.status], [code, status], `${method} ${path} ${JSON.stringify(body)}`);
  }
  for (let n = 1; n < limits.boardSeats; n += 1) await call('POST', '/seats', coach);
  assert.deepEqual([(await call('POST', '/seats', coach)).body.code, (await call('POST', `/seats/${archived}/restore`)).body.code], ['limit-reached', 'limit-reached']);
  await call('DELETE');
});

test('who takes no part in the program has no board, whatever they may see of others', async () => {
  const { tenantId, programId } = place;
  const nobody = await server.signIn({ tenantId, programId, personId: (await aMentee(place, { enrolment: { state: 'left' } })).personId });
  assert.equal((await call('GET', '', undefined, nobody)).status, 403);
});

test('a seat that is added again with the same key is one seat, answered as it is now', async () => {
  const headers = { 'Idempotency-Key': `key-${anId()}` };
  const body = { need: { kind: 'coach' } };
  const first = await server.call<Seat>('POST', '/api/board/seats', { token, body, headers });
  await call('PATCH', `/seats/${first.body.id}`, { note: 'Changed since' });
  const again = await server.call<Seat>('POST', '/api/board/seats', { token, body, headers });
  assert.deepEqual([again.status, again.body.id, again.body.note], [201, first.body.id, 'Changed since']);
  assert.equal((await board()).seats.length, 1);
});
