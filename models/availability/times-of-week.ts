import type { TimeOfWeek } from '../vocabulary.ts';
import type { AvailabilityRules } from './rules.ts';
import { minutesOf } from './wall-time.ts';
import { offsetMinutes } from './zone.ts';

const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** Stretches of the viewer's week in minutes from Monday 00:00. */
const stretches: readonly [TimeOfWeek, readonly (readonly [from: number, to: number])[]][] = [
  ['mornings', eachDay(6 * 60, 12 * 60)],
  ['after-16', eachDay(16 * 60, dayMinutes)],
  ['weekends', [[5 * dayMinutes, weekMinutes]]],
];

/** The windows of a usual week in minutes from Monday 00:00 of the mentor's own clock: from, to, from, to. */
export function weekOf({ weekly }: Pick<AvailabilityRules, 'weekly'>): number[] {
  return weekly.flatMap(({ weekday, from, to }) => [(weekday - 1) * dayMinutes + minutesOf(from), (weekday - 1) * dayMinutes + minutesOf(to)]);
}

/**
 * Which parts of the viewer's week hold time for a meeting of so many minutes.
 * @param week as {@link weekOf} makes it
 * @param ahead minutes by which the viewer's clock is ahead of the mentor's
 */
export function timesWithin(week: ArrayLike<number>, meetingMinutes: number, ahead: number): TimeOfWeek[] {
  return stretches.filter(([, parts]) => parts.some((part) => fits(week, meetingMinutes, ahead, part))).map(([name]) => name);
}

/**
 * Which parts of the viewer's week hold time for a meeting with this mentor, by the weekly rules: mornings (06 to 12),
 * after 16, weekends. About the usual week, so exceptions, bookings and a change of clocks within it do not count.
 */
export function timesOfWeekOf(
  rules: Pick<AvailabilityRules, 'zone' | 'weekly' | 'meetingMinutes'>,
  viewerZone: string,
  now: Date = new Date(),
): TimeOfWeek[] {
  return timesWithin(weekOf(rules), rules.meetingMinutes, offsetMinutes(viewerZone, now) - offsetMinutes(rules.zone, now));
}

/** A window that runs over the edge of the viewer's week is seen at both ends of it. */
function fits(week: ArrayLike<number>, meetingMinutes: number, ahead: number, [from, to]: readonly [number, number]): boolean {
  for (let at = 0; at < week.length; at += 2) {
    const [start, end] = [week[at]! + ahead, week[at + 1]! + ahead];
    for (const shift of [-weekMinutes, 0, weekMinutes]) {
      if (Math.min(end + shift, to) - Math.max(start + shift, from) >= meetingMinutes) return true;
    }
  }
  return false;
}

function eachDay(from: number, to: number): [number, number][] {
  return Array.from({ length: 7 }, (_, day) => [day * dayMinutes + from, day * dayMinutes + to]);
}
