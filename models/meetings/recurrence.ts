import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import type { Repeat } from '../series-words.ts';

/** A meeting that repeats: its first time on the mentor's clock, whose local time every later one keeps. */
export interface Recurrence {
  /** The mentor's, IANA. */
  readonly zone: string;
  /** 'YYYY-MM-DDTHH:mm'. */
  readonly first: string;
  readonly repeat: Repeat;
}

export interface Occurrence {
  readonly start: Date;
  /** What the mentor's clock shows then: 'YYYY-MM-DDTHH:mm'. */
  readonly local: string;
  /** The clocks go forward over its hour on that day, so it begins as much later. */
  readonly moved: boolean;
}

/** Which weekday of a month a monthly meeting is on. */
export interface WeekdayOfMonth {
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number;
  readonly nth: 1 | 2 | 3 | 4 | 'last';
}

/**
 * The first so many times of a recurrence, the given one included. An hour that a clock skips moves forward with it, one that comes twice
 * is the earlier; the next time is counted from the date, so one that had to move moves no other.
 */
export function occurrencesOf({ zone, first, repeat }: Recurrence, count: number): Occurrence[] {
  const time = first.slice('YYYY-MM-DD'.length);
  return datesOf(Temporal.PlainDate.from(first.slice(0, 'YYYY-MM-DD'.length)), repeat, count).map((date) => {
    const wanted = `${date.toString()}${time}`;
    const start = toInstant(zone, wanted);
    const local = toLocal(zone, start);
    return { start, local, moved: local !== wanted };
  });
}

/**
 * "The second Thursday". A day in the fifth week is the last of its kind: most months have no fifth, every month has a last, so a monthly
 * meeting leaves no month out.
 * @param date 'YYYY-MM-DD'
 */
export function weekdayOfMonth(date: string): WeekdayOfMonth {
  const { day, dayOfWeek } = Temporal.PlainDate.from(date);
  const nth = Math.ceil(day / 7);
  return { weekday: dayOfWeek, nth: nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : 'last' };
}

function datesOf(first: Temporal.PlainDate, repeat: Repeat, count: number): Temporal.PlainDate[] {
  const weeks = repeat === 'weekly' ? 1 : 2;
  const rule = weekdayOfMonth(first.toString());
  const month = first.toPlainYearMonth();
  return Array.from({ length: count }, (_, n) => (repeat === 'monthly' ? dayIn(month.add({ months: n }), rule) : first.add({ weeks: weeks * n })));
}

function dayIn(month: Temporal.PlainYearMonth, { weekday, nth }: WeekdayOfMonth): Temporal.PlainDate {
  if (nth === 'last') {
    const end = month.toPlainDate({ day: month.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  }
  const begin = month.toPlainDate({ day: 1 });
  return begin.add({ days: ((weekday - begin.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
}
