import { trusted, type PipelineStage } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { GradeFault } from '../vocabulary.ts';
import { ScoreModel } from './score.model.ts';

/** Longer than any score waits while a sender is at work (ms). */
const overdueMs = 15 * 60_000;
const acrossTenants = 'the owner looks after every tenant';

/**
 * How the sending of scores stands, over all tenants: those that were given up, by what stopped them (a teacher's own mark is no fault), and
 * how many have been due for a quarter of an hour without an attempt that failed: nobody tries.
 */
export async function inspectScores(owner: OwnerActor, now = new Date()): Promise<{ givenUp: Map<GradeFault, number>; overdue: number }> {
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
  return { givenUp: new Map(rows.map(({ _id, count }) => [_id, count])), overdue };
}
