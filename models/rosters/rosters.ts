import { trusted, Types } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { failingAddresses } from '../people/addresses.ts';
import { partsOf, peopleTakingPart } from '../people/enrolments.ts';
import { peopleBySubject, subjectsOf } from '../people/identities.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { assertOpen, isArchived } from '../programs/programs.ts';
import { linksOfProgram, type ContextLink } from '../tenants/context-links.ts';
import type { EnrolmentRole, EnrolmentState, RosterRole } from '../vocabulary.ts';
import { sortNameOf } from './readings.ts';
import { rostersInSight } from './sight.ts';
import { RosterModel, type StoredRoster } from './roster.model.ts';
import { RosterMemberModel, type StoredRosterMember } from './roster-member.model.ts';

export type { StoredRoster } from './roster.model.ts';
export { endReading, keepPage, leaseRoster, readingFailed, type NamedMember, type RosterReading } from './readings.ts';
export { learnersAmong, learnersOf, type CourseOfProgram } from './learners.ts';

const hourMs = 3_600_000;
/** Who has left a course is erased from its roster after this. */
const keptAfterLeavingMs = 30 * 24 * hourMs;
const usualPage = 50;

/** A course's roster as a coordinator sees it: the contract's `Roster`. */
export interface Roster {
  id: string;
  courseId: string;
  course: string;
  isHome: boolean;
  members: number;
  /** When everybody was read last; null: not yet. */
  readAt: Date | null;
  state: 'read' | 'waiting' | 'reading' | 'failing';
  /** Why the last readings came to nothing: a word of ServiceFault. */
  fault: string | null;
}

/** Somebody of a course as a coordinator sees them: the contract's `RosterMember`. */
export interface RosterMember {
  id: string;
  name: string | null;
  role: RosterRole;
  /** Their parts in the program; none: has not joined. */
  enrolments: { role: EnrolmentRole; state: EnrolmentState }[];
  /** When they were found to have left; null: in the course. */
  leftAt: Date | null;
  /** Present where mail to them comes back: for coordinators alone. */
  mailFails?: true;
}

/** Which of a course's people: who is there, who of them could join the program and has not (its teachers need not), or who has left in the last 30 days. */
export type RosterPart = 'here' | 'not-joined' | 'left';

/**
 * Said by each launch from a linked course whose platform tells who is in it: keeps where to ask, and asks when everybody
 * was last read more than an hour ago. Until then this server does not look again. An address that works is kept: some platforms
 * name another one at each of a course's links, all of them good. Of a program that is archived nobody is read.
 */
export async function offerRoster(link: ContextLink, url: string, now = new Date()): Promise<void> {
  const { tenantId, programId, id: linkId, registrationId, deploymentId, contextId, isHome } = link;
  const seen = settled.get(linkId);
  if (seen !== undefined && (seen.url === null || seen.url === url) && now.getTime() < seen.until) return;
  const known = await RosterModel.findOne({ tenantId, programId, linkId }, { url: 1, dueAt: 1, readAt: 1, failure: 1, leasedUntil: 1 }).lean();
  const moves = known !== null && known.url !== url && known.failure !== null && ofAddress.has(known.failure.fault) && (known.leasedUntil === null || known.leasedUntil <= now);
  if (known !== null && !moves && (known.dueAt !== null || isFresh(known.readAt, now))) {
    if (settled.size >= mostSettled) settled.clear();
    settled.set(linkId, { url: known.failure === null ? null : url, until: known.dueAt === null ? known.readAt!.getTime() + hourMs : now.getTime() + askedMs });
    return;
  }
  if (await isArchived(link)) return;
  try {
    await RosterModel.updateOne(
      { tenantId, programId, linkId },
      { $set: { dueAt: now, ...(moves ? { url, differencesUrl: null, reading: null } : {}) }, $setOnInsert: { registrationId, deploymentId, contextId, isHome, ...(moves ? {} : { url }) } },
      { upsert: true, setDefaultsOnInsert: true },
    );
  } catch (error) {
    if (!isDuplicate(error)) throw error; // another launch of the same course was the first
  }
}

