import { assign, type Assignment } from './assignment.ts';
import { worthOfNoMatch, type AssignmentProblem } from './problem.ts';
import { Shortlist } from './shortlist.ts';

/** Everybody with everybody: a problem with more arcs than should be kept. */
export interface AllPairsProblem extends Pick<AssignmentProblem, 'rowSeats' | 'columnSeats' | 'objective'> {
  /** Writes what each column is worth to a row: 0 to 1000, or -1 for a pair that may not be. The same at each call. */
  weigh(row: number, weights: Int16Array): void;
}

export interface AllPairsAssignment extends Omit<Assignment, 'arcs'> {
  /** The row, the column and the weight of each pair, by row. */
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly weight: Int32Array;
  /** What a seat counts that stays free (problem.ts), as the prices count it. */
  readonly noMatch: number;
  /** How often all pairs were weighed. */
  readonly rounds: number;
}

type Arcs = Pick<AssignmentProblem, 'rowStart' | 'column' | 'weight'>;
type Prices = Pick<Assignment, 'rowDual' | 'columnPrice'>;

/** Pairs of a row that are solved first: its best, and some from all over, since many rows can have the same best. */
const best = 10;
const spread = 10;
/** Pairs that a row gets more in a round, at most. */
const more = 10;

/**
 * The exact assignment over all pairs, by column generation (Gilmore & Gomory 1961): solves over some pairs of each row,
 * weighs every pair at the prices found, takes in those that would be worth more, and solves again, until there is none.
 * Throws RangeError as `assign` does.
 */
export function assignAllPairs(problem: AllPairsProblem): AllPairsAssignment {
  let arcs = firstArcs(problem);
  for (let rounds = 2; ; rounds++) {
    const { arcs: chosen, ...solved } = assign({ ...problem, ...arcs });
    const wider = withMissed(problem, arcs, solved);
    if (wider.column.length === arcs.column.length) return { ...pairsOf(arcs, chosen), ...solved, noMatch: worthOfNoMatch({ ...problem, ...arcs }), rounds };
    arcs = wider;
  }
}

function firstArcs(problem: AllPairsProblem): Arcs {
  const columns = problem.columnSeats.length;
  const nothing = { rowStart: new Int32Array(problem.rowSeats.length + 1), column: new Int32Array(0), weight: new Int32Array(0) };
  const shortlist = new Shortlist(best, -1);
  return widened(problem, nothing, best + spread, (row, weights, take) => {
    for (let column = 0; column < columns; column++) if (weights[column]! > shortlist.least) shortlist.offer(column, weights[column]!);
    shortlist.empty(take);
    // Multiples of the golden section lie evenly; each row goes on where the one before stopped.
    for (let step = 0; step < spread && columns > 0; step++) take(Math.floor((((row * spread + step) * 0.6180339887498949) % 1) * columns));
  });
}

/** The arcs, and of each row the pairs that would be worth most more than their price. */
function withMissed(problem: AllPairsProblem, arcs: Arcs, { rowDual, columnPrice }: Prices): Arcs {
  const shortlist = new Shortlist(more, 0);
  const columns = columnPrice.length;
  return widened(problem, arcs, more, (row, weights, take) => {
    const dual = rowDual[row]!;
    for (let column = 0; column < columns; column++) {
      const excess = weights[column]! - dual - columnPrice[column]!;
      if (excess > shortlist.least && weights[column]! >= 0) shortlist.offer(column, excess);
    }
    shortlist.empty(take);
  });
}

/** The arcs and more of each row: `choose` takes columns; one that is there already, or that may not be, is passed over. */
function widened(
  { rowSeats, columnSeats, weigh }: AllPairsProblem,
  arcs: Arcs,
  most: number,
  choose: (row: number, weights: Int16Array, take: (column: number) => void) => void,
): Arcs {
  const weights = new Int16Array(columnSeats.length);
  const rowStart = new Int32Array(rowSeats.length + 1);
  const column = new Int32Array(arcs.column.length + most * rowSeats.length);
  const weight = new Int32Array(column.length);
  let count = 0;
  const take = (one: number): void => {
    const worth = weights[one]!;
    if (worth < 0) return;
    weights[one] = -1;
    column[count] = one;
    weight[count++] = worth;
  };
  for (let row = 0; row < rowSeats.length; row++) {
    weigh(row, weights);
    for (let arc = arcs.rowStart[row]!, end = arcs.rowStart[row + 1]!; arc < end; arc++) take(arcs.column[arc]!);
    choose(row, weights, take);
    rowStart[row + 1] = count;
  }
  return { rowStart, column: column.slice(0, count), weight: weight.slice(0, count) };
}

function pairsOf({ rowStart, column, weight }: Arcs, chosen: Int32Array): Pick<AllPairsAssignment, 'row' | 'column' | 'weight'> {
  let row = 0;
  return {
    row: chosen.map((arc) => {
      while (rowStart[row + 1]! <= arc) row++;
      return row;
    }),
    column: chosen.map((arc) => column[arc]!),
    weight: chosen.map((arc) => weight[arc]!),
  };
}
