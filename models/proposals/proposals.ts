import type { ProgramActor } from '../actor.ts';
import { circleToMeet, meetCircle } from '../circles/circle-meetings.ts';
import { keepActive, seatsOf } from '../matches/matches.ts';
import { agreedCalendar, canBegin, whoIsBusy } from '../meetings/agreed-time.ts';
import { takeSlots } from '../meetings/book-meeting.ts';
import type { Interval } from '../meetings/bookings.ts';
import { activeMatch, meeters } from '../meetings/meeters.ts';
import { recordOf } from '../meetings/meeting-record.ts';
import { slotFrom } from '../meetings/open-slot.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMail, enqueueMails, inFlightMs } from '../outbox/outbox.ts';
import { peopleByIds } from '../people/people.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { proposalLimits } from '../proposal-words.ts';
import { ProposalModel, type StoredProposal } from './proposal.model.ts';
import { loadProposal, matchOf, menteesOfProposal, type Between } from './proposal-people.ts';
import { endProposal, recordProposal } from './proposal-record.ts';
import { assertWaits, viewProposals, type Proposal } from './proposal-view.ts';

export { answerTimes } from './circle-answers.ts';
export { expireProposals } from './ending.ts';
export type { Proposal } from './proposal-view.ts';

/** Times for a pair, as one of the two proposes them, or for a circle, as its mentor does. */
export interface ProposalInput {
  /** Of the two, one. */
  matchId?: string | undefined;
  circleId?: string | undefined;
  minutes: number;
  /** ISO 8601 in UTC, on the 5-minute grid. */
  starts: readonly string[];
  note?: string | undefined;
  /** The proposal that waits there, where the actor has seen one: their own is changed by it, the other's answered with other times. */
  inPlaceOf?: string | undefined;
}

