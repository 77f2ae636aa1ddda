import type { ProgramActor } from '../actor.ts';
import { whoCome } from '../circles/circle-meetings.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import type { Action } from '../vocabulary.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';

/** Whom a proposal is between: the two of a match, or a circle's mentor and its members. */
export type Between = { readonly matchId: string } | { readonly circleId: string };

/** The match that times are proposed in; null: to a circle. */
export function matchOf({ matchId, circleId }: Pick<StoredProposal, 'matchId' | 'circleId'>): string | null {
  return circleId === undefined ? String(matchId) : null;
}

/** What somebody may do with a proposal that waits. */
export type ProposalAct = 'accept' | 'decline' | 'answer' | 'withdraw';

const actionOf: Readonly<Record<ProposalAct, Action>> = { accept: 'proposal.answer', decline: 'proposal.answer', answer: 'proposal.answer', withdraw: 'proposal.withdraw' };

/** Of two the other one answers. To a circle its mentor proposes: members say what suits them, and the mentor takes one. */
export function actsWith({ proposedBy, circleId }: Pick<StoredProposal, 'proposedBy' | 'circleId'>, personId: string): ProposalAct[] {
  const mine = String(proposedBy) === personId;
  if (circleId === undefined) return mine ? ['withdraw'] : ['accept', 'decline'];
  return mine ? ['accept', 'withdraw'] : ['answer'];
}

/** The mentee of a pair, or the members of a circle who are to come to its meetings now. */
export async function menteesOfProposal(scope: { readonly tenantId: string; readonly programId: string }, { menteeId, circleId }: Pick<StoredProposal, 'menteeId' | 'circleId'>): Promise<string[]> {
  return circleId === undefined ? [String(menteeId)] : whoCome(scope, String(circleId));
}

/** The proposal, if it is the actor's to see, otherwise it is not there; and if it is theirs to do this with it, where something is to be done. */
export async function loadProposal(actor: ProgramActor, proposalId: string, act?: ProposalAct): Promise<StoredProposal> {
  const { tenantId, programId, personId } = actor;
  const proposal = await ProposalModel.findOne({ tenantId, programId, _id: proposalId }).lean();
  if (proposal === null) throw new NotFound();
  const mentees = await menteesOfProposal(actor, proposal);
  const its = { mentor: String(proposal.mentorId), ...(mentees.includes(personId) ? { mentee: personId } : {}) };
  if (!may(actor, 'proposal.read', its)) throw new NotFound();
  if (act !== undefined && (!may(actor, actionOf[act], its) || !actsWith(proposal, personId).includes(act))) throw new NotAllowed();
  return proposal;
}