/** What may be otherwise at another address; a platform that is down, or asks for a pause, is left in peace. */
const ofAddress: ReadonlySet<string> = new Set(['gone', 'forbidden', 'rejected', 'answer', 'elsewhere']);

/** Until when this server knows that there is nothing to keep or to ask for, by the course's link; whatever address is named, or only where it is this one. */
const settled = new Map<string, { url: string | null; until: number }>();
const mostSettled = 10_000;
/** How long nobody looks after what was asked for and has not come yet. */
const askedMs = 60_000;

/** The course is another program's by now: nobody asks any more who is in it for the one that is over. In the transaction that gives it away. */
export async function keepRoster({ tenantId, programId, id: linkId }: ContextLink, now: Date): Promise<void> {
  await RosterModel.updateOne({ tenantId, programId, linkId }, { $min: { restsSince: now }, $set: { dueAt: null, leasedUntil: null, reading: null } });
}

/** For those who see a roster: asks the platform now. Of a program that is archived nobody is read any more (`program-archived`). */
export async function askForRoster(actor: ProgramActor, rosterId: string, now = new Date()): Promise<Roster> {
  const { tenantId, programId } = actor;
  await load(actor, rosterId);
  await assertOpen(actor);
  await RosterModel.updateOne({ tenantId, programId, _id: rosterId }, { $set: { dueAt: now } });
  return readRoster(actor, rosterId);
}

/** For a job, once a night: everybody is read again, but for programs that are archived. */
export async function askForAllRosters(_actor: SystemActor, now = new Date()): Promise<void> {
  await RosterModel.updateMany({ dueAt: null, restsSince: null }, { $set: { dueAt: now, differencesUrl: null } }).setOptions({ acrossTenants: 'a job serves every tenant' });
}

/** For coordinators: the rosters of all of the program's courses, its home first; for teachers of further courses, those of these. */
export async function listRosters(actor: ProgramActor): Promise<{ items: Roster[]; nextCursor: null }> {
  if (!may(actor, 'roster.read')) throw new NotAllowed();
  const inSight = await rostersInSight(actor);
  const rosters = inSight === null ? [] : await RosterModel.find({ ...inSight, unlinkedAt: null }).sort({ isHome: -1, _id: 1 }).lean();
  return { items: await viewRosters(actor, rosters), nextCursor: null };
}

/** The same of one course. A roster out of the actor's sight, or one whose course was unlinked, is NotFound. */
export async function readRoster(actor: ProgramActor, rosterId: string): Promise<Roster> {
  return (await viewRosters(actor, [await load(actor, rosterId)]))[0]!;
}

