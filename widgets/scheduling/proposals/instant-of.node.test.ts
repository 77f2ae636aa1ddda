import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from './instant-of.ts';

test('a date and time of a zone is one instant, also where the clocks change', () => {
  const cases: [zone: string, date: string, time: string, instant: string][] = [
    ['America/Sao_Paulo', '2026-10-24', '10:00', '2026-10-24T13:00'],
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30'], // twice: the earlier
    ['Europe/Berlin', '2027-03-28', '02:30', '2027-03-28T01:30'], // skipped: 03:30
    ['Asia/Kathmandu', '2026-07-01', '09:00', '2026-07-01T03:15'],
  ];
  for (const [zone, date, time, instant] of cases) assert.equal(instantOf(zone, date, time), `${instant}:00.000Z`, zone);
});
