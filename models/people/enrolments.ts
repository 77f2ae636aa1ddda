import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { keepBoard } from '../boards/boards.ts';
import { recordEvent } from '../events/events.ts';
import { wanted, wantedCount, type Wanted } from '../mongodb/at-once.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { peopleInSight } from '../rosters/sight.ts';
import { storedIds } from '../mongodb/rows.ts';
import type { EnrolmentRole, EnrolmentState, EventType } from '../vocabulary.ts';
import { offerPlaces } from '../waiting-lists/waiting-lists.ts';
import { personChanged } from './changed.ts';
import { EnrolmentModel, type StoredEnrolment } from './enrolment.model.ts';
import { toEnrolment, toMine, type Enrolment, type MyEnrolment } from './enrolment-view.ts';
import { endPart } from './leaving.ts';
import { PersonModel } from './person.model.ts';

export { toMine, type Enrolment, type MyEnrolment } from './enrolment-view.ts';
export type { StoredEnrolment } from './enrolment.model.ts';
export { join, type JoinInput } from './joining.ts';
export { freePlaces, keepPlace, mentorPlace, pausesIn, pausesOf, queueForPlaces, releasePlace, releasePlaces, takeBreak, takePlace, takePlaces, wantedPauses, type CountPlaces, type MentorPlace, type MentorState } from './places.ts';
export { recountPlaces, type Miscount } from './recount.ts';

const usualPage = 50;
const shownOfPerson = { name: 1, languages: 1, zone: 1 } as const;

/** A person's parts in a program, in both roles and every state. Asks no policy: it is what roles are made of. */
export async function enrolmentsOf(tenantId: string, programId: string, personId: string): Promise<MyEnrolment[]> {
  const rows = await EnrolmentModel.find({ tenantId, programId, personId }).lean();
  return rows.map(toMine);
}

/** The parts that some people have in a program and have not ended, by person. */
export async function partsOf(
  { tenantId, programId }: { tenantId: string; programId: string },
  personIds: readonly string[],
): Promise<Map<string, { role: EnrolmentRole; state: EnrolmentState }[]>> {
  const rows = await EnrolmentModel.find(
    { tenantId, programId, personId: trusted({ $in: personIds }), state: trusted({ $in: ['pending', 'active', 'paused'] }) },
    { personId: 1, role: 1, state: 1 },
  ).lean();
  const parts = Map.groupBy(rows, ({ personId }) => String(personId));
  return new Map([...parts].map(([personId, of]) => [personId, of.map(({ role, state }) => ({ role, state }))]));
}

