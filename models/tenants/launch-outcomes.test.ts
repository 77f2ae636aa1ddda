import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose, { Types } from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { NotAllowed } from '../problems.ts';
import { LaunchOutcomes, lastLaunches, listRefusals } from './launch-outcomes.ts';

await useTestDatabase();

const owner = { kind: 'owner' } as const;
const aRegistration = (): string => String(new Types.ObjectId());
const now = new Date('2026-10-20T08:10:00Z');
const later = new Date('2026-10-20T09:10:00Z');
const faults: unknown[] = [];
const outcomes = (): LaunchOutcomes => new LaunchOutcomes((error) => faults.push(error));

test('a refusal is shown to the owner with its reason, its time and the code of its page', async () => {
  const registrationId = aRegistration();
  const noting = outcomes();
  noting.recordRefusal({ registrationId, code: 'launch-invalid', reason: 'nonce', reference: 'AAA-222' }, now);
  noting.recordRefusal({ registrationId, code: 'launch-invalid', reason: 'nonce', reference: 'BBB-333' }, later);
  await noting.flush();
  assert.deepEqual(await listRefusals(owner, { registrationId }), [
    { registrationId, hostId: null, code: 'launch-invalid', reason: 'nonce', count: 1, hour: new Date('2026-10-20T09:00:00Z'), lastAt: later, references: ['BBB-333'] },
    { registrationId, hostId: null, code: 'launch-invalid', reason: 'nonce', count: 1, hour: new Date('2026-10-20T08:00:00Z'), lastAt: now, references: ['AAA-222'] },
  ]);
  const [found, ...others] = await listRefusals(owner, { reference: 'AAA-222' });
  assert.deepEqual([found?.lastAt, others.length], [now, 0]);
});

test('a place that is registered nowhere is listed as well', async () => {
  const noting = outcomes();
  noting.recordRefusal({ registrationId: null, code: 'unknown-platform', reason: null, reference: 'CCC-444' }, now);
  await noting.flush();
  assert.deepEqual((await listRefusals(owner, { registrationId: null })).map(({ code, count }) => [code, count]), [['unknown-platform', 1]]);
});

test('a flood on several servers leaves one row, which counts it and keeps the last twenty codes', async () => {
  const registrationId = aRegistration();
  const servers = [outcomes(), outcomes(), outcomes()];
  for (let i = 0; i < 9_000; i += 1) {
    servers[i % 3]!.recordRefusal({ registrationId, code: 'launch-replayed', reason: null, reference: `R${i}` }, now);
    if (i % 3_000 === 2_999) await Promise.all(servers.map((server) => server.flush()));
  }
  const [row, ...others] = await listRefusals(owner, { registrationId });
  assert.equal(others.length, 0);
  assert.equal(row?.count, 9_000);
  assert.equal(row.references.length, 20);
  assert.ok(row.references.every((reference) => Number(reference.slice(1)) >= 6_000));
});

test('the last launch of each platform is told, and is no refusal', async () => {
  const [one, other] = [aRegistration(), aRegistration()];
  const noting = outcomes();
  noting.recordLaunch(one, now);
  noting.recordLaunch(one, later);
  noting.recordLaunch(one, later);
  noting.recordLaunch(other, now);
  await noting.flush();
  const last = await lastLaunches(owner);
  assert.deepEqual([last.get(one), last.get(other)], [{ lastAt: later, count: 2 }, { lastAt: now, count: 1 }]);
  assert.deepEqual(await listRefusals(owner, { registrationId: one }), []);
});

test('what was noted goes after 30 days, and only the owner reads it', async () => {
  const indexes = await mongoose.connection.db!.collection('launch-outcomes').indexes();
  assert.ok(indexes.some(({ key, expireAfterSeconds }) => 'hour' in key && expireAfterSeconds === 30 * 24 * 3_600));
  const coordinator = { kind: 'person', tenantId: 'x', personId: 'x', roles: [] } as never;
  await assert.rejects(listRefusals(coordinator), NotAllowed);
  await assert.rejects(lastLaunches(coordinator), NotAllowed);
});

test('nothing failed to be written', () => assert.deepEqual(faults, []));
