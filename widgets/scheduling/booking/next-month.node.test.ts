import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextMonth } from './next-month.ts';

test('the next month begins in the week that holds its first day', () => {
  assert.deepEqual(nextMonth('2026-10-12'), { first: '2026-11-01', week: '2026-10-26' });
  assert.deepEqual(nextMonth('2026-11-02'), { first: '2026-12-01', week: '2026-11-30' });
});

test('where the shown week holds that day, the one after it is the next', () => {
  assert.deepEqual(nextMonth('2026-10-26'), { first: '2026-11-01', week: '2026-11-02' });
});

test('after December comes January of the next year, and weeks keep the day that they begin on', () => {
  assert.deepEqual(nextMonth('2026-12-06'), { first: '2027-01-01', week: '2026-12-27' });
});
