import { Exchanges } from './exchanges.ts';
import { mostPairs } from './most-pairs.ts';
import { besideLocked, settledBit, without, type Cell, type PairTable } from './pair-table.ts';
import { solveTable, type Objective, type TableSolution } from './solve-table.ts';

/**
 * Why a mentee has no match. `rule`: they may have no mentor with a place; `rule` is the one that gives a match where it is lifted for
 * them, if there is one, and `alone` counts the mentors whom nothing but it bars, who are `columns` too; where none stands alone it is
 * the one that bars most. `places`: those who might are full with others; `no-fit`: nobody whom they might have would add
 * anything, which the objective `total` asks for; `no-places`: no mentor has any place left.
 */
export type Unmatched = { readonly row: number } & (
  | { readonly why: 'rule'; readonly rule: number; readonly alone: number; readonly columns: readonly number[] }
  | { readonly why: 'places' | 'no-fit'; readonly columns: readonly number[] }
  | { readonly why: 'no-places' }
);

/** What an answer was after, and the rules that may be given up: of two that are in the way alike, one of these is told. */
export interface Aim {
  readonly objective: Objective;
  readonly relaxable: number;
}

/** What could be given up, and how many matches more that makes. */
export type Relaxation =
  | { readonly kind: 'rule'; readonly rule: number; readonly matches: number }
  | { readonly kind: 'places'; readonly columns: readonly number[]; readonly matches: number };

/** Mentors whose places are told at once. */
const mostColumns = 10;

/** Each mentee without a match, with what stands in the way. Without an aim as a run of edition 1 tells it. */
export function unmatchedOf(table: PairTable, { pairs }: Pick<TableSolution, 'pairs'>, locked: readonly Cell[], aim?: Aim): Unmatched[] {
  return besideLocked(table, locked, (free) => unmatchedBeside(table, free, pairs, locked, aim));
}

/** @param free the table without what the locked pairs take */
function unmatchedBeside(table: PairTable, free: PairTable, pairs: readonly Cell[], locked: readonly Cell[], aim?: Aim): Unmatched[] {
  const given = new Set(pairs.map(({ row }) => row));
  const withPlaces = Array.from(free.columnSeats, (seats, column) => (seats > 0 ? column : -1)).filter((column) => column !== -1);
  const rows = Array.from(table.rowSeats, (seats, row) => (seats > 0 && !given.has(row) ? row : -1)).filter((row) => row !== -1);
  const isTotal = aim?.objective === 'total';
  const toBeHad = aim === undefined || rows.length === 0 ? [] : columnsToBeHad(free, without(pairs, locked), aim.objective);
  return rows.map((row): Unmatched => {
    if (withPlaces.length === 0) return { row, why: 'no-places' };
    const start = row * table.columnSeats.length;
    const worthOf = (column: number): number => free.worth[start + column]!;
    const wanted = withPlaces.filter((column) => free.barred[start + column] === 0).sort((one, other) => worthOf(other) - worthOf(one) || one - other);
    if (wanted.length === 0) return { row, why: 'rule', ...bindingRule(free, start, { withPlaces, toBeHad: toBeHad.filter((column) => !isTotal || worthOf(column) > 0), relaxable: aim?.relaxable ?? 0 }) };
    const worthIt = isTotal ? wanted.filter((column) => worthOf(column) > 0) : wanted;
    return worthIt.length > 0 ? { row, why: 'places', columns: worthIt.slice(0, mostColumns) } : { row, why: 'no-fit', columns: wanted.slice(0, mostColumns) };
  });
}

interface Mentors {
  readonly withPlaces: readonly number[];
  readonly toBeHad: readonly number[];
  readonly relaxable: number;
}

const anyRule = settledBit - 1;

function bindingRule({ barred }: PairTable, start: number, { withPlaces, toBeHad, relaxable }: Mentors): Pick<Extract<Unmatched, { why: 'rule' }>, 'rule' | 'alone' | 'columns'> {
  const rulesOf = (column: number): number => barred[start + column]!;
  const isAlone = (rules: number): boolean => (rules & (rules - 1)) === 0;
  for (const [columns, among] of [[toBeHad, relaxable], [toBeHad, anyRule], [withPlaces, anyRule]] as const) {
    const [rule, count] = mostFrequent(columns.map(rulesOf).filter((rules) => isAlone(rules) && (rules & among) !== 0));
    if (count === 0) continue;
    const barredByIt = withPlaces.filter((column) => rulesOf(column) === rule);
    return { rule, alone: barredByIt.length, columns: barredByIt };
  }
  const [rule] = mostFrequent(withPlaces.map(rulesOf));
  return { rule, alone: 0, columns: withPlaces.filter((column) => (rulesOf(column) & rule) !== 0) };
}

