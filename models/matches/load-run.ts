import type { ProgramActor } from '../actor.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { Action } from '../vocabulary.ts';
import { MatchingRunModel, type StoredMatchingRun } from './matching-run.model.ts';

/** One run of the actor's program; for whoever does not coordinate it there is none. */
export async function loadRun(actor: ProgramActor, runId: string, action: Action): Promise<StoredMatchingRun> {
  const { tenantId, programId } = actor;
  const run = may(actor, action, {}) ? await MatchingRunModel.findOne({ tenantId, programId, _id: runId }).lean() : null;
  if (run === null) throw new NotFound();
  return run;
}
