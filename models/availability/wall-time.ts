/**
 * What a clock on a wall shows, as a number: milliseconds since 1970-01-01T00:00 of that clock, whatever its zone, so that
 * days and minutes can be counted plainly. Only zone.ts turns such a number into an instant.
 */

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** Minutes from 'HH:mm' or '24:00', the end of the day. */
export function minutesOf(time: string): number {
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) throw new RangeError(`not a time of day 'HH:mm': ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** 00:00 of 'YYYY-MM-DD'. */
export function midnightOf(date: string): number {
  return parse(date, /^\d{4}-\d\d-\d\d$/, 'T00:00Z');
}

/** The time that 'YYYY-MM-DDTHH:mm' names. */
export function wallTimeOf(local: string): number {
  return parse(local, /^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'Z');
}

/** 'YYYY-MM-DDTHH:mm', seconds cut off, as a clock without a second hand does. */
export function formatWallTime(wall: number): string {
  return new Date(wall).toISOString().slice(0, -':00.000Z'.length);
}

/** ISO weekday, 1 is Monday. 1970-01-01 was a Thursday. */
export function weekdayOf(midnight: number): number {
  return ((((midnight / day + 3) % 7) + 7) % 7) + 1;
}

function parse(text: string, shape: RegExp, rest: string): number {
  const wall = shape.test(text) ? Date.parse(text + rest) : NaN;
  // Date.parse takes 30 February for 2 March and 24:00 for the next day.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) throw new RangeError(`not a local date or time: ${text}`);
  return wall;
}
