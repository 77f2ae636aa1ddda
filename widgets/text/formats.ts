import { placeOfZone } from '../../models/vocabulary.ts';
import type { WidgetLocale } from './locale.ts';

/** An instant as the API sends it: ISO 8601 in UTC; or a Date. */
export type Instant = string | Date;
/** `short` Thu 29 Oct · `plain` 29 October · `long` Thursday 29 October · `full` Thursday 29 October 2026 · `dated` Thu 29 Oct 2026 · `due` 15 Dec */
export type DayStyle = keyof typeof dayStyles;

const dayStyles = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  plain: { day: 'numeric', month: 'long' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dated: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  due: { day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const steps: readonly [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60],
];

/** The tag for Intl: 24-hour, day first English; Arabic with the digits that the rest of the page uses. */
export function formatTag(locale: WidgetLocale): string {
  return locale === 'en' || locale === 'pseudo' ? 'en-GB' : locale === 'ar' ? 'ar-u-nu-latn' : locale;
}

/** Dates, times, numbers and names as one reader wants them: in their locale, on their clock. */
export class Formats {
  readonly locale: WidgetLocale;
  /** IANA zone of the reader. */
  readonly zone: string;
  readonly #tag: string;
  readonly #made = new Map<string, Intl.DateTimeFormat>();

  constructor(locale: WidgetLocale, zone: string) {
    this.locale = locale;
    this.zone = zone;
    this.#tag = formatTag(locale);
  }

  number(value: number): string {
    return value.toLocaleString(this.#tag);
  }

  /** 58 becomes "58%", with the sign and space of the locale. */
  percent(value: number): string {
    return new Intl.NumberFormat(this.#tag, { style: 'percent' }).format(value / 100);
  }

  /** "Portuguese, German and English" */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#tag).format(items);
  }

  /** A calendar date, YYYY-MM-DD. */
  day(date: string, style: DayStyle = 'short'): string {
    return this.#format({ ...dayStyles[style], timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
  }

  /** "26 October – 1 November" */
  days(from: string, to: string): string {
    return this.#format({ ...dayStyles.plain, timeZone: 'UTC' }).formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
  }

  /** The three lines of a date tile. */
  tile(date: string): { weekday: string; day: string; month: string } {
    const part = (options: Intl.DateTimeFormatOptions) => this.#format({ ...options, timeZone: 'UTC' }).format(new Date(`${date}T00:00Z`));
    return { weekday: part({ weekday: 'short' }), day: this.number(Number(date.slice(8))), month: part({ month: 'short' }) };
  }

  /** The name of an ISO weekday: Monday is 1. */
  weekday(day: number, width: 'long' | 'short' = 'long'): string {
    return this.#format({ weekday: width, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
  }

  /** The day of an instant on the reader's clock, or on that of another zone. */
  dayOf(instant: Instant, style: DayStyle = 'short', zone = this.zone): string {
    return this.#format({ ...dayStyles[style], timeZone: zone }).format(new Date(instant));
  }

  /** 17:00 */
  time(instant: Instant, zone = this.zone): string {
    return this.#format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(instant));
  }

  /** "2 hours ago", "in 3 days", "now" */
  relative(instant: Instant, now: Date): string {
    const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
    const relative = new Intl.RelativeTimeFormat(this.#tag, { numeric: 'auto' });
    const [unit, length] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', Infinity];
    return relative.format(Math.round(seconds / length) || 0, unit);
  }

  /** The language's own name in the reader's language. */
  language(code: string): string {
    return new Intl.DisplayNames(this.#tag, { type: 'language' }).of(code) ?? code;
  }

  /** "São Paulo": the place that names an IANA zone. */
  place(zone: string): string {
    return placeOfZone(zone);
  }

  /** "UTC-3", or "UTC" itself; the same in every locale. */
  offset(zone: string, at: Date): string {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
    return (parts.find((part) => part.type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
  }

  #format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options);
    let format = this.#made.get(key);
    if (!format) this.#made.set(key, (format = new Intl.DateTimeFormat(this.#tag, options)));
    return format;
  }
}
