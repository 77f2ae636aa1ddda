import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { releaseSeat, takeTurnInCircle } from '../circles/seats.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { bringGoalsIntoMatch, endSharingInMatch } from '../goals/goals-of-match.ts';
import { joinCircleMeetings, leaveCircleMeetings } from '../meetings/circle-members.ts';
import { cancelMeetingsToCome, type Cause } from '../meetings/meetings-to-come.ts';
import { wantNotAgain } from '../kept-apart/kept-apart.ts';
import { readAtOnce, wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { storedIds } from '../mongodb/rows.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { activeAmong } from '../people/enrolments.ts';
import { releasePlace, takePlace, type CountPlaces } from '../people/places.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen, ownProgram } from '../programs/programs.ts';
import { limits, placeHoldingMatchStates, type Action, type Cadence, type CircleEnd, type EventType, type MatchState } from '../vocabulary.ts';
import { keptPlaces, offerPlaces } from '../waiting-lists/waiting-lists.ts';
import { MatchModel, type StoredMatch, type StoredTentative } from './match.model.ts';
import { viewMatch, viewMatches, type Match } from './match-view.ts';
import { tellOfEnd } from './partings.ts';

export { membersOfCircles, partsOfCircle, reasonOfRemoval, removalsOf, seatsOf, startCircleMatch, type CircleMember, type CirclePart } from './circle-members.ts';
export { confirmMatch, declineMatch, endUnconfirmedMatches, remindUnconfirmed } from './tentative.ts';
export { viewMatches, type Match } from './match-view.ts';
export type { StoredMatch } from './match.model.ts';

/** What other slices' rules need to know of a match. */
export interface Pair {
  id: string;
  mentorId: string;
  menteeId: string;
  state: MatchState;
  /** The circle by which the mentee has this mentor; null where the two are a pair. */
  circleId: string | null;
  startedAt: Date;
}

/** The matches that the actor is in and that are not over, the oldest first. */
export async function listMatches(actor: ProgramActor, now = new Date()): Promise<{ items: Match[]; nextCursor: null }> {
  if (!may(actor, 'match.list')) throw new NotAllowed();
  const { matches, programs } = await readAtOnce({ matches: ownMatches(actor), programs: ownProgram(actor) });
  return { items: await viewMatches(actor, matches, programs, now), nextCursor: null };
}

/** The rows of the same. */
export function ownMatches(actor: ProgramActor): Wanted<StoredMatch> {
  const { here, me } = storedIds(actor);
  return wantedOf(MatchModel, { of: me, filter: { ...here, state: { $in: [...placeHoldingMatchStates] } }, ways: [{ by: 'menteeId' }, { by: 'mentorId' }] }, { sort: { startedAt: 1 }, limit: limits.page, people: ['mentorId', 'menteeId'] });
}

/** For `readAtOnce`: the same, and those of two that ended since then without the actor's doing. */
export function ownMatchesAndEndings(actor: ProgramActor, since: Date): Wanted<StoredMatch> {
  const { here, me } = storedIds(actor);
  const goingOn = { state: { $in: [...placeHoldingMatchStates] } };
  return wantedOf(MatchModel, { of: me, filter: here, ways: [{ by: 'menteeId', where: goingOn }, { by: 'mentorId', where: goingOn }, { by: 'endedFor', where: { endedAt: { $gt: since } } }] }, { sort: { startedAt: 1 }, limit: 2 * limits.page, people: ['mentorId', 'menteeId'] });
}

/** One match, for its pair and for coordinators; for anybody else it is not there. */
export async function matchOf(actor: ProgramActor, matchId: string): Promise<Pair> {
  return toPair(await loadMatch(actor, matchId, 'match.read'));
}

/** One match as its reader sees it, also when it is over. */
export async function readMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  return viewMatch(actor, await loadMatch(actor, matchId, 'match.read'), now);
}

/** The matches of this person that are not over, of pairs and in circles, the oldest first. */
export async function currentMatchesOf(scope: { tenantId: string; programId: string }, personId: string): Promise<Pair[]> {
  return (await currentMatches(scope, personId)).map(toPair);
}

/** The mentors of a mentee, but for those of circles alone, with the match of the two. */
export async function mentorsOfMentee({ tenantId, programId }: { tenantId: string; programId: string }, menteeId: string): Promise<Map<string, string>> {
  const rows = await MatchModel.find({ tenantId, programId, menteeId, holdsPlaces: true }, { mentorId: 1 }).lean();
  return new Map(rows.map(({ _id, mentorId }) => [String(mentorId), String(_id)]));
}

