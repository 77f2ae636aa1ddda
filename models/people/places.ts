import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { dateOf } from '../availability/spans.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { readAtOnce, wanted, type Wanted } from '../mongodb/at-once.ts';
import { RuleBroken } from '../problems.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { PersonModel } from './person.model.ts';

/**
 * Places: how many matches a person holds in a role (`placesTaken`) of those they are ready for (`capacity`). A match
 * takes one on both sides in its own transaction and gives both back when it ends; capacity may be lowered below what
 * is taken, then none is free until enough were given back. A mentor's place that is kept for somebody who waited for it
 * counts as taken.
 */

interface ProgramScope {
  readonly tenantId: string;
  readonly programId: string;
}

/**
 * Takes a place, or refuses: however many try at once, never more than there are. Call it in the transaction that
 * makes the match. Refused, the actor hears `you-are-full` of themselves and `capacity-reached` of the other one.
 */
export async function takePlace(actor: ProgramActor | ProgramSystemActor, personId: string, role: EnrolmentRole): Promise<void> {
  const { tenantId, programId } = actor;
  const taken = await EnrolmentModel.updateOne(
    { tenantId, programId, personId, role, state: 'active', $expr: trusted({ $lt: ['$placesTaken', '$capacity'] }) },
    { $inc: { placesTaken: 1 } },
  );
  personChanged({ tenantId, programId, personId });
  if (taken.modifiedCount === 1) return;
  const enrolment = await EnrolmentModel.findOne({ tenantId, programId, personId, role }, { state: 1 }).lean();
  if (enrolment?.state !== 'active') throw new RuleBroken('moved-on', { role });
  const own = actor.kind === 'person' && actor.personId === personId;
  throw new RuleBroken(own ? 'you-are-full' : 'capacity-reached', { role });
}

/** Keeps a mentor's free place back for somebody; false where there is none, or the mentor rests. However many try at once, never more than there are. */
export async function keepPlace({ tenantId, programId }: ProgramScope, mentorId: string, now: Date): Promise<boolean> {
  if ((await mentorPlace({ tenantId, programId }, mentorId, now))?.state !== 'open') return false;
  const { modifiedCount } = await EnrolmentModel.updateOne(
    { tenantId, programId, personId: mentorId, role: 'mentor', state: 'active', $expr: trusted({ $lt: ['$placesTaken', '$capacity'] }) },
    { $inc: { placesTaken: 1 } },
  );
  personChanged({ tenantId, programId, personId: mentorId });
  return modifiedCount === 1;
}

/** Gives a place back; never below none. Works for people who rest or have left as well. */
export async function releasePlace({ tenantId, programId }: ProgramScope, personId: string, role: EnrolmentRole): Promise<void> {
  await EnrolmentModel.updateOne(
    { tenantId, programId, personId, role, placesTaken: trusted({ $gt: 0 }) },
    { $inc: { placesTaken: -1 } },
  );
  personChanged({ tenantId, programId, personId });
}

/**
 * Joins the queue of those who take or give back a place of this person. Of two transactions at once, one that begins or
 * ends a match of theirs and one that only depends on it, the second runs again and sees the first.
 */
export async function queueForPlaces({ tenantId, programId }: ProgramScope, personId: string): Promise<void> {
  await EnrolmentModel.updateMany({ tenantId, programId, personId }, { $set: { updatedAt: new Date() } });
}

/** Whether a mentor can be asked now. */
export type MentorState = 'open' | 'full' | 'paused';

/** A break is over when its day begins where the mentor lives; in UTC where no zone is known. */
export function mentorState(
  { state, capacity, placesTaken, pausedUntil }: Pick<StoredEnrolment, 'state' | 'capacity' | 'placesTaken' | 'pausedUntil'>,
  zone: string | null,
  now: Date,
): MentorState {
  if (state !== 'active' || (pausedUntil !== null && dateOf(zone ?? 'UTC', now) < pausedUntil)) return 'paused';
  return placesTaken < capacity ? 'open' : 'full';
}

/** A mentor's place as a request, or the forming of a pair, has to know it. */
export interface MentorPlace {
  state: MentorState;
  capacity: number;
  placesTaken: number;
  /** The calendar date of the first day back, where the mentor is on a break. */
  pausedUntil: string | null;
  inDirectory: boolean;
}

/** null: this person is no mentor of the program, or not any more. */
export async function mentorPlace({ tenantId, programId }: ProgramScope, mentorId: string, now = new Date()): Promise<MentorPlace | null> {
  const enrolment = await EnrolmentModel.findOne(
    { tenantId, programId, personId: mentorId, role: 'mentor', state: trusted({ $in: ['active', 'paused'] }) },
    { state: 1, capacity: 1, placesTaken: 1, pausedUntil: 1, inDirectory: 1 },
  ).lean();
  if (enrolment === null) return null;
  const mentor = await PersonModel.findOne({ tenantId, _id: mentorId, suspendedAt: null, erasedAt: null }, { zone: 1 }).lean();
  if (mentor === null) return null;
  const { capacity, placesTaken, pausedUntil, inDirectory } = enrolment;
  return { state: mentorState(enrolment, mentor.zone, now), capacity, placesTaken, pausedUntil, inDirectory };
}

type BreakRow = Pick<StoredEnrolment, 'personId' | 'pausedUntil'>;

