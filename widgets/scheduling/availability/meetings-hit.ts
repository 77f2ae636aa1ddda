import { dateAfter, localIn, weekdayOf } from '../../text/calendar-dates.ts';
import type { Hours, Rules } from './hours.ts';

interface Booked {
  start: string;
  end: string;
}

/** The booked meetings that lie in the times of the rules before and would not in those after. They stay as they are, but are asked about first. */
export function meetingsHit<Meeting extends { when: Booked }>(before: Rules, after: Rules, meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter(({ when }) => isWithin(before, when) && !isWithin(after, when));
}

/** Whether a meeting lies wholly in the open hours, on the mentor's clock. */
function isWithin(rules: Rules, { start, end }: Booked): boolean {
  const [first, last] = [localIn(rules.zone, new Date(start)), localIn(rules.zone, new Date(end))];
  if (first.date === last.date) return covers(hoursOf(rules, first.date), first.time, last.time);
  const evening = covers(hoursOf(rules, first.date), first.time, '24:00');
  return evening && (last.time === '00:00' || covers(hoursOf(rules, dateAfter(first.date, 1)), '00:00', last.time));
}

function hoursOf({ weekly, overrides }: Rules, date: string): Hours[] {
  const different = overrides.filter((one) => one.date === date);
  return different.length > 0 ? different.flatMap(({ windows }) => windows) : weekly.filter(({ weekday }) => weekday === weekdayOf(date));
}

/** Stretches that touch or overlap are one. HH:mm compares as text. */
function covers(hours: readonly Hours[], from: string, to: string): boolean {
  let reached = from;
  for (const stretch of [...hours].sort((a, b) => a.from.localeCompare(b.from))) {
    if (stretch.from <= reached && stretch.to > reached) reached = stretch.to;
  }
  return reached >= to;
}
