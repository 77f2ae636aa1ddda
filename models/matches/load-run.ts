import type { ProgramActor } from '../actor.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { Action } from '../vocabulary.ts';
import { MatchingRunModel, type StoredMatchingRun } from './matching-run.model.ts';

/** A run without what it was made of: megabytes, which only solving it (again) needs. */
export type RunWithoutInput = Omit<StoredMatchingRun, 'input'>;

/** The projection of the same. */
export const withoutInput = { input: 0 } as const;

/** One run of the actor's program; for whoever does not coordinate it there is none. */
export function loadRun(actor: ProgramActor, runId: string, action: Action): Promise<RunWithoutInput> {
  return load(actor, runId, action, withoutInput);
}

/** The same with its input, to solve it once more or to base another one on it. */
export function loadRunWithInput(actor: ProgramActor, runId: string, action: Action): Promise<StoredMatchingRun> {
  return load(actor, runId, action, {}) as Promise<StoredMatchingRun>;
}

async function load(actor: ProgramActor, runId: string, action: Action, projection: { readonly input?: 0 }): Promise<RunWithoutInput> {
  const { tenantId, programId } = actor;
  const run = may(actor, action, {}) ? await MatchingRunModel.findOne({ tenantId, programId, _id: runId }, projection).lean() : null;
  if (run === null) throw new NotFound();
  return run;
}
