import assert from 'node:assert/strict';
import { test } from 'node:test';
import mongoose from 'mongoose';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { inspectDatabase } from './inspect.ts';

await useTestDatabase();
const owner = { kind: 'owner' } as const;

test('a database that was set up lacks nothing', async () => {
  const { version, missingIndexes, missingMigrations, clockAheadMs } = await inspectDatabase(owner);
  assert.match(version, /^\d+\.\d+\.\d+/);
  assert.deepEqual([missingIndexes, missingMigrations], [[], []]);
  assert.ok(Math.abs(clockAheadMs) < 60_000);
});

test('an index that somebody dropped, and a collection that is not there, are named', async () => {
  await mongoose.connection.db!.collection('registrations').dropIndex('issuer_1_clientId_1');
  await mongoose.connection.db!.dropCollection('hosts');
  const { missingIndexes } = await inspectDatabase(owner);
  assert.deepEqual([...missingIndexes].sort(), ['hosts.issuer_1', 'hosts.origins_1', 'registrations.issuer_1_clientId_1']);
});

test('nobody but the owner looks', async () => {
  await assert.rejects(inspectDatabase({ kind: 'system', job: 'x' } as never), { name: 'NotAllowed' });
});
