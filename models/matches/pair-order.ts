import { hasWords, wordsOf } from '../directory/word-index.ts';
import type { RunPair } from '../matching/run.ts';
import type { PairOrder } from '../run-words.ts';
import type { Locale } from '../vocabulary.ts';
import type { Names } from './names.ts';

/** The pairs one of whom has a word that begins with each typed one; without any, all of them. */
export function namedLike(pairs: readonly RunPair[], typed: string, names: Names): readonly RunPair[] {
  const wanted = wordsOf(typed);
  return pairs.filter(({ mentee, mentor }) => [names.mentee(mentee), names.mentor(mentor)].some(({ name }) => hasWords(name, wanted)));
}

/**
 * The pairs by their names, as somebody who reads this locale expects them: "Mentee 9" before "Mentee 10". Who is called the same
 * stays in the order of the run.
 */
export function byName(pairs: readonly RunPair[], whose: 'mentee' | 'mentor', names: Names, locale: Locale): RunPair[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const nameOf = new Map(pairs.map((pair) => [pair[whose], names[whose](pair[whose]).name]));
  return pairs.toSorted((one, other) => compare(nameOf.get(one[whose])!, nameOf.get(other[whose])!));
}

/** The pairs as a run lists them, the highest score first, or the lowest; those of one score stay in the order of the run. */
export function byScore(pairs: readonly RunPair[], order: Extract<PairOrder, 'highest' | 'lowest'>): readonly RunPair[] {
  return order === 'highest' ? pairs : pairs.toSorted((one, other) => one.score - other.score);
}
