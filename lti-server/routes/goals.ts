import {
  achieveGoal, addMilestone, checkIn, deleteGoal, dropGoal, editGoal, editMilestone, listGoals, readGoal, removeMilestone, reopenGoal,
  restoreGoal, setGoal,
} from '../../models/goals/goals.ts';
import { goals } from '../contract/goals.ts';
import { routes } from '../handle.ts';

export const goalRoutes = routes(goals, {
  listGoals: ({ member, query, now }) => listGoals(member, query, now),
  readGoal: ({ member, params, now }) => readGoal(member, params.goalId, now),
  setGoal: ({ member, body, now }) => setGoal(member, body, now),
  editGoal: ({ member, params, body, now }) => editGoal(member, params.goalId, body, now),
  addMilestone: ({ member, params, body, now }) => addMilestone(member, params.goalId, body, now),
  editMilestone: ({ member, params, body, now }) => editMilestone(member, params.goalId, params.milestoneId, body, now),
  removeMilestone: ({ member, params, now }) => removeMilestone(member, params.goalId, params.milestoneId, now),
  checkIn: ({ member, params, body, now }) => checkIn(member, params.goalId, body, now),
  achieveGoal: ({ member, params, body, now }) => achieveGoal(member, params.goalId, body, now),
  dropGoal: ({ member, params, now }) => dropGoal(member, params.goalId, now),
  reopenGoal: ({ member, params, now }) => reopenGoal(member, params.goalId, now),
  deleteGoal: ({ member, params, now }) => deleteGoal(member, params.goalId, now),
  restoreGoal: ({ member, params, now }) => restoreGoal(member, params.goalId, now),
});
