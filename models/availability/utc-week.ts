import { minutesOf } from './wall-time.ts';
import { offsetMinutes } from './zone.ts';

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** A time of some weekday in a zone; `to` may be '24:00', weekday 1 is Monday. */
interface WeeklyTime {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/**
 * A usual week's local times as minutes from Monday 00:00 UTC: from, to, from, to ..., ascending, touching ones merged; one that
 * runs over the edge of the week is seen at both ends of it. By the clock of this day, so summer and winter may differ.
 */
export function utcWeekOf({ zone, weekly }: { readonly zone: string; readonly weekly: readonly WeeklyTime[] }, now: Date): number[] {
  const ahead = Math.round(offsetMinutes(zone, now));
  const spans = weekly
    .flatMap(({ weekday, from, to }) => {
      const day = (weekday - 1) * dayMinutes - ahead;
      return [-weekMinutes, 0, weekMinutes].map((shift) => [Math.max(0, day + minutesOf(from) + shift), Math.min(weekMinutes, day + minutesOf(to) + shift)] as const);
    })
    .filter(([from, to]) => from < to)
    .sort(([one], [other]) => one - other);
  const week: number[] = [];
  for (const [from, to] of spans) {
    if (week.length > 0 && from <= week.at(-1)!) week[week.length - 1] = Math.max(week.at(-1)!, to);
    else week.push(from, to);
  }
  return week;
}

/** The same time on every day, as weekly times. */
export function everyDay(from: string, to: string): WeeklyTime[] {
  return Array.from({ length: 7 }, (_, day) => ({ weekday: day + 1, from, to }));
}
