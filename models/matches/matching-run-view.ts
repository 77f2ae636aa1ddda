import type { ProgramActor } from '../actor.ts';
import type { Scenario } from '../matching/run.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { RuleCode } from '../problems.ts';
import type { MatchingObjective, MatchingRule, MatchingRunState, MatchingRunStep } from '../vocabulary.ts';
import type { RunFacts } from './load-run.ts';
import type { StoredMatchingRun, StoredPairing } from './matching-run.model.ts';

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
  /** `without`: pairs of the run that were left out, because a rule had come to stand between the two. */
  published: { by: PersonRef; at: Date; undoUntil: Date; without: Pairing[] } | null;
  /** When a run that was not published is deleted. */
  keptUntil: Date | null;
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

export async function viewRun(actor: ProgramActor, run: RunFacts, now: Date): Promise<MatchingRun> {
  const state = stateOf(run, now);
  const { summary, problem } = run;
  const named = [run.madeBy, run.publishedBy, ...[...run.locks, ...run.apart, ...run.leftOut].flatMap(({ menteeId, mentorId }) => [menteeId, mentorId])].filter((id) => id !== null).map(String);
  const more = [...(summary?.relaxations ?? []).flatMap((one) => (one.kind === 'places' ? one.mentors : [])), ...(problem?.pairs ?? []).flatMap(({ mentee, mentor }) => [mentee, mentor])];
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
    proved: summary?.proved ?? null,
    scenarios: summary?.scenarios ?? [],
    unmatched: summary?.unmatched ?? null,
    relaxations: (summary?.relaxations ?? []).map((one) =>
      one.kind === 'rule' ? { kind: one.kind, rule: one.rule, mentors: [], matches: one.matches } : { kind: one.kind, rule: null, mentors: one.mentors.map(ref), matches: one.matches },
    ),
    locks: run.locks.map(pairing),
    apart: run.apart.map(pairing),
    problem: problem && { ...problem, pairs: problem.pairs.map(({ mentee, mentor, why, rules }) => ({ mentee: ref(mentee), mentor: ref(mentor), why, rules })) },
    published: run.publishedBy && run.publishedAt && { by: ref(String(run.publishedBy)), at: run.publishedAt, undoUntil: new Date(run.publishedAt.getTime() + undoMs), without: run.leftOut.map(pairing) },
    keptUntil: run.dropAt ?? null,
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
