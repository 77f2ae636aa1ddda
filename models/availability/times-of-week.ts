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

/**
 * Which parts of the viewer's week hold time for a meeting with this mentor, by the weekly rules: mornings (06 to 12),
 * after 16, weekends. About the usual week, so exceptions, bookings and a change of clocks within it do not count.
 */
export function timesOfWeekOf(
  rules: Pick<AvailabilityRules, 'zone' | 'weekly' | 'meetingMinutes'>,
  viewerZone: string,
  now: Date = new Date(),
): TimeOfWeek[] {
  const ahead = offsetMinutes(viewerZone, now) - offsetMinutes(rules.zone, now);
  const free = rules.weekly.flatMap(({ weekday, from, to }) => {
    const day = (weekday - 1) * dayMinutes + ahead;
    return wrapped(day + minutesOf(from), day + minutesOf(to));
  });
  const fits = ([from, to]: readonly [number, number]): boolean =>
    free.some(([start, end]) => Math.min(end, to) - Math.max(start, from) >= rules.meetingMinutes);
  return stretches.filter(([, parts]) => parts.some(fits)).map(([name]) => name);
}

/** A window that runs over the edge of the week is seen at both ends of it. */
function wrapped(start: number, end: number): [number, number][] {
  const copies: [number, number][] = [-weekMinutes, 0, weekMinutes].map((shift) => [start + shift, end + shift]);
  return copies.filter(([from, to]) => to > 0 && from < weekMinutes);
}

function eachDay(from: number, to: number): [number, number][] {
  return Array.from({ length: 7 }, (_, day) => [day * dayMinutes + from, day * dayMinutes + to]);
}
