import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPerson, aProgram } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { personChanged } from './changed.ts';
import { PersonModel } from './person.model.ts';
import { peopleByIds, peopleNamedIn } from './person-cards.ts';

await useTestDatabase();

const aPlaceWith = async (name: string) => {
  const { tenantId } = await aProgram();
  const personId = await aPerson({ tenantId }, { name });
  const shownName = async () => (await peopleByIds({ tenantId }, [personId])).get(personId)?.name;
  const rename = (to: string) => PersonModel.updateOne({ tenantId, _id: personId }, { $set: { name: to } });
  return { tenantId, personId, shownName, rename };
};

test('who has changed while they were being read is read anew by the next answer', async () => {
  const { tenantId, personId, shownName, rename } = await aPlaceWith('Ana Ribeiro');
  const underWay = shownName();
  personChanged({ tenantId, personId });
  await underWay;
  await rename('Ana Ribeiro Lopes');
  assert.equal(await shownName(), 'Ana Ribeiro Lopes');
});

test('who has changed while they came with other rows is read anew as well', async () => {
  const { tenantId, personId, shownName } = await aPlaceWith('Ana Ribeiro Lopes');
  const stored = (await PersonModel.findOne({ tenantId, _id: personId }).lean())!;
  const underWay = peopleNamedIn({ tenantId }, {});
  personChanged({ tenantId, personId });
  underWay.keep({ people: [{ ...stored, name: 'Ana Ribeiro' }] });
  assert.equal(await shownName(), 'Ana Ribeiro Lopes');
});

test('a change of one keeps nothing of the others from being remembered', async () => {
  const { tenantId, shownName, rename } = await aPlaceWith('Ana Ribeiro');
  const ben = await aPerson({ tenantId }, { name: 'Ben Köhler' });
  const underWay = shownName();
  personChanged({ tenantId, personId: ben });
  await underWay;
  await rename('Ana Ribeiro Lopes');
  assert.equal(await shownName(), 'Ana Ribeiro', 'for the two seconds that a card is kept');
});
