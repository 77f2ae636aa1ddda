import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Types } from 'mongoose';
import { readAtOnce, wanted, wantedCount } from './at-once.ts';
import { collection, type ProgramStored } from './schema.ts';
import { countCommands } from './test-commands.ts';
import { useTestDatabase } from './test-database.ts';

interface Page extends ProgramStored {
  number: number;
  deletedAt: Date | null;
}
const fields = { number: Number, deletedAt: { type: Date, default: null } };
const Books = collection<Page>('at-once-test-books', 'program', fields);
const Letters = collection<Page>('at-once-test-letters', 'program', fields);

await useTestDatabase();

const here = { tenantId: new Types.ObjectId(), programId: new Types.ObjectId() };
const numbers = (rows: readonly { number: number }[]) => rows.map(({ number }) => number);

test('rows of several collections come in one trip, each in its order and as many as were wanted', async () => {
  await Books.create([3, 1, 2].map((number) => ({ ...here, number })), { ordered: true });
  await Letters.create([{ ...here, number: 7 }], { ordered: true });
  const { result, commands } = await countCommands(() => readAtOnce({
    books: wanted(Books, here, { sort: { number: 1 }, limit: 2 }),
    letters: wanted<Page, Pick<Page, 'number'>>(Letters, here, { limit: 5, then: [{ $project: { _id: 0, number: 1 } }] }),
    none: wanted(Letters, { ...here, number: 8 }, { limit: 5 }),
    notAsked: null,
    count: wantedCount(Books, here),
    countOfNone: wantedCount(Books, { ...here, number: 8 }),
  }));
  assert.deepEqual(numbers(result.books), [1, 2]);
  assert.deepEqual(result.letters, [{ number: 7 }]);
  assert.deepEqual([result.none, result.notAsked, result.count, result.countOfNone], [[], [], [{ count: 3 }], []]);
  assert.equal(commands.length, 1);
});

test('wanting nothing costs no trip', async () => {
  const { result, commands } = await countCommands(() => readAtOnce({ books: null }));
  assert.deepEqual([result.books, commands], [[], []]);
});

test('what names no program is refused before it reaches MongoDB, and what was deleted is not there', async () => {
  const { tenantId } = here;
  assert.throws(() => wanted(Books, { tenantId }, { limit: 1 }), { name: 'ScopeMissing' });
  assert.throws(() => wantedCount(Books, {}), { name: 'ScopeMissing' });
  await Books.create([{ ...here, number: 9, deletedAt: new Date() }], { ordered: true });
  assert.deepEqual(numbers((await readAtOnce({ books: wanted(Books, { ...here, number: 9 }, { limit: 1 }) })).books), []);
});
