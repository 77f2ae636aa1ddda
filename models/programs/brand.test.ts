import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, aMentee, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { programBrand, readProgramBrand, setProgramBrand } from './brand.ts';
import { ProgramModel } from './program.model.ts';
import { readProgram } from './programs.ts';

await useTestDatabase();

test('a program has no brand until its coordinators give it one, and can lose it again', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const none = { accent: null, sender: null };
  await ProgramModel.collection.updateMany({}, { $unset: { 'settings.brand': '' } });
  assert.deepEqual([await readProgramBrand(chiara, place.programId), await programBrand(place)], [none, none], 'as a program from before');
  assert.ok(!('accent' in (await readProgram(chiara, place.programId, 'en'))));
  await setProgramBrand(chiara, place.programId, { accent: '#9c3d17', sender: 'Alumni office' });
  assert.deepEqual(await programBrand(place), { accent: '#9C3D17', sender: 'Alumni office' });
  assert.equal((await readProgram(await aMentee(place), place.programId, 'en')).accent, '#9C3D17');
  assert.deepEqual(await setProgramBrand(chiara, place.programId, none), none);
});

test('it is the coordinators’ own, and stays in a program that is closed for good', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const brand = { accent: '#0057B8', sender: null };
  await assert.rejects(readProgramBrand(await aMentee(place), place.programId), { name: 'NotAllowed' });
  await assert.rejects(setProgramBrand(chiara, (await aProgram({ tenantId: place.tenantId })).programId, brand), { name: 'NotFound' });
  await ProgramModel.updateOne({ tenantId: place.tenantId, _id: place.programId }, { $set: { state: 'archived' } });
  await assert.rejects(setProgramBrand(chiara, place.programId, brand), { code: 'moved-on' });
});
