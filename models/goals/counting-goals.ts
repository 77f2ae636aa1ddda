import { trusted } from 'mongoose';
import { GoalModel } from './goal.model.ts';

/**
 * Which of these people have set, or achieved, a goal that they share with their partner at least. What somebody keeps to
 * themselves is counted nowhere: "only you" means that nobody learns even that it is there.
 */
export async function whoHasGoals(
  { tenantId, programId }: { tenantId: string; programId: string },
  personIds: readonly string[],
  what: 'set' | 'achieved',
): Promise<Set<string>> {
  const owners = await GoalModel.distinct('ownerId', {
    tenantId, programId, ownerId: trusted({ $in: personIds }), visibility: trusted({ $ne: 'private' }), ...(what === 'achieved' ? { state: 'achieved' } : {}),
  });
  return new Set(owners.map(String));
}
