/** Calendar dates, YYYY-MM-DD, as arithmetic on the calendar alone: no clock and no zone is in them. */

const dayMs = 86_400_000;

/** The date so many days later, or earlier. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days from one date to the other. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs;
}

/** ISO weekday: Monday is 1. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

/** The seven dates from one on. */
export function weekFrom(from: string): string[] {
  return Array.from({ length: 7 }, (_, day) => dateAfter(from, day));
}

/** The first day of the shown weeks, counted from `from`, that a date lies in. */
export function weekThatHolds(date: string, from: string): string {
  return dateAfter(from, Math.floor(daysBetween(from, date) / 7) * 7);
}

/** The date that a zone's clock shows, by the browser's zone data: for what is asked here before the server counts it. */
export function dateIn(zone: string, at: Date): string {
  return localIn(zone, at).date;
}

/** Date and time on a zone's clock, by the browser's zone data. */
export function localIn(zone: string, at: Date): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** The wall time of an instant where the clock is so many minutes ahead of UTC, as the server has counted it. */
export function wallTime(instant: string, offsetMinutes: number): string {
  return new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString().slice(11, 16);
}
