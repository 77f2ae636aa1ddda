/** Slots of made-up mentors around real changes of clocks, against a slow and obvious reading of the rules on Temporal alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openSlots } from './slots.ts';
import { nextTransition } from './zone.ts';

type Input = Parameters<typeof openSlots>[0];

/** Everything below is in whole minutes since 1970. */
const minutesOf = (time: Date | Temporal.ZonedDateTime): number => ('epochMilliseconds' in time ? time.epochMilliseconds : time.getTime()) / 60_000;
const dateAt = (minutes: number): Date => new Date(minutes * 60_000);
const between = (start: number, end: number): number[] => Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);

function bound(zone: string, date: Temporal.PlainDate, time: string): number {
  const wall = time === '24:00' ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const skipped = !earlier.toPlainDateTime().equals(wall); // then it lies before the gap
  return minutesOf(skipped ? earlier.getTimeZoneTransition('next')! : earlier);
}

/** The minutes of one date's windows. */
function freeOn(date: Temporal.PlainDate, { zone, weekly, overrides }: Input): Set<number> {
  const named = overrides.filter((override) => override.date === date.toString());
  const windows = named.length > 0 ? named.flatMap((override) => override.windows) : weekly.filter(({ weekday }) => weekday === date.dayOfWeek);
  return new Set(windows.flatMap(({ from, to }) => between(bound(zone, date, from), bound(zone, date, to))));
}

function candidates(free: Set<number>, step: number): number[] {
  const found: number[] = [];
  for (const start of free) {
    if (free.has(start - 1)) continue;
    let end = start;
    while (free.has(end)) end++;
    found.push(...between(start, end).filter((minute) => (minute - start) % step === 0));
  }
  return found;
}

/** Where slots start. */
function plainly(input: Input): number[] {
  const { durationMinutes: duration, bufferBeforeMinutes: before, bufferAfterMinutes: after } = input;
  const first = Temporal.Instant.fromEpochMilliseconds(input.from.getTime()).toZonedDateTimeISO(input.zone).toPlainDate();
  const dates = between(-3, Math.ceil((minutesOf(input.to) - minutesOf(input.from)) / 1440) + 4).map((days) => first.add({ days }));
  const freeByDate = dates.map((date) => freeOn(date, input));
  const free = new Set(freeByDate.flatMap((minutes) => [...minutes]));
  const busy = new Set(input.busy.flatMap(({ start, end }) => between(minutesOf(start), minutesOf(end))));
  return freeByDate
    .flatMap((minutes) => candidates(minutes, input.stepMinutes))
    .filter((start) => between(start, start + duration).every((minute) => free.has(minute)))
    .filter((start) => start >= minutesOf(input.from) && start + duration <= minutesOf(input.to))
    .filter((start) => start >= minutesOf(input.now) + input.minNoticeMinutes)
    .filter((start) => !between(start - before, start + duration + after).some((minute) => busy.has(minute)))
    .sort((one, other) => one - other);
}

const time = fc.oneof(fc.integer({ min: 0, max: 288 }), fc.integer({ min: 0, max: 36 }), fc.constantFrom(0, 288)).map((fives) => {
  const padded = (number: number): string => String(number).padStart(2, '0');
  return `${padded(Math.floor(fives / 12))}:${padded((fives % 12) * 5)}`;
});
const window = fc.record({ from: time, to: time });
const weekday = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const);
const weekly = fc.array(fc.record({ weekday, from: time, to: time }), { minLength: 3, maxLength: 14 });
const length = fc.constantFrom(0, 5, 10, 45);

/** Around the next change of the zone's clocks after a random day, or around that day where they never change. */
const questions: fc.Arbitrary<Input> = fc
  .record({
    zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'America/Havana', 'Africa/Cairo', 'Asia/Beirut', 'America/Nuuk', 'Australia/Lord_Howe'),
    day: fc.integer({ min: 760, max: 30_000 }),
    weekly,
    overrides: fc.array(fc.record({ days: fc.integer({ min: -2, max: 2 }), windows: fc.array(window, { maxLength: 3 }) }), { maxLength: 3 }),
    busy: fc.array(fc.record({ start: fc.integer({ min: 0, max: 5000 }), length: fc.integer({ min: -5, max: 200 }) }), { maxLength: 4 }),
    before: fc.integer({ min: 0, max: 3000 }),
    range: fc.integer({ min: -10, max: 6000 }),
    now: fc.integer({ min: -3000, max: 1000 }),
    durationMinutes: fc.constantFrom(5, 20, 45, 60, 90, 300, 1500),
    stepMinutes: fc.constantFrom(5, 15, 25, 45, 60, 105),
    bufferBeforeMinutes: length,
    bufferAfterMinutes: length,
    minNoticeMinutes: fc.constantFrom(0, 60, 1440),
  })
  .map(({ day, overrides, busy, before, range, now, ...rest }) => {
    const after = dateAt(day * 1440);
    const change = nextTransition(rest.zone, after, dateAt((day + 800) * 1440))?.at ?? after;
    const local = Temporal.Instant.fromEpochMilliseconds(change.getTime()).toZonedDateTimeISO(rest.zone).toPlainDate();
    const from = Math.floor(minutesOf(change)) - before;
    return {
      ...rest,
      overrides: overrides.map(({ days, windows }) => ({ date: local.add({ days }).toString(), windows })),
      busy: busy.map(({ start, length }) => ({ start: dateAt(from + start), end: dateAt(from + start + length) })),
      from: dateAt(from),
      to: dateAt(from + range),
      now: dateAt(from + now),
    };
  });

test('the slots are those that counting free minutes one by one finds', () => {
  fc.assert(
    fc.property(questions, (input) => {
      const found = openSlots(input);
      assert.deepEqual(found.map(({ start }) => minutesOf(start)), plainly(input));
      for (const { start, end } of found) assert.equal(minutesOf(end) - minutesOf(start), input.durationMinutes);
    }),
    { numRuns: 300 },
  );
});

test('a part of a range has the slots that the whole has there', () => {
  fc.assert(
    fc.property(questions, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), (input, later, longer) => {
      const from = dateAt(minutesOf(input.from) + later);
      const to = dateAt(minutesOf(from) + longer);
      const wide = openSlots({ ...input, from: dateAt(minutesOf(input.from) - 5000), to: dateAt(minutesOf(to) + 5000) });
      assert.deepEqual(openSlots({ ...input, from, to }), wide.filter(({ start, end }) => start >= from && end <= to));
    }),
    { numRuns: 600 },
  );
});