/** For those who see the course: its people by name, with their parts in the program; `q` finds names without accents. */
export async function listRosterMembers(
  actor: ProgramActor,
  rosterId: string,
  query: { show?: RosterPart | undefined; q?: string | undefined; role?: RosterRole | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: RosterMember[]; nextCursor: string | null; total: number }> {
  const { registrationId } = await load(actor, rosterId);
  const { tenantId, programId } = actor;
  const { q, role, show = 'here' } = query;
  const which = { list: 'roster-members', rosterId, q, role, show };
  const wanted = {
    tenantId, programId, rosterId,
    leftAt: show === 'left' ? trusted({ $gt: new Date(0) }) : null,
    ...(show === 'not-joined' ? { subject: trusted({ $nin: await subjectsTakingPart(actor, String(registrationId)) }) } : {}),
    ...rolesOfPart(show, role),
    ...(q === undefined ? {} : { $expr: trusted({ $gte: [{ $indexOfCP: ['$sortName', { $literal: sortNameOf(q) }] }, 0] }) }),
  };
  const from = query.cursor === undefined ? {} : after(decodeCursor(query.cursor, which), 'sortName', 1);
  const limit = query.limit ?? usualPage;
  const rows = await RosterMemberModel.find({ ...wanted, ...from }).sort({ sortName: 1, _id: 1 }).limit(limit + 1).lean();
  const page = pageOf(rows, limit, which, ({ sortName }) => sortName);
  const people = await peopleBySubject({ tenantId, registrationId: String(registrationId) }, page.rows.map(({ subject }) => subject));
  const parts = await partsOf(actor, [...people.values()]);
  const failing = may(actor, 'roster.read', {}) ? await failingAddresses(tenantId, [...people.values()]) : new Set<string>();
  return {
    items: page.rows.map((row) => {
      const personId = people.get(row.subject) ?? '';
      return { ...toMember(row, parts.get(personId)), ...(failing.has(personId) ? { mailFails: true as const } : {}) };
    }),
    nextCursor: page.nextCursor,
    total: await RosterMemberModel.countDocuments(wanted),
  };
}

/**
 * Erases those who left their course 30 days ago, and everybody on the roster of a program that was archived by then: whoever leaves that
 * course is not seen to. The person's own account, where there is one, is another matter.
 */
export async function purgeRosterLeavers(_actor: SystemActor, now = new Date()): Promise<number> {
  const acrossTenants = 'retention is one rule for every tenant';
  const before = trusted({ $gt: new Date(0), $lte: new Date(now.getTime() - keptAfterLeavingMs) });
  let erased = (await RosterMemberModel.deleteMany({ leftAt: before }, { acrossTenants })).deletedCount;
  for (const { _id, tenantId, programId } of await RosterModel.find({ restsSince: before, erasedAt: null }, { tenantId: 1, programId: 1 }).setOptions({ acrossTenants }).lean()) {
    erased += (await RosterMemberModel.deleteMany({ tenantId, programId, rosterId: _id })).deletedCount;
    await RosterModel.updateOne({ tenantId, programId, _id }, { $set: { erasedAt: now } });
  }
  return erased;
}

async function load(actor: ProgramActor, rosterId: string): Promise<StoredRoster> {
  const inSight = await rostersInSight(actor);
  const roster = inSight === null ? null : await RosterModel.findOne({ ...inSight, _id: rosterId, unlinkedAt: null }).lean();
  if (roster === null) throw new NotFound();
  return roster;
}

async function viewRosters({ tenantId, programId }: ProgramActor, rosters: readonly StoredRoster[]): Promise<Roster[]> {
  const courses = new Map((await linksOfProgram(tenantId, programId)).map(({ id, title }) => [id, title]));
  const counted = await RosterMemberModel.aggregate<{ _id: Types.ObjectId; members: number }>([
    { $match: { tenantId: new Types.ObjectId(tenantId), programId: new Types.ObjectId(programId), rosterId: { $in: rosters.map(({ _id }) => _id) }, leftAt: null } },
    { $group: { _id: '$rosterId', members: { $sum: 1 } } },
  ]);
  const members = new Map(counted.map((one) => [String(one._id), one.members]));
  return rosters.map((roster) => ({
    id: String(roster._id),
    courseId: String(roster.linkId),
    course: courses.get(String(roster.linkId)) ?? '',
    isHome: roster.isHome,
    members: members.get(String(roster._id)) ?? 0,
    readAt: roster.readAt,
    state: stateOf(roster),
    fault: roster.failure?.fault ?? null,
  }));
}

function stateOf({ failure, leasedUntil, dueAt }: StoredRoster): Roster['state'] {
  if (leasedUntil !== null) return 'reading';
  if (failure !== null) return 'failing';
  return dueAt === null ? 'read' : 'waiting';
}

async function subjectsTakingPart({ tenantId, programId }: ProgramActor, registrationId: string): Promise<string[]> {
  return [...(await subjectsOf({ tenantId, registrationId }, await peopleTakingPart({ tenantId, programId }))).values()];
}

/** Nobody waits for teachers to join. Asked for by their role, they are told like everybody. */
function rolesOfPart(show: RosterPart, role: RosterRole | undefined): Record<string, unknown> {
  if (role !== undefined) return { role };
  return show === 'not-joined' ? { role: trusted({ $ne: 'instructor' }) } : {};
}

function toMember({ _id, name, role, leftAt }: StoredRosterMember, enrolments: RosterMember['enrolments'] = []): RosterMember {
  return { id: String(_id), name, role, enrolments, leftAt };
}

function isFresh(readAt: Date | null, now: Date): boolean {
  return readAt !== null && now.getTime() - readAt.getTime() < hourMs;
}
