import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateAfter, dateIn, daysBetween, localIn, weekFrom, weekThatHolds, weekdayOf } from './calendar-dates.ts';

test('dates go over months, years and leap days', () => {
  assert.equal(dateAfter('2026-12-31', 1), '2027-01-01');
  assert.equal(dateAfter('2028-03-01', -1), '2028-02-29');
  assert.equal(daysBetween('2026-10-26', '2026-11-10'), 15);
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2, 'across a change of clocks');
  assert.deepEqual([weekdayOf('2026-10-26'), weekdayOf('2026-11-01')], [1, 7]);
  assert.deepEqual(weekFrom('2026-10-29').slice(2, 4), ['2026-10-31', '2026-11-01']);
});

test('a far date is found in the weeks that are walked', () => {
  assert.equal(weekThatHolds('2026-11-10', '2026-10-26'), '2026-11-09');
  assert.equal(weekThatHolds('2026-11-01', '2026-10-26'), '2026-10-26');
  assert.equal(weekThatHolds('2026-10-25', '2026-10-26'), '2026-10-19');
});

test('a clock elsewhere shows its own date', () => {
  const at = new Date('2026-10-29T23:30Z');
  assert.equal(dateIn('America/Sao_Paulo', at), '2026-10-29');
  assert.deepEqual(localIn('Europe/Berlin', at), { date: '2026-10-30', time: '00:30' });
});
