import type { Language, TimeOfWeek } from '../vocabulary.ts';

/** A mentor as filters see one. */
export interface Facetable {
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  /** When they are free, on the reader's clock. */
  readonly times: readonly TimeOfWeek[];
  /** Has a free place and takes no break. */
  readonly isOpen: boolean;
  /** The words they can be found by: {@link wordsOf} their name, headline and topics. */
  readonly words: readonly string[];
}

/** What the reader ticked and typed. Within a group any one is enough; all groups have to fit. */
export interface Filters {
  readonly topics: readonly string[];
  readonly languages: readonly Language[];
  readonly times: readonly TimeOfWeek[];
  /** Each has to begin a word of the mentor's. */
  readonly q: readonly string[];
  /** Also those who are full or on a break. */
  readonly unavailable: boolean;
}

/** A group of filters that can be let go of. */
export type Group = 'topic' | 'language' | 'time' | 'q';

export interface Facets<T> {
  /** Those who fit every filter, in the order given. */
  fitting: T[];
  /** How many ticking a box would show: counted with the filters of all other groups. */
  counts: { topics: Map<string, number>; languages: Map<Language, number>; times: Map<TimeOfWeek, number>; unavailable: number };
  /** Where nobody fits: the group whose filters keep most mentors out, and how many there would be without them. */
  relax: { group: Group; total: number } | null;
}

/** One bit for each group of filters that a mentor fails. */
const fails = { topic: 1, language: 2, time: 4, q: 8, unavailable: 16 } as const;
const groups = ['topic', 'language', 'time', 'q'] as const satisfies readonly Group[];

/** Filters, counts every facet and finds the filter to relax, in one pass. */
export function facetsOf<T extends Facetable>(mentors: readonly T[], filters: Filters): Facets<T> {
  const fitting: T[] = [];
  const counts: Facets<T>['counts'] = { topics: new Map(), languages: new Map(), times: new Map(), unavailable: 0 };
  const without: Record<Group, number> = { topic: 0, language: 0, time: 0, q: 0 };
  for (const mentor of mentors) {
    const failed = failedBy(mentor, filters);
    if (failed === 0) fitting.push(mentor);
    if (isWithin(failed, fails.topic)) countEach(counts.topics, mentor.topics);
    if (isWithin(failed, fails.language)) countEach(counts.languages, mentor.languages);
    if (isWithin(failed, fails.time)) countEach(counts.times, mentor.times);
    if (!mentor.isOpen && isWithin(failed, fails.unavailable)) counts.unavailable += 1;
    for (const group of groups) if (isWithin(failed, fails[group])) without[group] += 1;
  }
  return { fitting, counts, relax: fitting.length > 0 ? null : best(without) };
}

function failedBy(mentor: Facetable, { topics, languages, times, q, unavailable }: Filters): number {
  return (
    (hasAny(mentor.topics, topics) ? 0 : fails.topic) |
    (hasAny(mentor.languages, languages) ? 0 : fails.language) |
    (hasAny(mentor.times, times) ? 0 : fails.time) |
    (q.every((wanted) => mentor.words.some((word) => word.startsWith(wanted))) ? 0 : fails.q) |
    (mentor.isOpen || unavailable ? 0 : fails.unavailable)
  );
}

/** Nothing failed but, perhaps, this one. */
function isWithin(failed: number, group: number): boolean {
  return (failed & ~group) === 0;
}

function hasAny<K>(has: readonly K[], wanted: readonly K[]): boolean {
  return wanted.length === 0 || wanted.some((key) => has.includes(key));
}

function countEach<K>(counts: Map<K, number>, keys: readonly K[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function best(without: Record<Group, number>): { group: Group; total: number } | null {
  const [most] = groups.map((group) => ({ group, total: without[group] })).sort((a, b) => b.total - a.total);
  return most !== undefined && most.total > 0 ? most : null;
}

/** Words as they are compared: without case and accents, in any script. */
export function wordsOf(...texts: readonly (string | null)[]): string[] {
  const plain = texts.filter((text) => text !== null).join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
