import { trusted } from 'mongoose';
import { activeDeployments } from '../tenants/deployments.ts';
import type { GradeFault } from '../vocabulary.ts';
import { GradeColumnModel } from './grade-column.model.ts';
import { dueAnew, ScoreModel } from './score.model.ts';

const acrossTenants = 'a platform may serve several programs';
/** What is said of a column where its platform failed as a whole. */
const ofPlatform: readonly GradeFault[] = ['token', 'down', 'answer', 'elsewhere'];

/**
 * A platform that failed as a whole has answered, or given a token, again: its columns need not wait any longer to be looked for, and the scores
 * that were given up because it gave no token for three days are due once more, each with its newest value. What belongs to a deployment that the owner has closed waits on. Harmless to repeat.
 */
export async function platformIsBack(registrationId: string, now: Date): Promise<void> {
  const deploymentId = trusted({ $in: await activeDeployments(registrationId) });
  await GradeColumnModel.updateMany(
    { registrationId, deploymentId, state: 'looking', fault: trusted({ $in: ofPlatform }), dueAt: trusted({ $gt: now }) },
    { $set: { dueAt: now } },
  ).setOptions({ acrossTenants });
  if ((await ScoreModel.exists({ registrationId, state: 'parked', failure: 'token' }).setOptions({ acrossTenants })) === null) return;
  const columns = await GradeColumnModel.find({ registrationId, deploymentId }, { _id: 1 }).setOptions({ acrossTenants }).lean();
  await ScoreModel.updateMany(
    { registrationId, columnId: trusted({ $in: columns.map(({ _id }) => _id) }), state: 'parked', failure: 'token' },
    { $set: dueAnew(now) },
  ).setOptions({ acrossTenants });
}
