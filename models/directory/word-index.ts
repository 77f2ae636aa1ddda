import SearchableMap from 'minisearch/SearchableMap';
import { setBit, type Bits } from './bits.ts';

/** Words as they are compared: without case and accents, in any script. */
export function wordsOf(...texts: readonly (string | null)[]): string[] {
  const plain = texts.filter((text) => text !== null).join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whether a name has a word that begins with each of these; case and accents are left out. */
export function hasWords(name: string, wanted: readonly string[]): boolean {
  const words = wordsOf(name);
  return wanted.every((one) => words.some((word) => word.startsWith(one)));
}

/**
 * What a typed word may mean, the likeliest first: a word that begins with it; one that is a letter away, or has two
 * neighbours changed about; one that is two letters away.
 */
export const readings = ['begins', 'near', 'far'] as const;
export type Reading = (typeof readings)[number];

/** Who has which word, found by a word's beginning, and by words that are nearly it. */
export class WordIndex {
  /** MiniSearch's radix tree, without its scoring: a list is in the reader's order, never in one of relevance. */
  readonly #holders = new SearchableMap<number[]>();

  /** Numbers come ascending. */
  add(words: Iterable<string>, holder: number): void {
    for (const word of new Set(words)) {
      const holders = this.#holders.get(word);
      if (holders === undefined) this.#holders.set(word, [holder]);
      else holders.push(holder);
    }
  }

  /** Adds to `into` who has a word that the typed one, read like this, may mean. */
  find(typed: string, reading: Reading, into: Bits): void {
    if (reading === 'begins') for (const [, holders] of this.#holders.atPrefix(typed)) addHolders(into, holders);
    const away = reading === 'begins' ? 0 : reading === 'near' ? 1 : 2;
    if (away === 0 || typed.length < shortest[away]) return;
    for (const [holders] of this.#holders.fuzzyGet(typed, away).values()) addHolders(into, holders);
    for (const word of withNeighboursChanged(typed)) addHolders(into, this.#holders.get(word) ?? []);
  }
}

/** Shorter words have too many neighbours to guess among: letters that a word needs, by how far away another may be. */
const shortest = { 1: 4, 2: 6 } as const;

function addHolders(into: Bits, holders: readonly number[]): void {
  for (const holder of holders) setBit(into, holder);
}

function* withNeighboursChanged(word: string): Generator<string> {
  for (let at = 1; at < word.length; at += 1) yield word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
}
