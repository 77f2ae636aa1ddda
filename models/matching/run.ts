import type { Contradiction } from './contradictions.ts';
import { Exchanges } from './exchanges.ts';
import { ownChoicesIn, type OwnChoices } from './own-choices.ts';
import { at, type Cell, type PairTable } from './pair-table.ts';
import { questionsBehind } from './rule-questions.ts';
import type { Scoring } from './score.ts';
import { cellsOf, contradictionsOf, namesOf, tableOf, withoutOmitted } from './run-table.ts';
import { bitOf, bitsOf, rulesIn, type RunRule } from './score-table.ts';
import { solveTable, type Objective, type TableSolution } from './solve-table.ts';
import { rankOf, tradeOffOf, type TradeOff } from './trade-off.ts';
import { relaxationsOf, unmatchedOf, waysOut, type Unmatched } from './unmatched.ts';

/** A mentee and a mentor by their ids. */
export interface NamedPair {
  readonly mentee: string;
  readonly mentor: string;
}

/** Who takes no part in a run, though they wait or have a place. */
export interface OmittedPeople {
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
}

/** Everything that a run is made of; plain data, so that it can be kept and replayed. */
export interface RunInput {
  readonly scoring: Scoring;
  /** Matches that each mentee may still get and places that each mentor still has, in the order of `scoring`. */
  readonly seats: { readonly mentees: readonly number[]; readonly mentors: readonly number[] };
  readonly objective: Objective;
  /** Pairs below it are barred; 0 to 1000. */
  readonly leastScore: number;
  /** Rules that this run gives up; absent in runs from before there were any. */
  readonly relaxed?: readonly (typeof relaxable)[number][];
  /** Pairs that are settled before the run begins. */
  readonly locks: readonly NamedPair[];
  /** Pairs who have each other already, while one of them may have another match besides. */
  readonly together: readonly NamedPair[];
  /** People whom a coordinator leaves out, by their ids; absent where that is nobody. */
  readonly omitted?: OmittedPeople;
  /** Whether the other objectives are solved too, to be compared, and what relaxing would give. */
  readonly compares: boolean;
  /** How much its answer tells ({@link currentEdition}); absent in runs from before it told as much, whose records come to the bytes that they did. */
  readonly edition?: typeof currentEdition;
}

/** Exact reasons of whoever is left out, what people got by their own ranking, and what it costs to have pairs at all. */
export const currentEdition = 2;

export interface RunPair extends NamedPair {
  /** 0 to 1000. */
  readonly score: number;
  /** The place of this mentor among all whom the mentee might have, by score. */
  readonly rank: number;
  readonly locked: boolean;
}

export type UnmatchedMentee = { readonly mentee: string } & (
  | {
      readonly why: 'rule';
      readonly rule: RunRule;
      /** Mentors whom this rule alone bars. */
      readonly alone: number;
      /** Of `must` and `never`: the questions behind it, by key. Absent before edition 2. */
      readonly questions?: readonly string[];
    }
  | { readonly why: 'places' | 'no-fit'; readonly mentors: readonly string[] }
  | { readonly why: 'no-places' }
);

export type RunRelaxation = { readonly matches: number } & ({ readonly kind: 'rule'; readonly rule: RunRule } | { readonly kind: 'places'; readonly mentors: readonly string[] });

export interface Scenario extends TradeOff {
  readonly objective: Objective;
  /** Absent before edition 2. */
  readonly choices?: OwnChoices;
}

/** What a run came to. Keys and lists have an order of their own, so that the same input gives the same bytes. */
export interface RunResult {
  /** Highest score first. */
  readonly pairs: readonly RunPair[];
  readonly unmatched: readonly UnmatchedMentee[];
  readonly relaxations: readonly RunRelaxation[];
  /** What was asked for first. */
  readonly scenarios: readonly Scenario[];
  /** The prices prove that nothing is better for this objective; null where the objective has no best. */
  readonly proved: boolean | null;
  readonly rulesInUse: readonly RunRule[];
}

/** Why a run has no answer. */
export type Impossible =
  | { readonly kind: 'no-mentees' | 'no-places' }
  | {
      readonly kind: 'everybody-barred';
      readonly rules: readonly RunRule[];
      /** What giving up one of them alone would make. Absent before edition 2. */
      readonly relaxations?: readonly { readonly rule: RunRule; readonly matches: number }[];
    }
  | { readonly kind: 'locks'; readonly contradictions: readonly NamedContradiction[] };
export type NamedContradiction = NamedPair & { readonly why: Contradiction['kind'] | 'unknown' | 'omitted'; readonly rules: readonly RunRule[] };

/** How far a run is: what it does now, and how much of all, 0 to 1. */
export type RunStep = 'scoring' | 'solving' | 'comparing';
export type OnProgress = (step: RunStep, part: number) => void;

export type RunAnswer = { readonly result: RunResult } | { readonly impossible: Impossible };

/** Rules that a coordinator may give up; the others protect somebody. */
const relaxable = ['earlier-pair', 'language', 'zone', 'must', 'least-score'] as const satisfies readonly RunRule[];

/** What can be asked for in a run; a screen shows them in this order. */
export const allObjectives = ['coverage', 'total', 'lowest', 'stable'] as const satisfies readonly Objective[];

