import { Types, trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { deliveryOf, free, type Held } from '../outbox/outbox.ts';
import { subjectsOf } from '../people/identities.ts';
import type { GradeFault, ScoreOutcome } from '../vocabulary.ts';
import { GradeColumnModel, type StoredGradeColumn } from './grade-column.model.ts';
import { pausingAmong } from './platform-pauses.ts';
import { ScoreLogModel } from './score-log.model.ts';
import { ScoreModel, type StoredScore } from './score.model.ts';

export { columnGone } from './columns.ts';
export { platformIsBack } from './platform-is-back.ts';
export { endPause, pausePlatform } from './platform-pauses.ts';

const scores = deliveryOf(ScoreModel);
/** Where the platform as a whole fails, its pause decides: a single score is not kept back for longer than this (ms). */
const longestOfPlatformMs = 120_000;
/** Equal, on a gradebook that rounds (points). */
const tolerance = 0.011;

/** A score that this process holds: it has to send it or give it back. */
export interface LeasedScore extends Held {
  readonly columnId: string;
  readonly personId: string;
  readonly points: number;
  readonly sentPoints: number | null;
  readonly ours: readonly number[];
  readonly lastTimestamp: Date | null;
}

/** The platforms for which scores are due and which do not pause. */
export async function platformsDue(_actor: SystemActor, now: Date): Promise<string[]> {
  const due = await ScoreModel.distinct('registrationId', { state: 'due', dueAt: trusted({ $lte: now }), ...free(now) })
    .setOptions({ acrossTenants: 'one sender serves every tenant' });
  const ids = due.map(String);
  const pausing = await pausingAmong(ids, now);
  return ids.filter((id) => !pausing.has(id));
}

/** Leases the score of one platform that is due longest, or null. */
export async function leaseScore(registrationId: string, now: Date): Promise<LeasedScore | null> {
  const row = await scores.lease(now, { registrationId: new Types.ObjectId(registrationId) });
  return row && toLeased(row);
}

export async function columnOf({ tenantId, programId, columnId }: Pick<LeasedScore, 'tenantId' | 'programId' | 'columnId'>): Promise<StoredGradeColumn | null> {
  return GradeColumnModel.findOne({ tenantId, programId, _id: columnId }).lean();
}

/** The name by which the platform knows the learner; null where they are not known any more. */
export async function subjectOf({ tenantId, personId }: LeasedScore, { registrationId }: Pick<StoredGradeColumn, 'registrationId'>): Promise<string | null> {
  return (await subjectsOf({ tenantId, registrationId: String(registrationId) }, [personId])).get(personId) ?? null;
}

/** Whether what the gradebook shows (null: no mark) was put there by us, so that we may change it. */
export function isOurs({ sentPoints, ours }: Pick<LeasedScore, 'sentPoints' | 'ours'>, shown: number | null): boolean {
  if (shown === null) return sentPoints === null;
  return ours.some((points) => Math.abs(points - shown) < tolerance);
}

/** Whether the gradebook shows it already, from an attempt that was cut off. */
export function hasArrived({ points, ours }: Pick<LeasedScore, 'points' | 'ours'>, shown: number | null): boolean {
  return shown !== null && ours.includes(points) && Math.abs(points - shown) < tolerance;
}

/**
 * The timestamp for the next attempt: now, or a second after the last one's, because platforms refuse one of the same
 * second. What is being sent is noted as ours before it leaves. null: another server holds the score by now.
 */
export async function beginAttempt(score: LeasedScore, now: Date): Promise<Date | null> {
  const earliest = score.lastTimestamp === null ? 0 : Math.floor(score.lastTimestamp.getTime() / 1000) * 1000 + 1000;
  const at = new Date(Math.max(now.getTime(), earliest));
  const { tenantId, programId, id, attempts, points } = score;
  const { modifiedCount } = await ScoreModel.updateOne(
    { tenantId, programId, _id: id, state: 'due', attempts },
    { $set: { lastTimestamp: at }, $addToSet: { ours: points } },
  );
  return modifiedCount === 1 ? at : null;
}

/** It stands in the gradebook. Where there is a newer value by now, that one is due at once. */
export async function scoreSent(score: LeasedScore, column: StoredGradeColumn, now: Date): Promise<void> {
  const { tenantId, programId, id, attempts, points } = score;
  await inTransaction(async () => {
    const stands = { sentPoints: points, ours: [points] };
    if (!(await scores.sent(score, now, { set: stands, only: { points } }))) {
      const newer = await ScoreModel.updateOne({ tenantId, programId, _id: id, attempts }, { $set: { ...stands, leasedUntil: null } });
      if (newer.matchedCount === 0) return;
    }
    await log(score, column, 'sent', now);
  });
}

/** The teacher's own mark stands there: it is left alone until what we would send is another. */
export async function leaveToTeacher(score: LeasedScore, column: StoredGradeColumn, now: Date): Promise<void> {
  await inTransaction(async () => {
    if (await scores.park(score, 'changed-by-hand')) await log(score, column, 'changed-by-hand', now);
  });
}

/** It can never be sent like this. */
export async function scoreImpossible(score: LeasedScore, column: StoredGradeColumn, fault: GradeFault, now: Date): Promise<void> {
  await inTransaction(async () => {
    if (await scores.park(score, fault)) await log(score, column, 'parked', now, fault);
  });
}

/** Tries again later, soon where the whole platform failed; after 72 hours it is parked. */
export async function scoreFailed(score: LeasedScore, column: StoredGradeColumn, fault: GradeFault, now: Date, { ofPlatform }: { ofPlatform: boolean }): Promise<void> {
  await inTransaction(async () => {
    const outcome = await scores.failed(score, fault, now, ...(ofPlatform ? [longestOfPlatformMs] : []));
    if (outcome === 'parked') await log(score, column, 'parked', now, fault);
  });
}

/** Its column is being looked for: once more in a minute. The days in which it is tried begin when the column is there. */
export async function scoreWaits(score: LeasedScore, now: Date): Promise<void> {
  await scores.postpone(score, new Date(now.getTime() + 60_000));
}

async function log({ tenantId, programId, columnId, personId, points }: LeasedScore, column: StoredGradeColumn, outcome: ScoreOutcome, at: Date, fault: GradeFault | null = null): Promise<void> {
  await ScoreLogModel.create([{ tenantId, programId, columnId, personId, at, points, pointsMaximum: column.points, outcome, fault }]);
}

function toLeased(row: StoredScore): LeasedScore {
  return {
    id: String(row._id),
    tenantId: String(row.tenantId),
    programId: String(row.programId),
    attempts: row.attempts,
    columnId: String(row.columnId),
    personId: String(row.personId),
    points: row.points ?? 0,
    sentPoints: row.sentPoints,
    ours: row.ours,
    lastTimestamp: row.lastTimestamp,
  };
}
