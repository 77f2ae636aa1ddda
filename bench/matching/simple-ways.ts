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
