import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Agenda } from './agenda-words.ts';
import { runningItem } from './running-item.ts';

const when = { start: '2026-10-20T12:00:00.000Z', end: '2026-10-20T12:45:00.000Z' };
const at = (time: string) => new Date(`2026-10-20T${time}Z`);
const agenda = (...items: [minutes: number, state: 'open' | 'done' | 'later', markedAt?: string][]) =>
  ({ items: items.map(([minutes, state, markedAt], id) => ({ id: String(id), minutes, state, markedAt: markedAt ? `2026-10-20T${markedAt}Z` : null })) }) as Agenda;
const told = (...of: Parameters<typeof runningItem>) => {
  const running = runningItem(...of);
  return running && [running.item.id, running.minutesLeft, new Date(running.changesAt).toISOString().slice(11, 19)];
};

test('nothing runs before the meeting and after it, or once all is done', () => {
  const two = agenda([5, 'open'], [10, 'open']);
  assert.deepEqual([told(two, when, at('11:59:59')), told(two, when, at('12:45:00'))], [undefined, undefined]);
  assert.equal(told(agenda([5, 'done', '12:04:00'], [10, 'later', '12:05:00']), when, at('12:10:00')), undefined);
});

test('the first open item runs from the start of the meeting, by whole minutes', () => {
  const two = agenda([5, 'open'], [10, 'open']);
  assert.deepEqual(told(two, when, at('12:00:00')), ['0', 5, '12:01:00']);
  assert.deepEqual(told(two, when, at('12:00:01')), ['0', 5, '12:01:00']);
  assert.deepEqual(told(two, when, at('12:04:30')), ['0', 1, '12:05:00']);
  assert.deepEqual(told(two, when, at('12:05:00')), ['0', 0, '12:06:00']);
  assert.deepEqual(told(two, when, at('12:07:30')), ['0', -2, '12:08:00']);
});

test('the next one runs from when the one before it was done, and what was done before the meeting began counts for nothing', () => {
  assert.deepEqual(told(agenda([5, 'done', '12:07:00'], [10, 'open']), when, at('12:08:30')), ['1', 9, '12:09:00']);
  assert.deepEqual(told(agenda([5, 'done', '09:00:00'], [10, 'open']), when, at('12:02:00')), ['1', 8, '12:03:00']);
});
