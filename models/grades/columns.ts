import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { enqueueMail, free } from '../outbox/outbox.ts';
import { appointedIn } from '../programs/appointments.ts';
import type { ContextLink } from '../tenants/context-links.ts';
import { allServiceScopes, serviceScopes } from '../tenants/service-scopes.ts';
import { gradePoints, type Completion, type GradeFault } from '../vocabulary.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { addWholeRoster, countAgain, noteLearner } from './learners.ts';
import { dueAnew, ScoreModel } from './score.model.ts';

const minuteMs = 60_000;
const leaseMs = minuteMs;
/** After a failure the next look waits this long, twice as long each time, at most six hours (ms). */
const retryMs = minuteMs;
const longestRetryMs = 6 * 60 * minuteMs;
/** Where the platform failed as a whole, one of its columns is tried so often at least, and the others follow it (ms). */
const longestOfPlatformMs = 15 * minuteMs;
/** A column that is not there, or could not be looked for, is looked for again at a launch, at most this often (ms). */
const lookAgainMs = 10 * minuteMs;
/** So often a column whose line item another link got first is looked for again at once; then later and later, as after a failure. */
const clashesAtOnce = 3;
/** What was given up because of these is sent after all once the column is there. */
const faultsOfColumns: readonly GradeFault[] = ['column-gone', 'no-service', 'not-found', 'scope'];

/** A launch of a link that counts, by anybody of the course. */
export interface CountingLaunch {
  readonly completion: Completion;
  readonly resourceLink: { readonly id: string; readonly title?: string };
  /** Undefined: the platform offers this link no gradebook. */
  readonly lineItemsUrl?: string;
  readonly lineItemUrl?: string;
  /** What may be done in that gradebook, as scopes; undefined: the platform does not say. */
  readonly offeredScopes?: readonly string[];
  /** Whether the person studies in the course, by the roles of this launch: nobody else is graded. */
  readonly isLearner: boolean;
}

/**
 * Notes a link that counts with the column it belongs to, at its first launch, and what later launches say differently of
 * it; and the person among its learners. Asks the platform nothing: a job does. Returns the column's id.
 */
export async function noteCountingLaunch(link: ContextLink, personId: string, launch: CountingLaunch, now: Date): Promise<string> {
  const column = (await findColumn(link, launch.resourceLink.id)) ?? (await makeColumn(link, launch, now));
  await keepUpToDate(column, launch, now);
  await noteLearner(column, personId, launch.isLearner, now);
  return String(column._id);
}

/** The column of a link in a course; null where none was noted, or it has moved to another program. */
export async function findColumn({ tenantId, programId, registrationId, deploymentId, contextId }: ContextLink, resourceLinkId: string): Promise<StoredGradeColumn | null> {
  return GradeColumnModel.findOne({ tenantId, programId, registrationId, deploymentId, contextId, resourceLinkId }).lean();
}

async function makeColumn(link: ContextLink, { completion, resourceLink, lineItemsUrl, lineItemUrl, offeredScopes }: CountingLaunch, now: Date): Promise<StoredGradeColumn> {
  const { tenantId, programId, registrationId, deploymentId, contextId } = link;
  try {
    return await inTransaction(async () => {
      const made = await GradeColumnModel.insertOne({
        tenantId, programId, registrationId, deploymentId, contextId,
        resourceLinkId: resourceLink.id,
        ...completion,
        points: gradePoints.usual,
        label: resourceLink.title ?? '',
        lineItemsUrl: lineItemsUrl ?? null,
        namedUrl: lineItemUrl ?? null,
        offeredScopes: ofOurs(offeredScopes),
        ...lookedFor(lineItemUrl ?? lineItemsUrl ?? null, now),
      });
      await recordEvent(systemIn(link), { type: 'grade-column.noted', subjectIds: [String(made._id)], audience: [], forCoordinators: true, at: now });
      return made.toObject();
    });
  } catch (error) {
    const other = isDuplicate(error) ? await findColumn(link, resourceLink.id) : null; // another launch of the link was the first
    if (other === null) throw error;
    return other;
  }
}

