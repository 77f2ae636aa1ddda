import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from './connect.ts';
import { gathered } from './gather.ts';
import { useTestDatabase } from './test-database.ts';

await useTestDatabase();

/** A read that keeps a list of its trips. */
function counted(answer: (key: string) => string | undefined = (key) => `value of ${key}`) {
  const trips: string[][] = [];
  const read = gathered(async (keys) => {
    trips.push([...keys]);
    return new Map(keys.flatMap((key) => { const value = answer(key); return value === undefined ? [] : [[key, value] as const]; }));
  });
  return { read, trips };
}

test('what is asked for in one moment is one read, the same key in it once, and each gets its own answer', async () => {
  const { read, trips } = counted((key) => (key === 'nobody' ? undefined : `value of ${key}`));
  assert.deepEqual(await Promise.all(['a', 'b', 'a', 'nobody'].map(read)), ['value of a', 'value of b', 'value of a', null]);
  assert.deepEqual(trips, [['a', 'b', 'nobody']]);
});

test('who asks while a read is on its way gets one of their own: an answer is never older than its question', async () => {
  let stored = 'old';
  const started = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const read = gathered(async (keys) => {
    const now = stored;
    started.resolve();
    await goOn.promise;
    return new Map(keys.map((key) => [key, now]));
  });
  const first = read('a');
  await started.promise;
  stored = 'new';
  const second = read('a');
  goOn.resolve();
  assert.deepEqual(await Promise.all([first, second]), ['old', 'new']);
});

test('a failed read fails for those who waited for it, and the next one is tried anew', async () => {
  let isDown = true;
  const read = gathered(async (keys) => {
    if (isDown) throw new Error('down');
    return new Map(keys.map((key) => [key, 'up']));
  });
  const both = await Promise.allSettled([read('a'), read('b')]);
  assert.deepEqual(both.map(({ status }) => status), ['rejected', 'rejected']);
  isDown = false;
  assert.equal(await read('a'), 'up');
});

test('a transaction reads alone, within its snapshot', async () => {
  const { read, trips } = counted();
  const outside = read('outside');
  await inTransaction(() => read('inside'));
  await outside;
  assert.ok(trips.some((keys) => keys.length === 1 && keys[0] === 'inside'));
  assert.ok(!trips.some((keys) => keys.includes('inside') && keys.includes('outside')));
});
