import type { ProgramActor } from '../actor.ts';
import type { RunAnswer, RunResult, Scenario } from '../matching/run.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { RuleBroken, type RuleCode } from '../problems.ts';
import type { MatchingObjective, MatchingRule, MatchingRunState, MatchingRunStep } from '../vocabulary.ts';
import type { StoredMatchingRun, StoredPairing } from './matching-run.model.ts';
import { textOf } from './run-record.ts';

export interface Pairing {
  mentee: PersonRef;
  mentor: PersonRef;
}

/** A run as a coordinator sees it: the contract's `MatchingRun`. */
export interface MatchingRun {
  id: string;
  state: MatchingRunState;
  madeBy: PersonRef;
  madeAt: Date;
  basedOn: string | null;
  objective: MatchingObjective;
  leastScore: number;
  mentees: number;
  mentors: number;
  places: number;
  /** While it is running. */
  progress: { step: MatchingRunStep; part: number } | null;
  /** How long solving took. */
  milliseconds: number | null;
  /** null: the objective has no best to prove, or there is no answer. */
  proved: boolean | null;
  scenarios: readonly Scenario[];
  unmatched: number | null;
  relaxations: { kind: 'rule' | 'places'; rule: MatchingRule | null; mentors: PersonRef[]; matches: number }[];
  locks: Pairing[];
  apart: Pairing[];
  /** Why there is no answer. */
  problem: { code: RuleCode; pairs: (Pairing & { why: string; rules: readonly MatchingRule[] })[]; rules: readonly MatchingRule[] } | null;
  published: { by: PersonRef; at: Date; undoUntil: Date } | null;
  /** SHA-256 of what it was made of, and of what came of it. */
  inputHash: string;
  answerHash: string | null;
  can: ('cancel' | 'publish' | 'undo' | 'edit')[];
}

/** How long publishing can be undone (ms). */
export const undoMs = 10 * 60_000;

/** When mail and settling begin after publishing (ms): a minute later, by which two servers' clocks may differ. */
export const tellMs = undoMs + 60_000;

/** A run that nobody has been heard of for a while was cut off with its server. */
export function stateOf({ state, heldUntil }: Pick<StoredMatchingRun, 'state' | 'heldUntil'>, now: Date): MatchingRunState {
  return state === 'running' && heldUntil <= now ? 'failed' : state;
}

export async function viewRun(actor: ProgramActor, run: Omit<StoredMatchingRun, 'input'>, now: Date): Promise<MatchingRun> {
  const state = stateOf(run, now);
  const answer = run.answer === null ? null : (JSON.parse(await textOf(run.answer)) as RunAnswer);
  const result: RunResult | null = answer !== null && 'result' in answer ? answer.result : null;
  const problem = answer !== null && 'impossible' in answer ? problemOf(answer.impossible) : null;
  const named = [run.madeBy, run.publishedBy, ...[...run.locks, ...run.apart].flatMap(({ menteeId, mentorId }) => [menteeId, mentorId])].filter((id) => id !== null).map(String);
  const more = [...(result?.relaxations ?? []).flatMap((one) => (one.kind === 'places' ? one.mentors : [])), ...(problem?.pairs ?? []).flatMap(({ mentee, mentor }) => [mentee, mentor])];
  const people = await peopleByIds(actor, [...named, ...more]);
  const ref = (id: string): PersonRef => refTo(people, id);
  const pairing = ({ menteeId, mentorId }: StoredPairing): Pairing => ({ mentee: ref(String(menteeId)), mentor: ref(String(mentorId)) });
  return {
    id: String(run._id),
    state,
    madeBy: ref(String(run.madeBy)),
    madeAt: run.createdAt,
    basedOn: run.basedOn && String(run.basedOn),
    objective: run.objective,
    leastScore: run.leastScore,
    mentees: run.mentees,
    mentors: run.mentors,
    places: run.places,
    progress: state === 'running' ? { step: run.step, part: run.part } : null,
    milliseconds: run.milliseconds,
    proved: result?.proved ?? null,
    scenarios: result?.scenarios ?? [],
    unmatched: result?.unmatched.length ?? null,
    relaxations: (result?.relaxations ?? []).map((one) =>
      one.kind === 'rule' ? { kind: one.kind, rule: one.rule, mentors: [], matches: one.matches } : { kind: one.kind, rule: null, mentors: one.mentors.map(ref), matches: one.matches },
    ),
    locks: run.locks.map(pairing),
    apart: run.apart.map(pairing),
    problem: problem && { ...problem, pairs: problem.pairs.map(({ mentee, mentor, why, rules }) => ({ mentee: ref(mentee), mentor: ref(mentor), why, rules })) },
    published: run.publishedBy && run.publishedAt && { by: ref(String(run.publishedBy)), at: run.publishedAt, undoUntil: new Date(run.publishedAt.getTime() + undoMs) },
    inputHash: run.inputHash,
    answerHash: run.answerHash,
    can: acts(run, state, now),
  };
}

function acts(run: Pick<StoredMatchingRun, 'matched' | 'publishedAt'>, state: MatchingRunState, now: Date): MatchingRun['can'] {
  if (state === 'running') return ['cancel'];
  if (state === 'solved') return ['edit', ...(run.matched ? (['publish'] as const) : [])];
  if (state === 'undone') return ['edit'];
  if (state === 'published' && run.publishedAt !== null && now.getTime() < run.publishedAt.getTime() + undoMs) return ['undo'];
  return [];
}

type Impossible = Extract<RunAnswer, { impossible: unknown }>['impossible'];

const codes = {
  'no-mentees': 'run-no-mentees', 'no-places': 'run-no-places', 'everybody-barred': 'run-everybody-barred', locks: 'run-locks-contradict',
} as const satisfies Record<Impossible['kind'], RuleCode>;

/** Why a run has no answer, as the API tells it: by a registered code, with ids and words of the vocabulary. */
export function problemOf(impossible: Impossible) {
  return {
    code: codes[impossible.kind],
    pairs: impossible.kind === 'locks' ? impossible.contradictions : [],
    rules: impossible.kind === 'everybody-barred' ? impossible.rules : [],
  };
}

/** The same as a refusal. */
export function refusalOf(impossible: Impossible): RuleBroken {
  const { code, pairs, rules } = problemOf(impossible);
  return new RuleBroken(code, { ...(pairs.length > 0 ? { pairs } : {}), ...(rules.length > 0 ? { rules } : {}) });
}