/**
 * What a launch says that was not known: the platform names another line item, or somebody changed what the link counts. A
 * line item that is known to be deleted is named in vain: some platforms go on naming it.
 */
async function keepUpToDate(column: StoredGradeColumn, { completion, lineItemsUrl, lineItemUrl, offeredScopes }: CountingLaunch, now: Date): Promise<void> {
  const { kind, target, partial } = completion;
  const named = lineItemUrl === column.deletedUrl ? undefined : lineItemUrl;
  const known = { lineItemsUrl: lineItemsUrl ?? column.lineItemsUrl, namedUrl: named ?? column.namedUrl };
  const countsElse = kind !== column.kind || target !== column.target || partial !== column.partial;
  const standsElse = known.lineItemsUrl !== column.lineItemsUrl || known.namedUrl !== column.namedUrl;
  // A launch that says nothing of a gradebook says nothing of what may be done there either.
  const offered = lineItemsUrl === undefined && lineItemUrl === undefined ? (column.offeredScopes ?? null) : ofOurs(offeredScopes);
  const offersElse = String(offered) !== String(column.offeredScopes ?? null);
  const looks = standsElse || (mayComeToMore(column) && (offersElse || now.getTime() - (column.lookedAt?.getTime() ?? 0) > lookAgainMs));
  if (!countsElse && !offersElse && !looks) return;
  await GradeColumnModel.updateOne(placeOf(column), { $set: { kind, target, partial, ...known, offeredScopes: offered, ...(looks ? lookedFor(known.namedUrl ?? known.lineItemsUrl, now) : {}) } });
  if (countsElse) await countAgain(column);
  if (offersElse && (offered === null || offered.includes(serviceScopes.scores))) await sendOffered(column, now);
}

/** Of what a launch offers, what this tool asks for: always in the same order. null: it does not say. */
function ofOurs(offered: readonly string[] | undefined): string[] | null {
  return offered === undefined ? null : allServiceScopes.filter((scope) => offered.includes(scope));
}

/** Whether a column that is not there, or could not be looked for, may be there when it is looked for now. */
function mayComeToMore(column: StoredGradeColumn): boolean {
  return column.state === 'missing' || column.state === 'gone' || hasFailed(column);
}

/** Whether it could not be looked for, and may be tried again before its time. A pause that the platform asked for is kept. */
export function hasFailed({ state, fault }: StoredGradeColumn): boolean {
  return state === 'looking' && fault !== null && fault !== 'busy';
}

/** Scores that were given up because the course did not offer to take any are due, now that it does. */
async function sendOffered({ tenantId, programId, _id: columnId }: StoredGradeColumn, now: Date): Promise<void> {
  await ScoreModel.updateMany({ tenantId, programId, columnId, state: 'parked', failure: 'scope' }, { $set: dueAnew(now) });
}

/** How a column stands from now on: looked for, or missing where the launch names no gradebook to look in. */
function lookedFor(address: string | null, now: Date) {
  if (address === null) return { state: 'missing' as const, fault: 'no-service' as const, lookedAt: now };
  return { state: 'looking' as const, fault: null, dueAt: now, failures: 0 };
}

/** Takes the column to look for that waits longest, or null. A server that died is taken over from after a minute. Columns of the registrations `besides` wait. */
export async function leaseColumn(_actor: SystemActor, now: Date, { besides = [] }: { besides?: readonly string[] } = {}): Promise<StoredGradeColumn | null> {
  return GradeColumnModel.findOneAndUpdate(
    { ...(besides.length === 0 ? {} : { registrationId: trusted({ $nin: [...besides] }) }), state: 'looking', dueAt: trusted({ $lte: now }), ...free(now) },
    { $set: { leasedUntil: new Date(now.getTime() + leaseMs) } },
    { sort: { dueAt: 1 }, returnDocument: 'after', acrossTenants: 'one finder serves every tenant' },
  ).lean();
}