/** The proposals that wait in the actor's matches and circles, oldest first. */
export async function listProposals(actor: ProgramActor, now = new Date()): Promise<{ items: Proposal[]; nextCursor: null }> {
  if (!may(actor, 'proposal.list')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const circles = (await seatsOf(actor, personId)).filter(({ state }) => state !== 'paused').map(({ circleId }) => ({ circleId }));
  const rows = await ProposalModel.find({ tenantId, programId, state: 'open', $or: [{ mentorId: personId }, { menteeId: personId }, ...circles] }).sort({ _id: 1 }).lean();
  return { items: await viewProposals(actor, rows.filter(({ expiresAt }) => expiresAt > now), now), nextCursor: null };
}

/** One proposal, also when it is over, for its people and nobody else. */
export async function readProposal(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  return (await viewProposals(actor, [await loadProposal(actor, proposalId)], now))[0]!;
}

/**
 * Proposes one to three times to the other one of a pair, or to the members of one's circle. They may lie outside the mentor's hours, never
 * where one of the two, or the circle's mentor, has something else already. One proposal of a pair, or to a circle, waits at a time: who
 * proposes while one does says which one they saw, and it gives way.
 */
export async function proposeTimes(actor: ProgramActor, input: ProposalInput, now = new Date()): Promise<Proposal> {
  const { matchId, circleId } = input;
  if ((matchId === undefined) === (circleId === undefined)) throw new RuleBroken('body-invalid', { path: 'circleId' });
  const slots = timesOf(input.starts, input.minutes, now);
  const proposalId = matchId === undefined ? await proposeToCircle(actor, circleId!, slots, input, now) : await proposeToPair(actor, matchId, slots, input, now);
  return readProposal(actor, proposalId, now);
}

async function proposeToPair(actor: ProgramActor, matchId: string, slots: readonly Interval[], input: ProposalInput, now: Date): Promise<string> {
  const match = await activeMatch(actor, matchId);
  const { mentorId, menteeId } = match;
  if (!may(actor, 'proposal.make', { mentor: mentorId, mentee: menteeId })) throw new NotAllowed();
  const pair = await meeters(actor, { ...match, matchId });
  return inTransaction(async () => {
    await assertOpen(actor);
    await keepActive(actor, matchId);
    const calendar = await agreedCalendar(actor, pair, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const mySide = actor.personId === mentorId ? 'mentor' : 'mentee';
    for (const slot of slots) {
      const busy = whoIsBusy(calendar, slot);
      if (busy !== null) throw new RuleBroken(busy === mySide ? 'you-are-busy' : 'slot-taken', { start: slot.start, closest: [] });
    }
    return write(actor, { matchId }, { matchId, mentorId, menteeId }, slots, input, [pair.partner.id], now);
  });
}

async function proposeToCircle(actor: ProgramActor, circleId: string, slots: readonly Interval[], input: ProposalInput, now: Date): Promise<string> {
  return inTransaction(async () => {
    const { mentorId, memberIds } = await circleToMeet(actor, circleId, 'forming');
    const zone = (await peopleByIds(actor, [mentorId])).get(mentorId)?.zone;
    const calendar = await agreedCalendar(actor, { mentorId, menteeId: null, zones: new Map(zone == null ? [] : [[mentorId, zone]]) }, { start: slots[0]!.start, end: slots.at(-1)!.end }, now);
    const busy = slots.find((slot) => whoIsBusy(calendar, slot) !== null);
    if (busy !== undefined) throw new RuleBroken('you-are-busy', { start: busy.start });
    return write(actor, { circleId }, { matchId: circleId, mentorId }, slots, input, memberIds, now);
  });
}

/** Writes it in place of the one that waits and was seen, and tells those who are asked. Returns its id. */
async function write(
  actor: ProgramActor,
  between: Between,
  people: { matchId: string; mentorId: string; menteeId?: string },
  slots: readonly Interval[],
  { minutes, note, inPlaceOf }: ProposalInput,
  askedIds: readonly string[],
  now: Date,
): Promise<string> {
  const { tenantId, programId, personId } = actor;
  await giveWay(actor, between, inPlaceOf, now);
  const proposal = await ProposalModel.insertOne({
    tenantId, programId, ...between, ...people, proposedBy: personId, minutes, starts: slots.map(({ start }) => start), note: note ?? null, state: 'open', expiresAt: slots.at(-1)!.start,
  }).catch((error: unknown) => {
    if (isDuplicate(error, 'matchId')) throw new RuleBroken('moved-on'); // somebody else proposed in this very moment
    throw error;
  });
  const eventId = await recordProposal(actor, proposal.toObject(), 'proposal.made', now);
  await enqueueMails(actor, askedIds.map((receiverId) => ({ eventId, receiverId, template: 'times-proposed' })));
  return String(proposal._id);
}

/**
 * Says yes to one of the times: it is booked for both at once, or by its mentor for a circle, and the proposal is over. `slot-taken` or
 * `you-are-busy` where one of the two, or the circle's mentor, has something else by now; the other times stay.
 */
export async function acceptTime(actor: ProgramActor, proposalId: string, { start }: { start: string }, now = new Date()): Promise<Proposal> {
  const matchId = matchOf(await loadProposal(actor, proposalId, 'accept'));
  await (matchId === null ? bookForCircle(actor, proposalId, start, now) : bookForPair(actor, proposalId, matchId, start, now));
  return readProposal(actor, proposalId, now);
}

async function bookForPair(actor: ProgramActor, proposalId: string, matchId: string, start: string, now: Date): Promise<void> {
  const match = await activeMatch(actor, matchId);
  const pair = await meeters(actor, { ...match, matchId });
  await inTransaction(async () => {
    const { proposal, slot } = await timeToBook(actor, proposalId, start, now);
    await assertOpen(actor);
    const calendar = await agreedCalendar(actor, pair, slot, now);
    const busy = whoIsBusy(calendar, slot);
    if (busy !== null) throw new RuleBroken((actor.personId === pair.mentorId) === (busy === 'mentor') ? 'you-are-busy' : 'slot-taken', { closest: [] });
    await keepActive(actor, matchId);
    const [meeting] = await takeSlots(actor, pair, calendar, [{ ...slot, title: null }], now);
    await endProposal(actor, proposal, 'accepted', String(meeting!._id));
    const eventId = await recordOf(actor, meeting!, 'meeting.booked', now, { proposalId });
    await enqueueMails(actor, [pair.mentorId, pair.menteeId].map((receiverId) => ({ eventId, receiverId, template: 'meeting-booked' })));
  });
}

async function bookForCircle(actor: ProgramActor, proposalId: string, start: string, now: Date): Promise<void> {
  await inTransaction(async () => {
    const { proposal } = await timeToBook(actor, proposalId, start, now);
    const { _id } = await meetCircle(actor, String(proposal.circleId), { start, minutes: proposal.minutes, agreed: true }, now);
    await endProposal(actor, proposal, 'accepted', String(_id));
  });
}

/** The proposal as it is in this moment, and the one of its times that is to be booked. */
async function timeToBook(actor: ProgramActor, proposalId: string, start: string, now: Date): Promise<{ proposal: StoredProposal; slot: Interval }> {
  const proposal = await loadProposal(actor, proposalId, 'accept');
  const at = new Date(start);
  assertWaits(proposal, now);
  if (!proposal.starts.some((one) => one.getTime() === at.getTime())) throw new RuleBroken('body-invalid', { path: 'start' });
  if (at <= now) throw new RuleBroken('slot-past');
  return { proposal, slot: slotFrom(at, proposal.minutes) };
}

/** Says that none of the times fits. Whoever proposed them is told, and may propose others. */
export async function declineTimes(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  await inTransaction(async () => {
    const proposal = await loadProposal(actor, proposalId, 'decline');
    assertWaits(proposal, now);
    await endProposal(actor, proposal, 'declined');
    const eventId = await recordProposal(actor, proposal, 'proposal.declined', now);
    await enqueueMail(actor, { eventId, receiverId: String(proposal.proposedBy), template: 'times-declined' });
  });
  return readProposal(actor, proposalId, now);
}

/** Takes one's own times back, as long as nobody has answered. Who was asked is told, where the mail that asked them went out. */
export async function withdrawTimes(actor: ProgramActor, proposalId: string, now = new Date()): Promise<Proposal> {
  await inTransaction(async () => {
    const proposal = await loadProposal(actor, proposalId, 'withdraw');
    assertWaits(proposal, now);
    await endProposal(actor, proposal, 'withdrawn');
    const eventId = await recordProposal(actor, proposal, 'proposal.withdrawn', now);
    const askedIds = [String(proposal.mentorId), ...(await menteesOfProposal(actor, proposal))].filter((id) => id !== actor.personId);
    await enqueueMails(actor, askedIds.map((receiverId) => ({ eventId, receiverId, template: 'times-withdrawn', dueAt: new Date(now.getTime() + inFlightMs) })));
  });
  return readProposal(actor, proposalId, now);
}

/** Each time once, in order; refuses what nobody could book. */
function timesOf(starts: readonly string[], minutes: number, now: Date): Interval[] {
  starts.forEach((start, n) => {
    if (new Date(start) <= now) throw new RuleBroken('slot-past', { start });
    if (!canBegin(new Date(start), now)) throw new RuleBroken('body-invalid', { path: `starts.${n}` });
  });
  const at = [...new Set(starts.map((start) => Date.parse(start)))].sort((a, b) => a - b);
  if (at.length === 0 || at.length > proposalLimits.times) throw new RuleBroken('body-invalid', { path: 'starts' });
  return at.map((start) => slotFrom(new Date(start), minutes));
}

/** Ends the proposal that waits there, if it is the one that the actor has seen; one that they have not is not passed over. */
async function giveWay(actor: ProgramActor, between: Between, seen: string | undefined, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const waiting = await ProposalModel.findOne({ tenantId, programId, ...between, state: 'open' }).lean();
  if (waiting === null || waiting.expiresAt <= now) {
    if (waiting !== null) await endProposal(actor, waiting, 'expired');
    return;
  }
  if (String(waiting._id) !== seen) throw new RuleBroken('moved-on');
  await endProposal(actor, waiting, 'replaced');
}
