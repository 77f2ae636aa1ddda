import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from './connect.ts';
import { insertRow } from './insert-row.ts';
import { collection, type Stored } from './schema.ts';
import { countCommands } from './test-commands.ts';
import { useTestDatabase } from './test-database.ts';

interface Ticket extends Stored {
  number: number;
}
const Tickets = collection<Ticket>('insert-row-test-tickets', 'owner', { number: Number }, [{ fields: { number: 1 }, unique: true }]);

await useTestDatabase();
await Tickets.createIndexes();

const stored = async () => (await Tickets.find().sort({ number: 1 }).lean()).map(({ number }) => number);

test('a row is there once its write is acknowledged, as it was returned', async () => {
  const row = await insertRow<Ticket>(Tickets, { number: 1 });
  const found = await Tickets.findOne({ number: 1 }).lean();
  assert.deepEqual(found, row);
});

test('what comes while a write is on its way is written together, by the next one', async () => {
  const { commands } = await countCommands(() => Promise.all([11, 12, 13, 14, 15].map((number) => insertRow<Ticket>(Tickets, { number }))));
  assert.equal(commands.length, 2, String(commands));
  assert.deepEqual((await stored()).slice(-5), [11, 12, 13, 14, 15]);
});

test('a row that is refused fails alone, and the next ones are written', async () => {
  const numbers = [21, 22, 1, 23];
  const ended = await Promise.allSettled(numbers.map((number) => insertRow<Ticket>(Tickets, { number })));
  assert.deepEqual(ended.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  await insertRow<Ticket>(Tickets, { number: 24 });
  assert.deepEqual((await stored()).slice(-4), [21, 22, 23, 24]);
});

test('a transaction writes its own row, and takes it back when it fails', async () => {
  await assert.rejects(inTransaction(async () => {
    await insertRow<Ticket>(Tickets, { number: 31 });
    throw new Error('changed its mind');
  }), /changed its mind/);
  assert.ok(!(await stored()).includes(31));
});
