import type { AssignmentProblem } from './problem.ts';

/** Everybody with everybody: what each pair is worth, and which rules bar it. Mentees are rows, mentors are columns. */
export interface PairTable {
  /** Matches that a mentee may still get. */
  readonly rowSeats: Int32Array;
  /** Places that a mentor still has. */
  readonly columnSeats: Int32Array;
  /** By row * columns + column: 0 to 1000. */
  readonly worth: Int16Array;
  /** Likewise: the rules that bar the pair, a bit each; 0: the two may be matched. What a bit means is the caller's. */
  readonly barred: Uint16Array;
}

/** A mentee and a mentor, by their places in the table. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Which pairs of a table may be made: those that are worth as much, and that no rule bars beside those that are lifted for now. */
export interface Which {
  readonly floor: number;
  /** Rules that are given up, a bit each. */
  readonly lifted?: number;
}

/** The bit of pairs that are settled already; no rule of a caller may use it. */
export const settledBit = 1 << 15;

export function at({ columnSeats }: Pick<PairTable, 'columnSeats'>, { row, column }: Cell): number {
  return row * columnSeats.length + column;
}

/**
 * Works on the same while the locked pairs are settled in the table itself, and takes that back: a copy of what bars 20 million pairs
 * would be 40 MB for one lock.
 */
export function besideLocked<T>(table: PairTable, locked: readonly Cell[], work: (free: PairTable) => T): T {
  if (locked.length === 0) return work(table);
  const { barred } = table;
  const before = locked.map((cell) => barred[at(table, cell)]!);
  for (const cell of locked) barred[at(table, cell)]! |= settledBit;
  try {
    return work({ ...table, ...seatsBeside(table, locked) });
  } finally {
    for (const [lock, cell] of locked.entries()) barred[at(table, cell)] = before[lock]!;
  }
}

/** The seats that locked pairs leave over. */
export function seatsBeside(table: PairTable, locked: readonly Cell[]): Pick<PairTable, 'rowSeats' | 'columnSeats'> {
  const [rowSeats, columnSeats] = [table.rowSeats.slice(), table.columnSeats.slice()];
  for (const { row, column } of locked) {
    rowSeats[row]!--;
    columnSeats[column]!--;
  }
  return { rowSeats, columnSeats };
}

/** Pairs without the locked ones. */
export function without(pairs: readonly Cell[], locked: readonly Cell[]): Cell[] {
  const columnsOf = Map.groupBy(locked, ({ row }) => row);
  return pairs.filter((cell) => columnsOf.get(cell.row)?.some(({ column }) => column === cell.column) !== true);
}

/** The pairs that may be, as the solver takes them. */
export function arcsOf({ rowSeats, columnSeats, worth, barred }: PairTable, { floor, lifted = 0 }: Which): Pick<AssignmentProblem, 'rowStart' | 'column' | 'weight'> {
  const columns = columnSeats.length;
  const isOpen = (cell: number): boolean => (barred[cell]! & ~lifted) === 0 && worth[cell]! >= floor;
  const rowStart = new Int32Array(rowSeats.length + 1);
  let count = 0;
  for (let row = 0; row < rowSeats.length; row++) {
    for (let cell = row * columns, end = cell + columns; cell < end; cell++) if (isOpen(cell)) count++;
    rowStart[row + 1] = count;
  }
  const column = new Int32Array(count);
  const weight = new Int32Array(count);
  for (let row = 0, arc = 0; row < rowSeats.length; row++) {
    for (let one = 0, cell = row * columns; one < columns; one++, cell++) {
      if (!isOpen(cell)) continue;
      column[arc] = one;
      weight[arc++] = worth[cell]!;
    }
  }
  return { rowStart, column, weight };
}
