import { clockOptions, dateTag } from '../../models/region-words.ts';
import type { Locale } from '../../models/vocabulary.ts';

/** Who reads a mail, as far as dates and times are written for them. */
export interface Reader {
  readonly locale: Locale;
  /** null: not known. */
  readonly region: string | null;
}

/** A stretch of time on somebody's clock; `to` may be 24:00. */
export interface LocalTime {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** "Thursday 1 April 2027", of a calendar date. */
export function longDate(date: string, { locale, region }: Reader): string {
  return new Intl.DateTimeFormat(dateTag(locale, region), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
}

/** A wall time, HH:mm, as the receiver reads clocks: 17:00 or 5:00 PM. */
export function clockTime(time: string, { locale, region }: Reader): string {
  const options = clockOptions(locale, region);
  if (time === '24:00' && options.hourCycle === 'h23') return time;
  return new Intl.DateTimeFormat(dateTag(locale, region), { ...options, timeZone: 'UTC' }).format(new Date(`2000-01-01T${time}Z`));
}

/** "Thursday 1 April 2027, 17:00 – 17:45" */
export function stretchOf({ date, from, to }: LocalTime, reader: Reader): string {
  return `${longDate(date, reader)}, ${clockTime(from, reader)} – ${clockTime(to, reader)}`;
}

/** "Thursday 1 April at 17:00", of an instant on the clock of a zone. */
export function momentIn(zone: string, at: Date, { locale, region }: Reader): string {
  return new Intl.DateTimeFormat(dateTag(locale, region), { weekday: 'long', day: 'numeric', month: 'long', ...clockOptions(locale, region), timeZone: zone }).format(at);
}

/** "1 April", of an instant on the calendar of a zone. */
export function dayIn(zone: string, at: Date, { locale, region }: Reader): string {
  return new Intl.DateTimeFormat(dateTag(locale, region), { day: 'numeric', month: 'long', timeZone: zone }).format(at);
}
