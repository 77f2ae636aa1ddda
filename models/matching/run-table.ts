import { contradictionsIn } from './contradictions.ts';
import type { Participant } from './criteria.ts';
import { at, type Cell, type PairTable } from './pair-table.ts';
import type { NamedContradiction, NamedPair, OmittedPeople, OnProgress, RunInput } from './run.ts';
import type { Scoring } from './score.ts';
import { bitOf, bitsOf, rulesIn, scoreTable, type RunRule } from './score-table.ts';

/** A lock is a coordinator's own judgement: it stands above the least score, and above no rule that protects somebody. */
const lockStandsAbove = bitOf('least-score');

const nobody: OmittedPeople = { mentees: [], mentors: [] };

/** Which locks of an input cannot stand, each with its first reason. Weighs none but the people who are locked. */
export function contradictingLocks(input: RunInput): NamedContradiction[] {
  const { scoring, locks } = input;
  const locked = { mentees: new Set(locks.map(({ mentee }) => mentee)), mentors: new Set(locks.map(({ mentor }) => mentor)) };
  const seats = seatsOf(input);
  const some = {
    ...input,
    scoring: { ...scoring, mentees: scoring.mentees.filter(({ id }) => locked.mentees.has(id)), mentors: scoring.mentors.filter(({ id }) => locked.mentors.has(id)) },
  };
  const theirs = { mentees: seats.mentees.filter((_, row) => locked.mentees.has(scoring.mentees[row]!.id)), mentors: seats.mentors.filter((_, column) => locked.mentors.has(scoring.mentors[column]!.id)) };
  return contradictionsOf(some, tableOf(some, theirs).table);
}

/** What everybody of a run may still get: whoever is left out gets nothing. */
export function seatsOf({ scoring, seats, omitted = nobody }: RunInput): RunInput['seats'] {
  const out = { mentees: new Set(omitted.mentees), mentors: new Set(omitted.mentors) };
  return {
    mentees: seats.mentees.map((matches, row) => (out.mentees.has(scoring.mentees[row]!.id) ? 0 : matches)),
    mentors: seats.mentors.map((places, column) => (out.mentors.has(scoring.mentors[column]!.id) ? 0 : places)),
  };
}

/** The pairs of a run with what each is worth and what bars it; `inUse`: the rules that bar somebody. */
export function tableOf({ scoring, leastScore, relaxed = [], together }: RunInput, seats: RunInput['seats'], onProgress: OnProgress = () => undefined): { table: PairTable; inUse: RunRule[] } {
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

/** What is wrong with the locks of a run; none: they can all stand. */
export function contradictionsOf({ scoring, locks, omitted = nobody }: RunInput, table: PairTable): NamedContradiction[] {
  const out = { mentees: new Set(omitted.mentees), mentors: new Set(omitted.mentors) };
  const isOut = ({ mentee, mentor }: NamedPair): boolean => out.mentees.has(mentee) || out.mentors.has(mentor);
  const known = cellsOf(scoring, locks);
  const cells = known.filter((cell, lock) => cell !== null && !isOut(locks[lock]!)) as Cell[];
  const name = namesOf(scoring);
  return [
    ...locks.filter((_, lock) => known[lock] === null).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'unknown', rules: [] })),
    ...locks.filter((pair, lock) => known[lock] !== null && isOut(pair)).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'omitted', rules: [] })),
    ...contradictionsIn(table, cells, lockStandsAbove).map((one): NamedContradiction => ({ ...name(one.cell), why: one.kind, rules: one.kind === 'barred' ? rulesIn(one.rules) : [] })),
  ];
}

/** Where pairs are in the table; null for one with somebody who is not in the run. */
export function cellsOf({ mentees, mentors }: Scoring, pairs: readonly NamedPair[]): (Cell | null)[] {
  const rows = new Map(mentees.map(({ id }, row) => [id, row]));
  const columns = new Map(mentors.map(({ id }, column) => [id, column]));
  return pairs.map(({ mentee, mentor }) => {
    const [row, column] = [rows.get(mentee), columns.get(mentor)];
    return row === undefined || column === undefined ? null : { row, column };
  });
}

/** Who is in a place of the table. */
export function namesOf({ mentees, mentors }: { readonly mentees: readonly Participant[]; readonly mentors: readonly Participant[] }): (cell: Cell) => NamedPair {
  return ({ row, column }) => ({ mentee: mentees[row]!.id, mentor: mentors[column]!.id });
}
