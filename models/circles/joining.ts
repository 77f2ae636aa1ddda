import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { assertPairPossible } from '../matches/pair-rules.ts';
import { seatsOf, startCircleMatch } from '../matches/matches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { enrolmentsOf, mentorPlace, queueForPlaces } from '../people/enrolments.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { passOverUseless, usePlace } from '../waiting-lists/waiting-lists.ts';
import { joinableCircleStates, type CircleRequestState, type CircleRequestWay, type CircleState, type EventType } from '../vocabulary.ts';
import type { StoredCircle } from './circle.model.ts';
import { CircleRequestModel, type StoredCircleRequest } from './circle-request.model.ts';
import { readCircle } from './circles.ts';
import type { Circle } from './circle-view.ts';
import { loadCircle } from './load-circle.ts';
import { comingBackTo, type ComingBack } from './returning.ts';
import { circleRules } from './rules.ts';
import { keepJoinable } from './seats.ts';

/** A mentee takes a free seat of an open circle, or of one that they were invited to. Who is in it already stays in it. */
export async function joinCircle(actor: ProgramActor, circleId: string, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.join');
    if ((await seatsOf(actor, actor.personId)).some((seat) => seat.circleId === circleId)) return;
    if (!(await mayJoin(circle, actor.personId, now))) throw (await takenOut(circle, actor.personId, now)) ?? new NotAllowed();
    await seat(actor, circle, actor.personId, now);
  });
  return readCircle(actor, circleId, now);
}

/**
 * A mentee asks for a seat of a circle that takes people on request, or of an open one that they were taken out of; its mentor decides.
 * Asking twice is asking once.
 */
export async function askToJoin(actor: ProgramActor, circleId: string, { message = '' }: { message?: string | undefined }, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.join');
    const back = await comingBack(circle, actor.personId, now);
    if (circle.visibility === 'open' && !back?.takenOut) throw new RuleBroken('moved-on'); // they can join by themselves
    await assertCanSit(actor, circle, actor.personId, now);
    if (back?.askAgainAt && (await pendingRequest(circle, actor.personId)) === null) throw refusalOf(circle, back);
    const eventId = await bringTogether(actor, circle, { menteeId: actor.personId, way: 'asked', message }, now);
    if (eventId !== null) await enqueueMail(actor, { eventId, receiverId: String(circle.mentorId), template: 'circle-asked' });
  });
  return readCircle(actor, circleId, now);
}

/**
 * Its mentor, or who coordinates, invites a mentee of the program: they find the circle from then on, and may join it. Who has asked
 * for a seat already gets it: both want it.
 */
export async function inviteToCircle(actor: ProgramActor, circleId: string, personId: string, { message = '' }: { message?: string | undefined }, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.admit');
    if (!(await isMentee(actor, personId))) throw new NotFound();
    if ((await pendingRequest(circle, personId))?.way === 'asked') return admit(actor, circle, personId, now);
    await assertCanSit(actor, circle, personId, now);
    const eventId = await bringTogether(actor, circle, { menteeId: personId, way: 'invited', message }, now);
    if (eventId !== null) await enqueueMail(actor, { eventId, receiverId: personId, template: 'circle-invited' });
  });
  return readCircle(actor, circleId, now);
}

/** A mentee takes back what they asked, or says no to an invitation. */
export async function withdrawFromCircle(actor: ProgramActor, circleId: string, now = new Date()): Promise<void> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.join');
    await settle(actor, circle, actor.personId, { state: 'withdrawn', type: 'circle.request-withdrawn' }, now);
  });
}

/** Says yes to somebody who asked: they get a seat, if there is still one. */
export async function admitToCircle(actor: ProgramActor, circleId: string, personId: string, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.admit');
    const request = await pendingRequest(circle, personId);
    if (request?.way !== 'asked') throw new RuleBroken('moved-on'); // answered or taken back meanwhile, or never asked
    await admit(actor, circle, personId, now);
  });
  return readCircle(actor, circleId, now);
}

/** Says no to somebody who asked, which needs no reason; or takes an invitation back, of which nobody is told. */
export async function declineForCircle(actor: ProgramActor, circleId: string, personId: string, now = new Date()): Promise<Circle> {
  await inTransaction(async () => {
    const circle = await loadCircle(actor, circleId, 'circle.admit');
    const { eventId, way } = await settle(actor, circle, personId, { state: 'declined', type: 'circle.request-declined' }, now);
    if (way === 'asked') await enqueueMail(actor, { eventId, receiverId: personId, template: 'circle-declined' });
  });
  return readCircle(actor, circleId, now);
}

/** Seats somebody who asked, and tells them. */
async function admit(actor: ProgramActor, circle: StoredCircle, personId: string, now: Date): Promise<void> {
  const eventId = await seat(actor, circle, personId, now);
  await enqueueMail(actor, { eventId, receiverId: personId, template: 'circle-admitted' });
}

/** Gives somebody a seat, whatever brought them here. Returns the event. */
async function seat(actor: ProgramActor, circle: StoredCircle, menteeId: string, now: Date): Promise<string> {
  const [circleId, mentorId] = [String(circle._id), String(circle.mentorId)];
  await assertCanSit(actor, circle, menteeId, now);
  await queueForPlaces(actor, menteeId); // of two circles that somebody joins at once the second counts the first
  const { mostJoined } = await circleRules(actor);
  if ((await seatsOf(actor, menteeId)).length >= mostJoined) throw new RuleBroken(menteeId === actor.personId ? 'limit-reached' : 'capacity-reached', { most: mostJoined });
  await usePlace(actor, { kind: 'circle', of: circleId }, menteeId, now); // who has a seat on offer takes that one
  const { eventId } = await startCircleMatch(actor, { circleId, mentorId, menteeId, cadence: circle.cadence }, now);
  await CircleRequestModel.updateOne({ tenantId: actor.tenantId, programId: actor.programId, circleId, menteeId, state: 'pending' }, { $set: { state: 'admitted', endedAt: now } });
  return eventId;
}

