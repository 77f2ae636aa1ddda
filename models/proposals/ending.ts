import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { eachDue } from '../matches/each-due.ts';
import { ProposalModel } from './proposal.model.ts';
import { endProposal, recordProposal } from './proposal-record.ts';

/** Ends the proposals whose last time has passed, in every tenant. Returns how many. */
export function expireProposals(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, ProposalModel, { due: { state: 'open', expiresAt: trusted({ $lte: now }) }, by: 'expiresAt' }, async (inProgram, proposal) => {
    await endProposal(inProgram, proposal, 'expired');
    await recordProposal(inProgram, proposal, 'proposal.expired', now);
    return true;
  });
}

/** A match, or somebody's part, rests or ends: nothing that was proposed there can be met. In the transaction of that. */
export async function closeProposals(actor: ProgramActor | ProgramSystemActor, of: { readonly matchId: string } | { readonly circleId: string } | { readonly personId: string }, now: Date): Promise<void> {
  if ('circleId' in of) return;
  const { tenantId, programId } = actor;
  const whose = 'matchId' in of ? { matchId: of.matchId } : { $or: [{ mentorId: of.personId }, { menteeId: of.personId }] };
  for (const proposal of await ProposalModel.find({ tenantId, programId, state: 'open', ...whose }).lean()) {
    await endProposal(actor, proposal, 'closed');
    await recordProposal(actor, proposal, 'proposal.closed', now);
  }
}
