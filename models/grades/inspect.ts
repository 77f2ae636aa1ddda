import { trusted, type PipelineStage } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { GradeFault } from '../vocabulary.ts';
import { PlatformPauseModel } from './platform-pause.model.ts';
import { ScoreModel } from './score.model.ts';

/** Longer than any score waits while a sender is at work (ms). */
const overdueMs = 15 * 60_000;
/** So often in a row a platform has failed before it is told of: one that comes back within a minute is nobody's trouble. */
const toldFrom = 3;
const acrossTenants = 'the owner looks after every tenant';

/** A platform that fails as a whole, and for how many scores. */
export interface FailingPlatform {
  readonly registrationId: string;
  readonly fault: GradeFault | null;
  readonly since: Date | null;
  readonly waiting: number;
}

/**
 * How the sending of scores stands, over all tenants: those that were given up, by what stopped them (a teacher's own mark is no fault), and
 * how many have been due for a quarter of an hour without an attempt that failed: nobody tries; and which platforms fail while scores wait for them.
 */
export async function inspectScores(owner: OwnerActor, now = new Date()): Promise<{ givenUp: Map<GradeFault, number>; overdue: number; failing: FailingPlatform[] }> {
  assertOwner(owner);
  const parked: PipelineStage[] = [
    { $match: { state: 'parked', failure: { $ne: 'changed-by-hand' } } },
    { $group: { _id: '$failure', count: { $sum: 1 } } },
    { $sort: { count: -1, _id: 1 } },
  ];
  const [rows, overdue] = await Promise.all([
    ScoreModel.aggregate<{ _id: GradeFault; count: number }>(parked, { acrossTenants }),
    ScoreModel.countDocuments({ state: 'due', failures: 0, dueAt: trusted({ $lt: new Date(now.getTime() - overdueMs) }) }, { acrossTenants }),
  ]);
  const pauses = await PlatformPauseModel.find({ failures: trusted({ $gte: toldFrom }) }).sort({ _id: 1 }).lean();
  const failing = await Promise.all(pauses.map(async ({ registrationId, fault, since }) => (
    { registrationId: String(registrationId), fault: fault ?? null, since: since ?? null, waiting: await ScoreModel.countDocuments({ registrationId, state: 'due' }, { acrossTenants }) }
  )));
  return { failing: failing.filter(({ waiting }) => waiting > 0), givenUp: new Map(rows.map(({ _id, count }) => [_id, count])), overdue };
}
