import type { ProgramActor } from '../actor.ts';
import { keepActive } from '../matches/matches.ts';
import { agreedCalendar, canBegin, whoIsBusy } from '../meetings/agreed-time.ts';
import { takeSlots } from '../meetings/book-meeting.ts';
import { activeMatch, meeters } from '../meetings/meeters.ts';
import { recordOf } from '../meetings/meeting-record.ts';
import { slotFrom } from '../meetings/open-slot.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMail, enqueueMails } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { proposalLimits } from '../proposal-words.ts';
import type { Action } from '../vocabulary.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';
import { endProposal, recordProposal } from './proposal-record.ts';
import { viewProposals, type Proposal } from './proposal-view.ts';

export { expireProposals } from './ending.ts';
export type { Proposal } from './proposal-view.ts';

/** Times for a pair, as one of the two proposes them. */
export interface ProposalInput {
  matchId: string;
  minutes: number;
  /** ISO 8601 in UTC, on the 5-minute grid. */
  starts: readonly string[];
  note?: string | undefined;
  /** The proposal that waits in this match, where the actor has seen one: their own is changed by it, the other's answered with other times. */
  inPlaceOf?: string | undefined;
}

/** The proposals that wait in the actor's matches, oldest first. */
export async function listProposals(actor: ProgramActor, now = new Date()): Promise<{ items: Proposal[]; nextCursor: null }> {
  if (!may(actor, 'proposal.list')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const rows = await ProposalModel.find({ tenantId, programId, state: 'open', $or: [{ mentorId: personId }, { menteeId: personId }] }).sort({ _id: 1 }).lean();
  return { items: await viewProposals(actor, rows.filter(({ expiresAt }) => expiresAt > now), now), nextCursor: null };
}

/** One proposal, also when it is over, for the two and nobody else. */
export async function readProposal(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  return (await viewProposals(actor, [await load(actor, proposalId, 'proposal.read')], now))[0]!;
}

/**
 * Proposes one to three times to the other one of a pair. They may lie outside the mentor's hours, never where one of the two has something
 * else already. One proposal of a pair waits at a time: who proposes while one does says which one they saw, and it gives way.
 */
export async function proposeTimes(actor: ProgramActor, { matchId, minutes, starts, note, inPlaceOf }: ProposalInput, now = new Date()): Promise<Proposal> {
  const { tenantId, programId, personId } = actor;
  const match = await activeMatch(actor, matchId);
  if (!may(actor, 'proposal.make', { mentor: match.mentorId, mentee: match.menteeId })) throw new NotAllowed();
  const pair = await meeters(actor, { ...match, matchId: match.id });
  const slots = timesOf(starts, minutes, now);
  const proposalId = await inTransaction(async () => {
    await assertOpen(actor);
    await keepActive(actor, match.id);
    const calendar = await agreedCalendar(actor, pair, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const mySide = personId === match.mentorId ? 'mentor' : 'mentee';
    for (const slot of slots) {
      const busy = whoIsBusy(calendar, slot);
      if (busy !== null) throw new RuleBroken(busy === mySide ? 'you-are-busy' : 'slot-taken', { start: slot.start, closest: [] });
    }
    await giveWay(actor, match.id, inPlaceOf, now);
    const proposal = await ProposalModel.insertOne({
      tenantId, programId, matchId: match.id, mentorId: match.mentorId, menteeId: match.menteeId, proposedBy: personId, minutes,
      starts: slots.map(({ start }) => start), note: note ?? null, state: 'open', expiresAt: slots.at(-1)!.start,
    }).catch((error: unknown) => {
      if (isDuplicate(error, 'matchId')) throw new RuleBroken('moved-on'); // the other one proposed in this very moment
      throw error;
    });
    const eventId = await recordProposal(actor, proposal.toObject(), 'proposal.made', now);
    await enqueueMail(actor, { eventId, receiverId: pair.partner.id, template: 'times-proposed' });
    return String(proposal._id);
  });
  return readProposal(actor, proposalId, now);
}

/**
 * Says yes to one of the times: it is booked for both at once, and the proposal is over. `slot-taken` or `you-are-busy` where one of the
 * two has something else by now; the other times stay.
 */
export async function acceptTime(actor: ProgramActor, proposalId: string, { start }: { start: string }, now = new Date()): Promise<Proposal> {
  const { matchId } = await load(actor, proposalId, 'proposal.answer');
  const match = await activeMatch(actor, String(matchId));
  const pair = await meeters(actor, { ...match, matchId: match.id });
  await inTransaction(async () => {
    const proposal = await load(actor, proposalId, 'proposal.answer');
    const at = new Date(start);
    assertWaits(proposal, now);
    if (!proposal.starts.some((one) => one.getTime() === at.getTime())) throw new RuleBroken('body-invalid', { path: 'start' });
    if (at <= now) throw new RuleBroken('slot-past');
    await assertOpen(actor);
    const slot = slotFrom(at, proposal.minutes);
    const calendar = await agreedCalendar(actor, pair, slot, now);
    const busy = whoIsBusy(calendar, slot);
    if (busy !== null) throw new RuleBroken((actor.personId === pair.mentorId) === (busy === 'mentor') ? 'you-are-busy' : 'slot-taken', { closest: [] });
    await keepActive(actor, match.id);
    const [meeting] = await takeSlots(actor, pair, calendar, [{ ...slot, title: null }], now);
    await endProposal(actor, proposal, 'accepted', String(meeting!._id));
    const eventId = await recordOf(actor, meeting!, 'meeting.booked', now, { proposalId });
    await enqueueMails(actor, [pair.mentorId, pair.menteeId].map((receiverId) => ({ eventId, receiverId, template: 'meeting-booked' })));
  });
  return readProposal(actor, proposalId, now);
}

/** Says that none of the times fits. Whoever proposed them is told, and may propose others. */
export async function declineTimes(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  await inTransaction(async () => {
    const proposal = await load(actor, proposalId, 'proposal.answer');
    assertWaits(proposal, now);
    await endProposal(actor, proposal, 'declined');
    const eventId = await recordProposal(actor, proposal, 'proposal.declined', now);
    await enqueueMail(actor, { eventId, receiverId: String(proposal.proposedBy), template: 'times-declined' });
  });
  return readProposal(actor, proposalId, now);
}

/** Takes one's own times back, as long as nobody has answered. */
export async function withdrawTimes(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  await inTransaction(async () => {
    const proposal = await load(actor, proposalId, 'proposal.withdraw');
    assertWaits(proposal, now);
    await endProposal(actor, proposal, 'withdrawn');
    await recordProposal(actor, proposal, 'proposal.withdrawn', now);
  });
  return readProposal(actor, proposalId, now);
}

async function load(actor: ProgramActor, proposalId: string, action: Action): Promise<StoredProposal> {
  const { tenantId, programId, personId } = actor;
  const proposal = await ProposalModel.findOne({ tenantId, programId, _id: proposalId }).lean();
  if (proposal === null) throw new NotFound();
  const pair = { mentor: String(proposal.mentorId), mentee: String(proposal.menteeId) };
  if (!may(actor, 'proposal.read', pair)) throw new NotFound();
  if (!may(actor, action, pair)) throw new NotAllowed();
  const mine = String(proposal.proposedBy) === personId;
  if ((action === 'proposal.answer' && mine) || (action === 'proposal.withdraw' && !mine)) throw new NotAllowed();
  return proposal;
}

function assertWaits({ state, expiresAt }: StoredProposal, now: Date): void {
  if (state !== 'open' || expiresAt <= now) throw new RuleBroken('moved-on', { state: state === 'open' ? 'expired' : state });
}

/** Each time once, in order; refuses what nobody could book. */
function timesOf(starts: readonly string[], minutes: number, now: Date) {
  starts.forEach((start, n) => {
    if (new Date(start) <= now) throw new RuleBroken('slot-past', { start });
    if (!canBegin(new Date(start), now)) throw new RuleBroken('body-invalid', { path: `starts.${n}` });
  });
  const at = [...new Set(starts.map((start) => Date.parse(start)))].sort((a, b) => a - b);
  if (at.length === 0 || at.length > proposalLimits.times) throw new RuleBroken('body-invalid', { path: 'starts' });
  return at.map((start) => slotFrom(new Date(start), minutes));
}

/** Ends the proposal that waits in the match, if it is the one that the actor has seen; one that they have not is not passed over. */
async function giveWay(actor: ProgramActor, matchId: string, seen: string | undefined, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const waiting = await ProposalModel.findOne({ tenantId, programId, matchId, state: 'open' }).lean();
  if (waiting === null || waiting.expiresAt <= now) {
    if (waiting !== null) await endProposal(actor, waiting, 'expired');
    return;
  }
  if (String(waiting._id) !== seen) throw new RuleBroken('moved-on');
  await endProposal(actor, waiting, 'replaced');
}
