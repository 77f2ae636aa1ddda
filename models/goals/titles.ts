import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { may } from '../policy.ts';
import { GoalModel } from './goal.model.ts';
import { resourceOf } from './goal-view.ts';

/** The titles of those of these goals that the actor may see, for what hangs on them. */
export async function titlesOfGoals(actor: ProgramActor, goalIds: readonly string[]): Promise<Map<string, string>> {
  if (goalIds.length === 0) return new Map();
  const { tenantId, programId } = actor;
  const goals = await GoalModel.find({ tenantId, programId, _id: trusted({ $in: goalIds }) }, { title: 1, ownerId: 1, partnerId: 1, visibility: 1 }).lean();
  return new Map(goals.filter((goal) => may(actor, 'goal.read', resourceOf(goal))).map(({ _id, title }) => [String(_id), title]));
}
