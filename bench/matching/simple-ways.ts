import type { AssignmentProblem } from '../../models/matching/problem.ts';

/** What people do without a solver. Both give the chosen arcs. */
export type Way = (problem: AssignmentProblem) => number[];

/** The best pair first, then the best of what is left. */
export function greedy({ rowSeats, columnSeats, rowStart, column, weight }: AssignmentProblem): number[] {
  const rowOf = new Int32Array(column.length);
  for (let row = 0; row < rowSeats.length; row++) rowOf.fill(row, rowStart[row], rowStart[row + 1]);
  const rowsLeft = rowSeats.slice();
  const columnsLeft = columnSeats.slice();
  return Array.from(column, (_, arc) => arc)
    .sort((one, other) => weight[other]! - weight[one]! || one - other)
    .filter((arc) => {
      if (rowsLeft[rowOf[arc]!] === 0 || columnsLeft[column[arc]!] === 0) return false;
      rowsLeft[rowOf[arc]!]!--;
      columnsLeft[column[arc]!]!--;
      return true;
    });
}

/** Deferred acceptance, mentees asking, for rows of one match (Gale & Shapley 1962): stable, since both sides rank by the same score. */
export function deferredAcceptance({ rowSeats, columnSeats, rowStart, column, weight }: AssignmentProblem): number[] {
  const wishes = Array.from(rowSeats, (_, row) =>
    Array.from({ length: rowStart[row + 1]! - rowStart[row]! }, (__, arc) => rowStart[row]! + arc).sort((one, other) => weight[one]! - weight[other]!),
  );
  const held = Array.from(columnSeats, (): { row: number; arc: number }[] => []);
  const asking = Array.from(rowSeats, (_, row) => row);
  for (let row = asking.pop(); row !== undefined; row = asking.pop()) {
    const arc = wishes[row]!.pop();
    if (arc === undefined) continue;
    const holders = held[column[arc]!]!;
    holders.push({ row, arc });
    if (holders.length <= columnSeats[column[arc]!]!) continue;
    const least = holders.reduce((worst, one) => (weight[one.arc]! < weight[worst.arc]! ? one : worst));
    holders.splice(holders.indexOf(least), 1);
    asking.push(least.row);
  }
  return held.flat().map(({ arc }) => arc);
}
