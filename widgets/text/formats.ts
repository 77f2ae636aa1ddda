import { clockOptions, dateTag } from '../../models/region-words.ts';
import { placeOfZone } from '../../models/vocabulary.ts';
import type { WidgetLocale } from './locale.ts';

/** An instant as the API sends it: ISO 8601 in UTC; or a Date. */
export type Instant = string | Date;
/** `short` Thu 29 Oct · `plain` 29 October · `long` Thursday 29 October · `full` Thursday 29 October 2026 · `dated` Thu 29 Oct 2026 · `due` 15 Dec · `weekday` Thu · `month` Oct */
export type DayStyle = keyof typeof dayStyles;

const dayStyles = {
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  plain: { day: 'numeric', month: 'long' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dated: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  due: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'short' },
  month: { month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The tag for Intl by which dates and numbers are written. */
export function formatTag(locale: WidgetLocale, region?: string): string {
  return dateTag(locale === 'pseudo' ? 'en' : locale, region);
}

const makings: Record<string, unknown> = {};

/** One of Intl's kinds, made once for a tag and its options: to make one takes far longer than to use it. */
export function made<Made>(Kind: new (tag: string, options: never) => Made, tag: string, options?: object): Made {
  return (makings[Kind.name + tag + JSON.stringify(options)] ??= new Kind(tag, options as never)) as Made;
}

/** Dates, times, numbers and names as one reader wants them: in their locale, as their region reads clocks, on the one that they look at. */
export class Formats {
  readonly locale: WidgetLocale;
  /** IANA zone of the clock that the reader looks at. */
  readonly zone: string;
  /** The zone that they live by: the same, unless they look at another clock. Whether a day has come, as one on which something is due, goes by it. */
  readonly own: string;
  /** Where the reader lives, `US`; undefined where nobody has told. */
  readonly region: string | undefined;
  readonly #tag: string;
  readonly #clock: ReturnType<typeof clockOptions>;

  constructor(locale: WidgetLocale, zone: string, region?: string, own = zone) {
    this.locale = locale;
    this.zone = zone;
    this.own = own;
    this.region = region;
    this.#tag = formatTag(locale, region);
    this.#clock = clockOptions(locale === 'pseudo' ? 'en' : locale, region);
  }

  /** Whether the reader reads clocks with twelve hours. */
  get twelve(): boolean {
    return this.#clock.hourCycle === 'h12';
  }

  number(value: number): string {
    return made(Intl.NumberFormat, this.#tag).format(value);
  }

  /** "Portuguese, German and English" */
  list(items: readonly string[]): string {
    return made(Intl.ListFormat, this.#tag).format(items);
  }

  /** A calendar date, YYYY-MM-DD. */
  day(date: string, style: DayStyle = 'short'): string {
    return this.dayOf(`${date}T00:00Z`, style, 'UTC');
  }

  /** The day of an instant on the reader's clock, or on that of another zone. */
  dayOf(instant: Instant, style: DayStyle = 'short', zone = this.zone): string {
    return this.#format({ ...dayStyles[style], timeZone: zone }).format(new Date(instant));
  }

  /** 17:00, or 5:00 PM */
  time(instant: Instant, zone = this.zone): string {
    return this.#format({ ...this.#clock, timeZone: zone }).format(new Date(instant));
  }

  /** The same of a wall time, HH:mm, as the server sends it. */
  clock(time: string): string {
    return this.twelve ? this.time(`2000-01-01T${time}Z`, 'UTC') : time;
  }

  /** "São Paulo": the place that names an IANA zone. */
  place(zone: string): string {
    return placeOfZone(zone);
  }

  #format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return made(Intl.DateTimeFormat, this.#tag, options);
  }
}