/** How many places the matches of a program hold, and are kept for who waits, by role and person: what the enrolments' count has to agree with. */
export const countPlaces: CountPlaces = async ({ tenantId, programId }) => {
  const held = { mentor: new Map<string, number>(), mentee: new Map<string, number>() };
  const rows = await MatchModel.find({ tenantId, programId, holdsPlaces: true }, { mentorId: 1, menteeId: 1 }).lean();
  for (const { mentorId, menteeId } of rows) {
    held.mentor.set(String(mentorId), (held.mentor.get(String(mentorId)) ?? 0) + 1);
    held.mentee.set(String(menteeId), (held.mentee.get(String(menteeId)) ?? 0) + 1);
  }
  for (const [mentorId, kept] of await keptPlaces({ tenantId, programId }, 'mentor')) held.mentor.set(mentorId, (held.mentor.get(mentorId) ?? 0) + kept);
  return held;
};

function currentMatches({ tenantId, programId }: { tenantId: string; programId: string }, personId: string): Promise<StoredMatch[]> {
  return MatchModel.find({
    tenantId,
    programId,
    state: trusted({ $in: placeHoldingMatchStates }),
    $or: [{ menteeId: personId }, { mentorId: personId }],
  })
    .sort({ startedAt: 1 })
    .limit(limits.page)
    .lean();
}

/**
 * Begins a match: takes a place of the mentor and one of the mentee, or throws where there is none, and `moved-on` where the two
 * have a match already. To be called in the
 * transaction of whatever brings the two together. `tentative`: the two have to confirm it, and hold their places meanwhile.
 */
export async function startMatch(
  actor: ProgramActor,
  { mentorId, menteeId, cadence, tentative }: { mentorId: string; menteeId: string; cadence: Cadence; tentative?: StoredTentative | undefined },
  now: Date,
): Promise<Pair> {
  await takePlace(actor, mentorId, 'mentor');
  await takePlace(actor, menteeId, 'mentee');
  const { tenantId, programId } = actor;
  const match = await MatchModel.insertOne({ tenantId, programId, mentorId, menteeId, cadence, state: 'active', holdsPlaces: true, startedAt: now, ...(tentative === undefined ? {} : { tentative }) }).catch((error: unknown) => {
    if (isDuplicate(error, 'menteeId', 'mentorId')) throw new RuleBroken('moved-on'); // a run has paired the two meanwhile
    throw error;
  });
  const pair = toPair(match);
  await bringGoalsIntoMatch(actor, pair);
  await tellOfMatch(actor, match, 'match.started', now);
  return pair;
}

/**
 * Keeps a match active until the transaction around it ends: one that ends or rests meanwhile conflicts with it. Throws
 * where it is not active any more.
 */
export async function keepActive({ tenantId, programId }: ProgramActor, matchId: string): Promise<void> {
  const { matchedCount } = await MatchModel.updateOne({ tenantId, programId, _id: matchId, state: 'active' }, { $set: { updatedAt: new Date() } });
  if (matchedCount === 0) throw new RuleBroken('moved-on');
}

/** A step of a match's life: from where, to where, and what it is called. */
interface Step {
  action: Action;
  from: readonly MatchState[];
  to: MatchState;
  type: EventType;
  /** Why meetings to come cannot take place then. */
  cancels?: Cause;
  /** Not before both have confirmed a match that they only try. */
  confirmedOnly?: true;
}

const steps = {
  pause: { action: 'match.pause', from: ['active'], to: 'paused', type: 'match.paused', cancels: 'match.paused', confirmedOnly: true },
  resume: { action: 'match.pause', from: ['paused'], to: 'active', type: 'match.resumed' },
  startClosing: { action: 'match.end', from: ['active'], to: 'closing', type: 'match.closing', confirmedOnly: true },
  complete: { action: 'match.end', from: ['closing'], to: 'completed', type: 'match.completed', cancels: 'match.completed' },
  end: { action: 'match.end', from: placeHoldingMatchStates, to: 'ended', type: 'match.ended', cancels: 'match.ended' },
} as const satisfies Record<string, Step>;

/** The pair takes a break; the match keeps its places, and what they had planned is cancelled. Not in a program that is closed for good. */
export async function pauseMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  await assertOpen(actor);
  return step(actor, matchId, steps.pause, now);
}

/** The break is over: the match goes on in its places. What was cancelled for it stays cancelled. */
export async function resumeMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  await assertOpen(actor);
  return step(actor, matchId, steps.resume, now);
}

/** The pair begins to say goodbye. */
export async function startClosing(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  return step(actor, matchId, steps.startClosing, now);
}

