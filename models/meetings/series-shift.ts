import { toInstant } from '../availability/slots.ts';
import { toLocal } from '../availability/zone.ts';
import type { Repeat } from '../series-words.ts';
import { occurrencesOf } from './recurrence.ts';

/**
 * Where the later meetings of a series go when the first of them goes to another time, in the same order. Weekly and fortnightly ones go as
 * far as it does on the mentor's clock, days and hours, so that clock changes in between move none of them; one that was put elsewhere by
 * itself keeps its distance. Monthly ones go to the weekday of the month that the first has then.
 * @param starts the first, then the later ones
 */
export function shiftSeries({ zone, repeat }: { readonly zone: string; readonly repeat: Repeat }, starts: readonly [Date, ...Date[]], to: Date): Date[] {
  const [first, ...later] = starts.map((start) => Temporal.PlainDateTime.from(toLocal(zone, start)));
  const target = toLocal(zone, to);
  if (repeat === 'monthly') {
    const months = later.map((local) => (local.year - first!.year) * 12 + local.month - first!.month);
    const inMonths = occurrencesOf({ zone, first: target, repeat }, Math.max(0, ...months) + 1);
    return [to, ...months.map((n) => inMonths[n]!.start)];
  }
  const distance = first!.until(target);
  return [to, ...later.map((local) => toInstant(zone, local.add(distance).toString({ smallestUnit: 'minute' })))];
}
