import { formatTag, type Formats } from './formats.ts';

/** "26 October – 1 November", of calendar dates. */
export function dayRange(from: string, to: string, { locale, region }: Formats): string {
  const range = new Intl.DateTimeFormat(formatTag(locale, region), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return range.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
}
