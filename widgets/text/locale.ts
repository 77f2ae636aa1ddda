import { configureLocalization } from '@lit/localize';
import { locales, type Locale } from '../../models/vocabulary.ts';

/** The locales of the widgets; `pseudo` lengthens and accents the English text, for tests of layout and of text that nobody translated. */
export type WidgetLocale = Locale | 'pseudo';

/** Each locale is a chunk of its own, loaded when first asked for; English comes with the elements. */
const loaders: Record<Exclude<WidgetLocale, 'en'>, () => Promise<LocaleModule>> = {
  de: () => import('./locales/de/index.ts'),
  es: () => import('./locales/es/index.ts'),
  fr: () => import('./locales/fr/index.ts'),
  'pt-BR': () => import('./locales/pt-BR/index.ts'),
  ar: () => import('./locales/ar/index.ts'),
  pseudo: () => import('./locales/pseudo.ts'),
};

/** What a locale's chunk brings: translations by slice and id, or (pseudo) a change of the English text. */
export interface LocaleModule {
  slices?: Readonly<Record<string, Readonly<Record<string, string | PluralForms>>>>;
  alter?: (english: string) => string;
}

/** One text for each plural category that the locale has (Intl.PluralRules); `other` always. */
export type PluralForms = { readonly other: string } & { readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string };

let alter: LocaleModule['alter'];

const localization = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(loaders),
  loadLocale: async (locale) => {
    const module = await loaders[locale as keyof typeof loaders]();
    alter = module.alter;
    return { templates: flat(module) };
  },
});

/** Loads a locale and makes every element that shows text draw itself again in it. A locale that cannot be loaded leaves English. */
export async function useLocale(locale: WidgetLocale): Promise<void> {
  try {
    await localization.setLocale(locale);
  } catch {
    await localization.setLocale('en');
  }
}

/** The locale whose texts are loaded now. One at a time for the page. */
export function currentLocale(): WidgetLocale {
  return localization.getLocale() as WidgetLocale;
}

/** The English text as the loaded locale wants it where it has no translation: unchanged, except in `pseudo`. */
export function altered(english: string): string {
  return currentLocale() === 'pseudo' && alter ? alter(english) : english;
}

/** The best of our locales for the language tags that a person, program or page asks for, in order of preference. */
export function matchLocale(tags: Iterable<string | null | undefined>): WidgetLocale {
  for (const tag of tags) {
    if (!tag) continue;
    if (tag === 'pseudo') return 'pseudo';
    const wanted = tag.toLowerCase();
    const found = locales.find((locale) => locale.toLowerCase() === wanted) ?? locales.find((locale) => language(locale) === language(wanted));
    if (found) return found;
  }
  return 'en';
}

export function directionOf(locale: WidgetLocale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function language(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}

function flat({ slices = {} }: LocaleModule): Record<string, string> {
  const templates: Record<string, string> = {};
  for (const [slice, texts] of Object.entries(slices)) {
    for (const [id, text] of Object.entries(texts)) {
      if (typeof text === 'string') templates[`${slice}.${id}`] = text;
      else for (const [category, form] of Object.entries(text)) templates[`${slice}.${id}.${category}`] = form;
    }
  }
  return templates;
}
