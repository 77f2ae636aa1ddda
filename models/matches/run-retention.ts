import { trusted } from 'mongoose';
import type { ProgramActor, SystemActor } from '../actor.ts';
import { unpublishedRunDays } from '../programs/run-keeping.ts';
import { eachDue } from './each-due.ts';
import { MatchingRunModel } from './matching-run.model.ts';

const dayMs = 86_400_000;

/** When a run that is not published is deleted, counted from its making, or from the moment its publication was taken back. */
export async function droppedFrom(actor: Pick<ProgramActor, 'tenantId' | 'programId'>, from: Date): Promise<Date> {
  return new Date(from.getTime() + (await unpublishedRunDays(actor)) * dayMs);
}

/**
 * A job: deletes the runs whose time is over, with what they were made from. Published ones are the record of who was matched
 * why, and stay; one that was based on a deleted run stands for itself. Returns how many were deleted.
 */
export function dropOldRuns(actor: SystemActor, now = new Date()): Promise<number> {
  return eachDue(actor, MatchingRunModel, { due: { dropAt: trusted({ $lte: now }) }, by: 'dropAt' }, async ({ tenantId, programId }, { _id }) => {
    await MatchingRunModel.updateMany({ tenantId, programId, basedOn: _id }, { $set: { basedOn: null } });
    const { deletedCount } = await MatchingRunModel.deleteOne({ tenantId, programId, _id });
    return deletedCount > 0;
  });
}
