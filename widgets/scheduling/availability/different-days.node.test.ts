import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentDays, withDays, withoutDays } from './different-days.ts';

const closed = (date: string) => ({ date, windows: [] });
const evening = [{ from: '18:00', to: '19:00' }];

test('days in a row that are alike are one', () => {
  const days = differentDays([closed('2026-12-22'), { date: '2026-11-05', windows: evening }, closed('2026-12-21'), closed('2026-12-24')], '2026-11-01');
  assert.deepEqual(days, [
    { from: '2026-11-05', to: '2026-11-05', windows: evening },
    { from: '2026-12-21', to: '2026-12-22', windows: [] },
    { from: '2026-12-24', to: '2026-12-24', windows: [] },
  ]);
  assert.deepEqual(differentDays([closed('2026-10-30')], '2026-11-01'), [], 'what is over is left out');
});

test('new days replace what was set for them; moved days leave their old place', () => {
  const before = [closed('2026-12-21'), closed('2026-12-22')];
  const moved = withDays(before, { from: '2026-12-22', to: '2026-12-23', windows: evening }, { from: '2026-12-21', to: '2026-12-22', windows: [] });
  assert.deepEqual(moved, [{ date: '2026-12-22', windows: evening }, { date: '2026-12-23', windows: evening }]);
  assert.deepEqual(withoutDays(moved, { from: '2026-12-23', to: '2026-12-23', windows: [] }), [{ date: '2026-12-22', windows: evening }]);
});
