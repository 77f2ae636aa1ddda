import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toLocal } from '../availability/zone.ts';
import { occurrencesOf, weekdayOfMonth } from './recurrence.ts';

const starts = (...[recurrence, count]: Parameters<typeof occurrencesOf>) => occurrencesOf(recurrence, count).map(({ start }) => start.toISOString().slice(0, 16));

describe('a meeting that repeats', () => {
  it('keeps the mentor’s local time where the two clocks change weeks apart, so that the mentee’s moves twice', () => {
    const times = occurrencesOf({ zone: 'Europe/Berlin', first: '2027-03-04T18:00', repeat: 'weekly' }, 6);
    assert.deepEqual(times.map(({ local }) => local.slice(11)), Array.from({ length: 6 }, () => '18:00'));
    // New York changes on 14 March, Berlin on 28 March.
    assert.deepEqual(times.map(({ start }) => toLocal('America/New_York', start).slice(5)), ['03-04T12:00', '03-11T12:00', '03-18T13:00', '03-25T13:00', '04-01T12:00', '04-08T12:00']);
    assert.deepEqual(times.map(({ start }) => start.toISOString().slice(11, 16)), ['17:00', '17:00', '17:00', '17:00', '16:00', '16:00']);
  });

  it('is every other week of the calendar, also over the turn of the year', () => {
    assert.deepEqual(starts({ zone: 'UTC', first: '2026-12-17T09:30', repeat: 'fortnightly' }, 4), ['2026-12-17T09:30', '2026-12-31T09:30', '2027-01-14T09:30', '2027-01-28T09:30']);
  });

  it('is on the same weekday of the month, not on the same day', () => {
    assert.deepEqual(weekdayOfMonth('2027-01-14'), { weekday: 4, nth: 2 });
    assert.deepEqual(starts({ zone: 'UTC', first: '2027-01-14T10:00', repeat: 'monthly' }, 4), ['2027-01-14T10:00', '2027-02-11T10:00', '2027-03-11T10:00', '2027-04-08T10:00']);
  });

  it('takes a fifth weekday for the last one, so that no month is left out', () => {
    assert.deepEqual(weekdayOfMonth('2027-01-29'), { weekday: 5, nth: 'last' });
    assert.deepEqual(starts({ zone: 'UTC', first: '2027-01-29T10:00', repeat: 'monthly' }, 5), ['2027-01-29T10:00', '2027-02-26T10:00', '2027-03-26T10:00', '2027-04-30T10:00', '2027-05-28T10:00']);
  });

  it('moves with the clock over an hour that a day does not have, and says so, and no other time with it', () => {
    const times = occurrencesOf({ zone: 'Europe/Berlin', first: '2027-03-21T02:30', repeat: 'weekly' }, 3);
    assert.deepEqual(times.map(({ local, moved }) => [local, moved]), [['2027-03-21T02:30', false], ['2027-03-28T03:30', true], ['2027-04-04T02:30', false]]);
  });

  it('begins at the earlier of an hour that a day has twice', () => {
    assert.deepEqual(starts({ zone: 'America/New_York', first: '2026-10-25T01:30', repeat: 'weekly' }, 3), ['2026-10-25T05:30', '2026-11-01T05:30', '2026-11-08T06:30']);
  });

  it('goes around the day that a place has left out', () => {
    const times = occurrencesOf({ zone: 'Pacific/Apia', first: '2011-12-23T09:00', repeat: 'weekly' }, 3);
    assert.deepEqual(times.map(({ local, moved }) => [local, moved]), [['2011-12-23T09:00', false], ['2011-12-31T09:00', true], ['2012-01-06T09:00', false]]);
  });
});
