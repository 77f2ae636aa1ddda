import { configureLocalization } from '@lit/localize';
import { regionIn } from '../../models/region-words.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';

/** The locales of the widgets; `pseudo` lengthens and accents the English text, for tests of layout and of text that nobody translated. */
export type WidgetLocale = Locale | 'pseudo';

/** Each locale is loaded when first asked for, and of it the slices that the page shows; English comes with the elements. */
const loaders: Record<Exclude<WidgetLocale, 'en'>, () => Promise<LocaleModule>> = {
  de: () => import('./locales/de/index.ts'),
  es: () => import('./locales/es/index.ts'),
  fr: () => import('./locales/fr/index.ts'),
  'pt-BR': () => import('./locales/pt-BR/index.ts'),
  ar: () => import('./locales/ar/index.ts'),
  pseudo: () => import('./locales/pseudo.ts'),
};

type Words = Readonly<Record<string, string | PluralForms>>;
type Slices = Readonly<Record<string, () => Promise<Words>>>;

/** What a locale's chunk brings: the ways to its translations by slice, or (pseudo) a change of the English text. */
export interface LocaleModule {
  slices?: Slices;
  /** The ways to those that few pages show. */
  further?: () => Promise<Slices>;
  alter?: (english: string) => string;
}

/** One text for each plural category that the locale has (Intl.PluralRules); `other` always. */
export type PluralForms = { readonly other: string } & { readonly [category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string };

/** The slices whose tables are on the page. */
const wanted = new Set<string>();
/** The locale that is loaded now, with the texts that @lit/localize reads: later slices are added to them. */
let loaded: { module: LocaleModule; templates: Record<string, string> } | undefined;
let arriving: Promise<void> | undefined;
/** What was asked for last: a locale that comes late does not take its place. */
let asked: WidgetLocale = 'en';

const localization = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(loaders),
  loadLocale: async (locale) => {
    const module = await loaders[locale as keyof typeof loaders]();
    const templates: Record<string, string> = {};
    if (asked === locale) loaded = { module, templates };
    await Promise.all([...wanted].map((slice) => bring(slice, module, templates)));
    return { templates };
  },
});

/** Loads a locale and makes every element that shows text draw itself again in it. A locale that cannot be loaded leaves English. */
export async function useLocale(locale: WidgetLocale): Promise<void> {
  asked = locale;
  if (locale === 'en') loaded = undefined;
  try {
    await localization.setLocale(locale);
  } catch {
    loaded = undefined;
    await localization.setLocale('en');
  }
}

/** Says that a slice's words are on the page: they are loaded with the locale, or now if that is there already. */
export function wantWords(slice: string): void {
  if (wanted.has(slice)) return;
  wanted.add(slice);
  if (!loaded?.module.slices) return;
  // One that cannot be loaded leaves English.
  const brought = Promise.all([arriving, bring(slice, loaded.module, loaded.templates).catch(() => undefined)]).then(() => {
    if (arriving === brought) arriving = undefined;
  });
  arriving = brought;
}

/** The words that are on their way for code that has just come; undefined where none are. */
export function wordsArriving(): Promise<void> | undefined {
  return arriving;
}

/** The locale whose texts are loaded now. One at a time for the page. */
export function currentLocale(): WidgetLocale {
  return localization.getLocale() as WidgetLocale;
}

/** The English text as the loaded locale wants it where it has no translation: unchanged, except in `pseudo`. */
export function altered(english: string): string {
  return (currentLocale() === 'pseudo' && loaded?.module.alter?.(english)) || english;
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

/**
 * Where the reader lives, by the first of these tags that names a region: whoever reads English in Berlin has Berlin's clocks. A locale
 * that names its own region keeps it, unless the tag is of its language: Portuguese of Brazil beside an American browser is Brazil's.
 */
export function matchRegion(locale: WidgetLocale, tags: Iterable<string | null | undefined>): string | undefined {
  const own = regionIn(locale);
  for (const tag of tags) {
    const region = regionIn(tag ?? '');
    if (region) return own && language(tag!) !== language(locale) ? own : region;
  }
  return own;
}

export function directionOf(locale: WidgetLocale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

function language(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? tag;
}

async function bring(slice: string, { slices = {}, further }: LocaleModule, templates: Record<string, string>): Promise<void> {
  const words = slices[slice] ?? (await further?.())?.[slice];
  for (const [id, text] of Object.entries((await words?.()) ?? {})) {
    if (typeof text === 'string') templates[`${slice}.${id}`] = text;
    else for (const [category, form] of Object.entries(text)) templates[`${slice}.${id}.${category}`] = form;
  }
}
