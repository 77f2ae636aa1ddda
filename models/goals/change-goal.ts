import type { UpdateQuery } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { recordEvent, type Happening } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import type { Action, GoalState } from '../vocabulary.ts';
import { GoalModel, type StoredGoal } from './goal.model.ts';
import { resourceOf, viewGoal, type Goal } from './goal-view.ts';

/** What a verb means to do to the goal it was shown. */
export interface GoalChange {
  type: Happening['type'];
  update: UpdateQuery<StoredGoal>;
  /** More that must still be so when it is written. */
  only?: Record<string, unknown>;
  data?: Readonly<Record<string, unknown>>;
}

/** The goal, if the actor may do this to it. One that they may not see is not there. */
export async function loadGoal(actor: ProgramActor, goalId: string, action: Action): Promise<StoredGoal> {
  const goal = await GoalModel.findOne({ tenantId: actor.tenantId, programId: actor.programId, _id: goalId }).lean();
  if (goal === null || !may(actor, 'goal.read', resourceOf(goal))) throw new NotFound();
  if (!may(actor, action, resourceOf(goal))) throw new NotAllowed();
  return goal;
}

/**
 * Changes a goal that is in one of these states; in another one it has moved on. `plan` sees the goal as it is and says
 * what to do, or null where nothing would change: then nothing is written and nothing is told. `goesOn`: it takes the goal
 * further, which a program that is closed for good does not; tidying up and hiding stay possible there.
 */
export async function changeGoal(
  actor: ProgramActor,
  goalId: string,
  how: { action: Action; from: readonly GoalState[]; now: Date; goesOn?: true },
  plan: (goal: StoredGoal) => GoalChange | null,
): Promise<Goal> {
  const goal = await inTransaction(async () => {
    const before = await loadGoal(actor, goalId, how.action);
    if (!how.from.includes(before.state)) throw new RuleBroken('moved-on', { state: before.state });
    if (how.goesOn) await assertOpen(actor);
    const change = plan(before);
    if (change === null) return before;
    const after = await GoalModel.findOneAndUpdate(
      { tenantId: actor.tenantId, programId: actor.programId, _id: goalId, state: before.state, ...change.only },
      // Whoever was meant to see it as it is now is in the match of now: see `beforeMatch`.
      { ...change.update, $unset: { ...change.update.$unset, 'beforeMatch.visibility': 1 } },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    await tellOf(actor, change, how.now, before, after);
    return after;
  });
  return viewGoal(actor, goal, how.now);
}

/**
 * Records what happened to a goal, for everyone who could see it before or can now: who loses sight of it has to hear
 * that there is something to read again.
 */
export async function tellOf(actor: ProgramActor, { type, data }: Pick<GoalChange, 'type' | 'data'>, now: Date, goal: StoredGoal, ...later: StoredGoal[]): Promise<void> {
  const versions = [goal, ...later];
  const partners = versions.flatMap(({ partnerId, visibility }) => (partnerId === null || visibility === 'private' ? [] : [String(partnerId)]));
  await recordEvent(actor, {
    type,
    subjectIds: [String(goal._id)],
    ...(goal.matchId === null ? {} : { matchId: String(goal.matchId) }),
    audience: [String(goal.ownerId), ...partners],
    forCoordinators: versions.some(({ visibility }) => visibility === 'match-and-coordinators'),
    ...(data === undefined ? {} : { data }),
    at: now,
  });
}
