import { trusted } from 'mongoose';
import type { GradeFault } from '../vocabulary.ts';
import { GradeColumnModel } from './grade-column.model.ts';
import { ScoreModel } from './score.model.ts';

const acrossTenants = 'a platform may serve several programs';
/** What is said of a column where its platform failed as a whole. */
const ofPlatform: readonly GradeFault[] = ['token', 'down', 'answer', 'elsewhere'];

/**
 * A platform that failed as a whole has answered, or given a token, again: its columns need not wait any longer to be looked for, and the scores
 * that were given up because it gave no token for three days are due once more, each with its newest value. Harmless to repeat.
 */
export async function platformIsBack(registrationId: string, now: Date): Promise<void> {
  await GradeColumnModel.updateMany(
    { registrationId, state: 'looking', fault: trusted({ $in: ofPlatform }), dueAt: trusted({ $gt: now }) },
    { $set: { dueAt: now } },
  ).setOptions({ acrossTenants });
  await ScoreModel.updateMany(
    { registrationId, state: 'parked', failure: 'token' },
    { $set: { state: 'due', dueAt: now, dueSince: now, failures: 0, failure: null } },
  ).setOptions({ acrossTenants });
}
