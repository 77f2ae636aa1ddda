import { supportedLocale } from '../../models/people/locale.ts';
import type { Locale } from '../../models/vocabulary.ts';
import { invalid } from './refused.ts';

/** Readers of single claims: what LTI requires to have a form refuses the launch, what is optional is left out. */
export type TokenClaims = Readonly<Record<string, unknown>>;

const longestId = 255;

/** A claim that is an object, or undefined where it is missing; of another kind it refuses the launch. */
export function part(claims: TokenClaims, name: string): TokenClaims | undefined {
  const claim = claims[name];
  if (claim === undefined || claim === null) return undefined;
  const value = object(claim);
  if (value === undefined) {
    if (Array.isArray(claim) && claim.length === 0) return undefined; // PHP writes an empty map as a list
    throw invalid('claims');
  }
  return value;
}

export function object(value: unknown): TokenClaims | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as TokenClaims) : undefined;
}

/**
 * An id as it is, to be compared exactly; undefined for anything that is none. Half a surrogate pair would be stored as
 * another text than it is, so that two ids could become one; control characters stand in no id.
 */
export function identifier(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longestId && value.isWellFormed() && !/\p{Cc}/u.test(value) ? value : undefined;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value.toWellFormed() : '';
}

/** One line of text, without control characters and not longer than we keep; undefined where nothing is left. */
export function line(value: unknown, longest: number): string | undefined {
  const clean = text(value).replace(/\p{Cc}+/gu, ' ').trim().slice(0, longest).toWellFormed().trim();
  return clean === '' ? undefined : clean;
}

/** The texts of a list; what is none is passed over, and so is what comes after the first `most`. */
export function texts(value: unknown, most: number): string[] {
  return Array.isArray(value) ? value.slice(0, most).filter((one): one is string => typeof one === 'string') : [];
}

export function email(value: unknown): string | undefined {
  const address = text(value).trim();
  return address.length <= 254 && /^[^\s@<>",;\p{Cc}]+@[^\s@<>",;\p{Cc}]+$/u.test(address) ? address : undefined;
}

export function locale(value: unknown): Locale | undefined {
  return supportedLocale(text(value).slice(0, 40)) ?? undefined;
}

/** A language tag of a language that is spoken here, as the platform writes it: its region says how clocks are read. */
export function languageTag(value: unknown): string | undefined {
  return locale(value) === undefined ? undefined : text(value).slice(0, 40).trim();
}

/** Platforms that know no such variable send its name (`$Person.address.timezone`), and some send an offset: neither is a zone. */
export function zone(value: unknown): string | undefined {
  const name = text(value);
  if (name.length > 64 || !/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone === undefined ? undefined : name;
  } catch {
    return undefined;
  }
}

/** The values that are there. */
export function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
