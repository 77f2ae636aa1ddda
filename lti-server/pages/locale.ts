import type { Request } from 'express';
import { supportedLocale } from '../../models/people/locale.ts';
import type { Locale } from '../../models/vocabulary.ts';

/** The first of the browser's languages that the product speaks, else English. */
export function localeOf(request: Request): Locale {
  for (const tag of request.acceptsLanguages().slice(0, 20)) {
    const locale = supportedLocale(tag);
    if (locale !== null) return locale;
  }
  return 'en';
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}
