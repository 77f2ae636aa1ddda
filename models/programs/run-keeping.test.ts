import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aMentor, aProgram } from '../factories.ts';
import { makeRun, readRun } from '../matches/matching-runs.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { ProgramModel } from './program.model.ts';
import { editRunKeeping, readRunKeeping } from './run-keeping.ts';

await useTestDatabase();

const now = new Date('2026-10-20T09:00:00Z');
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

test('runs that are not published are kept for 90 days; another number holds for the next run, and those there are keep their day', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  await Promise.all([aMentee(place), aMentor(place)]);
  assert.deepEqual(await readRunKeeping(chiara, place.programId), { unpublishedRunDays: 90 });
  const before = await makeRun(chiara, {}, now);
  assert.deepEqual(await editRunKeeping(chiara, place.programId, { unpublishedRunDays: 14 }), { unpublishedRunDays: 14 });
  assert.deepEqual(await readRunKeeping(chiara, place.programId), { unpublishedRunDays: 14 });
  assert.deepEqual((await makeRun(chiara, {}, now)).keptUntil, later(14));
  assert.deepEqual((await readRun(chiara, before.id, now)).keptUntil, later(90));
});

test('how long runs are kept is the coordinators’ own, and stays in a program that is closed for good', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  await assert.rejects(readRunKeeping(await aMentee(place), place.programId), { name: 'NotAllowed' });
  await assert.rejects(editRunKeeping(chiara, (await aProgram({ tenantId: place.tenantId })).programId, { unpublishedRunDays: 7 }), { name: 'NotFound' });
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  await assert.rejects(editRunKeeping(chiara, place.programId, { unpublishedRunDays: 7 }), { code: 'moved-on' });
});
