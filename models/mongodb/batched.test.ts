import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { batched } from './batched.ts';
import { inTransaction } from './connect.ts';
import { useTestDatabase } from './test-database.ts';

await useTestDatabase();

/** A load that keeps a list of its trips; each is on its way until the test lets all go on. */
function held(answer: (key: string) => string | Error = (key) => `value of ${key}`, laneOf?: (key: string) => string) {
  const trips: string[][] = [];
  const gate = Promise.withResolvers<void>();
  const ask = batched(async (keys: readonly string[]) => {
    trips.push([...keys]);
    const answers = keys.map(answer); // as it is when the trip begins
    await gate.promise;
    return answers;
  }, laneOf);
  return { ask, trips, goOn: gate.resolve, fail: gate.reject };
}

test('alone it waits for nothing; what comes while it is on its way goes together by the next trip, and each gets its own answer', async () => {
  const { ask, trips, goOn } = held();
  const asked = ['a', 'b', 'c', 'b'].map(ask);
  assert.deepEqual(trips, [['a']]);
  goOn();
  assert.deepEqual(await Promise.all(asked), ['value of a', 'value of b', 'value of c', 'value of b']);
  assert.deepEqual(trips, [['a'], ['b', 'c', 'b']]);
  await ask('d');
  assert.deepEqual(trips.at(-1), ['d']);
});

test('an answer is never older than its question: who asks while a trip is on its way is not answered by it', async () => {
  let stored = 'old';
  const { ask, goOn } = held(() => stored);
  const first = ask('a');
  stored = 'new';
  const second = ask('a');
  goOn();
  assert.deepEqual(await Promise.all([first, second]), ['old', 'new']);
});

test('lanes go for themselves', async () => {
  const { ask, trips, goOn } = held(undefined, (key) => key[0]!);
  const asked = ['a1', 'b1', 'a2', 'b2'].map(ask);
  assert.deepEqual(trips, [['a1'], ['b1']]);
  goOn();
  assert.deepEqual(await Promise.all(asked), ['value of a1', 'value of b1', 'value of a2', 'value of b2']);
  assert.deepEqual(trips.slice(2), [['a2'], ['b2']]);
});

test('a trip carries twenty at most', async () => {
  const { ask, trips, goOn } = held();
  const asked = Array.from({ length: 50 }, (_, i) => ask(String(i)));
  goOn();
  await Promise.all(asked);
  assert.deepEqual(trips.map(({ length }) => length), [1, 20, 20, 9]);
});

test('one that is refused fails alone', async () => {
  const { ask, goOn } = held((key) => (key === 'bad' ? new Error('refused') : key));
  const asked = ['a', 'b', 'bad', 'c'].map(ask);
  goOn();
  const ended = await Promise.allSettled(asked);
  assert.deepEqual(ended.map(({ status }) => status), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
});

test('a trip that fails does so for those whom it carried, and the next ones are tried anew', async () => {
  let isDown = true;
  const ask = batched(async (keys: readonly string[]) => {
    await Promise.resolve();
    if (isDown) throw new Error('down');
    return keys;
  });
  const both = await Promise.allSettled([ask('a'), ask('b')]);
  assert.deepEqual(both.map(({ status }) => status), ['rejected', 'rejected']);
  isDown = false;
  assert.equal(await ask('a'), 'a');
});

test('a trip that takes long holds nobody else', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { ask, trips, goOn } = held();
  const asked = [ask('slow'), ask('b')];
  mock.timers.tick(250);
  await new Promise(setImmediate);
  assert.deepEqual(trips, [['slow'], ['b']]);
  mock.timers.reset();
  goOn();
  assert.deepEqual(await Promise.all(asked), ['value of slow', 'value of b']);
});

test('a transaction goes alone, within its snapshot', async () => {
  const { ask, trips, goOn } = held();
  const outside = ask('outside');
  const inside = inTransaction(() => Promise.all([ask('inside'), ask('too')]));
  goOn();
  assert.deepEqual(await Promise.all([outside, inside]), ['value of outside', ['value of inside', 'value of too']]);
  assert.deepEqual(trips, [['outside'], ['inside'], ['too']]);
});
