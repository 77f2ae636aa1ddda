import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestDatabase } from '../../models/mongodb/test-database.ts';
import { findDeployment } from '../../models/tenants/deployments.ts';
import { peopleOf } from '../people.ts';
import { readDemoSettings } from '../settings.ts';
import { introduce, openSchool, seededProgram } from './school.ts';

await useTestDatabase();
const settings = readDemoSettings({ SEED_DAY: '2026-11-17' });

test('before the first start there is nothing; after one that was stopped on the way a line says what to do', async () => {
  assert.equal(await seededProgram(settings), null);
  const school = await openSchool(settings);
  await assert.rejects(seededProgram(settings), /npm start -- --reset/);
  const deployment = await findDeployment(school.registrationId, 'northfield-1');
  assert.deepEqual([deployment?.state, deployment?.tenantId], ['active', school.tenantId]);

  const { ana } = peopleOf().featured;
  const now = new Date('2026-11-17T10:00:00Z');
  assert.equal(await introduce(school, ana, now), await introduce(school, ana, now), 'one person, however often');
});