/** The rule that is in most of these sets of bits, the first of equals, and in how many it is. */
function mostFrequent(sets: readonly number[]): [rule: number, count: number] {
  const counts = new Int32Array(15);
  for (const rules of sets) for (let bit = 0; bit < counts.length; bit++) if ((rules & (1 << bit)) !== 0) counts[bit]!++;
  const count = Math.max(...counts);
  return [1 << counts.indexOf(count), count];
}

/**
 * The columns in which a place is free, or would be if others moved and nobody went without (alternating paths, Berge 1957). Where an
 * objective would not move them for that, those with a free place alone.
 */
function columnsToBeHad({ rowSeats, columnSeats, barred }: PairTable, pairs: readonly Cell[], objective: Objective): number[] {
  const columns = columnSeats.length;
  const left = columnSeats.slice();
  const held = new Map<number, number[]>();
  for (const { row, column } of pairs) {
    left[column]!--;
    held.set(row, [...(held.get(row) ?? []), column]);
  }
  const found = Array.from(left, (seats, column) => (seats > 0 ? column : -1)).filter((column) => column !== -1);
  if (objective === 'total' || objective === 'stable') return found;
  const known = new Set(found);
  const moved = new Uint8Array(rowSeats.length);
  for (const column of found) {
    for (const [row, theirs] of held) {
      if (moved[row] === 1 || barred[row * columns + column] !== 0 || theirs.includes(column)) continue;
      moved[row] = 1;
      for (const one of theirs) {
        if (known.has(one)) continue;
        known.add(one);
        found.push(one);
      }
    }
  }
  return found.sort((one, other) => one - other);
}

/**
 * What would give matches: each rule of `relaxable` lifted alone, and one place more with the mentors where that helps,
 * all of them at once. Each number is exact; what gives nothing is left out.
 *
 * @param coverage the answer with most pairs, where it is known
 */
export function relaxationsOf(table: PairTable, solution: TableSolution, objective: Objective, locked: readonly Cell[], relaxable: readonly number[], coverage?: TableSolution): Relaxation[] {
  // `lowest` makes as many pairs as `coverage`, whose prices know of the pairs below its floor too.
  const asked = objective === 'lowest' ? 'coverage' : objective;
  const now = objective === 'lowest' ? (coverage ?? solveTable(table, asked, locked)) : solution;
  const more = (changed: PairTable, lifted: number): number => countOf(changed, asked, now.pairs, locked, lifted) - now.pairs.length;
  const rules = rulesAlone(table, relaxable).map((rule): Relaxation => ({ kind: 'rule', rule, matches: more(table, rule) }));
  const columns = columnsShortOf(table, now, locked);
  const columnSeats = table.columnSeats.slice();
  for (const column of columns) columnSeats[column]!++;
  const places: Relaxation[] = columns.length === 0 ? [] : [{ kind: 'places', columns, matches: more({ ...table, columnSeats }, 0) }];
  return [...rules, ...places].filter(({ matches }) => matches > 0);
}

/** How many pairs an objective makes of a table. To know how many there can be, nothing has to be solved. */
function countOf(table: PairTable, objective: Exclude<Objective, 'lowest'>, known: readonly Cell[], locked: readonly Cell[], lifted: number): number {
  if (objective !== 'coverage') return solveTable(table, objective, locked, lifted).pairs.length;
  return locked.length + besideLocked(table, locked, (free) => mostPairs(free, { floor: 0, lifted }, without(known, locked))).length;
}

/** Of a table in which nobody may have anybody: each rule of `relaxable` that would give matches if it alone were lifted, and how many. */
export function waysOut(table: PairTable, objective: Objective, relaxable: readonly number[]): { readonly rule: number; readonly matches: number }[] {
  const asked = objective === 'lowest' ? 'coverage' : objective;
  return rulesAlone(table, relaxable)
    .map((rule) => ({ rule, matches: countOf(table, asked, [], [], rule) }))
    .filter(({ matches }) => matches > 0);
}

/** Those of some rules that bar a pair alone. */
function rulesAlone({ barred }: PairTable, rules: readonly number[]): number[] {
  let alone = 0;
  for (let cell = 0; cell < barred.length; cell++) if ((barred[cell]! & (barred[cell]! - 1)) === 0) alone |= barred[cell]!;
  return rules.filter((rule) => (alone & rule) !== 0);
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