/** The match has come to its good end; both places are free again. */
export async function completeMatch(actor: ProgramActor, matchId: string, now = new Date()): Promise<Match> {
  return step(actor, matchId, steps.complete, now);
}

/**
 * Nobody's fault and possible at any time: the match is over, both places are free again. `notAgain`: one of the two does not want to
 * be matched with the other once more, which nobody else learns. `reason`: a coordinator's, which coordinators alone read.
 */
export async function endMatch(actor: ProgramActor, matchId: string, now = new Date(), { notAgain = false, reason }: { notAgain?: boolean | undefined; reason?: string | undefined } = {}): Promise<Match> {
  const { match } = await inTransaction(async () => {
    const before = await loadMatch(actor, matchId, steps.end.action);
    if (before.circleId !== undefined) throw new NotAllowed(); // who is in a circle leaves it, or is taken out for a reason
    if (reason !== undefined && !may(actor, 'match.oversee')) throw new NotAllowed();
    const ended = await take(actor, before, steps.end, now);
    if (!isInPair(before, actor)) await recordCoordinator(actor, before, reason);
    await tellOfEnd(actor, ended.match, { eventId: ended.eventId, doer: actor.personId }, now);
    if (notAgain) await wantNotAgain(actor, partnerIn(before, actor));
    return ended;
  });
  return viewMatch(actor, match, now);
}

/** Kept with the match, and in no event: the two read events of their match. */
async function recordCoordinator({ tenantId, programId, personId }: ProgramActor, { _id }: StoredMatch, reason: string | undefined): Promise<void> {
  await MatchModel.updateOne({ tenantId, programId, _id }, { $set: { endedBy: { by: personId, ...(reason === undefined ? {} : { reason }) } } });
}

function isInPair({ mentorId, menteeId }: StoredMatch, { personId }: ProgramActor): boolean {
  return [mentorId, menteeId].some((id) => String(id) === personId);
}

/** The other one of the two; throws where the actor is neither. */
function partnerIn({ mentorId, menteeId }: StoredMatch, { personId }: ProgramActor): string {
  if (String(mentorId) === personId) return String(menteeId);
  if (String(menteeId) === personId) return String(mentorId);
  throw new NotAllowed();
}

/** Ends the current matches that a person has in a role, because they have left it. */
export async function endMatchesOfLeaver(actor: ProgramActor | ProgramSystemActor, leaver: { personId: string; role: 'mentor' | 'mentee' }, now: Date): Promise<void> {
  for (const match of await currentMatches(actor, leaver.personId)) {
    if (String(match[`${leaver.role}Id`]) !== leaver.personId) continue;
    const { match: ended, eventId } = await take(actor, match, steps.end, now, { left: leaver.role });
    if (ended.circleId === undefined) await tellOfEnd(actor, ended, { eventId, doer: leaver.personId }, now);
  }
}

/** What becomes of everybody's part in a circle when the circle says goodbye or is over. It may come to its good end without a goodbye, and somebody may be back from a break only after that. */
const circleSteps = { closing: steps.startClosing, completed: { ...steps.complete, from: ['active', 'closing'] }, ended: steps.end } as const satisfies Record<CircleEnd, Step>;

/** The circle ends, in one of its ways: so does each member's part, as far as it can. In the caller's transaction. */
export async function endCircleMatches(actor: ProgramActor | ProgramSystemActor, circleId: string, end: CircleEnd, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  for (const match of await MatchModel.find({ tenantId, programId, circleId, holdsSeat: true }).sort({ _id: 1 }).lean()) {
    if ((circleSteps[end].from as readonly MatchState[]).includes(match.state)) await take(actor, match, circleSteps[end], now);
    else if (end === 'completed') await take(actor, match, steps.end, now); // who rests was not there to the last
  }
}

/** Ends one member's part in a circle: they leave, or are taken out for a reason. In the caller's transaction. Returns the event. */
export async function endCircleMatch(actor: ProgramActor, matchId: string, removedFor: string | null, now: Date): Promise<string> {
  const { tenantId, programId, personId } = actor;
  const { eventId } = await take(actor, await loadMatch(actor, matchId, 'match.end'), steps.end, now, { why: removedFor === null ? 'left' : 'removed' });
  if (removedFor !== null) await MatchModel.updateOne({ tenantId, programId, _id: matchId }, { $set: { removed: { by: personId, reason: removedFor } } });
  return eventId;
}

/** Ends a tentative match that the two do not both want, or did not confirm in time; in the caller's transaction. */
export function endUnconfirmed(actor: ProgramActor | ProgramSystemActor, match: StoredMatch, now: Date): Promise<{ match: StoredMatch; eventId: string }> {
  return take(actor, match, steps.end, now, { why: 'not-confirmed' });
}

