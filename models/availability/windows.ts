/** When a mentor is free, by rule: local windows of each date, turned into instants. */
import { day, midnightOf, minute, minutesOf, weekdayOf } from './wall-time.ts';
import type { Zone } from './zone.ts';

/** Half-open, in ms since the epoch. */
export interface Interval {
  start: number;
  end: number;
}

/** Local times 'HH:mm'; `to` may be '24:00'. */
export interface LocalWindow {
  from: string;
  to: string;
}

export interface WeeklyWindow extends LocalWindow {
  /** ISO weekday, 1 is Monday. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Takes the place of the weekly windows of one local date; without windows the day is closed. */
export interface DateOverride {
  /** 'YYYY-MM-DD' */
  date: string;
  windows: readonly LocalWindow[];
}

/** Windows of one date, united, in ms from midnight on the wall. */
type Hours = Interval[];

/** A mentor's rules, read once, for any number of dates. */
export class OpeningHours {
  readonly #zone: Zone;
  readonly #ofWeekday = new Map<number, Hours>();
  /** By the midnight of the date. */
  readonly #ofDate = new Map<number, Hours>();

  /** A RangeError for a weekday, date or time that is none. */
  constructor(zone: Zone, weekly: readonly WeeklyWindow[], overrides: readonly DateOverride[]) {
    this.#zone = zone;
    for (const window of weekly) {
      if (!(Number.isInteger(window.weekday) && window.weekday >= 1 && window.weekday <= 7)) {
        throw new RangeError(`not an ISO weekday: ${String(window.weekday)}`);
      }
      add(this.#ofWeekday, window.weekday, [window]);
    }
    for (const { date, windows } of overrides) add(this.#ofDate, midnightOf(date), windows);
  }

  /**
   * The windows of every local date that can hold an instant from `from` up to `to`, those of one date united where they
   * overlap or touch, those of different dates kept apart. Ascending: the instant at which a clock first reaches a time never
   * comes before that of an earlier time.
   */
  windowsBetween(from: number, to: number): Interval[] {
    const first = midnightBefore(from + this.#zone.offsetAt(from));
    // A day more: a clock that goes back over midnight shows a date again when the next one has begun.
    const last = midnightBefore(to + this.#zone.offsetAt(to)) + day;
    const windows: Interval[] = [];
    for (let midnight = first; midnight <= last; midnight += day) {
      const hours = this.#ofDate.get(midnight) ?? this.#ofWeekday.get(weekdayOf(midnight));
      if (hours) this.#open(midnight, hours, windows);
    }
    return windows;
  }

  #open(midnight: number, hours: Hours, windows: Interval[]): void {
    let last: Interval | undefined;
    for (const window of hours) {
      const start = this.#zone.instantReaching(midnight + window.start);
      const end = this.#zone.instantReaching(midnight + window.end);
      // The hours are apart on the wall, but a clock that jumps ahead can leave nothing of one, or of the pause between two.
      if (start === end) continue;
      if (last && start === last.end) last.end = end;
      else windows.push((last = { start, end }));
    }
  }
}

/** The fewest intervals that cover the same time, ascending: what overlaps or touches is one, what is empty is none. */
export function united(intervals: readonly Interval[]): Interval[] {
  const apart: Interval[] = [];
  let last: Interval | undefined;
  for (const { start, end } of intervals.filter(({ start, end }) => start < end).sort((one, other) => one.start - other.start)) {
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else apart.push((last = { start, end }));
  }
  return apart;
}

function add(map: Map<number, Hours>, key: number, windows: readonly LocalWindow[]): void {
  const hours = windows.map(({ from, to }) => ({ start: minutesOf(from) * minute, end: minutesOf(to) * minute }));
  map.set(key, united([...(map.get(key) ?? []), ...hours]));
}

function midnightBefore(wall: number): number {
  return Math.floor(wall / day) * day;
}
