import type { ProgramActor } from '../actor.ts';
import { outsideTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
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
