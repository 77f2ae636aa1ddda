import { NodeHeap } from './heap.ts';
import { seatsBeside, without, type Cell, type PairTable } from './pair-table.ts';
import type { Proof, TableSolution } from './solve-table.ts';

/** What a change would come to for everybody, when all others move to the best that is left: how many matches and points more, or less. */
export interface Change {
  readonly matches: number;
  readonly points: number;
}

/**
 * What the best answer would lose or gain by a change, without solving again: the cheapest way round in the network of
 * possible exchanges, whose lengths the prices make non-negative (Ahuja, Magnanti & Orlin 1993, chapter 9). Nodes are the
 * columns, then the rows, then `outside`, where seats and places end that are free. Of two equally good ways any may be
 * taken, and under `coverage` they never differ in matches.
 */
export class Exchanges {
  readonly #table: PairTable;
  readonly #floor: number;
  readonly #noMatch: number;
  readonly #dual: Float64Array;
  readonly #price: Float64Array;
  readonly #heldByRow: readonly number[][];
  readonly #heldByColumn: readonly number[][];
  /** The locked pairs, which nobody exchanges. */
  readonly #lockedByRow: ReadonlyMap<number, readonly number[]>;
  readonly #lockedByColumn: ReadonlyMap<number, readonly number[]>;
  readonly #outside: number;

  constructor(table: PairTable, { pairs, floor }: Pick<TableSolution, 'pairs' | 'floor'>, { rowDual, columnPrice, noMatch }: Proof, locked: readonly Cell[]) {
    this.#table = locked.length === 0 ? table : { ...table, ...seatsBeside(table, locked) };
    this.#floor = floor;
    this.#noMatch = noMatch;
    this.#price = columnPrice;
    const { rowSeats, columnSeats } = this.#table;
    const byRow = Array.from(rowSeats, (): number[] => []);
    const byColumn = Array.from(columnSeats, (): number[] => []);
    for (const cell of without(pairs, locked)) {
      byRow[cell.row]!.push(cell.column);
      byColumn[cell.column]!.push(cell.row);
    }
    this.#lockedByRow = partnersOf(locked, ({ row }) => row, ({ column }) => column);
    this.#lockedByColumn = partnersOf(locked, ({ column }) => column, ({ row }) => row);
    this.#heldByRow = byRow;
    this.#heldByColumn = byColumn;
    // A row that has all its arcs and a seat over is worth no match more: nothing is left that it could have.
    this.#dual = rowDual.map((dual, row) => (byRow[row]!.length < rowSeats[row]! ? noMatch : dual));
    this.#outside = columnSeats.length + rowSeats.length;
  }

  /**
   * What it would cost to match a row with each column, also with one that a rule bars: null where a lock or a missing
   * place is in the way, and nothing for the pairs it has.
   */
  costsOf(row: number): (Change | null)[] {
    const { columnSeats, worth } = this.#table;
    const columns = columnSeats.length;
    const { distance, matches } = this.#search(columns + row, -1);
    const kept = this.#keptByRow(row);
    return Array.from(columnSeats, (seats, column) => {
      const cell = row * columns + column;
      if (kept.includes(column)) return { matches: 0, points: 0 };
      if (seats === 0 || this.#table.rowSeats[row] === 0 || distance[column] === Infinity) return null;
      // The whole way round: the new pair, and from its column back to the row.
      const gain = worth[cell]! - this.#dual[row]! - this.#price[column]! - distance[column]!;
      return this.#change(gain, matches[column]!);
    });
  }

  /** What one place more of each column would give. */
  gainsOfPlaces(): Change[] {
    const { distance, matches } = this.#search(this.#outside, 1);
    return Array.from(this.#price, (price, column) => {
      const gain = price - distance[column]!;
      return gain > 0 ? this.#change(gain, matches[column]!) : { matches: 0, points: 0 };
    });
  }

