import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { limits } from '../vocabulary.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';
import { actsWith } from './proposal-people.ts';

const minuteMs = 60_000;

/** Proposed times that somebody else waits to hear about. */
export interface TimesToAnswer {
  id: string;
  /** Who proposed them. */
  partner: PersonRef;
  /** When the last of them has passed. */
  until: Date;
}

/** The proposals that wait between the actor and another one, theirs too, beside other reads. */
export function openProposals(actor: ProgramActor, now: Date): Wanted<StoredProposal> {
  const { here, me } = storedIds(actor);
  const minute = new Date(now.getTime() - (now.getTime() % minuteMs)); // all who ask within one ask the same
  return wantedOf(ProposalModel, { of: me, filter: { ...here, state: 'open', expiresAt: { $gt: minute } }, ways: [{ by: 'mentorId' }, { by: 'menteeId' }] }, { sort: { expiresAt: 1 }, limit: limits.page, people: ['mentorId', 'menteeId'] });
}

/**
 * Which of them are the actor's to answer, and of those to the circles that they are in; the first one to pass comes first. Who has said
 * which times of a circle suit them has answered.
 */
export async function timesToAnswer(actor: ProgramActor, open: readonly StoredProposal[], circleIds: readonly string[], now: Date): Promise<TimesToAnswer[]> {
  const { tenantId, programId, personId } = actor;
  // To a circle its id stands as that of the match: by the index of what waits.
  const toCircles = circleIds.length === 0 ? [] : await ProposalModel.find({ tenantId, programId, matchId: trusted({ $in: circleIds }), state: 'open' }).lean();
  const waiting = [...open, ...toCircles.filter(({ circleId }) => circleId !== undefined)].filter((proposal) => proposal.expiresAt > now && isTheirs(proposal, personId));
  const people = await peopleByIds(actor, waiting.map(({ proposedBy }) => String(proposedBy)));
  return waiting
    .sort((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime())
    .map(({ _id, proposedBy, expiresAt }) => ({ id: String(_id), partner: refTo(people, String(proposedBy)), until: expiresAt }));
}

function isTheirs(proposal: StoredProposal, personId: string): boolean {
  const acts = actsWith(proposal, personId);
  return String(proposal.proposedBy) !== personId && (acts.includes('accept') || (acts.includes('answer') && !(proposal.answers ?? []).some((answer) => String(answer.personId) === personId)));
}
