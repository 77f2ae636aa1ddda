import { dateAfter, weekThatHolds } from '../../text/calendar-dates.ts';

/** The first day of the month after the one that a week begins in, and the first later week that holds some of that month; both YYYY-MM-DD. */
export function nextMonth(from: string): { first: string; week: string } {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  const week = weekThatHolds(first, from);
  return { first, week: week > from ? week : dateAfter(from, 7) };
}
