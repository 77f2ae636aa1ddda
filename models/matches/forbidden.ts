import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { MatchRequestModel } from './match-request.model.ts';
import { pairsKeptApart } from './pair-rules.ts';
import { endTurn, type EndedTurn } from './turns.ts';

/** How a turn ends that a rule has come to forbid: as that of somebody who cannot be asked, so that neither of the two learns which rule, or who made it. */
export const forbidden: EndedTurn = { type: 'match-request.closed', choice: 'unavailable', data: { why: 'unavailable' }, unasked: true };

type Scope = Pick<ProgramActor, 'tenantId' | 'programId'>;

/** Two people are kept apart from now on: a request of one to the other goes on to the next choice. In the transaction of what keeps them apart. */
export async function closeRequestsBetween(scope: Scope, [one, other]: readonly [string, string], now: Date): Promise<void> {
  const { tenantId, programId } = scope;
  for (const [menteeId, mentorId] of [[one, other], [other, one]] as const) {
    const request = await MatchRequestModel.findOne({ tenantId, programId, menteeId, asking: mentorId }).lean();
    if (request !== null) await endTurn(ruleIn(scope), request, forbidden, now);
  }
}

/**
 * The rules of a program have changed: the requests that wait for an answer which can be no yes any more go on to the next choice, one
 * after the other, after the change. One that this did not come to, as where a server ends, goes on when its mentor would accept it.
 */
export async function closeForbiddenRequests(scope: Scope, now: Date): Promise<void> {
  const { tenantId, programId } = scope;
  const waiting = await MatchRequestModel.find({ tenantId, programId, state: 'pending' }, { menteeId: 1, asking: 1 }).sort({ sentAt: 1 }).lean();
  const apart = await pairsKeptApart(scope, waiting.map(({ menteeId, asking }) => ({ mentee: String(menteeId), mentor: String(asking) })), now);
  for (const { mentee, mentor } of apart) {
    await inTransaction(async () => {
      const request = await MatchRequestModel.findOne({ tenantId, programId, menteeId: mentee, asking: mentor }).lean();
      if (request !== null) await endTurn(ruleIn(scope), request, forbidden, now);
    }).catch((error: unknown) => {
      if (!(error instanceof RuleBroken)) throw error; // answered or withdrawn at the last moment
    });
  }
}

/** Nobody's doing, as far as the two are told. */
function ruleIn({ tenantId, programId }: Scope): ProgramSystemActor {
  return { kind: 'system', job: 'forbidden-requests', tenantId, programId };
}
