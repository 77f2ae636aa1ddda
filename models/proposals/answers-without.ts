import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { seatsOf } from '../matches/circle-members.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { menteesOfProposal } from './proposal-people.ts';
import { ProposalModel } from './proposal.model.ts';

/**
 * Somebody does not come to a circle any more, or rests: where theirs was the one answer that was missing, its mentor is told that everybody
 * has said which of the proposed times suit them. In the transaction of that, which conflicts with an answer in the same moment.
 */
export async function countAnswersWithout(actor: ProgramActor | ProgramSystemActor, { circleId, menteeId }: { circleId?: string; menteeId: string }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const circleIds = circleId === undefined ? (await seatsOf(actor, menteeId)).map((seat) => seat.circleId) : [circleId];
  if (circleIds.length === 0) return;
  for (const proposal of await ProposalModel.find({ tenantId, programId, matchId: trusted({ $in: circleIds }), state: 'open', expiresAt: trusted({ $gt: now }) }).lean()) {
    const answers = proposal.answers ?? [];
    const asked = (await menteesOfProposal(actor, proposal)).filter((id) => id !== menteeId); // whose part ends in this transaction, perhaps only after this
    const isWhole = asked.length > 0 && asked.every((id) => answers.some(({ personId }) => String(personId) === id));
    const isNews = isWhole && answers.length !== proposal.toldOf;
    await ProposalModel.updateOne({ tenantId, programId, _id: proposal._id }, { $set: { toldOf: isNews ? answers.length : (proposal.toldOf ?? 0) } });
    if (!isNews) continue;
    const mentorId = String(proposal.mentorId);
    const eventId = await recordEvent(actor, { type: 'proposal.answered', subjectIds: [String(proposal._id), mentorId, menteeId], audience: [mentorId], at: now });
    await enqueueMail(actor, { eventId, receiverId: mentorId, template: 'times-answered', dueAt: now });
  }
}
