import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPerson, aProgram } from '../factories.ts';
import { countCommands } from '../mongodb/test-commands.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { flushActivity, touchActivity } from './activity.ts';
import { PersonModel } from './person.model.ts';

await useTestDatabase();

const monday = new Date('2026-10-19T08:00:00Z');
const at = (hours: number) => new Date(monday.getTime() + hours * 3_600_000);
const lastActiveAt = async (tenantId: string, personId: string) => (await PersonModel.findOne({ tenantId, _id: personId }).lean())?.lastActiveAt;

test('who was here is written in one go for everybody, the last time of each, and no time goes back', async () => {
  const { tenantId } = await aProgram();
  const [ana, ben, chiara] = [await aPerson({ tenantId }, { lastActiveAt: at(0) }), await aPerson({ tenantId }, { lastActiveAt: at(0) }), await aPerson({ tenantId }, { lastActiveAt: at(5) })];
  touchActivity({ tenantId, personId: ana }, at(2));
  touchActivity({ tenantId, personId: ana }, at(1));
  touchActivity({ tenantId, personId: ben }, at(3));
  touchActivity({ tenantId, personId: chiara }, at(4));
  const { commands } = await countCommands(flushActivity);
  assert.deepEqual(commands, ['update people']);
  assert.deepEqual([await lastActiveAt(tenantId, ana), await lastActiveAt(tenantId, ben), await lastActiveAt(tenantId, chiara)], [at(2), at(3), at(5)]);
});

test('nobody of another tenant, and nobody who was erased, is touched', async () => {
  const [here, there] = [await aProgram(), await aProgram()];
  const ana = await aPerson(here, { lastActiveAt: at(0) });
  const erased = await aPerson(here, { lastActiveAt: at(0), erasedAt: at(0) });
  touchActivity({ tenantId: there.tenantId, personId: ana }, at(1));
  touchActivity({ tenantId: here.tenantId, personId: erased }, at(1));
  await flushActivity();
  assert.deepEqual([await lastActiveAt(here.tenantId, ana), await lastActiveAt(here.tenantId, erased)], [at(0), at(0)]);
});
