import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rules } from './hours.ts';
import { meetingsHit } from './meetings-hit.ts';

const week: Rules = {
  zone: 'Europe/Berlin',
  weekly: [{ weekday: 4, from: '20:00', to: '22:30' }],
  overrides: [],
  meetingMinutes: 45, stepMinutes: 15, bufferBeforeMinutes: 10, bufferAfterMinutes: 10, minNoticeMinutes: 1440, maxPerDay: null, maxPerMonth: null, meetingUrl: null,
};
/** Thursday 29 October 2026, 21:00 to 21:45 in Berlin. */
const meeting = { when: { start: '2026-10-29T20:00:00.000Z', end: '2026-10-29T20:45:00.000Z' } };

test('a meeting is hit by what takes its time away, and by nothing else', () => {
  const hit = (after: Partial<Rules>, before = week) => meetingsHit(before, { ...week, ...after }, [meeting]).length;
  assert.equal(hit({}), 0);
  assert.equal(hit({ weekly: [] }), 1);
  assert.equal(hit({ weekly: [{ weekday: 4, from: '21:00', to: '21:30' }] }), 1);
  assert.equal(hit({ weekly: [{ weekday: 4, from: '20:00', to: '21:15' }, { weekday: 4, from: '21:15', to: '22:00' }] }), 0, 'two stretches that touch');
  assert.equal(hit({ overrides: [{ date: '2026-10-29', windows: [] }] }), 1);
  assert.equal(hit({ zone: 'America/Sao_Paulo' }), 1, 'the same hours on another clock');
  assert.equal(hit({ weekly: [] }, { ...week, weekly: [] }), 0, 'it was outside before');
});

test('a meeting over midnight needs both days', () => {
  const late = { when: { start: '2026-10-29T22:30:00.000Z', end: '2026-10-29T23:30:00.000Z' } };
  const over = (windows: { from: string; to: string }[]): Rules => ({ ...week, weekly: [{ weekday: 4, from: '22:00', to: '24:00' }, ...windows.map((one) => ({ weekday: 5 as const, ...one }))] });
  assert.equal(meetingsHit(over([{ from: '00:00', to: '01:00' }]), over([]), [late]).length, 1);
  assert.equal(meetingsHit(over([{ from: '00:00', to: '01:00' }]), over([{ from: '00:00', to: '00:30' }]), [late]).length, 0);
});
