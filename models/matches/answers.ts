import type { ProgramActor } from '../actor.ts';
import { beginWithGoal } from '../goals/goals.ts';
import { inTransaction, outsideTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import type { DeclineReason } from '../vocabulary.ts';
import { usePlace } from '../waiting-lists/waiting-lists.ts';
import type { StoredMatchRequest } from './match-request.model.ts';
import { forbidden } from './forbidden.ts';
import { closeRequestsOfFull } from './full-people.ts';
import { choiceOf, loadRequest, viewRequest, type MatchRequest } from './match-request-view.ts';
import { startMatch } from './matches.ts';
import { assertPairPossible } from './pair-rules.ts';
import { settle } from './settle-match-request.ts';
import { tentativeFrom } from './tentative.ts';
import { endTurn } from './turns.ts';

/**
 * The asked mentor says yes. In one transaction the request is answered, a place of both is taken, the match begins with
 * the goal that the mentee named, and whoever can no longer be matched by it is told: those who asked this mentor, once
 * the last place is gone, and those whom this mentee asked, once the mentee has all the matches the program allows.
 * Where the program lets people meet first, the match is tentative until both confirm it.
 */
export async function acceptMatchRequest(actor: ProgramActor, requestId: string, now = new Date()): Promise<MatchRequest> {
  const accepted = await passedOnWhereForbidden(actor, requestId, now, () => inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.answer');
    if (choiceOf(request, actor.personId)?.state === 'full') throw new RuleBroken('you-are-full');
    assertTurn(actor, request, now);
    await assertOpen(actor);
    const menteeId = String(request.menteeId);
    await assertPairPossible(actor, { menteeId, mentorId: actor.personId }, now);
    const { requests } = await programSettings(actor.tenantId, actor.programId);
    await usePlace(actor, { kind: 'mentor', of: actor.personId }, menteeId, now);
    const match = await startMatch(actor, { mentorId: actor.personId, menteeId, cadence: request.cadence, tentative: tentativeFrom(now, requests) }, now);
    const settled = await settle(actor, request, { type: 'match-request.accepted', state: 'accepted', choice: 'accepted', matchId: match.id }, now);
    await beginWithGoal(actor, match, request.goal, now);
    await enqueueMail(actor, { eventId: settled.eventId, receiverId: menteeId, template: 'request-accepted', dueAt: now });
    await closeRequestsOfFull(actor, { mentorId: actor.personId, menteeId }, now);
    return settled.request;
  }));
  return viewRequest(actor, accepted);
}

/** Where a rule that has come since stands between the two, the refusal does not leave the mentee waiting: the next choice is asked. */
async function passedOnWhereForbidden<T>(actor: ProgramActor, requestId: string, now: Date, accept: () => Promise<T>): Promise<T> {
  try {
    return await accept();
  } catch (error) {
    if (error instanceof RuleBroken && error.code === 'pair-not-possible') {
      // The refusal undoes whatever transaction this is in.
      await outsideTransaction(() => inTransaction(async () => endTurn(actor, await loadRequest(actor, requestId, 'match-request.answer'), forbidden, now)));
    }
    throw error;
  }
}

/** The asked mentor says no, and may say why in a word of the vocabulary; nothing counts it. The mentee's next choice is asked. */
export async function declineMatchRequest(actor: ProgramActor, requestId: string, { reason }: { reason?: DeclineReason | undefined } = {}, now = new Date()): Promise<MatchRequest> {
  const declined = await inTransaction(async () => {
    const request = await loadRequest(actor, requestId, 'match-request.answer');
    assertTurn(actor, request, now);
    return endTurn(actor, request, { type: 'match-request.declined', choice: 'declined', reason }, now);
  });
  return viewRequest(actor, declined);
}

/** It is this mentor's turn to answer, and not over, also where the job that ends it has not come by yet. */
function assertTurn(actor: ProgramActor, request: StoredMatchRequest, now: Date): void {
  if (request.state !== 'pending') throw new RuleBroken('moved-on', { state: request.state });
  if (String(request.asking) !== actor.personId || request.expiresAt <= now) throw new RuleBroken('moved-on');
}
