import { formatTag, made, type Formats } from './formats.ts';

/** The language's own name in the reader's language. */
export function languageName(code: string, { locale, region }: Formats): string {
  return made(Intl.DisplayNames, formatTag(locale, region), { type: 'language' }).of(code) ?? code;
}
