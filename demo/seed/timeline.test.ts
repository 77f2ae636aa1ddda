import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forAll, tellAll, type Story } from './timeline.ts';

/** A story that notes when it is told, and takes as many turns of the event loop as it is told to. */
function aStory(told: string[], name: string, who: readonly string[], daysAgo: number, turns = 0): Story {
  return {
    who,
    daysAgo,
    tell: async () => {
      told.push(`${name} begins`);
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      told.push(`${name} ends`);
    },
  };
}

test('everybody lives their stories in the order of time, one after the other', async () => {
  const told: string[] = [];
  await tellAll([aStory(told, 'third', ['ana'], 1), aStory(told, 'first', ['ana', 'ben'], 9, 5), aStory(told, 'second', ['ben', 'ana'], 4, 2)]);
  assert.deepEqual(told, ['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
});

test('stories of different people are told at the same time', async () => {
  const told: string[] = [];
  await tellAll([aStory(told, 'long', ['ana'], 9, 9), aStory(told, 'short', ['ben'], 3)]);
  assert.deepEqual(told, ['long begins', 'short begins', 'short ends', 'long ends']);
});

test('more stories than there is room for are all told', async () => {
  const told: string[] = [];
  await tellAll(Array.from({ length: 100 }, (_, n) => aStory(told, String(n), [`person ${n}`], n, n % 4)));
  assert.equal(told.length, 200);
});

test('a story that fails is what the caller hears, and its people’s later ones are not told', async () => {
  const told: string[] = [];
  const failing: Story = { who: ['ana'], daysAgo: 5, tell: () => Promise.reject(new Error('the mentor is full')) };
  await assert.rejects(tellAll([aStory(told, 'later', ['ana', 'ben'], 2), failing, aStory(told, 'other', ['kim'], 3)]), /the mentor is full/);
  assert.deepEqual(told, ['other begins', 'other ends']);
});

test('work for each of many is done once for each', async () => {
  const done: number[] = [];
  await forAll(Array.from({ length: 50 }, (_, n) => n), async (n) => {
    await new Promise(setImmediate);
    done.push(n);
  });
  assert.deepEqual(done.toSorted((a, b) => a - b), Array.from({ length: 50 }, (_, n) => n));
});
