/** Mentees are rows, mentors are columns, and an arc is a pair that may be: in CSR form, row after row. */
export interface AssignmentProblem {
  /** Matches that a mentee may get (usually 1). */
  readonly rowSeats: Int32Array;
  /** Places that a mentor has. */
  readonly columnSeats: Int32Array;
  /** The first arc of each row, and the number of arcs: length rows + 1. */
  readonly rowStart: Int32Array;
  /** The column of each arc. */
  readonly column: Int32Array;
  /** What each arc is worth, 0 to 1000. */
  readonly weight: Int32Array;
  /** Most pairs first and then the highest total; or the highest total. */
  readonly objective: 'coverage' | 'total';
}

export const highestWeight = 1000;

/**
 * What a seat of a row counts that stays free: nothing for the total; for coverage so little that no total makes up for a
 * pair less. Exact, since it stays far below 2^53.
 */
export function worthOfNoMatch({ rowSeats, columnSeats, rowStart, weight, objective }: AssignmentProblem): number {
  if (objective === 'total') return 0;
  let wanted = 0;
  for (let row = 0; row < rowSeats.length; row++) wanted += Math.min(rowSeats[row]!, rowStart[row + 1]! - rowStart[row]!);
  const offered = columnSeats.reduce((sum, seats) => sum + seats, 0);
  const highest = weight.reduce((most, one) => Math.max(most, one), 0);
  return -(highest * Math.min(wanted, offered) + 1);
}

/** The same where the arcs are not known yet: low enough for any, at most one between a row and a column. */
export function worthOfNoMatchAtMost({ rowSeats, columnSeats, objective }: Pick<AssignmentProblem, 'rowSeats' | 'columnSeats' | 'objective'>): number {
  if (objective === 'total') return 0;
  const wanted = rowSeats.reduce((sum, seats) => sum + Math.min(seats, columnSeats.length), 0);
  const offered = columnSeats.reduce((sum, seats) => sum + seats, 0);
  return -(highestWeight * Math.min(wanted, offered) + 1);
}

/** Throws RangeError for a problem that is not one: a list that is none of whole numbers, a wrong length, a negative number of seats, an arc to nowhere, a weight out of range. */
export function assertProblem({ rowSeats, columnSeats, rowStart, column, weight, objective }: AssignmentProblem): void {
  for (const [name, list] of Object.entries({ rowSeats, columnSeats, rowStart, column, weight })) {
    if (!(list instanceof Int32Array)) throw new RangeError(`${name} has to be an Int32Array.`); // nothing else keeps out NaN and fractions without a look at each
  }
  if (objective !== 'coverage' && objective !== 'total') throw new RangeError('objective is neither "coverage" nor "total".');
  if (rowStart.length !== rowSeats.length + 1) throw new RangeError('rowStart has to have one entry more than rowSeats.');
  if (column.length !== weight.length) throw new RangeError('column and weight have to have an entry for each arc.');
  if (rowStart[0] !== 0 || rowStart[rowSeats.length] !== column.length) throw new RangeError('rowStart has to run from 0 to the number of arcs.');
  for (let row = 0; row < rowSeats.length; row++) {
    if (rowStart[row]! > rowStart[row + 1]!) throw new RangeError(`rowStart falls at row ${row}.`);
  }
  if (rowSeats.some((seats) => seats < 0) || columnSeats.some((seats) => seats < 0)) throw new RangeError('Seats cannot be negative.');
  if (column.some((one) => one < 0 || one >= columnSeats.length)) throw new RangeError('An arc leads to a column that is not there.');
  if (weight.some((one) => one < 0 || one > highestWeight)) throw new RangeError(`A weight is not within 0 and ${highestWeight}.`);
}
