import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinCircle, startCircle } from '../../models/circles/circles.ts';
import { aMentee, aMentor, aProgram, someAvailability } from '../../models/factories.ts';
import { useTestServer } from '../test-server.ts';

interface Named {
  id: string;
}
/** What these operations answer, one or the other of it. */
interface Answer {
  id: string;
  meetingId: string;
  times: { suitsMe?: boolean; suits?: Named[] }[];
  waitsFor: Named[];
  circle: { people: number; answered?: number; came?: number };
  items: { person: Named; came: boolean | null }[];
  absent?: string;
  can: string[];
}

const server = await useTestServer();
const now = new Date('2026-10-13T06:00Z');
const starts = ['2026-10-17T09:00:00.000Z', '2026-10-18T09:00:00.000Z'];

test('a circle finds a time together, meets, and its mentor says who came: each of its people reads what is theirs', async () => {
  server.clock.now = now;
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId);
  const { id: circleId } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const [ana, bo] = [await aMentee(place), await aMentee(place)];
  for (const member of [ana, bo]) await joinCircle(member, circleId, now);
  const as = { ben: await server.signIn(ben), ana: await server.signIn(ana), bo: await server.signIn(bo) };
  const call = async (method: string, path: string, token: string, body?: unknown) => {
    const answer = await server.call<Answer>(method, path, { token, ...(body === undefined ? {} : { body }) });
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const { id } = await call('POST', '/api/proposals', as.ben, { circleId, minutes: 45, starts });
  await call('PUT', `/api/proposals/${id}/answer`, as.ana, { starts: [starts[1]] });
  assert.deepEqual((await call('GET', `/api/proposals/${id}`, as.ana)).times.map((time) => [time.suitsMe, time.suits]), [[false, undefined], [true, undefined]]);
  const bens = await call('GET', `/api/proposals/${id}`, as.ben);
  assert.deepEqual([bens.circle, bens.times.map(({ suits }) => suits?.map((one) => one.id)), bens.waitsFor.map((one) => one.id)], [{ id: circleId, title: 'Data careers', people: 2, answered: 1 }, [[], [ana.personId]], [bo.personId]]);
  const { meetingId } = await call('POST', `/api/proposals/${id}/accept`, as.ben, { start: starts[1] });

  server.clock.now = new Date('2026-10-18T10:00Z');
  const again = { ben: await server.signIn(ben), bo: await server.signIn(bo) };
  const marked = await call('PUT', `/api/meetings/${meetingId}/attendance`, again.ben, { absentIds: [bo.personId] });
  assert.deepEqual(marked.items.map(({ person, came }) => [person.id, came]), [[ana.personId, true], [bo.personId, false]]);
  assert.deepEqual((await call('GET', `/api/meetings/${meetingId}/attendance`, again.bo)).items.map(({ person }) => person.id), [bo.personId]);
  const [bos, ofBen] = [await call('GET', `/api/meetings/${meetingId}`, again.bo), await call('GET', `/api/meetings/${meetingId}`, again.ben)];
  assert.deepEqual([bos.absent, bos.can, bos.circle.came, ofBen.circle.came], ['me', ['contest'], undefined, 1]);
});

test('a circle meets again and again: its mentor looks at the times, books them once, and each of its people reads them', async () => {
  server.clock.now = now;
  const place = await aProgram();
  const ben = await aMentor(place);
  await someAvailability(place, ben.personId);
  const { id } = await startCircle(ben, { title: 'Data careers', visibility: 'open' }, now);
  const ana = await aMentee(place, { person: { zone: 'America/Sao_Paulo' } });
  await joinCircle(ana, id, now);
  const [asBen, asAna] = [await server.signIn(ben), await server.signIn(ana)];
  const path = `/api/circles/${id}/meeting-series`;
  const rule = { start: '2026-10-15T13:00:00.000Z', minutes: 45, repeat: 'weekly', count: 3 };

  const preview = await server.call<{ items: { start: string; conflict: null }[]; busy: unknown[]; clockChanges: { date: string }[] }>('POST', `${path}/preview`, { token: asBen, body: rule });
  assert.deepEqual([preview.status, preview.body.items.map(({ start }) => start), preview.body.busy, preview.body.clockChanges.map(({ date }) => date)], [200, ['2026-10-15T13:00:00.000Z', '2026-10-22T13:00:00.000Z', '2026-10-29T14:00:00.000Z'], [], ['2026-10-25']]);
  const chosen = { minutes: 45, repeat: 'weekly', starts: preview.body.items.map(({ start }) => start) };
  const key = { 'idempotency-key': 'a-series-of-a-circle' };
  const first = await server.call<{ id: string; items: { id: string }[] }>('POST', path, { token: asBen, body: chosen, headers: key });
  assert.deepEqual([first.status, first.headers.get('location'), first.body.items.length], [201, `/api/meeting-series/${first.body.id}`, 3]);
  assert.deepEqual((await server.call('POST', path, { token: asBen, body: chosen, headers: key })).body, first.body, 'a repetition books nothing');
  const read = await server.call<{ items: { id: string }[] }>('GET', `/api/meeting-series/${first.body.id}`, { token: asAna });
  assert.deepEqual(read.body.items.map((one) => one.id), first.body.items.map((one) => one.id));

  assert.equal((await server.call('POST', path, { body: chosen })).status, 401);
  assert.equal((await server.call('POST', path, { token: asAna, body: chosen })).status, 403);
  assert.equal((await server.call('POST', path, { token: await server.signIn(await aMentor(await aProgram())), body: chosen })).status, 404);
  const again = await server.call<{ code: string; details: { conflicts: { conflict: string }[] } }>('POST', path, { token: asBen, body: chosen });
  assert.deepEqual([again.status, again.body.code, again.body.details.conflicts.map(({ conflict }) => conflict)], [409, 'series-not-free', ['you-are-busy', 'you-are-busy', 'you-are-busy']]);
  assert.equal((await server.call('POST', path, { token: asBen, body: { ...chosen, starts: [] } })).status, 422);
});
