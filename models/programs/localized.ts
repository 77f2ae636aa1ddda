import { locales, type Locale } from '../vocabulary.ts';

/** Text that a coordinator writes: in the locale it was written in, and in those it was translated to. */
export interface Localized {
  readonly default: Locale;
  readonly text: Readonly<Partial<Record<Locale, string>>>;
}

/** How a schema stores it. */
export const localizedField = {
  default: { type: String, enum: locales, required: true },
  text: Object.fromEntries(locales.map((locale) => [locale, String])),
};

/** Text in the one locale it was written in. */
export function written(locale: Locale, text: string): Localized {
  return { default: locale, text: { [locale]: text } };
}

/** The same text with the words changed that a reader of this locale sees. */
export function rewritten(localized: Localized, locale: Locale, text: string): Localized {
  const seen = localized.text[locale] === undefined ? localized.default : locale;
  return { ...localized, text: { ...localized.text, [seen]: text } };
}

/** The text for a reader: in their locale, else as it was written. */
export function inLocale(localized: Localized, locale: Locale): string {
  return localized.text[locale] ?? localized.text[localized.default] ?? '';
}
