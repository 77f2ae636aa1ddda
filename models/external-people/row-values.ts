import { supportedLocale } from '../people/locale.ts';
import { limits, locales, type EnrolmentRole, type Language, type Locale, type PeopleColumn, type RowFault } from '../vocabulary.ts';
import type { FileColumn } from './columns.ts';
import { languageWords, roleWords, zoneWords, type KnownWords } from './known-words.ts';
import { nearest } from './nearest.ts';

/** What a good row says of somebody. */
export interface RowValues {
  readonly email: string;
  readonly name: string | null;
  readonly role: EnrolmentRole;
  readonly languages: readonly Language[];
  readonly zone: string | null;
  readonly topics: readonly string[];
  readonly headline: string | null;
  readonly locale: Locale | null;
}

/** One thing that is wrong in a row. `value` is what stands there, cut to what a screen shows. */
export interface CellFault {
  readonly column: PeopleColumn;
  readonly why: RowFault;
  readonly value: string;
  /** What was perhaps meant. */
  readonly suggestion: string | null;
}

/** What rows are checked against. */
export interface RowRules {
  /** For rows that name no role. */
  readonly role: EnrolmentRole;
  readonly topics: KnownWords<string>;
}

const shownValue = 80;
const longestAddress = 254;
const longestLocalPart = 64;
/** One address, without a name, comment or quotes around it, at a host that has a domain. */
const addressForm = /^[^\s@<>()[\]",;:\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** Reads the cells of one row. A row with a fault is bad as a whole: nothing of it is taken. */
export function readRow(cells: ReadonlyMap<FileColumn, string>, { role, topics }: RowRules): { values: RowValues; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const fault = (column: PeopleColumn, why: RowFault, value: string, suggestion: string | null = null): void =>
    void faults.push({ column, why, value: value.slice(0, shownValue), suggestion });
  const cell = (column: FileColumn): string => plain(cells.get(column) ?? '');

  const line = (column: 'name' | 'headline', text: string, most: number): string | null => {
    if (text.length > most) fault(column, 'too-long', text);
    return text === '' ? null : text;
  };
  const one = <T>(column: PeopleColumn, words: KnownWords<T>): T | null => {
    const text = cell(column);
    const found = text === '' ? null : words.find(text);
    if (text !== '' && found === null) fault(column, 'unknown', text, words.suggest(text));
    return found;
  };
  const several = <T>(column: PeopleColumn, words: KnownWords<T>, most: number): T[] => {
    const parts = cell(column).split(/[,;|]/).map((part) => part.trim()).filter(Boolean);
    const found = parts.map((part) => words.find(part));
    const unknown = found.indexOf(null);
    if (unknown !== -1) fault(column, 'unknown', parts[unknown]!, words.suggest(parts[unknown]!));
    const different = [...new Set(found.filter((value) => value !== null))];
    if (different.length > most) fault(column, 'too-many', cell(column));
    return different;
  };

  const email = cell('email').replace(/^mailto:/i, '');
  if (email === '') fault('email', 'missing', '');
  else if (!isAddress(email)) fault('email', 'not-an-address', email);
  const whole = cell('name');
  const values: RowValues = {
    email,
    name: line('name', whole === '' ? `${cell('firstName')} ${cell('lastName')}`.trim() : whole, limits.displayName),
    role: one('role', roleWords) ?? role,
    languages: several('languages', languageWords, limits.languages),
    zone: one('zone', zoneWords),
    topics: several('topics', topics, limits.topics),
    headline: line('headline', cell('headline'), limits.headline),
    locale: one('locale', localeWords),
  };
  return { values, faults };
}

const localeWords: KnownWords<Locale> = { find: (text) => supportedLocale(text), suggest: (text) => nearest(text, locales) };

function isAddress(email: string): boolean {
  const local = email.lastIndexOf('@');
  return email.length <= longestAddress && local <= longestLocalPart && !/^\.|\.\.|\.@/.test(email) && addressForm.test(email);
}

/** One line of text: a cell may hold line breaks and other signs that nobody sees. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zs}]+/gu, ' ').trim().normalize('NFC');
}

/** By which an address is the same however it is written. Merges nobody: it keeps one program from inviting one address twice. */
export function keyOfAddress(email: string): string {
  return email.normalize('NFC').toLowerCase();
}
