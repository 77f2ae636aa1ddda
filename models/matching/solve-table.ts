import { assignAllPairs } from './all-pairs.ts';
import { assign } from './assignment.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { arcsOf, at, besideLocked, type Cell, type PairTable } from './pair-table.ts';
import { worthOfNoMatch, type AssignmentProblem } from './problem.ts';

/**
 * What a run is after. `coverage`: most pairs, and of those the highest total; `total`: the highest total; `lowest`: most
 * pairs, of those the highest lowest worth, of those the highest total; `stable`: nobody has a better partner who would
 * come along.
 */
export type Objective = 'coverage' | 'total' | 'lowest' | 'stable';

export interface TableSolution {
  /** The pairs by row and column, the locked ones among them. */
  readonly pairs: readonly Cell[];
  readonly total: number;
  /** What every pair that is not locked had to be worth: more than 0 only for `lowest`. */
  readonly floor: number;
  /** The prices that prove it (assignment.ts), of what the locked pairs leave over; none for `stable`, which is after something else. */
  readonly proof: Proof | null;
}

export interface Proof {
  readonly rowDual: Float64Array;
  readonly columnPrice: Float64Array;
  /** What a seat counts that stays free (problem.ts). */
  readonly noMatch: number;
  /** 0: proved to be the best there is. */
  readonly gap: number;
}

/** Of more pairs than that, column generation is quicker than the solver alone, and needs less memory. */
const mostArcs = 100_000;

/** Solves a table. The locked pairs stand, whatever bars them; they have to fit into the seats (see `contradictionsIn`). */
export function solveTable(table: PairTable, objective: Objective, locked: readonly Cell[] = []): TableSolution {
  const { pairs, floor, proof } = besideLocked(table, locked, (free) => solveFree(free, objective));
  const all = [...locked, ...pairs].sort((one, other) => one.row - other.row || one.column - other.column);
  return { pairs: all, total: all.reduce((sum, cell) => sum + table.worth[at(table, cell)]!, 0), floor, proof };
}

type FreeSolution = Omit<TableSolution, 'total'>;

function solveFree(table: PairTable, objective: Objective): FreeSolution {
  if (objective === 'lowest') return raiseLowest(table);
  if (objective !== 'stable') return best(table, objective, 0);
  const arcs = arcsOf(table);
  const chosen = deferredAcceptance({ ...table, ...arcs, objective: 'coverage' });
  return { pairs: pairsOf(arcs, chosen), floor: 0, proof: null };
}

function best(table: PairTable, objective: 'coverage' | 'total', floor: number): FreeSolution {
  const { rowSeats, columnSeats, worth, barred } = table;
  const columns = columnSeats.length;
  if (worth.length > mostArcs) {
    const { row, column, rowDual, columnPrice, gap, noMatch } = assignAllPairs({
      rowSeats, columnSeats, objective,
      weigh(of, weights) {
        for (let one = 0, cell = of * columns; one < columns; one++, cell++) weights[one] = barred[cell] === 0 && worth[cell]! >= floor ? worth[cell]! : -1;
      },
    });
    return { pairs: Array.from(row, (one, pair) => ({ row: one, column: column[pair]! })), floor, proof: { rowDual, columnPrice, gap, noMatch } };
  }
  const arcs = arcsOf(table, floor);
  const problem = { rowSeats, columnSeats, ...arcs, objective };
  const { arcs: chosen, rowDual, columnPrice, gap } = assign(problem);
  return { pairs: pairsOf(arcs, chosen), floor, proof: { rowDual, columnPrice, gap, noMatch: worthOfNoMatch(problem) } };
}

/** As many pairs as can be, none of them worth less than needs be: the floor is found by halving, the rest is coverage above it. */
function raiseLowest(table: PairTable): FreeSolution {
  const most = mostPairs(table, 0);
  let low = 0; // can be had
  let high = 1001; // cannot
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (mostPairs(table, middle) < most) high = middle;
    else low = middle;
  }
  return best(table, 'coverage', most === 0 ? 0 : low);
}

/** How many pairs can be made above a floor; quicker than the best of them. */
function mostPairs(table: PairTable, floor: number): number {
  const arcs = arcsOf(table, floor);
  return assign({ rowSeats: table.rowSeats, columnSeats: table.columnSeats, ...arcs, weight: new Int32Array(arcs.column.length), objective: 'coverage' }).matched;
}

function pairsOf({ rowStart, column }: Pick<AssignmentProblem, 'rowStart' | 'column'>, chosen: Int32Array): Cell[] {
  let row = 0;
  return Array.from(chosen, (arc) => {
    while (rowStart[row + 1]! <= arc) row++;
    return { row, column: column[arc]! };
  });
}
