import { eachBit, type Bits } from './bits.ts';

/** A place in an order: after it the next page begins. */
export interface Place {
  readonly value: number;
  readonly id: string;
}

/**
 * The first of a set by a number that each has, ties by id; from behind a place where one is given. In one pass, however many
 * there are.
 */
export function firstBy(set: Bits, values: ArrayLike<number>, ids: readonly string[], count: number, behind: Place | null): number[] {
  const first: number[] = [];
  const isBefore = (one: number, other: number): boolean => values[one]! < values[other]! || (values[one] === values[other] && ids[one]! < ids[other]!);
  let worst = Infinity; // of the first, once there are enough
  eachBit(set, (at) => {
    const value = values[at]!;
    if (value > worst || (behind !== null && (value < behind.value || (value === behind.value && ids[at]! <= behind.id)))) return;
    let place = first.length;
    while (place > 0 && isBefore(at, first[place - 1]!)) place -= 1;
    first.splice(place, 0, at);
    if (first.length > count) first.pop();
    if (first.length === count) worst = values[first.at(-1)!]!;
  });
  return first;
}

/** One after the other is put in its place up to so many; more are sorted anew. */
const fewNew = 64;

/** Names in the order of one language; who has the same name, by id. */
export class NameOrder {
  readonly #compare: (a: string, b: string) => number;
  readonly #names: readonly string[];
  readonly #ids: readonly string[];
  readonly #order: number[] = [];
  #ranks = new Uint32Array(0);

  /** @param names grows at its end, as `ids` does; neither changes otherwise */
  constructor(locale: string, names: readonly string[], ids: readonly string[], options: Intl.CollatorOptions = {}) {
    this.#compare = new Intl.Collator(locale, options).compare;
    this.#names = names;
    this.#ids = ids;
  }

  /** The place of each in the order. */
  ranks(): Uint32Array {
    const [known, size] = [this.#order.length, this.#names.length];
    if (known === size) return this.#ranks;
    for (let at = known; at < size; at += 1) {
      if (size - known > fewNew) this.#order.push(at);
      else this.#order.splice(this.#behind(this.#names[at]!, this.#ids[at]!), 0, at);
    }
    if (size - known > fewNew) this.#order.sort((a, b) => this.#between(this.#names[a]!, this.#ids[a]!, b));
    if (this.#ranks.length < size) this.#ranks = new Uint32Array(size * 2);
    this.#order.forEach((at, rank) => (this.#ranks[at] = rank));
    return this.#ranks;
  }

  /** The place behind a name, whether somebody still has it or not. */
  place(name: string, id: string): Place {
    this.ranks();
    return { value: this.#behind(name, id) - 0.5, id };
  }

  /** How many are at this name or before it. */
  #behind(name: string, id: string): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#between(name, id, this.#order[middle]!) < 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #between(name: string, id: string, other: number): number {
    const order = this.#compare(name, this.#names[other]!);
    return order !== 0 ? order : id < this.#ids[other]! ? -1 : id > this.#ids[other]! ? 1 : 0;
  }
}