/** Has a column that is not there looked for at once. One that another server looks for at this moment is left to it. */
export async function lookNow(column: StoredGradeColumn, now: Date): Promise<void> {
  await GradeColumnModel.updateOne({ ...placeOf(column), state: column.state, ...free(now) }, { $set: { state: 'looking', dueAt: now, failures: 0 } });
}

/** What the gradebook says of a column. */
export interface FoundColumn {
  readonly url: string;
  readonly label: string;
  readonly points: number;
}

/** Holds the column for another minute. Returns it as it is held now; null: its lease ran out, and another server may have it. */
export async function keepColumn(column: StoredGradeColumn, now: Date): Promise<StoredGradeColumn | null> {
  return GradeColumnModel.findOneAndUpdate(held(column), { $set: { leasedUntil: new Date(now.getTime() + leaseMs) } }, { returnDocument: 'after' }).lean();
}

/** Which of these line items belong to other links, and are no longer to be had. */
export async function takenBy({ tenantId, registrationId, _id }: StoredGradeColumn, urls: readonly string[]): Promise<Set<string>> {
  const taken = await GradeColumnModel.find(
    { tenantId, registrationId, lineItemUrl: trusted({ $in: urls }), _id: trusted({ $ne: _id }) },
    { lineItemUrl: 1 },
  ).setOptions({ acrossTenants: 'a line item belongs to one link of its platform, in whatever program' }).lean();
  return new Set(taken.map(({ lineItemUrl }) => lineItemUrl!));
}

/** The column is there: whoever has reached something is counted, and what was given up because there was none is sent after all. */
export async function columnFound(column: StoredGradeColumn, { url, label, points }: FoundColumn, now: Date): Promise<void> {
  const there = { state: 'ready' as const, fault: null, lineItemUrl: url, label: label || column.label, points, dueAt: null, leasedUntil: null, failures: 0, lookedAt: now, wasDeleted: false, deletedUrl: null };
  try {
    const { matchedCount } = await GradeColumnModel.updateOne(held(column), { $set: there });
    if (matchedCount === 0) return;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // Another link got this line item in the same moment: look for one of its own.
    if (column.failures >= clashesAtOnce) return columnNotAsked(column, 'conflict', now);
    await GradeColumnModel.updateOne(held(column), { $set: { leasedUntil: null, dueAt: now }, $inc: { failures: 1 } });
    return;
  }
  await sendAfterAll(column, url, now);
  await addWholeRoster(column, now);
  await countAgain(column);
}

/**
 * What was given up because there was no column is due. In another column than the last one nothing of ours stands yet, so
 * everything is due there; a score that is on its way to the last one does not count as sent, so its lease ends. What was ours
 * stays ours: the same column may have come back, with its marks.
 */
async function sendAfterAll({ tenantId, programId, _id: columnId, wasDeleted, lineItemUrl }: StoredGradeColumn, url: string, now: Date): Promise<void> {
  const due = dueAnew(now);
  if (wasDeleted || (lineItemUrl !== null && lineItemUrl !== url)) {
    await ScoreModel.updateMany(
      { tenantId, programId, columnId, points: trusted({ $ne: null }) },
      { $set: { ...due, sentPoints: null, leasedUntil: null }, $inc: { attempts: 1 } },
    );
    return;
  }
  await ScoreModel.updateMany({ tenantId, programId, columnId, state: 'parked', failure: trusted({ $in: faultsOfColumns }) }, { $set: due });
  await ScoreModel.updateMany({ tenantId, programId, columnId, state: 'due', dueAt: trusted({ $gt: now }), failures: trusted({ $in: [0, null] }) }, { $set: { dueAt: now, dueSince: now } }); // waits for it
}

/** Looked for and not there, and none may be made: nothing is sent until a launch names one. */
export async function columnMissing(column: StoredGradeColumn, fault: GradeFault, now: Date): Promise<void> {
  await GradeColumnModel.updateOne(
    held(column),
    { $set: { state: column.wasDeleted ? 'gone' : 'missing', fault: column.wasDeleted ? 'column-gone' : fault, dueAt: null, leasedUntil: null, lookedAt: now } },
  );
}

