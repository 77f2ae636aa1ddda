/** Who is in a course, as its coordinators read it: by name, with their part, who has not joined, who has left. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aCoordinator, aMentee, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { system, minute, hour, start, after, member, page, aCourse, programOf, known, read } from '../testing/courses.ts';
import { RosterModel } from './roster.model.ts';
import { askForRoster, leaseRoster, listRosterMembers, listRosters, readingFailed, type RosterReading } from './rosters.ts';

await useTestDatabase();

beforeEach(async () => {
  await RosterModel.updateMany({}, { $set: { dueAt: null } }).setOptions({ acrossTenants: 'each test begins with nothing due' });
});

test('who is in the course, by name, with their part in the program; names are found without accents', async () => {
  const link = await aCourse();
  const coordinator = await aCoordinator(programOf(link));
  const ana = await aMentee(programOf(link));
  await known(link, 'ana', ana.personId);
  await read([page([member('ana', { name: 'Ana Ribeiro' }), member('j', { name: 'José Álvarez' }), member('t', { role: 'instructor', name: 'Chiara' }), member('x')])], start);

  const [roster] = (await listRosters(coordinator)).items;
  assert.deepEqual([roster?.course, roster?.members, roster?.state, roster?.isHome], ['CAR 210', 4, 'read', true]);
  const all = await listRosterMembers(coordinator, roster!.id, {});
  assert.deepEqual(all.items.map(({ name, role }) => [name, role]), [[null, 'learner'], ['Ana Ribeiro', 'learner'], ['Chiara', 'instructor'], ['José Álvarez', 'learner']]);
  assert.deepEqual(all.items[1]?.enrolments, [{ role: 'mentee', state: 'active' }]);
  assert.deepEqual((await listRosterMembers(coordinator, roster!.id, { q: 'jose a' })).items.map(({ name }) => name), ['José Álvarez']);
  assert.deepEqual((await listRosterMembers(coordinator, roster!.id, { q: '.*' })).items, []);
  const first = await listRosterMembers(coordinator, roster!.id, { role: 'learner', limit: 2 });
  const rest = await listRosterMembers(coordinator, roster!.id, { role: 'learner', limit: 2, cursor: first.nextCursor! });
  assert.deepEqual([first.total, ...first.items, ...rest.items].length, 4);
});

test('who of them has not joined, and who has left, are lists of their own', async () => {
  const link = await aCourse();
  const coordinator = await aCoordinator(programOf(link));
  const [ana, bo] = [await aMentee(programOf(link)), await aMentee(programOf(link), { enrolment: { state: 'left' } })];
  await known(link, 'ana', ana.personId);
  await known(link, 'bo', bo.personId);
  await read([page([member('ana', { name: 'Ana' }), member('bo', { name: 'Bo' }), member('cem', { name: 'Cem' })])], start);
  const { id } = (await listRosters(coordinator)).items[0]!;
  const named = async (show: 'here' | 'not-joined' | 'left') => (await listRosterMembers(coordinator, id, { show })).items.map(({ name, leftAt }) => [name, leftAt]);
  assert.deepEqual(await named('not-joined'), [['Bo', null], ['Cem', null]], 'who left the program could join again');
  await RosterModel.updateMany({ tenantId: link.tenantId, programId: link.programId }, { $set: { dueAt: after(hour) } });
  await read([page([member('bo'), member('cem')])], after(hour));
  assert.deepEqual(await named('here'), [['Bo', null], ['Cem', null]]);
  assert.deepEqual(await named('left'), [['Ana', after(hour)]]);
  assert.deepEqual((await listRosterMembers(coordinator, id, { show: 'left' })).items[0]?.enrolments, [{ role: 'mentee', state: 'paused' }]);
  const first = await listRosterMembers(coordinator, id, { show: 'not-joined', limit: 1 });
  assert.equal(first.total, 2);
  await assert.rejects(listRosterMembers(coordinator, id, { show: 'here', cursor: first.nextCursor! }), { code: 'cursor-invalid' });
});

test('those who teach the course are not waited for: who has not joined are the others; asked for by role, teachers are told', async () => {
  const link = await aCourse();
  const coordinator = await aCoordinator(programOf(link));
  await read([page([member('t', { role: 'instructor', name: 'Tara' }), member('s', { name: 'Sam' }), member('o', { role: 'other', name: 'Olu' })])], start);
  const { id } = (await listRosters(coordinator)).items[0]!;
  const named = async (query: Parameters<typeof listRosterMembers>[2]) => (await listRosterMembers(coordinator, id, query)).items.map(({ name }) => name);
  assert.deepEqual(await named({ show: 'not-joined' }), ['Olu', 'Sam']);
  assert.equal((await listRosterMembers(coordinator, id, { show: 'not-joined' })).total, 2);
  assert.deepEqual(await named({ show: 'here' }), ['Olu', 'Sam', 'Tara']);
  assert.deepEqual(await named({ show: 'not-joined', role: 'instructor' }), ['Tara']);
});

test('nobody else sees it, and another program’s is not there', async () => {
  const link = await aCourse();
  const { id } = (await listRosters(await aCoordinator(programOf(link)))).items[0]!;
  const foreign = await aCoordinator(await aProgram({ tenantId: link.tenantId }));
  await assert.rejects(listRosters(await aMentee(programOf(link))), { name: 'NotAllowed' });
  for (const actor of [await aMentee(programOf(link)), foreign]) {
    await assert.rejects(listRosterMembers(actor, id, {}), { name: 'NotFound' });
    await assert.rejects(askForRoster(actor, id), { name: 'NotFound' });
  }
  assert.deepEqual((await listRosters(foreign)).items, []);
});

test('a coordinator may have it read now, and sees why it fails', async () => {
  const link = await aCourse();
  const coordinator = await aCoordinator(programOf(link));
  await read([page([member('a')])], start);
  const { id } = (await listRosters(coordinator)).items[0]!;
  assert.equal((await askForRoster(coordinator, id, after(minute))).state, 'waiting');
  const reading: RosterReading = (await leaseRoster(system, after(minute)))!;
  assert.equal((await listRosters(coordinator)).items[0]?.state, 'reading');
  await readingFailed(reading, { fault: 'scope', retryAfterMs: null, anew: true }, after(minute));
  assert.deepEqual((({ state, fault }) => [state, fault])((await listRosters(coordinator)).items[0]!), ['failing', 'scope']);
});