/** Solves a run and explains it: pure, and the same for the same input. */
export function solveRun(asked: RunInput, onProgress: OnProgress = () => undefined): RunAnswer {
  const input = withoutOmitted(asked);
  const prepared = prepare(input, onProgress);
  if ('impossible' in prepared) return prepared;
  const { table, locked, rulesInUse } = prepared;
  const { objective, compares } = input;
  const name = namesOf(input.scoring);
  onProgress('solving', 0.3);
  const solution = solveTable(table, objective, locked);
  onProgress('comparing', 0.6);
  const others = compares ? allObjectives.filter((one) => one !== objective) : [];
  const choicesOf = input.edition === undefined ? undefined : ownChoicesIn(input.scoring, table.rowSeats);
  const scenarioOf = (one: Objective, pairs: readonly Cell[]): Scenario => ({ objective: one, ...tradeOffOf(table, pairs, locked), ...(choicesOf && { choices: choicesOf(pairs) }) });
  const scenarios = [scenarioOf(objective, solution.pairs)];
  let coverage = objective === 'coverage' ? solution : undefined;
  for (const [done, other] of others.entries()) {
    const solved = solveTable(table, other, locked);
    if (other === 'coverage') coverage = solved;
    scenarios.push(scenarioOf(other, solved.pairs));
    onProgress('comparing', 0.6 + 0.1 * (done + 1));
  }
  const relaxations = compares ? relaxationsOf(table, solution, objective, locked, relaxable.map(bitOf), coverage) : [];
  const isLocked = new Set(locked.map((cell) => at(table, cell)));
  return {
    result: {
      pairs: solution.pairs
        .map((cell): RunPair => ({ ...name(cell), score: Math.max(0, table.worth[at(table, cell)]!), rank: rankOf(table, cell), locked: isLocked.has(at(table, cell)) }))
        .sort((one, other) => other.score - one.score || order(one.mentee, other.mentee) || order(one.mentor, other.mentor)),
      unmatched: unmatchedOf(table, solution, locked, input.edition && { objective, relaxable: bitsOf(relaxable) }).map((one) => namedUnmatched(input, one)),
      relaxations: relaxations.map((one): RunRelaxation =>
        one.kind === 'rule'
          ? { kind: 'rule', rule: rulesIn(one.rule)[0]!, matches: one.matches }
          : { kind: 'places', mentors: one.columns.map((column) => input.scoring.mentors[column]!.id), matches: one.matches },
      ),
      scenarios,
      proved: solution.proof === null ? null : solution.proof.gap === 0,
      rulesInUse,
    },
  };
}

function namedUnmatched({ scoring, edition }: RunInput, one: Unmatched): UnmatchedMentee {
  const mentee = scoring.mentees[one.row]!.id;
  if (one.why === 'no-places') return { mentee, why: one.why };
  if (one.why !== 'rule') return { mentee, why: one.why, mentors: one.columns.map((column) => scoring.mentors[column]!.id) };
  const [rule] = rulesIn(one.rule) as [RunRule];
  const questions = edition !== undefined && (rule === 'must' || rule === 'never') ? { questions: questionsBehind(rule, scoring, one.row, one.columns) } : {};
  return { mentee, why: 'rule', rule, alone: one.alone, ...questions };
}

/** What it would cost everybody to match a mentee with each mentor of a run that was solved. */
export interface WhyNot {
  readonly mentor: string;
  readonly score: number;
  readonly rules: readonly RunRule[];
  /** Matches and points that all together would have more, or less; null: a lock or a missing place is in the way. */
  readonly change: { readonly matches: number; readonly points: number } | null;
}

/**
 * "Why not somebody else?" for one mentee, by the mentors asked about. Solves again, since prices are not kept. A stable
 * answer has no price: it is asked what the change would cost the best answer with most pairs.
 */
export function whyNot(asked: RunInput, menteeId: string, mentorIds: readonly string[]): WhyNot[] | { readonly impossible: Impossible } {
  const input = withoutOmitted(asked);
  const prepared = prepare(input);
  if ('impossible' in prepared) return prepared;
  const { table, locked } = prepared;
  const solution: TableSolution = solveTable(table, input.objective === 'stable' ? 'coverage' : input.objective, locked);
  const row = input.scoring.mentees.findIndex(({ id }) => id === menteeId);
  const costs = row < 0 ? [] : new Exchanges(table, solution, solution.proof!, locked).costsOf(row);
  const columns = new Map(input.scoring.mentors.map(({ id }, column) => [id, column]));
  return mentorIds.flatMap((mentor): WhyNot[] => {
    const column = columns.get(mentor);
    if (row < 0 || column === undefined) return [];
    const cell = at(table, { row, column });
    return [{ mentor, score: Math.max(0, table.worth[cell]!), rules: rulesIn(table.barred[cell]!), change: costs[column]! }];
  });
}

interface Prepared {
  readonly table: PairTable;
  readonly locked: readonly Cell[];
  readonly rulesInUse: readonly RunRule[];
}

function prepare(input: RunInput, onProgress: OnProgress = () => undefined): Prepared | { readonly impossible: Impossible } {
  const { seats } = input;
  if (!seats.mentees.some((matches) => matches > 0)) return { impossible: { kind: 'no-mentees' } };
  if (!seats.mentors.some((places) => places > 0)) return { impossible: { kind: 'no-places' } };
  const { table, inUse } = tableOf(input, onProgress);
  const contradictions = contradictionsOf(input, table);
  if (contradictions.length > 0) return { impossible: { kind: 'locks', contradictions } };
  const locked = cellsOf(input.scoring, input.locks).filter((cell) => cell !== null);
  if (locked.length === 0 && seats.mentees.length > 0 && !table.barred.some((rules) => rules === 0)) {
    const ways = input.edition === undefined ? {} : { relaxations: waysOut(table, input.objective, relaxable.map(bitOf)).map(({ rule, matches }) => ({ rule: rulesIn(rule)[0]!, matches })) };
    return { impossible: { kind: 'everybody-barred', rules: inUse, ...ways } };
  }
  return { table, locked, rulesInUse: inUse };
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
