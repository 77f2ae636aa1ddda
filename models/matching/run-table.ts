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
  const mentees = new Set(input.locks.map(({ mentee }) => mentee));
  const mentors = new Set(input.locks.map(({ mentor }) => mentor));
  const some = ofSome(withoutOmitted(input), (mentee) => mentees.has(mentee), (mentor) => mentors.has(mentor));
  return contradictionsOf(some, tableOf(some).table);
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
export function contradictionsOf({ scoring, locks, omitted = nobody }: RunInput, table: PairTable): NamedContradiction[] {
  const out = { mentees: new Set(omitted.mentees), mentors: new Set(omitted.mentors) };
  const isOut = ({ mentee, mentor }: NamedPair): boolean => out.mentees.has(mentee) || out.mentors.has(mentor);
  const cells = cellsOf(scoring, locks);
  const name = namesOf(scoring);
  return [
    ...locks.filter((pair, lock) => cells[lock] === null && !isOut(pair)).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'unknown', rules: [] })),
    ...locks.filter(isOut).map(({ mentee, mentor }): NamedContradiction => ({ mentee, mentor, why: 'omitted', rules: [] })),
    ...contradictionsIn(table, cells.filter((cell) => cell !== null), lockStandsAbove).map((one): NamedContradiction => ({ ...name(one.cell), why: one.kind, rules: one.kind === 'barred' ? rulesIn(one.rules) : [] })),
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
