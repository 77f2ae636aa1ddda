import type { ProgramActor } from '../actor.ts';
import type { OwnChoices } from '../matching/own-choices.ts';
import type { NamedPair, Scenario } from '../matching/run.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import type { RuleCode } from '../problems.ts';
import type { RelaxableRule } from '../run-words.ts';
import type { MatchingObjective, MatchingRule, MatchingRunState, MatchingRunStep } from '../vocabulary.ts';
import type { RunFacts } from './load-run.ts';
import type { StoredMatchingRun, StoredPairing } from './matching-run.model.ts';
import { namesFor, type Names } from './names.ts';
import { withoutLeftOut } from './run-record.ts';
import type { DroppedWish } from './run-wishes.ts';

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
  /** Rules that it gives up. */
  relaxed: RelaxableRule[];
  mentees: number;
  mentors: number;
  places: number;
  /** While it is running. */
  progress: { step: MatchingRunStep; part: number } | null;
  /** How long solving took. */
  milliseconds: number | null;
  /** null: the objective has no best to prove, or there is no answer. */
  proved: boolean | null;
  scenarios: readonly (Omit<Scenario, 'choices'> & { choices: OwnChoices | null })[];
  unmatched: number | null;
  relaxations: { kind: 'rule' | 'places'; rule: MatchingRule | null; mentors: PersonRef[]; matches: number }[];
  locks: Pairing[];
  apart: Pairing[];
  /** Who takes no part in it. */
  omitted: { mentees: PersonRef[]; mentors: PersonRef[] };
  /** Wishes of the run before that could not be taken up, and why. */
  dropped: (Pairing & Pick<DroppedWish, 'wish' | 'why' | 'rules'>)[];
  /** Why there is no answer. */
  problem: { code: RuleCode; pairs: (Pairing & { why: string; rules: readonly MatchingRule[] })[]; rules: readonly MatchingRule[]; relaxations: readonly { rule: MatchingRule; matches: number }[] | null } | null;
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
  const { summary, problem = null, leftOut = [], dropped = [], omitted = { mentees: [], mentors: [] } } = run;
  const wishes = [...run.locks, ...run.apart, ...leftOut, ...dropped];
  const names = await namesFor(actor, {
    mentees: [...[...wishes.map(({ menteeId }) => menteeId), ...omitted.mentees].map(String), ...(problem?.pairs ?? []).map(({ mentee }) => mentee)],
    mentors: [...[...wishes.map(({ mentorId }) => mentorId), ...omitted.mentors].map(String), ...(problem?.pairs ?? []).map(({ mentor }) => mentor), ...(summary?.relaxations ?? []).flatMap((one) => (one.kind === 'places' ? one.mentors : []))],
  });
  const coordinators = await peopleByIds(actor, [run.madeBy, run.publishedBy].filter((id) => id !== null).map(String));
  const pairing = ({ menteeId, mentorId }: StoredPairing): Pairing => ({ mentee: names.mentee(String(menteeId)), mentor: names.mentor(String(mentorId)) });
  return {
    id: String(run._id),
    state,
    madeBy: refTo(coordinators, String(run.madeBy)),
    madeAt: run.createdAt,
    basedOn: run.basedOn && String(run.basedOn),
    objective: run.objective,
    leastScore: run.leastScore,
    relaxed: [...(run.relaxed ?? [])],
    mentees: run.mentees,
    mentors: run.mentors,
    places: run.places,
    progress: state === 'running' ? { step: run.step, part: run.part } : null,
    milliseconds: run.milliseconds,
    proved: summary?.proved ?? null,
    scenarios: (summary?.scenarios ?? []).map((one) => ({ ...one, choices: one.choices ?? null })),
    unmatched: summary?.unmatched ?? null,
    relaxations: (summary?.relaxations ?? []).map((one) =>
      one.kind === 'rule' ? { kind: one.kind, rule: one.rule, mentors: [], matches: one.matches } : { kind: one.kind, rule: null, mentors: one.mentors.map(names.mentor), matches: one.matches },
    ),
    locks: run.locks.map(pairing),
    apart: run.apart.map(pairing),
    omitted: { mentees: omitted.mentees.map((id) => names.mentee(String(id))), mentors: omitted.mentors.map((id) => names.mentor(String(id))) },
    dropped: dropped.map(({ wish, why, rules, ...pair }) => ({ ...pairing(pair), wish, why, rules })),
    problem: problem && { ...problem, relaxations: problem.relaxations ?? null, pairs: problem.pairs.map(({ mentee, mentor, why, rules }) => ({ mentee: names.mentee(mentee), mentor: names.mentor(mentor), why, rules })) },
    published: run.publishedBy && run.publishedAt && { by: refTo(coordinators, String(run.publishedBy)), at: run.publishedAt, undoUntil: new Date(run.publishedAt.getTime() + undoMs), without: leftOut.map(pairing) },
    keptUntil: run.dropAt ?? null,
    inputHash: run.inputHash,
    answerHash: run.answerHash,
    can: acts(run, state, now),
  };
}

/** Who is in a run as it names people: it is told apart whom it has matched. */
interface NamedInRun {
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  /** All of the run's. */
  readonly pairs: readonly NamedPair[];
}

/**
 * How a run names its people to a coordinator. In a blind program it names those whom it has matched once they are told: names
 * that came with publishing could be read, and publishing taken back. Who is left out stays a number.
 */
export function namesInRun(actor: ProgramActor, run: Pick<StoredMatchingRun, 'state' | 'publishedAt' | 'leftOut'>, { pairs, ...named }: NamedInRun, now: Date): Promise<Names> {
  const matched = isTold(run, now) ? withoutLeftOut(pairs, run) : [];
  return namesFor(actor, { ...named, known: matched.flatMap(({ mentee, mentor }) => [mentee, mentor]) });
}

/** Whether its matches can be undone no more. */
export function isTold({ state, publishedAt }: Pick<StoredMatchingRun, 'state' | 'publishedAt'>, now: Date): boolean {
  return state === 'published' && publishedAt !== null && now.getTime() >= publishedAt.getTime() + undoMs;
}

function acts(run: Pick<StoredMatchingRun, 'matched' | 'publishedAt'>, state: MatchingRunState, now: Date): MatchingRun['can'] {
  if (state === 'running') return ['cancel'];
  if (state === 'solved') return ['edit', ...(run.matched ? (['publish'] as const) : [])];
  if (state === 'undone') return ['edit'];
  if (state === 'published' && run.publishedAt !== null && now.getTime() < run.publishedAt.getTime() + undoMs) return ['undo'];
  return [];
}
