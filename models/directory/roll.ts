import { mentorState } from '../people/places.ts';
import { neutralNames, numbersOf } from '../people/neutral-names.ts';
import { nameless } from '../people/people.ts';
import { programParts, type ProgramPart } from '../people/program-parts.ts';
import type { EnrolmentRole, Locale } from '../vocabulary.ts';
import { addAll, clearBit, count, eachBit, grown, hasBit, keepOnly, noBits, setBit, type Bits } from './bits.ts';
import type { ProgramContent, Scope } from './kept-programs.ts';
import { firstBy, NameOrder } from './order.ts';
import { WordIndex, wordsOf } from './word-index.ts';

/** Somebody in one of their roles. */
export interface RollEntry {
  readonly personId: string;
  readonly role: EnrolmentRole;
}

/**
 * Everybody of one program by the words of their names: who takes part in a role, waits to, or rests. Nothing is taken out: who changes
 * gets a new number, and the old one is crossed out.
 */
export class Roll implements ProgramContent {
  /** Whether the program hides names: then everybody is found by what they are called instead as well. */
  readonly blind: boolean;
  readonly #scope: Scope;
  readonly #entries: RollEntry[] = [];
  /** By number, for the order: names, and who is in which role. */
  readonly #names: string[] = [];
  readonly #keys: string[] = [];
  readonly #numbers = new Map<string, number[]>();
  /** Everybody who was ever read, also who is suspended now. */
  readonly #known = new Set<string>();
  readonly #words = new WordIndex();
  readonly #neutralWords = new WordIndex();
  readonly #orders = new Map<Locale, NameOrder>();
  #here: Bits = noBits(0);
  /** Those who have told a name. */
  #named: Bits = noBits(0);
  /** Those who take part as mentors at this moment. */
  #mentors: Bits = noBits(0);
  /** Those who could have a match more, but for a break. */
  #ready: Bits = noBits(0);
  /** Of those, who has a break noted. */
  readonly #breaks = new Map<number, ProgramPart>();
  #room = 0;

  constructor(scope: Scope, blind: boolean) {
    this.#scope = scope;
    this.blind = blind;
  }

  get size(): number {
    return this.#numbers.size;
  }

  get isWornOut(): boolean {
    return this.#entries.length > 1_000 && this.#entries.length > 4 * this.size; // some have two roles
  }

  knows(personId: string): boolean {
    return this.#known.has(personId);
  }

  async read(personIds?: readonly string[]): Promise<void> {
    const gone = new Set(personIds);
    const begun = new Set<string>();
    for await (const parts of programParts(this.#scope, personIds)) {
      const numbers = this.blind ? { mentor: await this.#numbersOf('mentor', parts), mentee: await this.#numbersOf('mentee', parts) } : null;
      for (const part of parts) {
        // Whoever has two roles is crossed out once, before the first of them is put in.
        if (!begun.has(part.personId)) this.#crossOut(part.personId);
        begun.add(part.personId);
        this.#known.add(part.personId);
        gone.delete(part.personId);
        if (!part.isBarred) this.#put(part, numbers === null ? null : neutralNames(part.role, numbers[part.role].get(part.personId)));
      }
    }
    for (const personId of gone) this.#crossOut(personId);
  }

  /** Those with a name of their own in which a word begins with each of these, in whatever role. */
  named(words: readonly string[]): Bits {
    const found = this.#saying(words, this.#words);
    keepOnly(found, this.#named);
    return found;
  }

  /** Those with whom a match could be made now and in whose name a word begins with each of these; where names are hidden, also in what they are called instead. */
  ready(words: readonly string[], now: Date): Bits {
    const found = this.#saying(words, this.#words);
    if (this.blind) addAll(found, this.#saying(words, this.#neutralWords));
    keepOnly(found, this.#ready);
    for (const [at, part] of this.#breaks) if (hasBit(found, at) && mentorState(part, part.zone, now) === 'paused') clearBit(found, at);
    return found;
  }

  /** Those who take part as mentors at this moment and in whose name a word begins with each of these. */
  mentors(words: readonly string[]): Bits {
    const found = this.#saying(words, this.#words);
    keepOnly(found, this.#mentors);
    return found;
  }

  /** Whether somebody is in a set, in this role. */
  isIn(set: Bits, { personId, role }: RollEntry): boolean {
    return this.#numbers.get(personId)?.some((at) => this.#entries[at]!.role === role && hasBit(set, at)) ?? false;
  }

  /** The first of a set by name, as a locale sorts names: "Mentee 9" before "Mentee 10". */
  first(set: Bits, locale: Locale, most: number): RollEntry[] {
    let order = this.#orders.get(locale);
    if (order === undefined) this.#orders.set(locale, (order = new NameOrder(locale, this.#names, this.#keys, { numeric: true })));
    return firstBy(set, order.ranks(), this.#keys, most, null).map((at) => this.#entries[at]!);
  }

  /** Everybody of a set. */
  all(set: Bits): RollEntry[] {
    const entries: RollEntry[] = [];
    eachBit(set, (at) => entries.push(this.#entries[at]!));
    return entries;
  }

  count(set: Bits): number {
    return count(set);
  }

  #saying(words: readonly string[], index: WordIndex): Bits {
    const saying = this.#here.slice();
    for (const word of words) {
      const holders = noBits(this.#room);
      index.find(word, 'begins', holders);
      keepOnly(saying, holders);
    }
    return saying;
  }

  #numbersOf(role: EnrolmentRole, parts: readonly ProgramPart[]): Promise<Map<string, number>> {
    return numbersOf(this.#scope, role, parts.flatMap((part) => (part.role === role ? [part.personId] : [])));
  }

  #put(part: ProgramPart, neutral: string | null): void {
    const at = this.#entries.length;
    if (at === this.#room) this.#makeRoom(Math.max(1_024, 2 * at));
    const { personId, role, name, state, capacity, placesTaken, pausedUntil } = part;
    this.#entries.push({ personId, role });
    this.#names.push(name ?? nameless);
    this.#keys.push(`${personId}${role}`);
    const numbers = this.#numbers.get(personId);
    if (numbers === undefined) this.#numbers.set(personId, [at]);
    else numbers.push(at);
    setBit(this.#here, at);
    if (name !== null) setBit(this.#named, at);
    if (state === 'active' && role === 'mentor') setBit(this.#mentors, at);
    if (state === 'active' && placesTaken < capacity) setBit(this.#ready, at);
    if (pausedUntil !== null) this.#breaks.set(at, part);
    this.#words.add(wordsOf(name ?? nameless), at);
    if (neutral !== null) this.#neutralWords.add(wordsOf(neutral), at);
  }

  #crossOut(personId: string): void {
    for (const at of this.#numbers.get(personId) ?? []) {
      for (const set of [this.#here, this.#named, this.#mentors, this.#ready]) clearBit(set, at);
      this.#breaks.delete(at);
    }
    this.#numbers.delete(personId);
  }

  #makeRoom(room: number): void {
    this.#room = room;
    this.#here = grown(this.#here, room);
    this.#named = grown(this.#named, room);
    this.#mentors = grown(this.#mentors, room);
    this.#ready = grown(this.#ready, room);
  }
}
