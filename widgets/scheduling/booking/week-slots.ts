import type { Span } from '../../parts/times.ts';
import { weekFrom } from '../../text/calendar-dates.ts';

/** One day of a week of free times, on the reader's calendar. */
export interface SlotDay {
  date: string;
  slots: readonly Span[];
}

/** The seven days from a date with their times. Those that were just taken stay in their place, to be seen struck. */
export function daysOf(from: string, items: readonly Span[], taken: readonly Span[] = []): SlotDay[] {
  const free = new Set(items.map(({ start }) => start));
  const all = [...items, ...taken.filter(({ start }) => !free.has(start))].sort(byStart);
  return weekFrom(from).map((date) => ({ date, slots: all.filter(({ yours }) => yours.date === date) }));
}

/** The free times nearest to one that is gone, in order of time. */
export function closestTo(start: string, items: readonly Span[], count: number): Span[] {
  return items
    .filter((one) => one.start !== start)
    .sort((a, b) => distance(a, start) - distance(b, start))
    .slice(0, count)
    .sort(byStart);
}

/** The one of these times that is nearest to another. */
export function nearestTo(start: string, items: readonly Span[]): Span | undefined {
  return closestTo(start, items, items.length).reduce<Span | undefined>((best, one) => (best && distance(best, start) <= distance(one, start) ? best : one), undefined);
}

function distance(a: Span, start: string): number {
  return Math.abs(Date.parse(a.start) - Date.parse(start));
}

function byStart(a: Span, b: Span): number {
  return Date.parse(a.start) - Date.parse(b.start);
}