  /** A gain in the solver's own measure, told as matches and points. */
  #change(gain: number, matches: number): Change {
    return { matches, points: Math.round(gain + matches * this.#noMatch) };
  }

  /** How near each column is to a node: along the exchanges (1) from it, or against them (-1) to it; and how many matches more the way makes. */
  #search(from: number, direction: 1 | -1): { distance: Float64Array; matches: Int8Array } {
    const nodes = this.#outside + 1;
    const heap = new NodeHeap(nodes);
    const reached = new Uint8Array(nodes);
    const matches = new Int8Array(nodes);
    heap.distance.fill(Infinity);
    heap.put(from, 0);
    reached[from] = 1;
    while (heap.size > 0) {
      const node = heap.pop();
      const distance = heap.distance[node]!;
      const made = matches[node]!;
      reached[node] = 2;
      this.#steps(node, direction, (to, length, more) => {
        if (reached[to] === 2 || heap.distance[to]! <= distance + length) return;
        reached[to] = 1;
        matches[to] = made + more;
        heap.put(to, distance + length);
      });
    }
    return { distance: heap.distance, matches };
  }

  #steps(node: number, direction: 1 | -1, step: (to: number, length: number, matches: number) => void): void {
    const columns = this.#price.length;
    if (node === this.#outside) this.#fromOutside(direction, step);
    else if (node >= columns) this.#fromRow(node - columns, direction, step);
    else this.#fromColumn(node, direction, step);
  }

  /** A row would rather have a column (along), or takes back what it holds (against); or it goes without, or comes in. */
  #fromRow(row: number, direction: 1 | -1, step: (to: number, length: number, matches: number) => void): void {
    const { rowSeats, columnSeats, worth } = this.#table;
    const columns = columnSeats.length;
    const held = this.#heldByRow[row]!;
    const dual = this.#dual[row]!;
    if (direction === -1) {
      for (const column of held) step(column, worth[row * columns + column]! - dual - this.#price[column]!, 0);
      if (held.length < rowSeats[row]!) step(this.#outside, 0, 1);
      return;
    }
    const kept = this.#keptByRow(row);
    for (let column = 0, cell = row * columns; column < columns; column++, cell++) {
      if (this.#isOpen(cell) && !kept.includes(column)) step(column, dual + this.#price[column]! - worth[cell]!, 0);
    }
    if (held.length > 0) step(this.#outside, dual - this.#noMatch, -1);
  }

  #fromColumn(column: number, direction: 1 | -1, step: (to: number, length: number, matches: number) => void): void {
    const { rowSeats, columnSeats, worth } = this.#table;
    const columns = columnSeats.length;
    const held = this.#heldByColumn[column]!;
    const price = this.#price[column]!;
    if (direction === 1) {
      for (const row of held) step(columns + row, worth[row * columns + column]! - this.#dual[row]! - price, 0);
      if (held.length < columnSeats[column]!) step(this.#outside, 0, 0);
      return;
    }
    const kept = this.#keptByColumn(column);
    for (let row = 0, cell = column; row < rowSeats.length; row++, cell += columns) {
      if (this.#isOpen(cell) && !kept.includes(row)) step(columns + row, this.#dual[row]! + price - worth[cell]!, 0);
    }
    if (held.length > 0) step(this.#outside, price, 0);
  }

  #fromOutside(direction: 1 | -1, step: (to: number, length: number, matches: number) => void): void {
    const { rowSeats, columnSeats } = this.#table;
    const columns = columnSeats.length;
    for (let column = 0; column < columns; column++) {
      const taken = this.#heldByColumn[column]!.length;
      if (direction === 1 ? taken > 0 : taken < columnSeats[column]!) step(column, direction === 1 ? this.#price[column]! : 0, 0);
    }
    for (let row = 0; row < rowSeats.length; row++) {
      const given = this.#heldByRow[row]!.length;
      if (direction === 1 && given < rowSeats[row]!) step(columns + row, 0, 1);
      if (direction === -1 && given > 0) step(columns + row, this.#dual[row]! - this.#noMatch, -1);
    }
  }

  /** Whom a row has, locked or not: no pair to be made. */
  #keptByRow(row: number): readonly number[] {
    const locked = this.#lockedByRow.get(row);
    return locked === undefined ? this.#heldByRow[row]! : [...this.#heldByRow[row]!, ...locked];
  }

  #keptByColumn(column: number): readonly number[] {
    const locked = this.#lockedByColumn.get(column);
    return locked === undefined ? this.#heldByColumn[column]! : [...this.#heldByColumn[column]!, ...locked];
  }

  #isOpen(cell: number): boolean {
    return this.#table.barred[cell] === 0 && this.#table.worth[cell]! >= this.#floor;
  }
}

function partnersOf(locked: readonly Cell[], of: (cell: Cell) => number, partner: (cell: Cell) => number): ReadonlyMap<number, readonly number[]> {
  return new Map([...Map.groupBy(locked, of)].map(([one, cells]) => [one, cells.map(partner)]));
}
