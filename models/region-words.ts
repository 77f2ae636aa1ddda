import type { Locale } from './vocabulary.ts';

/** Where a reader lives, as far as dates, clocks and weeks are read differently there; imports nothing that runs. */

/** The region that a language tag names, `US` or `419`; undefined where it names none. Platforms write hyphen or underscore, in any case. */
export function regionIn(tag: string): string | undefined {
  return /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2}|\d{3})(?![a-z\d])/i.exec(tag)?.[1]?.toUpperCase();
}

/** A locale of ours in the reader's region, by which clocks and weeks are read. English of no known region is British. */
export function regionalTag(locale: Locale, region: string | null | undefined): string {
  return region ? `${locale.slice(0, 2)}-${region}` : locale === 'en' ? 'en-GB' : locale;
}

/** The tag by which dates and numbers are written: English day first except in the United States, Arabic with the digits that the rest of a page uses. */
export function dateTag(locale: Locale, region: string | null | undefined): string {
  return locale === 'en' ? `en-${region === 'US' ? region : 'GB'}` : locale === 'ar' ? 'ar-u-nu-latn' : locale;
}

/** How a time of day is written by the tag of `dateTag`: 17:00, or 5:00 PM where the region reads clocks so. */
export function clockOptions(locale: Locale, region: string | null | undefined): Intl.DateTimeFormatOptions & { hourCycle: 'h12' | 'h23' } {
  const tag = regionalTag(locale, region);
  // The region's own custom, which the formats of a language that is not at home there do not know: English in Brazil.
  const [custom] = new Intl.Locale(tag).getHourCycles?.() ?? [];
  const usual = custom ?? new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hourCycle;
  return usual?.startsWith('h1') ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' } : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
}
