import { MatchingRunModel, type StoredMatchingRun } from '../matches/matching-run.model.ts';
import { answerOf, outcomeOf } from '../matches/run-record.ts';
import { droppedFrom } from '../matches/run-retention.ts';
import type { Migration } from './migrations.ts';

/** What is told of a run stands beside its answer now, and runs that were not published have an end. */
export const runSummaries: Migration = {
  name: '0002-run-summaries',
  async run() {
    // Straight to the driver, for every tenant.
    const runs = MatchingRunModel.collection.find<Pick<StoredMatchingRun, '_id' | 'tenantId' | 'programId' | 'state' | 'answer' | 'createdAt'>>(
      { leftOut: { $exists: false } }, { projection: { tenantId: 1, programId: 1, state: 1, answer: 1, createdAt: 1 } },
    );
    for await (const { _id, tenantId, programId, state, answer, createdAt } of runs) {
      const { summary, problem } = answer === null ? { summary: null, problem: null } : outcomeOf(await answerOf(answer));
      const end = state === 'published' ? {} : { dropAt: await droppedFrom({ tenantId: String(tenantId), programId: String(programId) }, createdAt) };
      await MatchingRunModel.collection.updateOne({ _id }, { $set: { leftOut: [], summary, problem, ...end } });
    }
  },
};
