import { assignFrom, type Assignment, type Known } from './assignment.ts';
import { Candidates, type Arcs } from './candidates.ts';
import { worthOfNoMatchAtMost, type AssignmentProblem } from './problem.ts';
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

type Prices = Pick<Assignment, 'rowDual' | 'columnPrice'>;

/** Pairs of a row that are solved first: its best, and some from all over, since many rows can have the same best. */
const best = 10;
const spread = 10;
/** Pairs that a row gets more in a round, at most. */
const more = 10;

/**
 * The exact assignment over all pairs, by column generation (Gilmore & Gomory 1961): solves over some pairs of each row,
 * weighs every pair at the prices found, takes in those that would be worth more, and goes on from there, until there is
 * none. Throws RangeError as `assign` does.
 */
export function assignAllPairs(problem: AllPairsProblem): AllPairsAssignment {
  const noMatch = worthOfNoMatchAtMost(problem);
  const candidates = new Candidates(problem.rowSeats.length, best + spread);
  const solve = (known?: Known): Assignment => assignFrom({ ...problem, ...candidates.arcs() }, noMatch, known);
  offerFirst(problem, candidates);
  candidates.takeIn();
  let solved = solve();
  for (let rounds = 2; ; rounds++) {
    const prices = offerMissed(problem, candidates, solved, noMatch);
    if (candidates.waiting === 0) {
      const { arcs, matched, total, gap } = solved;
      return { ...pairsOf(candidates.arcs(), arcs), matched, total, gap, ...prices, noMatch, rounds };
    }
    solved = solve({ arcs: candidates.takeIn(solved.arcs), columnPrice: solved.columnPrice });
  }
}

function offerFirst({ rowSeats, columnSeats, weigh }: AllPairsProblem, candidates: Candidates): void {
  const open = Int32Array.from(columnSeats.keys()).filter((column) => columnSeats[column] !== 0);
  const weights = new Int16Array(columnSeats.length);
  const shortlist = new Shortlist(best, -1);
  for (let row = 0; row < rowSeats.length; row++) {
    if (rowSeats[row] === 0) continue;
    const offer = (column: number): void => {
      if (weights[column]! < 0) return;
      candidates.offer(row, column, weights[column]!);
      weights[column] = -1; // it is offered once
    };
    weigh(row, weights);
    for (let at = 0; at < open.length; at++) if (weights[open[at]!]! > shortlist.least) shortlist.offer(open[at]!, weights[open[at]!]!);
    shortlist.empty(offer);
    // Multiples of the golden section lie evenly; each row goes on where the one before stopped.
    for (let step = 0; step < spread && open.length > 0; step++) offer(open[Math.floor((((row * spread + step) * 0.6180339887498949) % 1) * open.length)]!);
  }
}

/**
 * Offers of each row the pairs that would be worth most more than their price. Returns the prices with those of rows and columns without
 * seats, which have no candidates: what a first seat would be worth to them.
 */
function offerMissed({ rowSeats, columnSeats, weigh }: AllPairsProblem, candidates: Candidates, solved: Prices, noMatch: number): Prices {
  const rowDual = solved.rowDual.slice();
  const columnPrice = solved.columnPrice.slice();
  const asked = columnPrice.map((price, column) => (columnSeats[column] === 0 ? Infinity : price));
  const closed = Int32Array.from(columnSeats.keys()).filter((column) => columnSeats[column] === 0);
  const weights = new Int16Array(columnSeats.length);
  const shortlist = new Shortlist(more, 0);
  const { rowStart, column: candidate } = candidates.arcs();
  for (let row = 0; row < rowSeats.length; row++) {
    weigh(row, weights);
    if (rowSeats[row] === 0) rowDual[row] = highestNet(weights, asked, noMatch);
    const dual = rowDual[row]!;
    for (let at = 0; at < closed.length; at++) {
      const column = closed[at]!;
      if (weights[column]! >= 0) columnPrice[column] = Math.max(columnPrice[column]!, weights[column]! - dual);
    }
    if (rowSeats[row] === 0) continue;
    for (let arc = rowStart[row]!, end = rowStart[row + 1]!; arc < end; arc++) weights[candidate[arc]!] = -1;
    for (let column = 0; column < weights.length; column++) {
      const excess = weights[column]! - dual - asked[column]!;
      if (excess > shortlist.least && weights[column]! >= 0) shortlist.offer(column, excess);
    }
    shortlist.empty((column) => candidates.offer(row, column, weights[column]!));
  }
  return { rowDual, columnPrice };
}

function highestNet(weights: Int16Array, price: Float64Array, noMatch: number): number {
  let highest = noMatch;
  for (let column = 0; column < weights.length; column++) if (weights[column]! >= 0) highest = Math.max(highest, weights[column]! - price[column]!);
  return highest;
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
