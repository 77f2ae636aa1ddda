import type { ProgramActor } from '../actor.ts';
import type { NamedPair } from '../matching/run.ts';
import { compileScorer } from '../matching/score.ts';
import { outsideTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import type { MatchingRule } from '../vocabulary.ts';
import { fitsOf } from './fits.ts';
import { loadScoring } from './scoring.ts';

type Scope = Pick<ProgramActor, 'tenantId' | 'programId'>;

/**
 * Which of these mentors the program's rules keep from being this mentee's, at this moment: by the same scorer as in the
 * directory and in runs. A run is the one way round a rule, where a coordinator locks a pair.
 */
export async function mentorsKeptFrom({ tenantId, programId }: Scope, menteeId: string, mentorIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  const who = { menteeIds: [menteeId], mentorIds };
  // What the rules are made of is no part of what the caller changes, and is read at once.
  const { criteria, mentees: [mentee], mentors, bars } = await outsideTransaction(() => loadScoring({ tenantId, programId }, who, now));
  if (mentee === undefined) return new Set();
  const fits = fitsOf({ mentee, criteria, bars }, mentors);
  return new Set([...fits].flatMap(([mentorId, { obstacles }]) => (obstacles.length > 0 ? [mentorId] : [])));
}

/** Throws `pair-not-possible` where the program's rules keep the two apart. */
export async function assertPairPossible(scope: Scope, { menteeId, mentorId }: { menteeId: string; mentorId: string }, now: Date): Promise<void> {
  if ((await mentorsKeptFrom(scope, menteeId, [mentorId], now)).has(mentorId)) throw new RuleBroken('pair-not-possible', { mentorId });
}

/** Which of these pairs the program's rules keep apart at this moment, and which rules, but for those that were given up; whoever takes part no more is in none of them. */
export async function pairsKeptApart(scope: Scope, pairs: readonly NamedPair[], now: Date, relaxed: readonly MatchingRule[] = []): Promise<(NamedPair & { rules: readonly MatchingRule[] })[]> {
  const who = { menteeIds: [...new Set(pairs.map(({ mentee }) => mentee))], mentorIds: [...new Set(pairs.map(({ mentor }) => mentor))] };
  const scoring = await outsideTransaction(() => loadScoring(scope, who, now));
  const scorer = compileScorer(scoring);
  const [mentees, mentors] = [placesOf(scoring.mentees), placesOf(scoring.mentors)];
  return pairs.flatMap(({ mentee, mentor }) => {
    const [row, column] = [mentees.get(mentee), mentors.get(mentor)];
    const rules = row === undefined || column === undefined ? [] : scorer.explain(row, column).obstacles.map(({ rule }) => rule).filter((rule) => !relaxed.includes(rule));
    return rules.length > 0 ? [{ mentee, mentor, rules: [...new Set(rules)] }] : [];
  });
}

function placesOf(people: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(people.map(({ id }, at) => [id, at]));
}
