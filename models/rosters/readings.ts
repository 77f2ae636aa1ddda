import { Types, trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { isArchived } from '../programs/programs.ts';
import type { RosterRole, RosterStatus } from '../vocabulary.ts';
import { arrive, leave } from './attendance.ts';
import { RosterModel, type StoredReading, type StoredRoster } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';

/** A server that has not been heard of for this long has lost its reading to another one (ms). */
const leaseMs = 60_000;
const hourMs = 3_600_000;
/** After a failure the next try waits this long, twice as long each time, at most a day (ms). */
const retryMs = 5 * 60_000;
/** A reading that was cut off is gone on with for this long; then it begins anew: pages may have moved (ms). */
const resumableMs = 2 * hourMs;
/** Where more people than this, and more than half, seem to have left at once, the platform is asked again before it is believed. */
const unlikelyLeavers = 10;
const leaversAtOnce = 200;

/** One member as a page names them; the platform's words have ended at the edge. */
export interface NamedMember {
  subject: string;
  status: RosterStatus;
  role: RosterRole;
  name: string | null;
}

/** A roster that this process reads now, under a lease. */
export interface RosterReading {
  readonly id: string;
  readonly tenantId: string;
  readonly programId: string;
  readonly registrationId: string;
  readonly deploymentId: string;
  readonly contextId: string;
  readonly isHome: boolean;
  readonly readingId: string;
  /** The page to read next; null where all pages were read and those who left are being worked through. */
  readonly next: string | null;
  /** That page is at the address where the platform said that the roster is, not one that a page before it named. */
  readonly isFirst: boolean;
  readonly whole: boolean;
  readonly seen: number;
  /** Its pages have named somebody whom nobody can tell by their id. */
  readonly unclear: boolean;
  /** The course belongs to the program no longer: nothing is read, everybody in it has left. */
  readonly unlinked: boolean;
  /** Until when this process holds it, and by that its name for holding it. */
  readonly leasedUntil: Date;
}

/**
 * Takes the roster that is due longest, or null. A reading that another server began and did not end is gone on with
 * where it stood. Only what has changed is asked for where the platform offers that and everybody was read in the last day.
 * Rosters of the registrations `besides` wait; those of programs that are archived are laid to rest.
 */
export async function leaseRoster(_actor: SystemActor, now = new Date(), { besides = [] }: { besides?: readonly string[] } = {}): Promise<RosterReading | null> {
  let roster = await takeRoster(besides, now);
  for (; roster !== null && !roster.unlinkedAt && (await isArchived(placeOf(roster))); roster = await takeRoster(besides, now)) await rest(roster, now);
  if (roster === null) return null;
  const { reading } = roster;
  if (roster.unlinkedAt) return begin(roster, { id: new Types.ObjectId(), stage: 'leaving', whole: true, next: '', startedAt: now, seen: 0 });
  if (reading !== null && now.getTime() - reading.startedAt.getTime() < resumableMs) return toReading(roster, reading);
  const recent = roster.readAt !== null && now.getTime() - roster.readAt.getTime() < 24 * hourMs;
  const whole = roster.differencesUrl === null || !recent || roster.failure !== null;
  return begin(roster, { id: new Types.ObjectId(), stage: 'pages', whole, next: whole ? roster.url : roster.differencesUrl!, startedAt: now, seen: 0 });
}

async function takeRoster(besides: readonly string[], now: Date): Promise<StoredRoster | null> {
  return RosterModel.findOneAndUpdate(
    { ...(besides.length === 0 ? {} : { registrationId: trusted({ $nin: [...besides] }) }), dueAt: trusted({ $lte: now }), $or: [{ leasedUntil: null }, { leasedUntil: trusted({ $lte: now }) }] },
    { $set: { leasedUntil: new Date(now.getTime() + leaseMs) } },
    { sort: { dueAt: 1 }, returnDocument: 'after', acrossTenants: 'one reader serves every tenant' },
  ).lean();
}

/** Nobody is read any more, and how the last readings went is no longer of interest. */
async function rest({ tenantId, programId, _id, leasedUntil }: StoredRoster, now: Date): Promise<void> {
  await RosterModel.updateOne({ tenantId, programId, _id, leasedUntil }, { $set: { dueAt: null, leasedUntil: null, reading: null, failure: null, restsSince: now } });
}

function placeOf({ tenantId, programId }: StoredRoster): { tenantId: string; programId: string } {
  return { tenantId: String(tenantId), programId: String(programId) };
}

/** null: another server has taken the roster meanwhile. */
async function begin(roster: StoredRoster, begun: StoredReading): Promise<RosterReading | null> {
  const taken = await RosterModel.findOneAndUpdate(
    { tenantId: roster.tenantId, programId: roster.programId, _id: roster._id, leasedUntil: roster.leasedUntil },
    { $set: { reading: begun } },
    { returnDocument: 'after' },
  ).lean();
  return taken && toReading(taken, begun);
}

/**
 * Keeps one page: everybody on it is in the course, or has left it where the page says so. Writing it twice changes
 * nothing. Returns the reading as it goes on; null where another server has taken it over.
 * @param page `unusable`: how many more it names whom nobody can tell by their id
 */
export async function keepPage(
  reading: RosterReading,
  page: { members: readonly NamedMember[]; unusable?: number; next: string | null; differences: string | null },
  now = new Date(),
): Promise<RosterReading | null> {
  const named = [...new Map(page.members.map((member) => [member.subject, member])).values()]; // named twice: the last word counts
  const present = named.filter(({ status }) => status === 'active');
  await takeDown(reading, present);
  await arrive(reading, present, now);
  await seeOff(reading, named.filter(({ status }) => status !== 'active').map(({ subject }) => subject), now);

  const stage = page.next === null ? 'leaving' as const : 'pages' as const;
  const after = await RosterModel.findOneAndUpdate(
    held(reading),
    {
      $set: {
        'reading.next': page.next ?? '',
        'reading.stage': stage,
        'reading.seen': reading.seen + named.length,
        leasedUntil: new Date(now.getTime() + leaseMs),
        ...((page.unusable ?? 0) > 0 ? { 'reading.unclear': true } : {}),
        ...(page.differences === null ? {} : { differencesUrl: page.differences }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return after?.reading ? toReading(after, after.reading) : null;
}

/**
 * Ends a reading all of whose pages were read. Whom a whole one did not name has left the course, unless it named nobody,
 * or so many are missing at once that the platform is asked again first. Of a course that was unlinked everybody has left, and
 * its roster goes. Returns how many have left.
 */
export async function endReading(reading: RosterReading, now = new Date()): Promise<{ left: number; doubted: boolean }> {
  const { tenantId, programId, id: rosterId } = reading;
  let left = 0;
  let doubted = false;
  if (reading.whole) {
    const missing = { tenantId, programId, rosterId, leftAt: null, readingId: trusted({ $ne: reading.readingId }) };
    const gone = await RosterMemberModel.countDocuments(missing);
    const roster = await RosterModel.findOne({ tenantId, programId, _id: rosterId }, { doubted: 1 }).lean();
    const unlikely = reading.seen === 0 || (gone > unlikelyLeavers && gone > reading.seen);
    doubted = !reading.unlinked && gone > 0 && unlikely && (reading.seen === 0 || roster?.doubted !== true);
    while (!doubted) {
      const rows = await RosterMemberModel.find(missing, { subject: 1 }).limit(leaversAtOnce).lean();
      if (rows.length === 0) break;
      await seeOff(reading, rows.map(({ subject }) => subject), now);
      left += rows.length;
    }
  }
  if (reading.unlinked) {
    await RosterModel.deleteOne(held(reading));
    return { left, doubted };
  }
  await RosterModel.updateOne(
    held(reading),
    { $set: { reading: null, leasedUntil: null, failure: null, readAt: now, doubted, dueAt: doubted ? new Date(now.getTime() + hourMs) : null } },
  );
  return { left, doubted };
}

/** A page could not be read. Nobody leaves by that; what was read stays, and the reading goes on from there later. */
export async function readingFailed(
  reading: RosterReading,
  { fault, retryAfterMs, anew }: { fault: string; retryAfterMs: number | null; anew: boolean },
  now = new Date(),
): Promise<void> {
  const { tenantId, programId, id } = reading;
  const known = await RosterModel.findOne({ tenantId, programId, _id: id }, { failure: 1 }).lean();
  const since = known?.failure?.at ?? now;
  const pause = Math.min(24 * hourMs, Math.max(retryAfterMs ?? 0, retryMs, 2 * (now.getTime() - since.getTime())));
  await RosterModel.updateOne(
    held(reading),
    {
      $set: {
        leasedUntil: null,
        dueAt: new Date(now.getTime() + pause),
        failure: { fault, at: since },
        ...(anew ? { reading: null, differencesUrl: null } : {}),
      },
    },
  );
}

/** Those who have left: their rows say so, and what it means for their part in the program is done first. */
async function seeOff(reading: RosterReading, subjects: readonly string[], now: Date): Promise<void> {
  if (subjects.length === 0) return;
  const { tenantId, programId, id: rosterId } = reading;
  await leave(reading, subjects, now);
  await RosterMemberModel.updateMany(
    { tenantId, programId, rosterId, subject: trusted({ $in: subjects }), leftAt: null },
    { $set: { leftAt: now } },
  );
}

/**
 * Writes down who is there, in few trips: most of a page is as it was, and of that only the reading is noted. A blank never
 * replaces a name that is known.
 */
async function takeDown({ tenantId, programId, id: rosterId, readingId }: RosterReading, present: readonly NamedMember[]): Promise<void> {
  if (present.length === 0) return;
  const of = (subjects: readonly string[]) => ({ tenantId, programId, rosterId, subject: trusted({ $in: subjects }) });
  const rows = await RosterMemberModel.find(of(present.map(({ subject }) => subject)), { subject: 1, role: 1, name: 1, leftAt: 1 }).lean();
  const known = new Map(rows.map((row) => [row.subject, row]));
  const { added = [], changed = [], same = [] } = Object.groupBy(present, ({ subject, role, name }) => {
    const row = known.get(subject);
    if (row === undefined) return 'added';
    return row.role === role && row.leftAt === null && (name === null || name === row.name) ? 'same' : 'changed';
  });
  const named = ({ role, name }: NamedMember) => ({ role, readingId, leftAt: null, ...(name === null ? {} : { name, sortName: sortNameOf(name) }) });
  if (same.length > 0) await RosterMemberModel.updateMany(of(same.map(({ subject }) => subject)), { $set: { readingId } });
  if (added.length > 0) await RosterMemberModel.insertMany(added.map((member) => ({ tenantId, programId, rosterId, subject: member.subject, ...named(member) })));
  if (changed.length > 0) {
    await RosterMemberModel.bulkWrite(
      changed.map((member) => ({ updateOne: { filter: { tenantId, programId, rosterId, subject: member.subject }, update: { $set: named(member) } } })),
      { ordered: false },
    );
  }
}

/** Lower case and without accents, so that a list by this sorts as people read it and a search finds José by "jose". */
export function sortNameOf(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}+/gu, '').toLowerCase().slice(0, 80);
}

/** The roster, as long as this process holds its reading. */
function held({ tenantId, programId, id, readingId, leasedUntil }: RosterReading) {
  return { tenantId, programId, _id: id, 'reading.id': readingId, leasedUntil };
}

function toReading(roster: StoredRoster, reading: StoredReading): RosterReading {
  return {
    id: String(roster._id),
    tenantId: String(roster.tenantId),
    programId: String(roster.programId),
    registrationId: String(roster.registrationId),
    deploymentId: String(roster.deploymentId),
    contextId: roster.contextId,
    isHome: roster.isHome,
    readingId: String(reading.id),
    next: reading.stage === 'pages' ? reading.next : null,
    isFirst: reading.whole && reading.next === roster.url,
    whole: reading.whole,
    seen: reading.seen,
    unclear: reading.unclear ?? false,
    unlinked: roster.unlinkedAt instanceof Date,
    leasedUntil: roster.leasedUntil!,
  };
}
