import type { AssignmentProblem } from './problem.ts';

/**
 * Deferred acceptance, mentees asking (Gale & Shapley 1962; with places, Roth 1984): both sides rank by the weight of
 * their arc, of equal ones the first mentor, and the first mentee. Stable: no two who are not matched would both rather
 * have each other. Returns the chosen arcs, ascending.
 */
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