/** For `readAtOnce`: the breaks of those mentors who take one; {@link pausesIn} reads them. */
export function wantedPauses({ tenantId, programId }: ProgramScope, mentorIds: readonly string[]): Wanted<BreakRow> {
  const ids = mentorIds.map((id) => new Types.ObjectId(id));
  return wanted<StoredEnrolment, BreakRow>(
    EnrolmentModel,
    { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), role: 'mentor', personId: { $in: ids }, pausedUntil: { $ne: null } },
    { limit: ids.length, then: [{ $project: { personId: 1, pausedUntil: 1 } }] },
  );
}

/** The calendar date of the first day back, by mentor. */
export function pausesIn(rows: readonly BreakRow[]): Map<string, string> {
  return new Map(rows.flatMap(({ personId, pausedUntil }) => (pausedUntil === null ? [] : [[String(personId), pausedUntil]])));
}

/** The breaks of those mentors who take one. */
export async function pausesOf(scope: ProgramScope, mentorIds: readonly string[]): Promise<Map<string, string>> {
  return pausesIn((await readAtOnce({ rows: wantedPauses(scope, mentorIds) })).rows);
}

/** A mentor takes a break until a date, or ends it (null); matches and meetings stay as they are. In the transaction of the verb that records it. */
export async function takeBreak(actor: ProgramActor, until: string | null): Promise<void> {
  const { tenantId, programId, personId } = actor;
  const { matchedCount } = await EnrolmentModel.updateOne(
    { tenantId, programId, personId, role: 'mentor', state: trusted({ $in: ['active', 'paused'] }) },
    { $set: { pausedUntil: until } },
  );
  if (matchedCount === 0) throw new RuleBroken('not-enrolled');
  personChanged(actor);
}

/** Reads the matches of one program: how many places each person of a role holds by them; who holds none is left out. */
export type CountPlaces = (scope: ProgramScope) => Promise<Readonly<Record<EnrolmentRole, ReadonlyMap<string, number>>>>;

/** How many matches more everybody who takes part is ready for, by role and person; nobody gets one of a mentor who is on a break where they live. */
export async function freePlaces({ tenantId, programId }: ProgramScope, now: Date): Promise<Record<EnrolmentRole, Map<string, number>>> {
  const rows = await EnrolmentModel.find({ tenantId, programId, state: 'active' }, { personId: 1, role: 1, state: 1, capacity: 1, placesTaken: 1, pausedUntil: 1 }).sort({ personId: 1 }).lean();
  const zones = await zonesOf(tenantId, rows.map(({ personId }) => String(personId)));
  const free = { mentor: new Map<string, number>(), mentee: new Map<string, number>() };
  for (const row of rows) {
    const zone = zones.get(String(row.personId));
    const rests = zone === undefined || mentorState(row, zone, now) === 'paused';
    free[row.role].set(String(row.personId), rests ? 0 : Math.max(0, row.capacity - row.placesTaken));
  }
  return free;
}

/**
 * Takes places of many at once, as many of each as are named, in the transaction of what fills them. Returns who could
 * not be taken, so that all of it can be given up: those who do not take part any more, and those without as many places.
 */
export async function takePlaces({ tenantId, programId }: ProgramScope, role: EnrolmentRole, wanted: ReadonlyMap<string, number>, now: Date): Promise<{ personId: string; why: 'left' | 'resting' | 'full' }[]> {
  const ids = [...wanted.keys()];
  const enrolments = await EnrolmentModel.find({ tenantId, programId, role, personId: trusted({ $in: ids }) }).lean();
  const zones = await zonesOf(tenantId, ids);
  const byPerson = new Map(enrolments.map((enrolment) => [String(enrolment.personId), enrolment]));
  const refused = ids.flatMap((personId): { personId: string; why: 'left' | 'resting' | 'full' }[] => {
    const enrolment = byPerson.get(personId);
    if (enrolment === undefined || !zones.has(personId) || !['active', 'paused'].includes(enrolment.state)) return [{ personId, why: 'left' }];
    if (mentorState(enrolment, zones.get(personId) ?? null, now) === 'paused') return [{ personId, why: 'resting' }];
    return enrolment.placesTaken + wanted.get(personId)! > enrolment.capacity ? [{ personId, why: 'full' }] : [];
  });
  if (refused.length > 0 || ids.length === 0) return refused;
  await EnrolmentModel.bulkWrite(ids.map((personId) => ({ updateOne: { filter: { tenantId, programId, role, personId }, update: { $inc: { placesTaken: wanted.get(personId)! } } } })));
  for (const personId of ids) personChanged({ tenantId, programId, personId });
  return [];
}

/** The zones of those people who are neither suspended nor erased; null where none is known. */
async function zonesOf(tenantId: string, personIds: readonly string[]): Promise<Map<string, string | null>> {
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: personIds }), suspendedAt: null, erasedAt: null }, { zone: 1 }).lean();
  return new Map(people.map(({ _id, zone }) => [String(_id), zone]));
}

/** Gives back places of many at once. */
export async function releasePlaces({ tenantId, programId }: ProgramScope, role: EnrolmentRole, held: ReadonlyMap<string, number>): Promise<void> {
  if (held.size === 0) return;
  await EnrolmentModel.bulkWrite([...held].map(([personId, places]) => ({ updateOne: { filter: { tenantId, programId, role, personId }, update: { $inc: { placesTaken: -places } } } })));
  for (const personId of held.keys()) personChanged({ tenantId, programId, personId });
}
