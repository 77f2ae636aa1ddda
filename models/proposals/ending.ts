import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { eachDue } from '../matches/each-due.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { isArchived } from '../programs/programs.ts';
import { ProposalModel } from './proposal.model.ts';
import type { Between } from './proposal-people.ts';
import { endProposal, recordProposal } from './proposal-record.ts';

/** Ends the proposals whose last time has passed, in every tenant, and tells whoever proposed them where they can propose others. Returns how many. */
export function expireProposals(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, ProposalModel, { due: { state: 'open', expiresAt: trusted({ $lte: now }) }, by: 'expiresAt' }, async (inProgram, proposal) => {
    await endProposal(inProgram, proposal, 'expired');
    const eventId = await recordProposal(inProgram, proposal, 'proposal.expired', now);
    if (!(await isArchived(inProgram))) await enqueueMail(inProgram, { eventId, receiverId: String(proposal.proposedBy), template: 'times-expired', dueAt: now });
    return true;
  });
}

/** A match, a circle, or somebody's part, rests or ends: nothing that was proposed there can be met. In the transaction of that. */
export async function closeProposals(actor: ProgramActor | ProgramSystemActor, of: Between | { readonly personId: string }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const whose: Record<string, unknown> = 'personId' in of ? { $or: [{ mentorId: of.personId }, { menteeId: of.personId }] } : 'matchId' in of ? { matchId: of.matchId } : { circleId: of.circleId };
  for (const proposal of await ProposalModel.find({ tenantId, programId, state: 'open', ...whose }).lean()) {
    await endProposal(actor, proposal, 'closed');
    await recordProposal(actor, proposal, 'proposal.closed', now);
  }
}
