import { Exchanges } from '../../models/matching/exchanges.ts';
import { at, type PairTable } from '../../models/matching/pair-table.ts';
import { solveTable } from '../../models/matching/solve-table.ts';
import { tradeOffOf } from '../../models/matching/trade-off.ts';
import { unmatchedOf } from '../../models/matching/unmatched.ts';
import { allPairs } from './all-pairs.ts';
import type { Size, Taste } from './instances.ts';
import type { Solved } from './solve.ts';

/**
 * The solver's part of what a coordinator waits for after an edit (`npm run bench -- edits` has all of it): a run over all pairs, some barred by a rule, is solved and explained again
 * with a pair locked that was not made and one kept apart that was. `timed` measures that, and not the run before.
 */
export function afterAnEdit(size: Size, taste: Taste, objective: 'coverage' | 'total', timed: (answer: () => Omit<Solved, 'seconds' | 'megabytes'>) => Omit<Solved, 'megabytes'>): Omit<Solved, 'megabytes'> {
  const table = tableOf(size, taste);
  const before = solveTable(table, objective);
  const parted = before.pairs[0]!;
  const locked = [{ row: before.pairs[1]!.row, column: before.pairs[2]!.column }];
  return timed(() => {
    const edited = { ...table, barred: table.barred.with(at(table, parted), 2) };
    const solution = solveTable(edited, objective, locked);
    tradeOffOf(edited, solution.pairs, locked);
    unmatchedOf(edited, solution, locked);
    new Exchanges(edited, solution, solution.proof!, locked).costsOf(parted.row);
    return { matched: solution.pairs.length, total: solution.total, gap: solution.proof!.gap };
  });
}

/** Each sixth pair is barred, and a tenth of the mentors has taken none but one place. */
function tableOf(size: Size, taste: Taste): PairTable {
  const { rowSeats, columnSeats, weigh } = allPairs(size, taste, 'coverage');
  const worth = new Int16Array(size.mentees * size.mentors);
  for (let row = 0; row < size.mentees; row++) weigh(row, worth.subarray(row * size.mentors, (row + 1) * size.mentors));
  return { rowSeats, columnSeats: columnSeats.map((seats, column) => (column % 10 === 0 ? 1 : seats)), worth, barred: Uint16Array.from(worth, (_, cell) => (cell % 6 === 0 ? 1 : 0)) };
}