/** Whether a match holds its places: it is active, rests, or is being closed. One that is over stays as it was. */
export function isGoingOn(state: MatchState): boolean {
  return (placeHoldingMatchStates as readonly MatchState[]).includes(state);
}

async function step(actor: ProgramActor, matchId: string, what: Step, now: Date): Promise<Match> {
  const { match } = await inTransaction(async () => take(actor, await loadMatch(actor, matchId, what.action), what, now));
  return viewMatch(actor, match, now);
}

async function take(actor: ProgramActor | ProgramSystemActor, match: StoredMatch, what: Step, now: Date, data: Record<string, unknown> = {}): Promise<{ match: StoredMatch; eventId: string }> {
  if (!what.from.includes(match.state) || (what.confirmedOnly && match.tentative !== undefined)) throw new RuleBroken('moved-on', { state: match.state });
  const over = !isGoingOn(what.to);
  const { tenantId, programId } = actor;
  const after = await MatchModel.findOneAndUpdate(
    { tenantId, programId, _id: match._id, state: match.state },
    over ? { $set: { state: what.to, endedAt: now }, $unset: { holdsPlaces: 1, holdsSeat: 1, tentative: 1, away: 1 } } : { $set: { state: what.to } },
    { returnDocument: 'after' },
  ).lean();
  if (after === null) throw new RuleBroken('moved-on');
  if (over) {
    await giveBack(actor, match);
    await endSharingInMatch(actor, toPair(match));
    await offerPlaces(actor, match.circleId === undefined ? { kind: 'mentor', of: String(match.mentorId) } : { kind: 'circle', of: String(match.circleId) }, now);
  }
  if (match.circleId !== undefined) await adaptCircleMeetings(actor, match, what, now);
  else if (what.cancels !== undefined) await cancelMeetingsToCome(actor, { mentorId: String(match.mentorId), menteeId: String(match.menteeId), matchId: String(match._id) }, what.cancels, now);
  return { match: after, eventId: await tellOfMatch(actor, after, what.type, now, data) };
}

/** A circle meets without a member who rests or leaves, and with one whose break is over, unless they are away from the whole program. */
async function adaptCircleMeetings(actor: ProgramActor | ProgramSystemActor, match: StoredMatch, { cancels, to }: Step, now: Date): Promise<void> {
  const member = { circleId: String(match.circleId), menteeId: String(match.menteeId) };
  await takeTurnInCircle(actor, member.circleId);
  if (cancels !== undefined) await leaveCircleMeetings(actor, member, now);
  else if (to === 'active' && (await activeAmong(actor, 'mentee', [member.menteeId])).has(member.menteeId)) await joinCircleMeetings(actor, member, now);
}

/** What the match held is free again: a seat of its circle, or a place of each of the two. */
async function giveBack(actor: ProgramActor | ProgramSystemActor, { circleId, mentorId, menteeId }: StoredMatch): Promise<void> {
  if (circleId !== undefined) return releaseSeat(actor, String(circleId));
  await releasePlace(actor, String(mentorId), 'mentor');
  await releasePlace(actor, String(menteeId), 'mentee');
}

/** Records what happened to a match, for both of it. Returns the event's id. */
export async function tellOfMatch(actor: ProgramActor | ProgramSystemActor, match: StoredMatch, type: EventType, now: Date, data: Record<string, unknown> = {}): Promise<string> {
  const { id, mentorId, menteeId } = toPair(match);
  return recordEvent(actor, {
    type,
    subjectIds: [id, mentorId, menteeId],
    matchId: id,
    audience: [mentorId, menteeId],
    forCoordinators: true,
    data: { mentorId, menteeId, ...data },
    at: now,
  });
}

/** The match, if the actor may do this to it. One that they may not see is not there. */
export async function loadMatch(actor: ProgramActor, matchId: string, action: Action): Promise<StoredMatch> {
  const match = await MatchModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: matchId }).lean();
  const resource = match && { mentor: String(match.mentorId), mentee: String(match.menteeId) };
  if (match === null || resource === null || !may(actor, 'match.read', resource)) throw new NotFound();
  if (!may(actor, action, resource)) throw new NotAllowed();
  return match;
}

export function toPair(match: Pick<StoredMatch, '_id' | 'mentorId' | 'menteeId' | 'state' | 'circleId' | 'startedAt'>): Pair {
  return { id: String(match._id), mentorId: String(match.mentorId), menteeId: String(match.menteeId), state: match.state, circleId: match.circleId === undefined ? null : String(match.circleId), startedAt: match.startedAt };
}
