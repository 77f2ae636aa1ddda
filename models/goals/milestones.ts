import { Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { limits } from '../vocabulary.ts';
import { changeGoal } from './change-goal.ts';
import type { StoredMilestone } from './goal.model.ts';
import type { Goal } from './goal-view.ts';

export function newMilestone(title: string, due: string | null | undefined): StoredMilestone {
  return { _id: new Types.ObjectId(), title, due: due ?? null, doneAt: null };
}

/** Adds a step to an open goal, at its end. */
export async function addMilestone(actor: ProgramActor, goalId: string, input: { title: string; due?: string | null | undefined }, now = new Date()): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, ({ milestones }) => {
    if (milestones.length >= limits.milestones) throw new RuleBroken('limit-reached', { limit: limits.milestones });
    const milestone = newMilestone(input.title, input.due);
    return { type: 'goal.edited', update: { $push: { milestones: milestone } }, data: { milestoneId: String(milestone._id), added: true } };
  });
}

/** Renames a milestone, moves its date, completes it or opens it again. Absent leaves, null clears. */
export async function editMilestone(
  actor: ProgramActor,
  goalId: string,
  milestoneId: string,
  input: { title?: string | undefined; due?: string | null | undefined; done?: boolean | undefined },
  now = new Date(),
): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, ({ milestones }) => {
    const milestone = milestones.find(({ _id }) => String(_id) === milestoneId);
    if (milestone === undefined) throw new NotFound();
    const wasDone = milestone.doneAt !== null;
    const set = {
      ...(input.title === undefined || input.title === milestone.title ? {} : { 'milestones.$.title': input.title }),
      ...(input.due === undefined || input.due === milestone.due ? {} : { 'milestones.$.due': input.due }),
      ...(input.done === undefined || input.done === wasDone ? {} : { 'milestones.$.doneAt': input.done ? now : null }),
    };
    if (Object.keys(set).length === 0) return null;
    return {
      type: 'goal.edited',
      only: { 'milestones._id': milestone._id },
      update: { $set: set },
      data: { milestoneId, ...('milestones.$.doneAt' in set ? { done: !wasDone } : {}) },
    };
  });
}

/** Takes a milestone off an open goal. */
export async function removeMilestone(actor: ProgramActor, goalId: string, milestoneId: string, now = new Date()): Promise<Goal> {
  return changeGoal(actor, goalId, { action: 'goal.edit', from: ['open'], now }, ({ milestones }) => {
    const milestone = milestones.find(({ _id }) => String(_id) === milestoneId);
    if (milestone === undefined) throw new NotFound();
    return { type: 'goal.edited', update: { $pull: { milestones: { _id: milestone._id } } }, data: { milestoneId, removed: true } };
  });
}
