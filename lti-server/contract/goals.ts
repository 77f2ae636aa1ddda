import { z } from 'zod';
import { goalStates, goalVisibilities, limits } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, line, page, pageQuery, personRef, prose } from './shapes.ts';

const milestone = z
  .strictObject({ id, title: z.string(), due: date.nullable(), doneAt: instant.nullable() })
  .meta({ id: 'Milestone' });

const checkIn = z
  .strictObject({ id, confidence: z.int().min(1).max(10), text: z.string().nullable(), by: personRef, at: instant })
  .meta({ id: 'CheckIn' });

export const goal = z
  .strictObject({
    id,
    owner: personRef,
    /** Whom "match" in the visibility means: the partner of the goal's match; null where it has none yet, or it is over. */
    partner: personRef.nullable(),
    matchId: id.nullable(),
    title: z.string(),
    howWillIKnow: z.string().nullable(),
    due: date.nullable(),
    visibility: z.enum(goalVisibilities),
    state: z.enum(goalStates),
    /** Per cent, 0 to 100: done milestones by all; 100 where the goal is reached. */
    progress: z.int().min(0).max(100),
    overdue: z.boolean(),
    milestones: z.array(milestone),
    checkIns: z.array(checkIn).meta({ description: 'Oldest first; the newest 50.' }),
    whatHelped: z.string().nullable(),
    createdAt: instant,
    achievedAt: instant.nullable(),
    can: z.array(z.enum(['edit', 'check-in', 'delete'])),
  })
  .meta({ id: 'Goal' });

const goalParams = z.strictObject({ goalId: id });
const milestoneParams = z.strictObject({ goalId: id, milestoneId: id });
const one = { status: 200 as const, schema: goal };
const widgets = ['app', 'goals'] as const;

const written = {
  title: line(limits.goalTitle),
  howWillIKnow: prose(limits.howWillIKnow).nullable(),
  due: date.nullable(),
  visibility: z.enum(goalVisibilities),
  matchId: id.nullable(),
};

export const goals = endpoints('goals', {
  listGoals: {
    method: 'get',
    path: '/api/goals',
    summary: 'Goals that I may see: mine, and those shared with me; open ones first, the nearest due first.',
    action: 'goal.list',
    query: z.strictObject({ state: z.enum([...goalStates, 'deleted']).exactOptional(), ...pageQuery }),
    response: { status: 200, schema: z.strictObject(page(goal)).meta({ id: 'GoalPage' }) },
    problems: ['cursor-invalid'],
    widgets,
  },
  readGoal: { method: 'get', path: '/api/goals/{goalId}', summary: 'One goal.', action: 'goal.read', params: goalParams, response: one, problems: ['not-found'], widgets },
  setGoal: {
    method: 'post',
    path: '/api/goals',
    summary: 'Sets a goal, private unless said otherwise, with its first milestones.',
    action: 'goal.set',
    body: z.strictObject({
      title: written.title,
      howWillIKnow: written.howWillIKnow.exactOptional(),
      due: written.due.exactOptional(),
      visibility: written.visibility.exactOptional(),
      matchId: written.matchId.exactOptional().meta({ description: 'Absent: the only match of the owner, if there is one; of several, a goal that is not private has to name one. null: none yet, but the first one that begins.' }),
      milestones: z.array(z.strictObject({ title: line(limits.milestoneTitle), due: date.nullable().exactOptional() })).max(limits.milestones).exactOptional(),
    }),
    response: { status: 201, schema: goal },
    problems: ['body-invalid', 'limit-reached', 'not-enrolled', 'not-found', 'program-archived'],
    widgets,
  },
  editGoal: {
    method: 'patch',
    path: '/api/goals/{goalId}',
    summary: 'Changes a goal. A new due date after the old one has passed is a re-plan and asks for a reason.',
    action: 'goal.edit',
    params: goalParams,
    body: z.strictObject({
      title: written.title.exactOptional(),
      howWillIKnow: written.howWillIKnow.exactOptional(),
      due: written.due.exactOptional(),
      visibility: written.visibility.exactOptional(),
      reason: line(limits.reason).exactOptional(),
    }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  addMilestone: {
    method: 'post',
    path: '/api/goals/{goalId}/milestones',
    summary: 'Adds a step to a goal.',
    action: 'goal.edit',
    params: goalParams,
    body: z.strictObject({ title: line(limits.milestoneTitle), due: date.nullable().exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'limit-reached'],
    widgets,
  },
  editMilestone: {
    method: 'patch',
    path: '/api/goals/{goalId}/milestones/{milestoneId}',
    summary: 'Renames a milestone, moves its date, completes it or opens it again.',
    action: 'goal.edit',
    params: milestoneParams,
    body: z.strictObject({ title: line(limits.milestoneTitle).exactOptional(), due: date.nullable().exactOptional(), done: z.boolean().exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  removeMilestone: {
    method: 'delete',
    path: '/api/goals/{goalId}/milestones/{milestoneId}',
    summary: 'Takes a milestone off the goal.',
    action: 'goal.edit',
    params: milestoneParams,
    response: one,
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  checkIn: {
    method: 'post',
    path: '/api/goals/{goalId}/check-ins',
    summary: 'Says how sure one is this week, 1 to 10, and what moved or got in the way.',
    action: 'goal.check-in',
    params: goalParams,
    body: z.strictObject({ confidence: z.int().min(1).max(10), text: prose(limits.checkInText).nullable().exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  achieveGoal: {
    method: 'post',
    path: '/api/goals/{goalId}/achieve',
    summary: 'The goal is reached; what helped may be said.',
    action: 'goal.edit',
    params: goalParams,
    body: z.strictObject({ whatHelped: prose(limits.checkInText).nullable().exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  dropGoal: { method: 'post', path: '/api/goals/{goalId}/drop', summary: 'Lets a goal go; it stays in the history.', action: 'goal.edit', params: goalParams, response: one, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
  reopenGoal: { method: 'post', path: '/api/goals/{goalId}/reopen', summary: 'Takes back “reached” or “dropped”.', action: 'goal.edit', params: goalParams, response: one, problems: ['not-found', 'not-allowed', 'moved-on'], widgets },
  deleteGoal: { method: 'delete', path: '/api/goals/{goalId}', summary: 'Deletes a goal; it can be restored for 30 days.', action: 'goal.drop', params: goalParams, problems: ['not-found', 'not-allowed'], widgets },
  restoreGoal: { method: 'post', path: '/api/goals/{goalId}/restore', summary: 'Brings a deleted goal back within 30 days.', action: 'goal.restore', params: goalParams, response: one, problems: ['not-found'], widgets },
});
