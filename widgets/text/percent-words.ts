import { formatTag, type Formats } from './formats.ts';

/** 58 becomes "58%", with the sign and space of the locale. */
export function percentWords(value: number, { locale, region }: Formats): string {
  return new Intl.NumberFormat(formatTag(locale, region), { style: 'percent' }).format(value / 100);
}
