import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { Ranking } from '../matching/criteria.ts';
import { currentEdition, type RunInput } from '../matching/run.ts';
import { freePlaces } from '../people/enrolments.ts';
import { limits } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { omittedOf, type RunWishes } from './run-wishes.ts';
import { loadScoring } from './scoring.ts';

/** More pairs than that are compared after an edit only where that is asked for: a coordinator waits. */
const comparedAfterEdit = 200_000;

/**
 * The program as it is at this moment: who waits for a match, who has places, what counts and what each asked for. Mentors without a
 * place are in it for what one more place with them would do; where the run would be larger with them than one may be, it goes without.
 */
export async function loadRunInput(actor: ProgramActor, wishes: RunWishes, now: Date, mostPairs: number = limits.runPairs): Promise<RunInput> {
  const { tenantId, programId } = actor;
  const free = await freePlaces({ tenantId, programId }, now);
  const waiting = [...free.mentee].filter(([, seats]) => seats > 0).map(([id]) => id);
  const tooMany = waiting.length * free.mentor.size > mostPairs;
  const mentorIds = [...free.mentor].filter(([, places]) => places > 0 || !tooMany).map(([id]) => id);
  const scoring = await loadScoring(actor, { menteeIds: waiting, mentorIds }, now);
  const requests = await MatchRequestModel.find({ tenantId, programId, state: 'pending', menteeId: trusted({ $in: waiting }) }, { menteeId: 1, choices: 1 }).sort({ _id: 1 }).lean();
  const current = await MatchModel.find({ tenantId, programId, holdsPlaces: true, menteeId: trusted({ $in: waiting }) }, { menteeId: 1, mentorId: 1 }).sort({ _id: 1 }).lean();
  const input: RunInput = {
    scoring: { ...scoring, rankings: rankingsOf(requests) },
    seats: { mentees: scoring.mentees.map(({ id }) => free.mentee.get(id) ?? 0), mentors: scoring.mentors.map(({ id }) => free.mentor.get(id) ?? 0) },
    objective: wishes.objective, leastScore: 0, locks: [], compares: true,
    together: current.map(({ menteeId, mentorId }) => ({ mentee: String(menteeId), mentor: String(mentorId) })),
  };
  return withWishes(input, wishes, true);
}

/**
 * The same people once more, with other wishes.
 *
 * @param compares whether the other objectives are solved too; where that is not said, only if they are quick
 */
export function withWishes({ relaxed: _before, omitted: _those, edition: _then, ...input }: RunInput, { objective, leastScore, relaxed, locks, apart, omitted }: RunWishes, compares?: boolean): RunInput {
  const out = omittedOf(input, omitted);
  const bars = input.scoring.bars.filter(({ because }) => because !== 'kept-apart');
  return {
    ...input,
    scoring: { ...input.scoring, bars: [...bars, ...apart.map(({ mentee, mentor }) => ({ mentee, mentor, because: 'kept-apart' as const }))] },
    objective,
    leastScore,
    ...(relaxed.length > 0 ? { relaxed } : {}),
    ...(out.mentees.length + out.mentors.length > 0 ? { omitted: out } : {}),
    locks,
    compares: compares ?? input.scoring.mentees.length * input.scoring.mentors.length <= comparedAfterEdit,
    edition: currentEdition,
  };
}

/** Whom each mentee has asked and who has not said no, in the mentee's order; of several requests the older one first. */
function rankingsOf(requests: readonly Pick<StoredMatchRequest, 'menteeId' | 'choices'>[]): Ranking[] {
  return [...Map.groupBy(requests, ({ menteeId }) => String(menteeId))].map(([mentee, own]) => {
    const wanted = own.flatMap(({ choices }) => choices.filter(({ state }) => state === 'queued' || state === 'asked' || state === 'read'));
    return { mentee, mentors: [...new Set(wanted.map(({ mentorId }) => String(mentorId)))] };
  });
}
