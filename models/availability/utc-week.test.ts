import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyDay, utcWeekOf } from './utc-week.ts';

const now = new Date('2026-10-20T12:00:00Z'); // Berlin two hours ahead of UTC, São Paulo three behind
const hours = (week: number[]) => week.map((minutes) => minutes / 60);

test('local hours become hours of the UTC week, and those over its edge are at both ends of it', () => {
  assert.deepEqual(hours(utcWeekOf({ zone: 'Europe/Berlin', weekly: [{ weekday: 2, from: '18:00', to: '20:30' }] }, now)), [40, 42.5]);
  assert.deepEqual(hours(utcWeekOf({ zone: 'Europe/Berlin', weekly: [{ weekday: 1, from: '00:00', to: '06:00' }] }, now)), [0, 4, 166, 168]);
  assert.deepEqual(hours(utcWeekOf({ zone: 'America/Sao_Paulo', weekly: [{ weekday: 7, from: '20:00', to: '24:00' }] }, now)), [0, 3, 167, 168]);
});

test('touching and overlapping hours are one, in the order of the week', () => {
  const weekly = [{ weekday: 3, from: '10:00', to: '12:00' }, { weekday: 1, from: '08:00', to: '09:00' }, { weekday: 3, from: '12:00', to: '13:00' }, { weekday: 3, from: '11:00', to: '11:30' }];
  assert.deepEqual(hours(utcWeekOf({ zone: 'UTC', weekly }, now)), [8, 9, 58, 61]);
});

test('a day like every other has seven parts, or one where it is the whole day', () => {
  assert.equal(utcWeekOf({ zone: 'UTC', weekly: everyDay('08:00', '21:00') }, now).length, 14);
  assert.deepEqual(hours(utcWeekOf({ zone: 'Asia/Kathmandu', weekly: everyDay('00:00', '24:00') }, now)), [0, 168]);
});

test('summer and winter are by the day that is asked about', () => {
  const weekly = [{ weekday: 1, from: '18:00', to: '19:00' }];
  assert.deepEqual(hours(utcWeekOf({ zone: 'Europe/Berlin', weekly }, new Date('2026-12-01T12:00:00Z'))), [17, 18]);
});
