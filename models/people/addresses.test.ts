import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCoordinator, actorIn, aMentee, aMentor, aProgram, aStranger } from '../factories.ts';
import { useTestDatabase } from '../mongodb/test-database.ts';
import { addressRefused, addressWorks, listFailingAddresses } from './addresses.ts';
import { PersonModel } from './person.model.ts';

await useTestDatabase();

const day = (at: number): Date => new Date(Date.UTC(2026, 9, at, 9));
const refusedTwice = async ({ tenantId, personId }: { tenantId: string; personId: string }, at: Date) => {
  for (let times = 0; times < 2; times += 1) await addressRefused(tenantId, personId, at);
};

test('coordinators see whose mail comes back, the last refused first, and neither address nor mail', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const [ana, ben, leila] = [await aMentee(place, { person: { name: 'Ana' } }), await aMentor(place, { person: { name: 'Ben' } }), await aMentee(place)];
  await refusedTwice(ana, day(12));
  await refusedTwice(ben, day(14));
  await addressRefused(leila.tenantId, leila.personId, day(15)); // once may be a mail server's mistake
  const shown = await listFailingAddresses(chiara);
  assert.deepEqual([shown.total, shown.items.map(({ person, refusedAt }) => [person.name, refusedAt])], [2, [['Ben', day(14)], ['Ana', day(12)]]]);
  assert.ok(!JSON.stringify(shown).includes('@'));
});

test('it is over with the first mail that is taken, and with another address', async () => {
  const place = await aProgram();
  const chiara = await aCoordinator(place);
  const [ana, ben] = [await aMentee(place), await aMentor(place)];
  await refusedTwice(ana, day(12));
  await refusedTwice(ben, day(12));
  await addressWorks(ana.tenantId, ana.personId);
  await PersonModel.updateOne({ tenantId: ben.tenantId, _id: ben.personId }, { $set: { email: 'ben@elsewhere.example' } });
  assert.deepEqual(await listFailingAddresses(chiara), { items: [], nextCursor: null, total: 0 });
});

test('only of those who take part in the program, and for its coordinators alone', async () => {
  const place = await aProgram();
  const other = await aProgram({ tenantId: place.tenantId });
  const stranger = await aStranger(place);
  const elsewhere = await aMentee(other);
  for (const one of [stranger, elsewhere]) await refusedTwice(one, day(12));
  assert.equal((await listFailingAddresses(await aCoordinator(place))).total, 0);
  for (const role of ['mentor', 'teacher', 'safeguarding-lead'] as const) await assert.rejects(listFailingAddresses(actorIn(place, stranger.personId, [role])), { name: 'NotAllowed' });
});