/**
 * The platform could not be asked: later, at its own word where that is later than by ours and no later than our longest. Where it failed as a
 * whole, those of its columns that would be looked for before then wait as well: one is tried for all.
 */
export async function columnNotAsked(
  column: StoredGradeColumn, fault: GradeFault, now: Date, { retryAfterMs = null, ofPlatform = false }: { retryAfterMs?: number | null; ofPlatform?: boolean } = {},
): Promise<void> {
  const own = Math.min(ofPlatform ? longestOfPlatformMs : longestRetryMs, retryMs * 2 ** column.failures) * (0.75 + Math.random() / 2);
  const dueAt = new Date(now.getTime() + Math.max(own, Math.min(longestRetryMs, retryAfterMs ?? 0)));
  const { modifiedCount } = await GradeColumnModel.updateOne(held(column), { $set: { fault, leasedUntil: null, lookedAt: now, dueAt }, $inc: { failures: 1 } });
  if (!ofPlatform || modifiedCount === 0) return;
  await GradeColumnModel.updateMany(
    { registrationId: column.registrationId, state: 'looking', dueAt: trusted({ $gt: now, $lt: dueAt }), ...free(now) },
    { $set: { dueAt } },
  ).setOptions({ acrossTenants: 'a platform may serve several programs' });
}

/** The line item was deleted: nothing more is sent there, and the coordinators are told, once. */
export async function columnGone(column: StoredGradeColumn, now: Date): Promise<void> {
  const { tenantId, programId, _id } = column;
  await inTransaction(async () => {
    const { modifiedCount } = await GradeColumnModel.updateOne(
      { tenantId, programId, _id, state: 'ready', lineItemUrl: column.lineItemUrl },
      { $set: { state: 'gone', fault: 'column-gone', lineItemUrl: null, namedUrl: null, deletedUrl: column.lineItemUrl, lookedAt: now, wasDeleted: true } },
    );
    if (modifiedCount === 0) return;
    const system = systemIn({ tenantId: String(tenantId), programId: String(programId) });
    const eventId = await recordEvent(system, { type: 'grade-column.gone', subjectIds: [String(_id)], audience: [], forCoordinators: true, at: now });
    for (const [receiverId, roles] of await appointedIn(String(tenantId), String(programId))) {
      if (roles.includes('coordinator')) await enqueueMail(system, { eventId, receiverId, template: 'grade-column-gone', dueAt: now });
    }
  });
}

/** A course belongs to the program no longer: nothing more is sent to its columns, and another program's may be the same. In the verb's transaction. */
export async function endColumnsOf({ tenantId, programId, registrationId, deploymentId, contextId }: ContextLink): Promise<void> {
  await GradeColumnModel.updateMany(
    { tenantId, programId, registrationId, deploymentId, contextId },
    { $set: { state: 'gone', fault: 'column-gone', lineItemUrl: null, namedUrl: null, lineItemsUrl: null, dueAt: null, leasedUntil: null, wasDeleted: true } },
  );
}

/** The courses of one deployment are those of another one: so are their columns. In the verb's transaction. */
export async function moveColumns({ tenantId, registrationId, from, to }: { tenantId: string; registrationId: string; from: string; to: string }, contextIds: readonly string[]): Promise<void> {
  await GradeColumnModel.updateMany({ tenantId, registrationId, deploymentId: from, contextId: trusted({ $in: [...contextIds] }) }, { $set: { deploymentId: to } })
    .setOptions({ acrossTenants: 'the programs of one school, by the course' });
}

function placeOf({ tenantId, programId, _id }: StoredGradeColumn) {
  return { tenantId, programId, _id };
}

function held(column: StoredGradeColumn) {
  return { ...placeOf(column), state: 'looking' as const, leasedUntil: column.leasedUntil };
}

function systemIn({ tenantId, programId }: { tenantId: string; programId: string }): ProgramSystemActor {
  return { kind: 'system', tenantId, programId, job: 'grades' };
}
