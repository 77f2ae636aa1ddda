import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { circleTitles } from '../circles/titles.ts';
import { wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { storedIds } from '../mongodb/rows.ts';
import { peopleByIds } from '../people/people.ts';
import { refTo, type PersonRef } from '../people/person-ref.ts';
import { limits } from '../vocabulary.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';
import { actsWith, menteesOfProposal } from './proposal-people.ts';

const minuteMs = 60_000;

/** Proposed times that wait for the actor: to say which suit them, or to book one of those that a circle has answered. */
export interface TimesToAnswer {
  id: string;
  /** Who proposed them; where everybody of a circle has answered the actor's own, that by its title. */
  partner: PersonRef;
  circleId?: string;
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
 * which times of a circle suit them has answered; once everybody has, it is its mentor's turn.
 */
export async function timesToAnswer(actor: ProgramActor, open: readonly StoredProposal[], circleIds: readonly string[], now: Date): Promise<TimesToAnswer[]> {
  const { tenantId, programId, personId } = actor;
  // To a circle its id stands as that of the match: by the index of what waits.
  const toCircles = circleIds.length === 0 ? [] : await ProposalModel.find({ tenantId, programId, matchId: trusted({ $in: circleIds }), state: 'open' }).lean();
  const all = [...open, ...toCircles.filter(({ circleId }) => circleId !== undefined)].filter(({ expiresAt }) => expiresAt > now);
  const asked = all.filter((proposal) => isTheirs(proposal, personId));
  const answered = await answeredByAll(actor, all.filter(({ proposedBy, circleId }) => circleId !== undefined && String(proposedBy) === personId));
  const [people, titles] = [await peopleByIds(actor, asked.map(({ proposedBy }) => String(proposedBy))), await circleTitles(actor, answered.map(({ circleId }) => String(circleId)))];
  return [...asked, ...answered]
    .sort((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime())
    .map((proposal) => {
      const { _id, proposedBy, expiresAt } = proposal;
      if (!answered.includes(proposal)) return { id: String(_id), partner: refTo(people, String(proposedBy)), until: expiresAt };
      const circleId = String(proposal.circleId);
      return { id: String(_id), partner: { id: circleId, name: titles.get(circleId) ?? '', headline: null }, until: expiresAt, circleId };
    });
}

/** Those of proposals to circles that everybody who is to come has answered. */
async function answeredByAll(actor: ProgramActor, proposals: readonly StoredProposal[]): Promise<StoredProposal[]> {
  const whole: StoredProposal[] = [];
  for (const proposal of proposals) {
    const said = new Set((proposal.answers ?? []).map((answer) => String(answer.personId)));
    const members = said.size === 0 ? [] : await menteesOfProposal(actor, proposal);
    if (members.length > 0 && members.every((id) => said.has(id))) whole.push(proposal);
  }
  return whole;
}

function isTheirs(proposal: StoredProposal, personId: string): boolean {
  const acts = actsWith(proposal, personId);
  return String(proposal.proposedBy) !== personId && (acts.includes('accept') || (acts.includes('answer') && !(proposal.answers ?? []).some((answer) => String(answer.personId) === personId)));
}
