import type { ProgramActor } from '../actor.ts';
import { beginWithGoal } from '../goals/goals.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { enrolmentsOf } from '../people/enrolments.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { DeclineReason, EnrolmentRole } from '../vocabulary.ts';
import { MatchRequestModel, type StoredMatchRequest } from './match-request.model.ts';
import { choiceOf, loadRequest, viewRequest, type MatchRequest } from './match-request-view.ts';
import { startMatch } from './matches.ts';
import { settle } from './settle-match-request.ts';
import { endTurn } from './turns.ts';

/**
 * The asked mentor says yes. In one transaction the request is answered, a place of both is taken, the match begins with
 * the goal that the mentee named, and whoever can no longer be matched by it is told: those who asked this mentor, once
 * the last place is gone, and those whom this mentee asked, once the mentee has all the matches the program allows.
 */
export async function acceptMatchRequest(actor: ProgramActor, requestId: string, now = new Date()): Promise<MatchRequest> {
  const accepted = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.answer');
    if (choiceOf(request, actor.personId)?.state === 'full') throw new RuleBroken('you-are-full');
    assertTurn(actor, request);
    await assertOpen(actor);
    const menteeId = String(request.menteeId);
    const match = await startMatch(actor, { mentorId: actor.personId, menteeId, cadence: request.cadence }, now);
    const settled = await settle(actor, request, { type: 'match-request.accepted', state: 'accepted', choice: 'accepted', matchId: match.id }, now);
    await beginWithGoal(actor, match, request.goal, now);
    await enqueueMail(actor, { eventId: settled.eventId, receiverId: menteeId, template: 'request-accepted', dueAt: now });
    if (await isFull(actor, actor.personId, 'mentor')) await closeAllWhoAsk(actor, now);
    if (await isFull(actor, menteeId, 'mentee')) await closeAllOf(actor, menteeId, now);
    return settled.request;
  });
  return viewRequest(actor, accepted);
}

/** The asked mentor says no, and may say why in a word of the vocabulary; nothing counts it. The mentee's next choice is asked. */
export async function declineMatchRequest(actor: ProgramActor, requestId: string, { reason }: { reason?: DeclineReason | undefined } = {}, now = new Date()): Promise<MatchRequest> {
  const declined = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.answer');
    assertTurn(actor, request);
    return endTurn(actor, request, { type: 'match-request.declined', choice: 'declined', reason }, now);
  });
  return viewRequest(actor, declined);
}

/** It is this mentor's turn to answer. */
function assertTurn(actor: ProgramActor, request: StoredMatchRequest): void {
  if (request.state !== 'pending') throw new RuleBroken('moved-on', { state: request.state });
  if (String(request.asking) !== actor.personId) throw new RuleBroken('moved-on');
}

async function isFull(actor: ProgramActor, personId: string, role: EnrolmentRole): Promise<boolean> {
  const enrolment = (await enrolmentsOf(actor.tenantId, actor.programId, personId)).find((one) => one.role === role);
  return enrolment === undefined || enrolment.placesTaken >= enrolment.capacity;
}

/** The actor's last place is gone: nobody waits for an answer that cannot be yes. */
async function closeAllWhoAsk(actor: ProgramActor, now: Date): Promise<void> {
  const waiting = await MatchRequestModel.find({ tenantId: actor.tenantId, programId: actor.programId, asking: actor.personId }).sort({ sentAt: 1 }).lean();
  for (const request of waiting) {
    await endTurn(actor, request, { type: 'match-request.closed', choice: 'full', data: { why: 'mentor-full' } }, now);
  }
}

async function closeAllOf(actor: ProgramActor, menteeId: string, now: Date): Promise<void> {
  const open = await MatchRequestModel.find({ tenantId: actor.tenantId, programId: actor.programId, menteeId, state: 'pending' }).lean();
  for (const request of open) {
    await settle(actor, request, { type: 'match-request.closed', state: 'closed', data: { why: 'matched' } }, now);
  }
}
