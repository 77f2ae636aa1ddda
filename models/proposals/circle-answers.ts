import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { ProposalModel } from './proposal.model.ts';
import { loadProposal, menteesOfProposal } from './proposal-people.ts';
import { assertWaits, viewProposals, type Proposal } from './proposal-view.ts';

/**
 * A member of a circle says which of the times suit them; none is an answer too. May be said again until one is booked. Its mentor is told by
 * mail once everybody has said so.
 */
export async function answerTimes(actor: ProgramActor, proposalId: string, { starts }: { starts: readonly string[] }, now = new Date()): Promise<Proposal> {
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const proposal = await loadProposal(actor, proposalId, 'answer');
    assertWaits(proposal, now);
    await assertOpen(actor);
    const proposed = new Map(proposal.starts.map((start) => [start.getTime(), start]));
    const suiting = starts.map((start) => proposed.get(Date.parse(start)));
    if (suiting.includes(undefined)) throw new RuleBroken('body-invalid', { path: 'starts' });
    const others = (proposal.answers ?? []).filter((answer) => String(answer.personId) !== personId);
    const isFirst = others.length === (proposal.answers ?? []).length;
    const waitsFor = (await menteesOfProposal(actor, proposal)).filter((id) => id !== personId && !others.some((answer) => String(answer.personId) === id));
    const isNews = isFirst && waitsFor.length === 0;
    // Two members who answer at once conflict with each other; the second runs again and finds the first one's answer.
    const { modifiedCount } = await ProposalModel.updateOne(
      { tenantId, programId, _id: proposalId, state: 'open' },
      { $set: { answers: [...others, { personId, starts: [...new Set(suiting)] }], ...(isNews ? { toldOf: others.length + 1 } : {}) } },
    );
    if (modifiedCount === 0) throw new RuleBroken('moved-on');
    const mentorId = String(proposal.mentorId);
    const eventId = await recordEvent(actor, { type: 'proposal.answered', subjectIds: [proposalId, mentorId, personId], audience: [mentorId, personId], at: now });
    if (isNews) await enqueueMail(actor, { eventId, receiverId: mentorId, template: 'times-answered', dueAt: now });
  });
  return (await viewProposals(actor, [await loadProposal(actor, proposalId)], now))[0]!;
}
