import type { Cell, PairTable } from './pair-table.ts';
import { Shortlist } from './shortlist.ts';

/** Wishes that a row knows at once; the next ones are looked up when it has asked them all. */
const mostKnown = 16;

/**
 * Deferred acceptance, mentees asking (Gale & Shapley 1962; with places, Roth 1984): both sides rank by what the pair is worth, of
 * equal ones the first mentor, and the first mentee. Stable: no two who are not matched would both rather have each other.
 * Of each mentee a few wishes are known at a time: 20 million pairs in order would take 320 MB.
 */
export function stablePairs(table: PairTable, lifted = 0): Cell[] {
  const { rowSeats, columnSeats, worth } = table;
  const columns = columnSeats.length;
  const wishes = new Wishes(table, lifted);
  const held = Array.from(columnSeats, (): number[] => []);
  const asking: number[] = [];
  for (let row = rowSeats.length - 1; row >= 0; row--) for (let seat = Math.min(rowSeats[row]!, columns); seat > 0; seat--) asking.push(row);

  for (let row = asking.pop(); row !== undefined; row = asking.pop()) {
    const column = wishes.next(row);
    if (column === -1) continue;
    const holders = held[column]!;
    holders.push(row);
    if (holders.length <= columnSeats[column]!) continue;
    let weakest = 0;
    for (let one = 1; one < holders.length; one++) {
      const lighter = worth[holders[one]! * columns + column]! - worth[holders[weakest]! * columns + column]!;
      if (lighter < 0 || (lighter === 0 && holders[one]! > holders[weakest]!)) weakest = one;
    }
    asking.push(holders[weakest]!);
    holders.splice(weakest, 1);
  }
  return held.flatMap((holders, column) => holders.map((row): Cell => ({ row, column })));
}

/** The columns that each row may have, one after the other, the one first that is worth most. */
class Wishes {
  readonly #table: PairTable;
  readonly #heeded: number;
  readonly #known: Int32Array;
  readonly #count: Uint8Array;
  readonly #told: Uint8Array;
  readonly #shortlist = new Shortlist(mostKnown, -1);

  constructor(table: PairTable, lifted: number) {
    const rows = table.rowSeats.length;
    this.#table = table;
    this.#heeded = ~lifted;
    this.#known = new Int32Array(rows * mostKnown).fill(-1);
    this.#count = new Uint8Array(rows).fill(mostKnown);
    this.#told = new Uint8Array(rows).fill(mostKnown);
  }

  /** The next one of a row; -1 after its last. */
  next(row: number): number {
    if (this.#told[row] === this.#count[row]) {
      if (this.#count[row]! < mostKnown) return -1;
      this.#lookUp(row);
      if (this.#count[row] === 0) return -1;
    }
    return this.#known[row * mostKnown + this.#told[row]!++]!;
  }

  /** Those that come after the last one that is known. */
  #lookUp(row: number): void {
    const { columnSeats, worth, barred } = this.#table;
    const first = row * mostKnown;
    const start = row * columnSeats.length;
    const last = this.#known[first + mostKnown - 1]!;
    const lastWorth = last === -1 ? Infinity : worth[start + last]!;
    for (let column = 0, cell = start; column < columnSeats.length; column++, cell++) {
      const value = worth[cell]!;
      if (value <= this.#shortlist.least || value > lastWorth || (value === lastWorth && column <= last)) continue;
      if ((barred[cell]! & this.#heeded) === 0 && columnSeats[column]! > 0) this.#shortlist.offer(column, value);
    }
    let count = 0;
    this.#shortlist.empty((column) => (this.#known[first + count++] = column));
    this.#count[row] = count;
    this.#told[row] = 0;
  }
}
