import { at, type Cell, type PairTable, type Which } from './pair-table.ts';

/**
 * As many pairs as can be, whatever they are worth: goes on from pairs that are known, by the shortest ways in which others make room
 * (Berge 1957). It reads the table itself, so that no arcs are built to learn a number. How many there are is exact; which of the
 * sets of as many it finds is its own affair.
 *
 * @param needed where so many cannot be had, it may give up as soon as that is certain
 */
export function mostPairs(table: PairTable, which: Which, known: readonly Cell[] = [], needed = 0): Cell[] {
  const seating = new Seating(table, which, known);
  return seating.fill(needed);
}

class Seating {
  readonly #table: PairTable;
  readonly #heeded: number;
  readonly #floor: number;
  readonly #columnsOf: readonly number[][];
  readonly #rowsOf: readonly number[][];
  /** Columns that a search may still come to: first those that this one has not reached, then those that it has. Where a search found nothing, no later one would find anything behind its columns: they are out. */
  readonly #columns: Int32Array;
  #hopeful: number;
  /** By column: the row that came to it. By row: the column that it would leave, and the search that reached it. */
  readonly #by: Int32Array;
  readonly #leaving: Int32Array;
  readonly #reached: Int32Array;
  readonly #queue: Int32Array;
  #search = 0;

  constructor(table: PairTable, { floor, lifted = 0 }: Which, known: readonly Cell[]) {
    const { rowSeats, columnSeats } = table;
    this.#table = table;
    this.#floor = floor;
    this.#heeded = ~lifted;
    this.#columnsOf = Array.from(rowSeats, (): number[] => []);
    this.#rowsOf = Array.from(columnSeats, (): number[] => []);
    for (const cell of known) if (this.#isOpen(at(table, cell))) this.#take(cell.row, cell.column);
    this.#columns = Int32Array.from(columnSeats.keys()).filter((column) => columnSeats[column]! > 0);
    this.#hopeful = this.#columns.length;
    this.#by = new Int32Array(columnSeats.length);
    this.#leaving = new Int32Array(rowSeats.length);
    this.#reached = new Int32Array(rowSeats.length);
    this.#queue = new Int32Array(rowSeats.length);
  }

  fill(needed: number): Cell[] {
    const { rowSeats } = this.#table;
    let possible = rowSeats.reduce((sum, seats) => sum + seats, 0);
    for (let row = 0; row < rowSeats.length && this.#hopeful > 0 && possible >= needed; row++) {
      const held = this.#columnsOf[row]!;
      while (held.length < rowSeats[row]! && this.#seat(row));
      possible -= rowSeats[row]! - held.length;
    }
    return this.#columnsOf.flatMap((columns, row) => columns.map((column): Cell => ({ row, column })));
  }

  /** Gives a row one column more, others moving where they have to. */
  #seat(from: number): boolean {
    const { columnSeats } = this.#table;
    const columns = this.#columns;
    let left = this.#hopeful;
    let queued = 0;
    this.#search++;
    this.#reached[from] = this.#search;
    this.#queue[queued++] = from;
    for (let next = 0; next < queued; next++) {
      const row = this.#queue[next]!;
      const held = this.#columnsOf[row]!;
      const start = row * columnSeats.length;
      for (let place = 0; place < left; place++) {
        const column = columns[place]!;
        if (!this.#isOpen(start + column) || held.includes(column)) continue;
        this.#by[column] = row;
        const holders = this.#rowsOf[column]!;
        if (holders.length < columnSeats[column]!) {
          this.#move(from, column);
          return true;
        }
        columns[place--] = columns[--left]!;
        columns[left] = column;
        for (const holder of holders) {
          if (this.#reached[holder] === this.#search) continue;
          this.#reached[holder] = this.#search;
          this.#leaving[holder] = column;
          this.#queue[queued++] = holder;
        }
      }
    }
    this.#hopeful = left;
    return false;
  }

  /** Back along the way that was found: each row takes what it came to, and leaves what the one before it came to. */
  #move(from: number, found: number): void {
    for (let column = found; ; ) {
      const row = this.#by[column]!;
      this.#take(row, column);
      if (row === from) return;
      column = this.#leaving[row]!;
      drop(this.#columnsOf[row]!, column);
      drop(this.#rowsOf[column]!, row);
    }
  }

  #take(row: number, column: number): void {
    this.#columnsOf[row]!.push(column);
    this.#rowsOf[column]!.push(row);
  }

  #isOpen(cell: number): boolean {
    return (this.#table.barred[cell]! & this.#heeded) === 0 && this.#table.worth[cell]! >= this.#floor;
  }
}

function drop(list: number[], one: number): void {
  list[list.indexOf(one)] = list.at(-1)!;
  list.pop();
}
