import ICAL from 'ical.js';
import { timeOf, type Clock, type JProperty } from './calendar-clocks.ts';

const day = 86_400_000;

/** Steps that all the rules of one calendar may take together; each costs a few microseconds. */
export const mostSteps = 200_000;

/** A rule, or all of them, that never comes to an end within reason. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** How many steps are left to a calendar. */
export interface Steps {
  left: number;
}

/** The start of an event as its calendar writes it. */
export interface Start {
  readonly wall: number;
  /** All day long. */
  readonly isDate: boolean;
  readonly clock: Clock;
}

/**
 * What the clock shows at the occurrences of a recurring event that start within [from, to) by instants; its own start is
 * always one of them. Rules are walked on the wall, so that an event stays at its hour when the clocks change.
 */
export function startsOf(start: Start, rules: readonly JProperty[], { from, to }: { from: number; to: number }, steps: Steps): Set<number> {
  const walls = new Set([start.wall]);
  for (const [, , , rule] of rules) {
    const { until, ...parts } = rule as { until?: string; count?: number; freq: string; interval?: number };
    const isOver = isAfter(until, start);
    const iterator = ICAL.Recur.fromData(parts).iterator(timeOf(nearer(start, parts, from), start.isDate));
    for (let time = iterator.next() as ICAL.Time | null; time !== null; time = iterator.next() as ICAL.Time | null) {
      if (--steps.left < 0) throw new TooMuch();
      const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
      const instant = start.clock(wall);
      if (instant >= to || isOver(wall, instant)) break;
      if (instant >= from) walls.add(wall);
    }
  }
  return walls;
}

/**
 * Where the walk may begin: rules that repeat by whole days or weeks and count nothing are the same however many of their
 * intervals were skipped, and years of them lie behind many an event.
 */
function nearer({ wall }: Start, { freq, interval = 1, count }: { freq: string; interval?: number; count?: number }, from: number): number {
  const length = interval * (freq === 'DAILY' ? day : freq === 'WEEKLY' ? 7 * day : Infinity);
  if (count !== undefined || !(length > 0 && length < Infinity)) return wall;
  const skipped = Math.floor((from - 2 * day - wall) / length); // two days: no clock is further from UTC
  return skipped > 0 ? wall + skipped * length : wall;
}

/** UNTIL is a date, or a time of UTC, or floats with the event (RFC 5545, 3.3.10). */
function isAfter(until: string | undefined, { clock }: Start): (wall: number, instant: number) => boolean {
  if (until === undefined) return () => false;
  if (!until.includes('T')) {
    const end = Date.parse(`${until}T00:00Z`) + day;
    return (wall) => wall >= end;
  }
  const last = until.endsWith('Z') ? Date.parse(until) : clock(Date.parse(`${until}Z`));
  return (_wall, instant) => instant > last;
}
