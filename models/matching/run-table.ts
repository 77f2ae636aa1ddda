import { contradictionsAmong, contradictionsIn, type Contradiction } from './contradictions.ts';
import type { Participant } from './criteria.ts';
import { at, type Cell, type PairTable } from './pair-table.ts';
import type { NamedContradiction, NamedPair, OmittedPeople, OnProgress, RunInput } from './run.ts';
import { rulesBetween } from './rules-between.ts';
import type { Scoring } from './score.ts';
import { bitOf, bitsOf, rulesIn, scoreTable, type RunRule } from './score-table.ts';

/** A lock is a coordinator's own judgement: it stands above the least score, and above no rule that protects somebody. */
const lockStandsAbove = bitOf('least-score');

const nobody: OmittedPeople = { mentees: [], mentors: [] };

/** Which locks of an input cannot stand, each with its first reason. Looks at the locked pairs alone, so that it takes no longer with many people. */
export function contradictingLocks(asked: RunInput): NamedContradiction[] {
  const input = withoutOmitted(asked);
  const { scoring, seats, relaxed = [], locks } = input;
  const cells = cellsOf(scoring, locks);
  const locked = cells.filter((cell) => cell !== null);
  const lifted = bitsOf(relaxed);
  const rules = rulesBetween(scoring, locked).map((bits) => bits & ~lifted);
  const table = { rowSeats: new Int32Array(seats.mentees), columnSeats: new Int32Array(seats.mentors) };
  const matched = new Set(cellsOf(scoring, input.together).flatMap((cell) => (cell === null ? [] : [at(table, cell)])));
  const rulesOf = (cell: Cell, lock: number): number => rules[lock]! | (matched.has(at(table, cell)) ? bitOf('already-matched') : 0);
  return namedContradictions(input, cells, contradictionsAmong(table, locked, rulesOf));
}

/**
 * The run as it would be if whoever is left out of it were not in the program: nobody is ranked against them, waits for a place with them or
 * is barred from them. It still says who they are, so that a lock on one of them can be told.
 */
export function withoutOmitted(input: RunInput): RunInput {
  if (input.omitted === undefined) return input;
  const [mentees, mentors] = [new Set(input.omitted.mentees), new Set(input.omitted.mentors)];
  return ofSome(input, (mentee) => !mentees.has(mentee), (mentor) => !mentors.has(mentor));
}

/** The same run over some of its people. */
function ofSome(input: RunInput, hasMentee: (id: string) => boolean, hasMentor: (id: string) => boolean): RunInput {
  const { scoring, seats } = input;
  return {
    ...input,
    scoring: { ...scoring, mentees: scoring.mentees.filter(({ id }) => hasMentee(id)), mentors: scoring.mentors.filter(({ id }) => hasMentor(id)) },
    seats: {
      mentees: seats.mentees.filter((_, row) => hasMentee(scoring.mentees[row]!.id)),
      mentors: seats.mentors.filter((_, column) => hasMentor(scoring.mentors[column]!.id)),
    },
  };
}

/** The pairs of a run with what each is worth and what bars it; `inUse`: the rules that bar somebody. */
export function tableOf({ scoring, seats, leastScore, relaxed = [], together }: RunInput, onProgress: OnProgress = () => undefined): { table: PairTable; inUse: RunRule[] } {
  const rows = scoring.mentees.length;
  const lifted = bitsOf(relaxed);
  const { worth, barred, inUse: rulesInUse } = scoreTable(scoring, leastScore, (done) => {
    if (done % 64 === 0 || done === rows) onProgress('scoring', (0.3 * done) / rows);
  });
  if (lifted !== 0) for (let cell = 0; cell < barred.length; cell++) barred[cell]! &= ~lifted;
  const inUse = rulesInUse.filter((rule) => (bitOf(rule) & lifted) === 0);
  const table: PairTable = { rowSeats: Int32Array.from(seats.mentees), columnSeats: Int32Array.from(seats.mentors), worth, barred };
  const matched = cellsOf(scoring, together).filter((cell) => cell !== null);
  for (const cell of matched) barred[at(table, cell)]! |= bitOf('already-matched');
  return { table, inUse };
}

/** What is wrong with the locks of a run, whoever is left out of it not in its table; none: they can all stand. */
export function contradictionsOf(input: RunInput, table: PairTable): NamedContradiction[] {
  const cells = cellsOf(input.scoring, input.locks);
  return namedContradictions(input, cells, contradictionsIn(table, cells.filter((cell) => cell !== null), lockStandsAbove));
}

/** By name, behind the locks of which no cell is in the table. */
function namedContradictions({ scoring, locks, omitted = nobody }: RunInput, cells: readonly (Cell | null)[], contradictions: readonly Contradiction[]): NamedContradiction[] {
  const out = { mentees: new Set(omitted.mentees), mentors: new Set(omitted.mentors) };
  const isOut = ({ mentee, mentor }: NamedPair): boolean => out.mentees.has(mentee) || out.mentors.has(mentor);
  const name = namesOf(scoring);
  const rulesBy = new Map<number, RunRule[]>(); // the same ones bar many
  const rulesOf = (bits: number): RunRule[] => rulesBy.get(bits) ?? rulesBy.set(bits, rulesIn(bits)).get(bits)!;
  return [
    ...locks.filter((pair, lock) => cells[lock] === null && !isOut(pair)).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'unknown', rules: [] })),
    ...locks.filter(isOut).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'omitted', rules: [] })),
    ...contradictions.map((one): NamedContradiction => ({ ...name(one.cell), why: one.kind, rules: one.kind === 'barred' ? rulesOf(one.rules) : [] })),
  ];
}

/** Where pairs are in the table; null for one with somebody who is not in the run. */
export function cellsOf({ mentees, mentors }: Scoring, pairs: readonly NamedPair[]): (Cell | null)[] {
  if (pairs.length === 0) return [];
  const rows = placesOf(mentees, pairs.map(({ mentee }) => mentee));
  const columns = placesOf(mentors, pairs.map(({ mentor }) => mentor));
  return pairs.map(({ mentee, mentor }) => {
    const [row, column] = [rows.get(mentee)!, columns.get(mentor)!];
    return row === -1 || column === -1 ? null : { row, column };
  });
}

/** The places of those of the people who are named; -1 for who is none of them. */
function placesOf(people: readonly Participant[], named: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at < named.length; at++) places.set(named[at]!, -1);
  for (let place = 0; place < people.length; place++) if (places.has(people[place]!.id)) places.set(people[place]!.id, place);
  return places;
}

/** Who is in a place of the table. */
export function namesOf({ mentees, mentors }: { readonly mentees: readonly Participant[]; readonly mentors: readonly Participant[] }): (cell: Cell) => NamedPair {
  return ({ row, column }) => ({ mentee: mentees[row]!.id, mentor: mentors[column]!.id });
}
