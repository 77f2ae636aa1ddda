import { toLocal } from './zone.ts';

/** 'YYYY-MM' on a clock. */
export function monthOf(zone: string, at: Date): string {
  return toLocal(zone, at).slice(0, 7);
}

/** The months, of the mentor's calendar, in which as many sessions as they offer begin. */
export function bookedUpMonths(starts: readonly Date[], { zone, perMonth }: { readonly zone: string; readonly perMonth: number }): ReadonlySet<string> {
  const byMonth = Map.groupBy(starts, (start) => monthOf(zone, start));
  return new Set([...byMonth].flatMap(([month, booked]) => (booked.length >= perMonth ? [month] : [])));
}
