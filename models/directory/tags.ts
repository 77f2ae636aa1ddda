import { addAll, clearBit, count, countBoth, grown, hasBit, noBits, setBit, takeAway, type Bits } from './bits.ts';
import { longer } from './longer.ts';

/**
 * What mentors have several of, as topics: for each one the set of who has it, to filter by, and for each mentor the list
 * of theirs, to count by. Counting runs through the lists of those who fit, or of those who do not, whoever are fewer; many sets would be longer.
 */
export class Tags<K extends string> {
  readonly #numbers = new Map<K, number>();
  readonly #sets: Bits[] = [];
  /** How many of those who are here have each. */
  readonly #totals: number[] = [];
  /** Who was added and not crossed out. */
  #here: Bits = noBits(0);
  /** Lists of all mentors, one after the other; a mentor's begins here and ends where the next one's begins. */
  #lists = new Uint16Array(1_024);
  #starts = new Uint32Array(1);
  #size = 0;
  #room = 0;
  /** As it was when somebody last looked, until somebody is added. */
  #byFrequency: readonly { key: K; set: Bits; count: number }[] | undefined;

  /** Of the next mentor. */
  add(keys: readonly K[]): void {
    const at = this.#size;
    if (at === this.#room) this.#makeRoom(Math.max(1_024, 2 * at));
    let end = this.#starts[at]!;
    if (end + keys.length > this.#lists.length) this.#lists = longer(this.#lists, 2 * (end + keys.length));
    for (const key of new Set(keys)) {
      const number = this.#numberOf(key);
      setBit(this.#sets[number]!, at);
      this.#totals[number]! += 1;
      this.#lists[end++] = number;
    }
    setBit(this.#here, at);
    this.#starts[at + 1] = end;
    this.#size = at + 1;
    this.#byFrequency = undefined;
  }

  /** Crosses somebody out: nobody counts them from here on. */
  remove(at: number): void {
    if (!hasBit(this.#here, at)) return;
    clearBit(this.#here, at);
    for (let place = this.#starts[at]!; place < this.#starts[at + 1]!; place += 1) this.#totals[this.#lists[place]!]! -= 1;
  }

  /** Adds who has this one. */
  find(key: K, into: Bits): void {
    const number = this.#numbers.get(key);
    if (number !== undefined) addAll(into, this.#sets[number]!);
  }

  /** How many of these have each. @param of none but those who are here */
  counts(of: Bits): Map<K, number> {
    const others = this.#here.slice();
    takeAway(others, of);
    const isMost = count(of) > count(others);
    const counted = this.#counted(isMost ? others : of);
    return new Map([...this.#numbers].map(([key, number]) => [key, isMost ? this.#totals[number]! - counted[number]! : counted[number]!]));
  }

  #counted(of: Bits): Uint32Array {
    const counts = new Uint32Array(this.#sets.length);
    const [lists, starts] = [this.#lists, this.#starts];
    for (let word = 0; word < of.length; word += 1) {
      // As in eachBit; a call for each of a hundred thousand would be most of the work.
      for (let rest = of[word]!; rest !== 0; rest &= rest - 1) {
        const at = (word << 5) + 31 - Math.clz32(rest & -rest);
        const end = starts[at + 1]!;
        for (let place = starts[at]!; place < end; place += 1) counts[lists[place]!]! += 1;
      }
    }
    return counts;
  }

  /** Those that anybody of these has, the most frequent among those who could be found first, then by name. */
  present(of: Bits): K[] {
    this.#byFrequency ??= [...this.#numbers].map(([key, number]) => ({ key, set: this.#sets[number]!, count: countBoth(this.#sets[number]!, of) })).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
    return this.#byFrequency.filter(({ set }) => set.some((bits, word) => (bits & of[word]!) !== 0)).map(({ key }) => key);
  }

  #numberOf(key: K): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sets.push(noBits(this.#room)) - 1;
    this.#totals.push(0);
    this.#numbers.set(key, number);
    return number;
  }

  #makeRoom(room: number): void {
    this.#room = room;
    this.#here = grown(this.#here, room);
    this.#sets.forEach((set, number) => (this.#sets[number] = grown(set, room)));
    this.#starts = longer(this.#starts, room + 1);
  }
}
