import { Exchanges } from './exchanges.ts';
import { withoutLocked, type Cell, type PairTable } from './pair-table.ts';
import { solveTable, type Objective, type TableSolution } from './solve-table.ts';

/**
 * Why a mentee has no match. `rule`: no mentor with a place is left, and of the rules that bar them this bit stands alone
 * before most, or, where none stands alone, bars most; `places`: those who might are full with others; `no-places`: no
 * mentor has any place left.
 */
export type Unmatched = { readonly row: number } & (
  | { readonly why: 'rule'; readonly rule: number; readonly alone: number }
  | { readonly why: 'places'; readonly columns: readonly number[] }
  | { readonly why: 'no-places' }
);

/** What could be given up, and how many matches more that makes. */
export type Relaxation =
  | { readonly kind: 'rule'; readonly rule: number; readonly matches: number }
  | { readonly kind: 'places'; readonly columns: readonly number[]; readonly matches: number };

/** Mentors whose places are told at once. */
const mostColumns = 10;

/** Each mentee without a match, with what stands in the way. */
export function unmatchedOf(table: PairTable, { pairs }: Pick<TableSolution, 'pairs'>, locked: readonly Cell[]): Unmatched[] {
  const given = new Set(pairs.map(({ row }) => row));
  const free = withoutLocked(table, locked);
  const withPlaces = Array.from(free.columnSeats, (seats, column) => (seats > 0 ? column : -1)).filter((column) => column !== -1);
  return Array.from(table.rowSeats, (seats, row) => (seats > 0 && !given.has(row) ? row : -1))
    .filter((row) => row !== -1)
    .map((row): Unmatched => {
      if (withPlaces.length === 0) return { row, why: 'no-places' };
      const start = row * table.columnSeats.length;
      const wanted = withPlaces.filter((column) => free.barred[start + column] === 0);
      if (wanted.length === 0) return { row, why: 'rule', ...bindingRule(free, start, withPlaces) };
      return { row, why: 'places', columns: wanted.sort((one, other) => free.worth[start + other]! - free.worth[start + one]! || one - other).slice(0, mostColumns) };
    });
}

function bindingRule({ barred }: PairTable, start: number, columns: readonly number[]): { rule: number; alone: number } {
  const alone = new Int32Array(16);
  const any = new Int32Array(16);
  for (const column of columns) {
    const rules = barred[start + column]!;
    for (let bit = 0; bit < 16; bit++) {
      if ((rules & (1 << bit)) === 0) continue;
      any[bit]!++;
      if (rules === 1 << bit) alone[bit]!++;
    }
  }
  const counts = Math.max(...alone) > 0 ? alone : any;
  const bit = counts.indexOf(Math.max(...counts));
  return { rule: 1 << bit, alone: alone[bit]! };
}

/**
 * What would give matches: each rule of `relaxable` lifted alone, and one place more with the mentors where that helps,
 * all of them at once. Each is solved anew, so the numbers are exact; what gives nothing is left out.
 */
export function relaxationsOf(table: PairTable, solution: TableSolution, objective: Objective, locked: readonly Cell[], relaxable: readonly number[]): Relaxation[] {
  // `lowest` makes as many pairs as `coverage`, whose prices know of the pairs below its floor too.
  const asked = objective === 'lowest' ? 'coverage' : objective;
  const now = objective === 'lowest' ? solveTable(table, asked, locked) : solution;
  const more = (changed: PairTable): number => solveTable(changed, asked, locked).pairs.length - now.pairs.length;
  const rules = relaxable
    .filter((rule) => table.barred.some((rules) => rules === rule))
    .map((rule): Relaxation => ({ kind: 'rule', rule, matches: more({ ...table, barred: table.barred.map((rules) => rules & ~rule) }) }));
  const columns = columnsShortOf(table, now, locked);
  const columnSeats = table.columnSeats.slice();
  for (const column of columns) columnSeats[column]!++;
  const places: Relaxation[] = columns.length === 0 ? [] : [{ kind: 'places', columns, matches: more({ ...table, columnSeats }) }];
  return [...rules, ...places].filter(({ matches }) => matches > 0);
}

/** The columns of which one place more would make a match, those that give most first. */
function columnsShortOf(table: PairTable, solution: TableSolution, locked: readonly Cell[]): number[] {
  if (solution.proof === null) {
    const waiting = unmatchedOf(table, solution, locked).flatMap((one) => (one.why === 'places' ? one.columns : []));
    return [...new Set(waiting)].sort((one, other) => one - other).slice(0, mostColumns);
  }
  const gains = new Exchanges(table, solution, solution.proof, locked).gainsOfPlaces();
  return gains
    .map(({ matches, points }, column) => ({ column, matches, points }))
    .filter(({ matches }) => matches > 0)
    .sort((one, other) => other.points - one.points || one.column - other.column)
    .slice(0, mostColumns)
    .map(({ column }) => column);
}
