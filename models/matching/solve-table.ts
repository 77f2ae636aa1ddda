import { assignAllPairs, type AllPairsProblem } from './all-pairs.ts';
import { assign } from './assignment.ts';
import { stablePairs } from './deferred-acceptance.ts';
import { mostPairs } from './most-pairs.ts';
import { arcsOf, at, besideLocked, type Cell, type PairTable, type Which } from './pair-table.ts';
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

/**
 * Solves a table. The locked pairs stand, whatever bars them; they have to fit into the seats (see `contradictionsIn`).
 *
 * @param lifted rules that are given up for this answer, a bit each
 */
export function solveTable(table: PairTable, objective: Objective, locked: readonly Cell[] = [], lifted = 0): TableSolution {
  const { pairs, floor, proof } = besideLocked(table, locked, (free) => solveFree(free, objective, lifted));
  const all = [...locked, ...pairs].sort((one, other) => one.row - other.row || one.column - other.column);
  return { pairs: all, total: all.reduce((sum, cell) => sum + table.worth[at(table, cell)]!, 0), floor, proof };
}

type FreeSolution = Omit<TableSolution, 'total'>;

function solveFree(table: PairTable, objective: Objective, lifted: number): FreeSolution {
  if (objective === 'stable') return { pairs: stablePairs(table, lifted), floor: 0, proof: null };
  if (objective === 'lowest') return best(table, 'coverage', { floor: highestFloor(table, lifted), lifted });
  return best(table, objective, { floor: 0, lifted });
}

function best(table: PairTable, objective: 'coverage' | 'total', which: Which): FreeSolution {
  const { rowSeats, columnSeats, worth } = table;
  const { floor } = which;
  if (worth.length > mostArcs) {
    const { row, column, rowDual, columnPrice, gap, noMatch } = assignAllPairs({ rowSeats, columnSeats, objective, weigh: weigherOf(table, which) });
    return { pairs: Array.from(row, (one, pair) => ({ row: one, column: column[pair]! })), floor, proof: { rowDual, columnPrice, gap, noMatch } };
  }
  const arcs = arcsOf(table, which);
  const problem = { rowSeats, columnSeats, ...arcs, objective };
  const { arcs: chosen, rowDual, columnPrice, gap } = assign(problem);
  return { pairs: pairsOf(arcs, chosen), floor, proof: { rowDual, columnPrice, gap, noMatch: worthOfNoMatch(problem) } };
}

function weigherOf({ columnSeats, worth, barred }: PairTable, { floor, lifted = 0 }: Which): AllPairsProblem['weigh'] {
  const columns = columnSeats.length;
  const heeded = ~lifted;
  return (row, weights) => {
    for (let column = 0, cell = row * columns; column < columns; column++, cell++) {
      // No branch: whom rules bar follows no pattern, and a processor that guesses wrong each second time takes three times as long.
      const shut = (-(barred[cell]! & heeded) | (worth[cell]! - floor)) >> 31; // -1 or 0
      weights[column] = worth[cell]! | shut;
    }
  };
}

/** The highest floor above which as many pairs can be made as without one, found by halving; 0 where there are none. */
function highestFloor(table: PairTable, lifted: number): number {
  let pairs = mostPairs(table, { floor: 0, lifted });
  const most = pairs.length;
  if (most === 0) return 0;
  let low = 0; // can be had
  let high = 1001; // cannot
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const above = mostPairs(table, { floor: middle, lifted }, pairs, most);
    if (above.length < most) high = middle;
    else [low, pairs] = [middle, above];
  }
  return low;
}

function pairsOf({ rowStart, column }: Pick<AssignmentProblem, 'rowStart' | 'column'>, chosen: Int32Array): Cell[] {
  let row = 0;
  return Array.from(chosen, (arc) => {
    while (rowStart[row + 1]! <= arc) row++;
    return { row, column: column[arc]! };
  });
}
