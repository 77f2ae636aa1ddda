import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInstant } from './slots.ts';
import { isZone, nextTransition, offsetMinutes, toLocal, Zone } from './zone.ts';

const utc = (zone: string, local: string): string => toInstant(zone, local).toISOString().slice(0, 16);

for (const [what, zone, local, instant] of [
  ['the clock skips it', 'Europe/London', '2026-03-29T01:30', '2026-03-29T01:30'],
  ['the clock shows it twice', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30'],
  ['half an hour is skipped', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45'],
  ['an offset in quarters of an hour', 'Asia/Kathmandu', '2026-07-01T09:00', '2026-07-01T03:15'],
  ['the day never was', 'Pacific/Apia', '2011-12-30T09:00', '2011-12-30T19:00'],
  ['twice, for Ramadan', 'Africa/Casablanca', '2026-02-15T02:30', '2026-02-15T01:30'],
  ['midnight is skipped', 'America/Havana', '2026-03-08T00:30', '2026-03-08T05:30'],
  ['a zone that gave up winter time this year', 'America/Vancouver', '2026-12-15T09:00', '2026-12-15T16:00'],
  ['two hours are skipped', 'Antarctica/Troll', '2026-03-29T01:30', '2026-03-29T01:30'],
  ['the last minute before a gap', 'Europe/London', '2026-03-29T00:59', '2026-03-29T00:59'],
  ['the first after a gap', 'Europe/London', '2026-03-29T02:00', '2026-03-29T01:00'],
  ['the last shown twice', 'Europe/London', '2026-10-25T01:59', '2026-10-25T00:59'],
  ['the first after those shown twice', 'Europe/London', '2026-10-25T02:00', '2026-10-25T02:00'],
  ['a day shown twice', 'Pacific/Kwajalein', '1969-09-30T12:00', '1969-09-30T01:00'],
  ['the rules of today go on', 'Europe/London', '2999-07-01T12:00', '2999-07-01T11:00'],
  ['at the edge of what is read at once', 'Pacific/Auckland', '4234-09-28T02:30', '4234-09-27T14:30'],
  ['before there was standard time', 'Europe/London', '1800-01-01T12:00', '1800-01-01T12:01'],
  ['no zone but UTC', 'UTC', '2026-03-29T01:30', '2026-03-29T01:30'],
  ['a fixed offset', '+05:30', '2026-03-29T01:30', '2026-03-28T20:00'],
] as const) {
  test(`${local} in ${zone}: ${what}`, () => assert.equal(utc(zone, local), instant));
}

test('a local time that is none, or is written otherwise, is refused', () => {
  for (const local of [
    '2026-02-29T10:00', '2026-02-30T10:00', '2026-04-31T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01T12:60',
    '2026-01-01', '2026-01-01T10:00:00', '2026-01-01T10:00Z', '2026-01-01 10:00', '', 'today',
  ]) {
    assert.throws(() => toInstant('Europe/London', local), RangeError, local);
  }
});

test('a zone is an IANA name in any case or a fixed offset, and nothing else', () => {
  for (const zone of ['Europe/London', 'europe/LONDON', 'America/Port-au-Prince', 'Etc/GMT+5', 'EST5EDT', 'Asia/Calcutta', '+05:30', '-0330']) {
    assert.ok(isZone(zone), zone);
  }
  for (const zone of ['', 'Nowhere/Land', 'Europe', 'London', 'Z', '+5', '+25:00', ' UTC', '2026-01-01T00:00Z', '2026-01-01T00:00[Asia/Tokyo]', '__proto__']) {
    assert.ok(!isZone(zone), zone);
    assert.throws(() => toInstant(zone, '2026-01-01T10:00'), RangeError, zone);
  }
});

test('one zone is one table, however its name is written', () => {
  assert.equal(Zone.named('europe/london'), Zone.named('Europe/London'));
  assert.equal(Zone.named('EUROPE/LONDON').id, 'Europe/London');
});

test('a clock shows minutes, and the earlier offset until the instant of the change', () => {
  assert.equal(toLocal('America/New_York', new Date('2026-11-01T05:59:59.999Z')), '2026-11-01T01:59');
  assert.equal(toLocal('America/New_York', new Date('2026-11-01T06:00:00Z')), '2026-11-01T01:00');
  assert.equal(toLocal('Asia/Kathmandu', new Date('2026-12-31T18:15:00Z')), '2027-01-01T00:00');
  assert.equal(offsetMinutes('Asia/Kathmandu', new Date(0)), 330);
  assert.equal(offsetMinutes('America/St_Johns', new Date('2026-01-01T00:00Z')), -210);
});

test('far from today the clocks are those that Temporal shows', () => {
  for (const zone of ['Europe/London', 'America/Santiago', 'Asia/Tokyo', 'Pacific/Apia']) {
    for (let time = -8.64e15; time <= 8.64e15; time += 1.234567e13) {
      const shown = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
      assert.equal(Zone.named(zone).offsetAt(time), shown.offsetNanoseconds / 1e6, `${zone} ${shown.toString()}`);
    }
    Zone.named(zone).offsetAt(8.64e15);
  }
});

test('the next change of the clocks within a week, its first instant included and its end not', () => {
  const week = (from: string, to: string): unknown => nextTransition('Europe/Berlin', new Date(from), new Date(to));
  const change = { at: new Date('2026-03-29T01:00Z'), before: 60, after: 120 };
  assert.deepEqual(week('2026-03-23T00:00Z', '2026-03-30T00:00Z'), change);
  assert.deepEqual(week('2026-03-29T01:00Z', '2026-03-30T00:00Z'), change);
  assert.equal(week('2026-03-22T00:00Z', '2026-03-29T01:00Z'), undefined);
  assert.equal(week('2026-03-29T01:01Z', '2026-04-05T00:00Z'), undefined);
  assert.equal(nextTransition('Asia/Tokyo', new Date('2026-01-01T00:00Z'), new Date('2027-01-01T00:00Z')), undefined);
  assert.equal(nextTransition('+05:30', new Date('2026-01-01T00:00Z'), new Date('2027-01-01T00:00Z')), undefined);
});
