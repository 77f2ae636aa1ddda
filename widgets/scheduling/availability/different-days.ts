import { dateAfter } from '../../text/calendar-dates.ts';
import type { Hours, Rules } from './hours.ts';

type Override = Rules['overrides'][number];

/** Days in a row that differ from the week in the same way. */
export interface DifferentDays {
  from: string;
  to: string;
  /** None: closed. */
  windows: Hours[];
}

/** The overrides as people think of them: days in a row that are alike are one; what is over is left out. */
export function differentDays(overrides: readonly Override[], today: string): DifferentDays[] {
  const days: DifferentDays[] = [];
  for (const { date, windows } of [...overrides].sort((a, b) => a.date.localeCompare(b.date))) {
    if (date < today) continue;
    const last = days.at(-1);
    if (last && dateAfter(last.to, 1) === date && same(last.windows, windows)) last.to = date;
    else days.push({ from: date, to: date, windows });
  }
  return days;
}

/** The overrides with these days set so, whatever was there; `replacing` are the days that they are moved from. */
export function withDays(overrides: readonly Override[], days: DifferentDays, replacing?: DifferentDays): Override[] {
  const others = withoutDays(replacing ? withoutDays(overrides, replacing) : overrides, days);
  const set: Override[] = [];
  for (let date = days.from; date <= days.to; date = dateAfter(date, 1)) set.push({ date, windows: days.windows });
  return [...others, ...set].sort((a, b) => a.date.localeCompare(b.date));
}

/** The overrides without those of these days: they are as every week again. */
export function withoutDays(overrides: readonly Override[], { from, to }: DifferentDays): Override[] {
  return overrides.filter(({ date }) => date < from || date > to);
}

function same(a: readonly Hours[], b: readonly Hours[]): boolean {
  return a.length === b.length && a.every(({ from, to }, at) => from === b[at]?.from && to === b[at].to);
}
