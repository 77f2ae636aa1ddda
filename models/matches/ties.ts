import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { placeHoldingMatchStates, type EnrolmentRole } from '../vocabulary.ts';
import { MatchModel } from './match.model.ts';
import { MatchRequestModel } from './match-request.model.ts';

/** `matched`: they have a match that both stand by; `trying`: one that is not confirmed yet; `asking`: the mentee waits for the mentor's answer. */
export type Tie = 'matched' | 'trying' | 'asking';

/** What is between the actor and somebody now, by the role that this person has in it. Asks no policy: other slices decide by it. */
export async function tiesWith({ tenantId, programId, personId: me }: ProgramActor, personId: string): Promise<Partial<Record<EnrolmentRole, Tie>>> {
  const [matches, request] = await Promise.all([
    MatchModel.find(
      { tenantId, programId, state: trusted({ $in: placeHoldingMatchStates }), $or: [{ mentorId: personId, menteeId: me }, { mentorId: me, menteeId: personId }] },
      { mentorId: 1, tentative: 1 },
    ).lean(),
    MatchRequestModel.exists({ tenantId, programId, menteeId: personId, asking: me }),
  ]);
  const ties: Partial<Record<EnrolmentRole, Tie>> = request === null ? {} : { mentee: 'asking' };
  for (const { mentorId, tentative } of matches) ties[String(mentorId) === personId ? 'mentor' : 'mentee'] = tentative === undefined ? 'matched' : 'trying';
  return ties;
}
