import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction, outsideTransaction, TransactionGivenUp, whileAwaited } from './connect.ts';
import { collection, type Stored } from './schema.ts';
import { useTestDatabase } from './test-database.ts';
import { Turns } from './turns.ts';

interface Counter extends Stored {
  name: string;
  count: number;
}
const Counters = collection<Counter>('transactions-test-counters', 'owner', { name: String, count: Number }, [{ fields: { name: 1 }, unique: true }]);

await useTestDatabase();
await Counters.createIndexes();
await Counters.create([{ name: 'wanted', count: 0 }]);

const at = <T>(length: number, work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length }, (_, i) => work(i)));
const countOf = async (name: string): Promise<number | undefined> => (await Counters.findOne({ name }).lean())?.count;
const addOne = async (name: string): Promise<void> => void (await Counters.updateOne({ name }, { $inc: { count: 1 } }));

test('so many have their turn at once, the others after them in the order in which they came', async () => {
  const turns = new Turns(2);
  const came: number[] = [];
  let [atOnce, most] = [0, 0];
  await at(6, async (i) => {
    const leave = await turns.take();
    came.push(i);
    most = Math.max(most, (atOnce += 1));
    await Promise.resolve();
    atOnce -= 1;
    leave();
  });
  assert.deepEqual([came, most], [[0, 1, 2, 3, 4, 5], 2]);
});

test('a turn that is given back twice makes room for one', async () => {
  const turns = new Turns(1);
  const leave = await turns.take();
  leave();
  leave();
  await turns.take();
  let came = false;
  void turns.take().then(() => (came = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(came, false);
});

test('those who have begun take another turn before those who wait to begin, in their own order', async () => {
  const turns = new Turns(1);
  const leave = await turns.take();
  const came: string[] = [];
  const come = async (who: string, which: { again?: boolean } = {}): Promise<void> => {
    const next = await turns.take(which);
    came.push(who);
    next();
  };
  const all = [come('begins'), come('goes on', { again: true }), come('goes on too', { again: true })];
  leave();
  await Promise.all(all);
  assert.deepEqual(came, ['goes on', 'goes on too', 'begins']);
});

test('of sixty transactions that change one row at once each comes to its end', async () => {
  await at(60, () => inTransaction(async () => {
    await Counters.findOne({ name: 'wanted' }).lean();
    await addOne('wanted');
  }));
  assert.equal(await countOf('wanted'), 60);
});

test('transactions that fail give their turn back', async () => {
  const ended = await Promise.allSettled(Array.from({ length: 50 }, () => inTransaction(async () => {
    await addOne('wanted');
    throw new Error('refused');
  })));
  assert.deepEqual([...new Set(ended.map(({ status }) => status))], ['rejected']);
  assert.equal(await countOf('wanted'), 60);
});

test('eight transactions that wait for something beside themselves leave room for a ninth, and then go on', async () => {
  const [allWait, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let waiting = 0;
  const eight = at(8, (i) => inTransaction(async () => {
    await outsideTransaction(async () => {
      waiting += 1;
      if (waiting === 8) allWait.resolve();
      await gate.promise;
    });
    await Counters.create([{ name: `went on ${i}`, count: 0 }]);
  }));
  await allWait.promise;
  await inTransaction(() => Counters.create([{ name: 'the ninth', count: 0 }]));
  assert.deepEqual([await countOf('the ninth'), await countOf('went on 0')], [0, undefined]);
  gate.resolve();
  await eight;
  assert.equal(await countOf('went on 7'), 0);
});

test('what transactions wait for beside themselves may be transactions, however many wait for them', async () => {
  await at(20, (i) => inTransaction(async () => {
    await Counters.create([{ name: `own ${i}`, count: 0 }]);
    await outsideTransaction(() => inTransaction(async () => void (await Counters.create([{ name: `beside ${i}`, count: 0 }]))));
  }));
  assert.deepEqual([await countOf('own 19'), await countOf('beside 19')], [0, 0]);
});

test('where nobody waits any more, nothing is begun and nothing tried again', async () => {
  await assert.rejects(whileAwaited(AbortSignal.abort(), () => inTransaction(() => addOne('wanted'))), TransactionGivenUp);
  const over = new AbortController();
  let attempts = 0;
  const blocked = whileAwaited(over.signal, () => inTransaction(async () => {
    attempts += 1;
    await Counters.findOne({ name: 'wanted' }).lean();
    await outsideTransaction(() => addOne('wanted'));
    over.abort();
    await addOne('wanted'); // somebody else has changed it since this transaction began
  }));
  await assert.rejects(blocked, TransactionGivenUp);
  assert.equal(attempts, 1);
  assert.equal(await countOf('wanted'), 61);
});
