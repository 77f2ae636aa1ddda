import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../parts/times.ts';
import { previewDays } from './preview-days.ts';

function span(date: string, from: string, to: string): Span {
  const local = { date, from, to, zone: 'America/Sao_Paulo', offsetMinutes: -180 };
  return { start: `${date}T00:00:00.000Z`, end: `${date}T01:00:00.000Z`, yours: local, theirs: local };
}

test('days lie on one scale of twelve hours at least', () => {
  const { scale, days } = previewDays({ free: [span('2026-10-27', '16:00', '18:30'), span('2026-10-22', '15:00', '15:45')], booked: [span('2026-10-22', '15:45', '16:30')], insideNotice: [] });
  assert.deepEqual(scale, { start: 540, end: 1260, ticks: ['09:00', '13:00', '17:00', '21:00'] });
  assert.deepEqual(days.map(({ date }) => date), ['2026-10-22', '2026-10-27']);
  assert.deepEqual(days[0]!.free, [{ from: '15:00', to: '15:45', at: 50, size: 6.25 }]);
  assert.deepEqual(days[0]!.booked, [{ from: '15:45', to: '16:30', at: 56.25, size: 6.25 }]);
});

test('early, late and over midnight stay on the bar', () => {
  const { scale, days } = previewDays({ free: [span('2026-10-27', '05:00', '06:00'), span('2026-10-27', '22:00', '24:00')], booked: [span('2026-10-28', '23:30', '00:15')], insideNotice: [] });
  assert.equal(scale.start, 180);
  assert.equal(scale.end, 1440);
  for (const { free, booked } of days) for (const { at, size } of [...free, ...booked]) assert.ok(at >= 0 && at + size <= 100);
  assert.deepEqual(previewDays({ free: [], booked: [], insideNotice: [] }).days, []);
});

test('a day that is too soon to be booked is there with an empty bar, and stretches no scale', () => {
  const { scale, days } = previewDays({ free: [span('2026-10-22', '15:00', '15:45')], booked: [], insideNotice: [span('2026-10-20', '05:00', '06:00')] });
  assert.equal(scale.start, 540);
  assert.deepEqual(days.map(({ date, free, isTooSoon }) => [date, free.length, isTooSoon]), [['2026-10-20', 0, true], ['2026-10-22', 1, false]]);
});