/** Whether somebody needs nobody's yes for a seat: they were invited, or the circle is open and they were not taken out of it. */
export async function mayJoin(circle: StoredCircle, menteeId: string, now: Date): Promise<boolean> {
  if ((await pendingRequest(circle, menteeId))?.way === 'invited') return true;
  return circle.visibility === 'open' && !(await comingBack(circle, menteeId, now))?.takenOut;
}

async function comingBack(circle: StoredCircle, menteeId: string, now: Date): Promise<ComingBack | undefined> {
  const circleId = String(circle._id);
  return (await comingBackTo({ tenantId: String(circle.tenantId), programId: String(circle.programId) }, [circleId], menteeId, now)).get(circleId);
}

/** Why an open circle is not open to somebody; undefined where that is not why. */
async function takenOut(circle: StoredCircle, menteeId: string, now: Date): Promise<RuleBroken | undefined> {
  const back = await comingBack(circle, menteeId, now);
  return back?.takenOut ? refusalOf(circle, back) : undefined;
}

function refusalOf({ _id }: StoredCircle, { takenOut: wasTakenOut, askAgainAt }: ComingBack): RuleBroken {
  return new RuleBroken(wasTakenOut ? 'circle-taken-out' : 'circle-asked-before', { circleId: String(_id), askAgainAt: askAgainAt?.toISOString() ?? null });
}

/** Whether this mentee could be in this circle at all, or why not: the rules that keep two people from being a pair hold here too. */
export async function assertCanSit(actor: ProgramActor, { mentorId: mentor, state }: StoredCircle, menteeId: string, now: Date): Promise<void> {
  const mentorId = String(mentor);
  await assertOpen(actor);
  if (!(joinableCircleStates as readonly CircleState[]).includes(state)) throw new RuleBroken('moved-on', { state });
  if (menteeId === mentorId) throw new RuleBroken('request-to-self');
  if (!(await isMentee(actor, menteeId))) throw new RuleBroken('not-enrolled');
  const place = await mentorPlace(actor, mentorId, now);
  if (place === null || place.state === 'paused') throw new RuleBroken('mentor-paused', { mentorId, until: place?.pausedUntil ?? null });
  await assertPairPossible(actor, { menteeId, mentorId }, now);
}

async function isMentee({ tenantId, programId }: ProgramActor, personId: string): Promise<boolean> {
  return (await enrolmentsOf(tenantId, programId, personId)).some(({ role, state }) => role === 'mentee' && state === 'active');
}

/** Somebody asks, or is invited. Returns the event, or null where either waits already. */
async function bringTogether(
  actor: ProgramActor,
  circle: StoredCircle,
  { menteeId, way, message }: { menteeId: string; way: CircleRequestWay; message: string },
  now: Date,
): Promise<string | null> {
  const { tenantId, programId } = actor;
  const circleId = String(circle._id);
  if ((await seatsOf(actor, menteeId)).some((one) => one.circleId === circleId)) throw new RuleBroken('moved-on');
  if ((await pendingRequest(circle, menteeId)) !== null) return null;
  await keepJoinable(actor, circleId); // its end answers whoever waits by then
  await CircleRequestModel.insertOne({ tenantId, programId, circleId, menteeId, way, message, state: 'pending', sentAt: now }).catch((error: unknown) => {
    if (isDuplicate(error, 'circleId', 'menteeId')) throw new RuleBroken('moved-on'); // at the same moment
    throw error;
  });
  return tell(actor, circle, menteeId, `circle.${way}`, now);
}

async function settle(actor: ProgramActor, circle: StoredCircle, menteeId: string, { state, type }: { state: CircleRequestState; type: EventType }, now: Date): Promise<{ eventId: string; way: CircleRequestWay }> {
  const { tenantId, programId } = actor;
  const request = await CircleRequestModel.findOneAndUpdate({ tenantId, programId, circleId: circle._id, menteeId, state: 'pending' }, { $set: { state, endedAt: now } }).lean();
  if (request === null) throw new RuleBroken('moved-on'); // answered or taken back meanwhile, or never asked
  if (request.way === 'invited') await passOverUseless(actor, { kind: 'circle', of: String(circle._id) }, now); // they waited for a seat by the invitation
  return { eventId: await tell(actor, circle, menteeId, type, now), way: request.way };
}

function pendingRequest({ tenantId, programId, _id }: StoredCircle, menteeId: string): Promise<StoredCircleRequest | null> {
  return CircleRequestModel.findOne({ tenantId, programId, circleId: _id, menteeId, state: 'pending' }).lean();
}

function tell(actor: ProgramActor, { _id, mentorId }: StoredCircle, menteeId: string, type: EventType, now: Date): Promise<string> {
  return recordEvent(actor, {
    type,
    subjectIds: [String(_id), String(mentorId), menteeId],
    audience: [String(mentorId), menteeId],
    forCoordinators: true,
    data: { menteeId },
    at: now,
  });
}
