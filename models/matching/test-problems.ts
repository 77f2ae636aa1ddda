/** Problems for the solver's tests and benchmarks, the same for the same seed, and the slow ways to their answers. */
import type { AssignmentProblem } from './problem.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Arcs between any row and column, parallel ones too; seats and weights up to a bound. */
export function randomProblem(random: () => number, most: Record<'rows' | 'columns' | 'rowSeats' | 'columnSeats' | 'arcs' | 'weight', number>): AssignmentProblem {
  const upTo = (bound: number): number => Math.floor(random() * (bound + 1));
  const rows = Math.max(1, upTo(most.rows));
  const columns = Math.max(1, upTo(most.columns));
  const arcs = Array.from({ length: upTo(most.arcs) }, () => upTo(rows - 1)).sort((one, other) => one - other);
  const rowStart = new Int32Array(rows + 1);
  for (const row of arcs) rowStart[row + 1]!++;
  for (let row = 0; row < rows; row++) rowStart[row + 1]! += rowStart[row]!;
  return {
    rowSeats: Int32Array.from({ length: rows }, () => upTo(most.rowSeats)),
    columnSeats: Int32Array.from({ length: columns }, () => upTo(most.columnSeats)),
    rowStart,
    column: Int32Array.from(arcs, () => upTo(columns - 1)),
    weight: Int32Array.from(arcs, () => upTo(most.weight)),
    objective: random() < 0.5 ? 'coverage' : 'total',
  };
}

/** Tries every set of arcs. */
export function bestOfAll({ rowSeats, columnSeats, rowStart, column, weight, objective }: AssignmentProblem): { matched: number; total: number } {
  const rowsLeft = rowSeats.slice();
  const columnsLeft = columnSeats.slice();
  let best = { matched: 0, total: 0 };
  choose(0, 0, 0, 0);
  return best;

  function choose(row: number, arc: number, matched: number, total: number): void {
    if (row === rowSeats.length) {
      const better = objective === 'coverage' && matched !== best.matched ? matched > best.matched : total > best.total;
      if (better) best = { matched, total };
    } else if (arc === rowStart[row + 1]) choose(row + 1, arc, matched, total);
    else {
      choose(row, arc + 1, matched, total);
      const to = column[arc]!;
      if (rowsLeft[row] === 0 || columnsLeft[to] === 0) return;
      rowsLeft[row]!--;
      columnsLeft[to]!--;
      choose(row, arc + 1, matched + 1, total + weight[arc]!);
      rowsLeft[row]!++;
      columnsLeft[to]!++;
    }
  }
}

/** Deferred acceptance over arcs that are all kept and sorted: the plain way to what deferred-acceptance.ts finds in a table. Returns the chosen arcs, ascending. */
export function deferredAcceptance({ rowSeats, columnSeats, rowStart, column, weight }: AssignmentProblem): Int32Array {
  const rowOf = new Int32Array(column.length);
  for (let row = 0; row < rowSeats.length; row++) rowOf.fill(row, rowStart[row], rowStart[row + 1]);
  const wishes = wishesOf({ rowSeats, rowStart, weight });
  const next = rowStart.slice(0, rowSeats.length);
  const held = Array.from(columnSeats, (): number[] => []);
  const asking: number[] = [];
  for (let row = rowSeats.length - 1; row >= 0; row--) for (let seat = Math.min(rowSeats[row]!, rowStart[row + 1]! - rowStart[row]!); seat > 0; seat--) asking.push(row);

  for (let row = asking.pop(); row !== undefined; row = asking.pop()) {
    if (next[row] === rowStart[row + 1]) continue;
    const arc = wishes[next[row]!++]!;
    const to = column[arc]!;
    const holders = held[to]!;
    holders.push(arc);
    if (holders.length <= columnSeats[to]!) continue;
    let weakest = 0;
    for (let one = 1; one < holders.length; one++) {
      const lighter = weight[holders[one]!]! - weight[holders[weakest]!]!;
      if (lighter < 0 || (lighter === 0 && holders[one]! > holders[weakest]!)) weakest = one;
    }
    asking.push(rowOf[holders[weakest]!]!);
    holders.splice(weakest, 1);
  }
  return Int32Array.from(held.flat()).sort();
}

/** The arcs of each row, heaviest first. */
function wishesOf({ rowSeats, rowStart, weight }: Pick<AssignmentProblem, 'rowSeats' | 'rowStart' | 'weight'>): Int32Array {
  const wishes = Int32Array.from(weight, (_, arc) => arc);
  for (let row = 0; row < rowSeats.length; row++) {
    wishes.subarray(rowStart[row], rowStart[row + 1]).sort((one, other) => weight[other]! - weight[one]! || one - other);
  }
  return wishes;
}
