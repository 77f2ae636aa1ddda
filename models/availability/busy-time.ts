/** When somebody is busy, for questions about any number of times. Pure. */
import type { Interval } from '../meetings/bookings.ts';
import { minute } from './wall-time.ts';
import { united } from './windows.ts';

/** What somebody keeps free around what they do. */
export interface Buffers {
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

/**
 * The fewest intervals in which somebody is busy, made once of whatever their calendars say: people write those themselves,
 * so that nothing that is asked may go through all of them for each of many times.
 */
export class BusyTime {
  /** Ascending, apart; ms since the epoch. */
  readonly #apart: readonly { readonly start: number; readonly end: number }[];

  /** In any order; they may overlap. */
  constructor(intervals: readonly Interval[]) {
    this.#apart = united(intervals.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() })));
  }

  /** Whether this time overlaps any of it; touching is not overlapping. */
  meets({ start, end }: Interval): boolean {
    const next = this.#apart[this.#firstAfter(start.getTime())];
    return next !== undefined && next.start < end.getTime();
  }

  /** Those of some times, ascending by start, that meet nothing of it with these buffers around: one walk along both. */
  leaves(times: readonly Interval[], { bufferBeforeMinutes, bufferAfterMinutes }: Buffers): Interval[] {
    const [first] = times;
    if (first === undefined) return [];
    const [before, after] = [bufferBeforeMinutes * minute, bufferAfterMinutes * minute];
    let next = this.#firstAfter(first.start.getTime() - before);
    return times.filter(({ start, end }) => {
      while (next < this.#apart.length && this.#apart[next]!.end <= start.getTime() - before) next++;
      return next === this.#apart.length || this.#apart[next]!.start >= end.getTime() + after;
    });
  }

  /** The same with one more. */
  and(one: Interval): BusyTime {
    return new BusyTime([...this.#apart.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })), one]);
  }

  /** Which of the intervals is the first that is not over at an instant. */
  #firstAfter(instant: number): number {
    let [low, high] = [0, this.#apart.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#apart[middle]!.end <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
