/** Busy times of made-up calendars, against going through all of them for each time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BusyTime } from './busy-time.ts';
import { meets, withBuffers } from './calendar.ts';

const at = (minutes: number): Date => new Date(minutes * 60_000);
const interval = (longest: number) => fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: longest })).map(([start, length]) => ({ start: at(start), end: at(start + length) }));
const taken = fc.array(interval(60), { maxLength: 30 });
/** Lengths alike, as slots have them. */
const times = fc.tuple(fc.array(fc.integer({ min: 0, max: 450 }), { maxLength: 40 }), fc.integer({ min: 1, max: 60 })).map(([starts, length]) => {
  return starts.toSorted((one, other) => one - other).map((start) => ({ start: at(start), end: at(start + length) }));
});
const buffers = fc.record({ bufferBeforeMinutes: fc.integer({ min: 0, max: 30 }), bufferAfterMinutes: fc.integer({ min: 0, max: 30 }) });
/** What takes no time keeps nobody busy. */
const real = (all: readonly { start: Date; end: Date }[]) => all.filter(({ start, end }) => start < end);

test('times that somebody’s calendars leave are those that meet none of their intervals', () => {
  fc.assert(fc.property(taken, times, buffers, (all, asked, around) => {
    const plainly = asked.filter((time) => !meets(real(all), withBuffers(time, around)));
    assert.deepEqual(new BusyTime(all).leaves(asked, around), plainly);
  }));
});

test('a single time is told the same, in whatever order intervals were added', () => {
  fc.assert(fc.property(taken, taken, interval(60), (before, added, time) => {
    fc.pre(time.start < time.end);
    const busy = added.reduce((so, one) => so.and(one), new BusyTime(before));
    assert.equal(busy.meets(time), meets(real([...before, ...added]), time));
  }));
});
