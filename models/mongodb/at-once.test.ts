import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { Types } from 'mongoose';
import { readAtOnce, wanted, wantedCount, wantedOf, wantedValuesOf } from './at-once.ts';
import { collection, type Id, type ProgramStored } from './schema.ts';
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

describe('what several want of theirs', () => {
  interface Loan extends ProgramStored {
    number: number;
    readerId: Id;
    lenderId: Id | null;
    friendIds: Id[];
    secret: boolean;
    shelf: string;
    deletedAt: Date | null;
  }
  const Loans = collection<Loan>('at-once-test-loans', 'program', {
    number: Number, readerId: 'ObjectId', lenderId: { type: 'ObjectId', default: null }, friendIds: ['ObjectId'], secret: { type: Boolean, default: false }, shelf: { type: String, default: 'a' }, deletedAt: { type: Date, default: null },
  });

  type Place = typeof here;
  const elsewhere: Place = { ...here, programId: new Types.ObjectId() };
  const [ana, ben, chiara, david] = Array.from({ length: 4 }, () => new Types.ObjectId()) as [Id, Id, Id, Id];
  const all = [ana, ben, chiara, david];

  /** What a first page would want: by several ways, in an order, with a limit, with what is everybody's, with a condition on one way. */
  const readFor = (place: Place, me: Id) => readAtOnce({
    loans: wantedOf<Loan, Pick<Loan, '_id' | 'number' | 'friendIds'>>(
      Loans,
      { of: me, filter: { ...place, shelf: { $in: ['a', 'b'] } }, ways: [{ by: 'readerId' }, { by: 'lenderId', where: { secret: false } }, { by: 'friendIds', where: { secret: false } }] },
      { sort: { number: 1 }, limit: 3, then: [{ $unset: ['tenantId', 'programId', 'createdAt'] }] },
    ),
    shelves: wantedValuesOf(Loans, { of: me, filter: place, ways: [{ by: 'readerId' }, { by: 'lenderId' }] }, 'shelf'),
    public: wantedOf(Loans, { of: me, filter: place, ways: [{ where: { shelf: 'public' } }, { by: 'readerId', where: { shelf: 'b' } }] }, { sort: { number: -1 }, limit: 2 }),
    count: wantedCount(Loans, place),
    never: null,
  });
  type Read = Awaited<ReturnType<typeof readFor>>;
  const sorted = (read: Read) => ({ ...read, shelves: read.shelves.map(({ _id }) => _id).sort() });

  before(async () => {
    const nobody = new Types.ObjectId();
    const rows = [here, elsewhere].flatMap((place) => Array.from({ length: 120 }, (_, i) => {
      const pick = (n: number): Id => [...all, nobody][(i * 7 + n * 3) % 5]!;
      const [reader, lender, friend] = [pick(0), pick(1), pick(2)];
      return { ...place, number: (i * 37) % 120, readerId: reader, lenderId: i % 4 === 0 ? null : lender, friendIds: i % 3 === 0 ? [friend, nobody] : [], secret: i % 2 === 0, shelf: ['a', 'b', 'c', 'public'][i % 4]!, deletedAt: i % 11 === 0 ? new Date() : null };
    }));
    await Loans.create(rows, { ordered: true });
  });

  test('goes together while a trip is on its way, and each gets what they get alone', async () => {
    const alone: ReturnType<typeof sorted>[] = [];
    for (const me of all) alone.push(sorted(await readFor(here, me)));
    assert.ok(alone.every(({ loans, public: shown, shelves }) => loans.length === 3 && shown.length === 2 && shelves.length > 0), 'there is something to deal out');
    for (let first = 0; first < all.length; first += 1) {
      const asking = [first, 0, 1, 2, 3, 3];
      const { result, commands } = await countCommands(() => Promise.all(asking.map((i) => readFor(here, all[i]!))));
      assert.ok(commands.length <= 2, String(commands));
      assert.deepEqual(result.map(sorted), asking.map((i) => alone[i]));
    }
  });

  test('and never with another program, another limit or another person’s own filter', async () => {
    const [here1, there1] = [sorted(await readFor(here, ana)), sorted(await readFor(elsewhere, ana))];
    const atOnce = await Promise.all([readFor(here, ben), readFor(elsewhere, ben), readFor(here, ana), readFor(elsewhere, ana)]);
    assert.deepEqual(atOnce.slice(2).map(sorted), [here1, there1]);
    const first = (limit: number, me: Id) => readAtOnce({ loans: wantedOf(Loans, { of: me, filter: here, ways: [{ by: 'readerId' }] }, { sort: { number: 1 }, limit }) });
    const limits = await Promise.all([first(1, ana), first(2, ana), first(1, ben), first(2, ben)]);
    assert.deepEqual(limits.map(({ loans }) => loans.length), [1, 2, 1, 2]);
  });

  test('what names no program is refused before anybody goes with it', () => {
    const own = { of: ana, filter: { tenantId: here.tenantId }, ways: [{ by: 'readerId' }] } as const;
    assert.throws(() => wantedOf(Loans, own, { limit: 1 }), { name: 'ScopeMissing' });
    assert.throws(() => wantedValuesOf(Loans, own, 'shelf'), { name: 'ScopeMissing' });
  });
});
