import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../parts/times.ts';
import { closestTo, daysOf, nearestTo } from './week-slots.ts';

function slot(date: string, from: string): Span {
  const local = { date, from, to: '23:00', zone: 'UTC', offsetMinutes: 0 };
  return { start: `${date}T${from}:00.000Z`, end: `${date}T23:00:00.000Z`, yours: local, theirs: local };
}
const week = [slot('2026-10-27', '16:00'), slot('2026-10-29', '16:45'), slot('2026-10-29', '17:30'), slot('2026-10-30', '09:00')];

test('a week is seven days, and what was just taken keeps its place', () => {
  const days = daysOf('2026-10-26', week, [slot('2026-10-29', '17:00'), slot('2026-10-29', '17:30')]);
  assert.equal(days.length, 7);
  assert.deepEqual(days[3]!.slots.map(({ yours }) => yours.from), ['16:45', '17:00', '17:30']);
  assert.deepEqual(days[0]!.slots, []);
});

test('the closest times come in order of time; the nearest is one of them', () => {
  const gone = '2026-10-29T17:00:00.000Z';
  assert.deepEqual(closestTo(gone, week, 2).map(({ yours }) => yours.from), ['16:45', '17:30']);
  assert.equal(nearestTo(gone, week)?.yours.from, '16:45');
  assert.equal(nearestTo(gone, []), undefined);
});
