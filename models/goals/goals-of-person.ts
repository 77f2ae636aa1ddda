import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { readRows } from '../mongodb/rows.ts';
import { may } from '../policy.ts';
import { limits } from '../vocabulary.ts';
import { GoalModel, type StoredGoal } from './goal.model.ts';
import { shownOfGoal, viewGoals, type Goal, type ShownGoal } from './goal-view.ts';

/** What somebody shares with the program's coordinators, for one of them; of everything else there is no trace, not even a number. */
export async function goalsSharedByPerson(actor: ProgramActor, personId: string, now = new Date()): Promise<Goal[]> {
  if (!may(actor, 'goal.read', { owner: personId, visibility: 'match-and-coordinators' })) return [];
  const rows = await readRows<StoredGoal, ShownGoal>(
    GoalModel,
    { tenantId: new Types.ObjectId(actor.tenantId), programId: new Types.ObjectId(actor.programId), ownerId: new Types.ObjectId(personId), visibility: 'match-and-coordinators' },
    { projection: shownOfGoal, sort: { place: 1, _id: 1 }, limit: limits.page },
  );
  return viewGoals(actor, rows, now);
}
