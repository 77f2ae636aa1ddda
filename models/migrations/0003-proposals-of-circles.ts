import { ProposalModel } from '../proposals/proposal.model.ts';
import type { Migration } from './migrations.ts';

/** The index by which one proposal of a pair waits at a time; by it a second circle of a program could have none. */
const before = 'tenantId_1_programId_1_matchId_1';

/** Times are proposed to circles too: what holds for a pair by an index holds for a circle by the one that took its place. */
export const proposalsOfCircles: Migration = {
  name: '0003-proposals-of-circles',
  async run() {
    const indexes = await ProposalModel.collection.indexes();
    if (indexes.some(({ name }) => name === before)) await ProposalModel.collection.dropIndex(before);
  },
};
