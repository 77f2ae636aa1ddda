import type { ProjectionType } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import type { Action } from '../vocabulary.ts';
import { MatchingRunModel, type StoredMatchingRun } from './matching-run.model.ts';

/** A run as it is told and listed: without its megabytes, what it was made of and everything that came of it. */
export type RunFacts = Omit<StoredMatchingRun, 'input' | 'answer'>;

/** The projection of the same. */
export const factsOnly = { input: 0, answer: 0 } as const;

/** One run of the actor's program; for whoever does not coordinate it there is none. */
export function loadRun(actor: ProgramActor, runId: string, action: Action): Promise<RunFacts> {
  return load(actor, runId, action, factsOnly);
}

/** The same with its answer, for its pairs and whoever is left out. */
export function loadRunWithAnswer(actor: ProgramActor, runId: string, action: Action): Promise<Omit<StoredMatchingRun, 'input'>> {
  return load(actor, runId, action, { input: 0 });
}

/** The same with its input as well, to solve it once more or to base another one on it. */
export function loadWholeRun(actor: ProgramActor, runId: string, action: Action): Promise<StoredMatchingRun> {
  return load(actor, runId, action, {});
}

async function load<Loaded extends RunFacts>(actor: ProgramActor, runId: string, action: Action, projection: ProjectionType<StoredMatchingRun>): Promise<Loaded> {
  const { tenantId, programId } = actor;
  const run = may(actor, action, {}) ? await MatchingRunModel.findOne({ tenantId, programId, _id: runId }, projection).lean() : null;
  if (run === null) throw new NotFound();
  return run as unknown as Loaded;
}
