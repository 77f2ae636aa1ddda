import { at, besideLocked, without, type Cell, type PairTable } from './pair-table.ts';

/** What an answer is like, so that answers with different objectives can be compared. */
export interface TradeOff {
  readonly matched: number;
  /** Mentees who could have a match and have none. */
  readonly unmatched: number;
  readonly total: number;
  /** The lowest worth of a pair; null where there is none. */
  readonly lowest: number | null;
  /** Pairs whose mentee is worth most with this mentor, second or third, or less, of all mentors whom they may have. */
  readonly ranks: { readonly first: number; readonly upToThird: number; readonly later: number };
  /** Two who are not matched and would both rather have each other; locked pairs hold. */
  readonly blocking: number;
}

export function tradeOffOf(table: PairTable, pairs: readonly Cell[], locked: readonly Cell[]): TradeOff {
  const given = new Int32Array(table.rowSeats.length);
  let total = 0;
  let lowest: number | null = null;
  const ranks = { first: 0, upToThird: 0, later: 0 };
  for (const cell of pairs) {
    given[cell.row]!++;
    const worth = table.worth[at(table, cell)]!;
    total += worth;
    lowest = lowest === null ? worth : Math.min(lowest, worth);
    const rank = rankOf(table, cell);
    ranks[rank === 1 ? 'first' : rank <= 3 ? 'upToThird' : 'later']++;
  }
  const unmatched = given.reduce((sum, one, row) => sum + (one === 0 && table.rowSeats[row]! > 0 ? 1 : 0), 0);
  return { matched: pairs.length, unmatched, total, lowest, ranks, blocking: besideLocked(table, locked, (free) => blockingPairs(free, without(pairs, locked))) };
}

/** The place of a pair among all that its mentee may have, by worth: 1 is the best; equal ones share a place. */
export function rankOf(table: PairTable, cell: Cell): number {
  const start = cell.row * table.columnSeats.length;
  const worth = table.worth[at(table, cell)]!;
  let rank = 1;
  for (let one = start, end = start + table.columnSeats.length; one < end; one++) if (table.barred[one] === 0 && table.worth[one]! > worth) rank++;
  return rank;
}

function blockingPairs(table: PairTable, pairs: readonly Cell[]): number {
  const { rowSeats, columnSeats, worth, barred } = table;
  const made = new Set(pairs.map((cell) => at(table, cell)));
  const rowLeast = leastHeld(rowSeats, pairs.map((cell) => [cell.row, worth[at(table, cell)]!]));
  const columnLeast = leastHeld(columnSeats, pairs.map((cell) => [cell.column, worth[at(table, cell)]!]));
  let blocking = 0;
  for (let row = 0, cell = 0; row < rowSeats.length; row++) {
    for (let column = 0; column < columnSeats.length; column++, cell++) {
      if (barred[cell] === 0 && worth[cell]! > rowLeast[row]! && worth[cell]! > columnLeast[column]! && !made.has(cell)) blocking++;
    }
  }
  return blocking;
}

/** What somebody's worst match is worth; -1 while they have a seat free, and above everything where they have none at all. */
function leastHeld(seats: Int32Array, held: readonly (readonly [who: number, worth: number])[]): Int16Array {
  const least = Int16Array.from(seats, (count) => (count > 0 ? -1 : 1001));
  const given = new Int32Array(seats.length);
  const worst = new Int16Array(seats.length).fill(1001);
  for (const [who, worth] of held) {
    worst[who] = Math.min(worst[who]!, worth);
    if (++given[who]! === seats[who]) least[who] = worst[who]!;
  }
  return least;
}
