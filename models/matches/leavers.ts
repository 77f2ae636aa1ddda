import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { endMatchesOfLeaver } from './matches.ts';
import { settle } from './settle-match-request.ts';

/**
 * Ends what a person who leaves a program in this role was part of: current matches, with the partner's place free
 * again, and requests that wait for an answer. Joins the transaction in which the person leaves.
 */
export async function closeForLeaver(actor: ProgramActor | ProgramSystemActor, leaver: { personId: string; role: EnrolmentRole }, now = new Date()): Promise<void> {
  const { tenantId, programId } = actor;
  await inTransaction(async () => {
    await endMatchesOfLeaver(actor, leaver, now);
    const theirs: Record<string, unknown> = leaver.role === 'mentor' ? { asking: leaver.personId } : { menteeId: leaver.personId, state: 'pending' };
    for (const request of await MatchRequestModel.find({ tenantId, programId, ...theirs }).lean()) {
      await settle(actor, request, { type: 'match-request.closed', state: 'closed', data: { why: 'left' } }, now);
    }
  });
}
