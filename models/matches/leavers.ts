import type { ProgramActor } from '../actor.ts';
import { closeCirclesForLeaver } from '../circles/leavers.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { cancelMeetingsToCome } from '../meetings/meetings-to-come.ts';
import { inTransaction } from '../mongodb/connect.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { closeWaitingList, stopWaiting } from '../waiting-lists/waiting-lists.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { endMatchesOfLeaver } from './matches.ts';
import { settle, tellAsked } from './settle-match-request.ts';
import { endTurn } from './turns.ts';

/**
 * Ends what a person who leaves a program in this role was part of: current matches, with the partner's place free
 * again, and requests that wait for an answer; who had asked a mentor that leaves goes on to the next choice. Joins the
 * transaction in which the person leaves.
 */
export async function closeForLeaver(actor: ProgramActor | ProgramSystemActor, leaver: { personId: string; role: EnrolmentRole }, now = new Date()): Promise<void> {
  const { tenantId, programId } = actor;
  await inTransaction(async () => {
    if (leaver.role === 'mentor') await closeWaitingList(actor, { kind: 'mentor', of: leaver.personId }, now);
    else await stopWaiting(actor, leaver.personId, ['mentor'], now);
    await closeCirclesForLeaver(actor, leaver, now);
    await endMatchesOfLeaver(actor, leaver, now);
    await cancelMeetingsToCome(actor, leaver, 'enrolment.left', now); // what is booked without a match
    if (leaver.role === 'mentor') {
      for (const request of await MatchRequestModel.find({ tenantId, programId, asking: leaver.personId }).lean()) {
        await endTurn(actor, request, { type: 'match-request.closed', choice: 'unavailable', data: { why: 'left' } }, now);
      }
    } else {
      for (const request of await MatchRequestModel.find({ tenantId, programId, menteeId: leaver.personId, state: 'pending' }).lean()) {
        const { eventId } = await settle(actor, request, { type: 'match-request.closed', state: 'closed', data: { why: 'left' } }, now);
        await tellAsked(actor, { eventId, mentorId: String(request.asking) }, now);
      }
    }
  });
}
