import { locales, type Locale } from '../vocabulary.ts';

/**
 * The product's locale for what a platform says: 'de-AT', 'pt_br' and 'es-419' are spoken here, 'fi' is not (null).
 * Platforms write language tags with hyphen or underscore, in any case.
 */
export function supportedLocale(tag: string): Locale | null {
  const wanted = tag.trim().replaceAll('_', '-').toLowerCase();
  const language = wanted.split('-')[0];
  return locales.find((locale) => locale.toLowerCase() === wanted) ?? locales.find((locale) => locale.split('-')[0] === language) ?? null;
}
