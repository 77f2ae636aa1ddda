import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { RuleBroken } from '../problems.ts';
import type { ProposalState } from '../proposal-words.ts';
import type { EventType } from '../vocabulary.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';
import { matchOf, menteesOfProposal } from './proposal-people.ts';

/** Ends a proposal that still waits, in the caller's transaction; `moved-on` where somebody was faster. */
export async function endProposal(scope: { readonly tenantId: string; readonly programId: string }, { _id }: Pick<StoredProposal, '_id'>, state: Exclude<ProposalState, 'open'>, meetingId?: string): Promise<void> {
  const { tenantId, programId } = scope;
  const { modifiedCount } = await ProposalModel.updateOne({ tenantId, programId, _id, state: 'open' }, { $set: { state, ...(meetingId === undefined ? {} : { meetingId }) } });
  if (modifiedCount === 0) throw new RuleBroken('moved-on');
}

/** Records what happened to a proposal, for its people alone: coordinators see meetings, not how they were found. Returns the event's id. */
export async function recordProposal(actor: ProgramActor | ProgramSystemActor, proposal: StoredProposal, type: EventType, now: Date): Promise<string> {
  const matchId = matchOf(proposal);
  const people = [String(proposal.mentorId), ...(await menteesOfProposal(actor, proposal))];
  return recordEvent(actor, {
    type,
    subjectIds: [String(proposal._id), ...people],
    ...(matchId === null ? {} : { matchId }),
    audience: people,
    at: now,
  });
}