/** Everybody who takes part in a program, waits to, or rests, by their person ids. */
export async function peopleTakingPart({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<string[]> {
  const ids = await EnrolmentModel.distinct('personId', { tenantId, programId, state: trusted({ $in: ['pending', 'active', 'paused'] }) });
  return ids.map(String);
}

/** The mentors who take part, by their person ids. */
export async function mentorsOf({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }): Promise<string[]> {
  const rows = await EnrolmentModel.find({ tenantId, programId, role: 'mentor', state: 'active' }, { personId: 1 }).lean();
  return rows.map(({ personId }) => String(personId));
}

/** Whether somebody takes part in a role, waits to, or rests. */
export async function takesPartAs({ tenantId, programId, personId }: Pick<ProgramActor, 'tenantId' | 'programId' | 'personId'>, role: EnrolmentRole): Promise<boolean> {
  return (await EnrolmentModel.exists({ tenantId, programId, personId, role, state: trusted({ $in: ['pending', 'active', 'paused'] }) })) !== null;
}

/** Those of these people who take part in the role at this moment: who waits, rests or has left does not. */
export async function activeAmong({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, role: EnrolmentRole, personIds: readonly string[]): Promise<Set<string>> {
  const ids = await EnrolmentModel.distinct('personId', { tenantId, programId, role, state: 'active', personId: trusted({ $in: personIds }) });
  return new Set(ids.map(String));
}

/** Since when people are in, by person: of everybody who takes part in the role, or of these people, whatever became of them. */
export async function letInSince({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, role: EnrolmentRole, personIds?: readonly string[]): Promise<Map<string, Date>> {
  const which = personIds === undefined ? { state: 'active' as const } : { personId: trusted({ $in: personIds }) };
  const rows = await EnrolmentModel.find({ tenantId, programId, role, ...which }, { personId: 1, askedAt: 1, decidedAt: 1 }).sort({ personId: 1 }).lean();
  return new Map(rows.map(({ personId, askedAt, decidedAt }) => [String(personId), decidedAt ?? askedAt]));
}

/** For coordinators: who takes part, waits, or has ended, the longest waiting first; for a teacher of a further course, of those who are in it. */
export async function listEnrolments(
  actor: ProgramActor,
  query: { state?: EnrolmentState | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: Enrolment[]; nextCursor: string | null; total: number }> {
  if (!may(actor, 'enrolment.list')) throw new NotAllowed();
  const { tenantId, programId } = actor;
  const inSight = await peopleInSight(actor, 'enrolment.list');
  const list = {
    tenantId, programId,
    ...(query.state === undefined ? {} : { state: query.state }),
    ...(inSight === 'all' ? {} : { personId: trusted({ $in: [...inSight] }) }),
  };
  const which = { list: 'enrolments', state: query.state };
  const from = query.cursor === undefined ? {} : after(decodeCursor(query.cursor, which), 'askedAt', 1);
  const limit = query.limit ?? usualPage;
  const [rows, total] = await Promise.all([
    EnrolmentModel.find({ ...list, ...from }).sort({ askedAt: 1, _id: 1 }).limit(limit + 1).lean(),
    EnrolmentModel.countDocuments(list),
  ]);
  const page = pageOf(rows, limit, which, ({ askedAt }) => askedAt);
  return { items: await withPeople(tenantId, page.rows), nextCursor: page.nextCursor, total };
}

/** For `readAtOnce`: the actor's own part in a role, whatever its state. */
export function ownPart(actor: ProgramActor, role: EnrolmentRole): Wanted<StoredEnrolment> {
  const { here, me } = storedIds(actor);
  return wanted(EnrolmentModel, { ...here, personId: me, role }, { limit: 1 });
}

/** For `readAtOnce`: the parts of these people as mentors who take part or rest. */
export function wantedMentors(actor: ProgramActor, personIds: readonly string[]): Wanted<StoredEnrolment> {
  const ids = personIds.map((id) => new Types.ObjectId(id));
  return wanted(EnrolmentModel, { ...storedIds(actor).here, role: 'mentor', personId: { $in: ids }, state: { $in: ['active', 'paused'] } }, { limit: ids.length });
}

/** For `readAtOnce`: how many people wait for a coordinator; null, nothing to want, for those who do not decide. */
export function waitingPeople(actor: ProgramActor): Wanted<{ count: number }> | null {
  if (!may(actor, 'enrolment.decide', {})) return null;
  return wantedCount(EnrolmentModel, { tenantId: new Types.ObjectId(actor.tenantId), programId: new Types.ObjectId(actor.programId), state: 'pending' });
}

/** For coordinators, and for teachers of a further course that the person is in: one person's part. */
export async function readEnrolment(actor: ProgramActor, enrolmentId: string): Promise<Enrolment> {
  const inSight = await peopleInSight(actor, 'enrolment.list');
  const enrolment = await EnrolmentModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: enrolmentId }).lean();
  if (enrolment === null || (inSight !== 'all' && !inSight.has(String(enrolment.personId)))) throw new NotFound();
  return withPerson(actor.tenantId, enrolment);
}

/**
 * Lets a waiting person in, or one who was declined before. Whoever was declined has no place any more; a coordinator may go above the
 * number of them, which is theirs (docs/decisions/0023).
 */
export async function approveEnrolment(actor: ProgramActor, enrolmentId: string, now = new Date()): Promise<Enrolment> {
  return decide(actor, enrolmentId, { from: ['pending', 'declined'], set: { state: 'active', reason: null }, type: 'enrolment.approved' }, now);
}

/** Tells a waiting person no; the reason is for them to read. */
export async function declineEnrolment(actor: ProgramActor, enrolmentId: string, { reason }: { reason: string }, now = new Date()): Promise<Enrolment> {
  return decide(actor, enrolmentId, { from: ['pending'], set: { state: 'declined', reason }, type: 'enrolment.declined' }, now);
}

interface Decision {
  from: readonly EnrolmentState[];
  set: Pick<StoredEnrolment, 'state' | 'reason'>;
  type: EventType;
}

async function decide(actor: ProgramActor, enrolmentId: string, { from, set, type }: Decision, now: Date): Promise<Enrolment> {
  if (!may(actor, 'enrolment.decide', {})) throw new NotFound();
  const { tenantId, programId } = actor;
  const decided = await inTransaction(async () => {
    const known = await EnrolmentModel.findOne({ tenantId, programId, _id: enrolmentId }, { state: 1 }).lean();
    if (known === null) throw new NotFound();
    const enrolment = await EnrolmentModel.findOneAndUpdate(
      { tenantId, programId, _id: enrolmentId, state: trusted({ $in: from }) },
      { $set: { ...set, decidedAt: now } },
      { returnDocument: 'after' },
    ).lean();
    if (enrolment === null) throw new RuleBroken('moved-on', { state: known.state });
    const personId = String(enrolment.personId);
    personChanged({ tenantId, programId, personId });
    await recordEvent(actor, { type, subjectIds: [enrolmentId, personId], audience: [personId], forCoordinators: true, data: { role: enrolment.role }, at: now });
    if (set.state === 'declined') {
      await endPart({ tenantId, programId, personId }, now);
      await offerPlaces(actor, { kind: 'program', of: enrolment.role }, now);
    } else await keepBoard({ tenantId, personId });
    return enrolment;
  });
  return withPerson(tenantId, decided);
}

async function withPerson(tenantId: string, enrolment: StoredEnrolment): Promise<Enrolment> {
  const person = await PersonModel.findOne({ tenantId, _id: enrolment.personId }, shownOfPerson).lean();
  return toEnrolment(enrolment, person ?? undefined);
}

async function withPeople(tenantId: string, enrolments: readonly StoredEnrolment[]): Promise<Enrolment[]> {
  const people = await PersonModel.find({ tenantId, _id: trusted({ $in: enrolments.map(({ personId }) => personId) }) }, shownOfPerson).lean();
  const byId = new Map(people.map((person) => [String(person._id), person]));
  return enrolments.map((enrolment) => toEnrolment(enrolment, byId.get(String(enrolment.personId))));
}
