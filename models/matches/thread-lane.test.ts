/** Who is next: one at a time, programs in turn, and nobody keeps a place whom nobody waits for any more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ThreadLane, type Turn } from './thread-lane.ts';

/** Work that ends when it is told to. */
function aLane(): { ask: (name: string, turn?: Turn) => Promise<void>; end: () => Promise<void>; begun: string[] } {
  const lane = new ThreadLane();
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    ask: (name, turn) => lane.run(() => new Promise<void>((resolve) => { begun.push(name); ends.push(resolve); }), turn),
    end: async () => {
      ends.shift()!();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('one at a time; a program that asks for much waits after each of its own for the others', async () => {
  const { ask, end, begun } = aLane();
  const all = [ask('a1', { program: 'a' }), ask('a2', { program: 'a' }), ask('a3', { program: 'a' }), ask('b1', { program: 'b' }), ask('c1', { program: 'c' }), ask('b2', { program: 'b' })];
  assert.deepEqual(begun, ['a1']);
  for (let ended = 0; ended < all.length; ended++) await end();
  await Promise.all(all);
  assert.deepEqual(begun, ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('who was served a while ago goes before who was served last, also where nobody has waited in between', async () => {
  const { ask, end, begun } = aLane();
  for (const program of ['a', 'b']) {
    const alone = ask(`${program}1`, { program });
    await end();
    await alone;
  }
  const all = [ask('b2', { program: 'b' }), ask('b3', { program: 'b' }), ask('a2', { program: 'a' })];
  for (let ended = 0; ended < all.length; ended++) await end();
  await Promise.all(all);
  assert.deepEqual(begun, ['a1', 'b1', 'b2', 'a2', 'b3']);
});

test('whoever waits leaves at once with the reason of the signal; what fails lets the next one begin', async () => {
  const lane = new ThreadLane();
  const stop = new AbortController();
  const first = lane.run(() => Promise.reject(new Error('broken')));
  const second = lane.run(() => assert.fail('it is not begun'), { signal: stop.signal });
  const third = lane.run(() => Promise.resolve('done'));
  stop.abort(new Error('cancelled'));
  await assert.rejects(second, /cancelled/);
  await assert.rejects(first, /broken/);
  assert.equal(await third, 'done');
  await assert.rejects(lane.run(() => Promise.resolve(), { signal: stop.signal }), /cancelled/);
});
