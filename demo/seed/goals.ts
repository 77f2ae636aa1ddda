import {
  achieveGoal, addMilestone, checkIn, deleteGoal, dropGoal, editGoal, editMilestone, listGoals, setGoal, type Goal,
} from '../../models/goals/goals.ts';
import type { ProgramActor } from '../../models/actor.ts';
import type { GoalVisibility } from '../../models/vocabulary.ts';
import type { Chance } from '../people/random.ts';
import type { SeedClock } from './seed-clock.ts';
import { checkInWords, replanReason, whatHelped } from './words/said.ts';
import type { GoalWords } from './words/words.ts';

/** What became of a goal. `overdue` and `replanned` had a due day that has passed. */
export type GoalEnd = 'open' | 'overdue' | 'replanned' | 'achieved' | 'dropped' | 'deleted';

/** A goal and what its owner did with it, from the day it was set. */
export interface GoalPlan {
  readonly words: GoalWords;
  readonly visibility: GoalVisibility;
  readonly setDaysAgo: number;
  readonly dueInDays: number | null;
  /** So many of the first milestones are done. */
  readonly done: number;
  /** How sure the owner was at each check-in, oldest first. */
  readonly confidence: readonly number[];
  readonly end: GoalEnd;
}

/** Where goals are set: in a match, or (null) before there is one. */
export interface GoalPlace {
  readonly actor: ProgramActor;
  readonly matchId: string | null;
  readonly clock: SeedClock;
}

/** Sets a goal and lives with it. */
export async function tellGoal(place: GoalPlace, plan: GoalPlan, draw: Chance): Promise<void> {
  const { actor, matchId, clock } = place;
  const { words, visibility, setDaysAgo, dueInDays } = plan;
  const milestones = words.milestones.map((title, n) => ({ title, due: dueInDays === null || n % 2 === 1 ? null : clock.date(dueInDays - 7 * (words.milestones.length - n)) }));
  const due = dueInDays === null ? null : clock.date(dueInDays);
  const goal = await setGoal(actor, { title: words.title, howWillIKnow: words.howWillIKnow, due, visibility, matchId, milestones }, clock.ago(setDaysAgo, draw));
  await live(place, goal, plan, draw);
}

/** What a pair adds, soon after it began, to the goal that the mentee named when asking. */
export interface FirstGoalPlan extends Pick<GoalPlan, 'setDaysAgo' | 'done' | 'confidence'> {
  readonly dueInDays: number;
  readonly howWillIKnow?: string;
  readonly steps: readonly { title: string; dueInDays?: number }[];
}

/** The first goal of a match begins as a title only: it gets a date and a few steps. */
export async function tellFirstGoal(place: GoalPlace, plan: FirstGoalPlan, draw: Chance): Promise<void> {
  const { actor, matchId, clock } = place;
  const { items } = await listGoals(actor, { state: 'open' });
  const first = items.find((goal) => goal.matchId === matchId);
  if (first === undefined) throw new Error('A match begins with the goal of its request.');
  const at = clock.ago(plan.setDaysAgo, draw);
  let goal = await editGoal(actor, first.id, { due: clock.date(plan.dueInDays), howWillIKnow: plan.howWillIKnow }, at);
  for (const { title, dueInDays } of plan.steps) {
    goal = await addMilestone(actor, first.id, { title, due: dueInDays === undefined ? null : clock.date(dueInDays) }, at);
  }
  await live(place, goal, { ...plan, end: 'open' }, draw);
}

async function live({ actor, clock }: GoalPlace, { id, milestones }: Goal, plan: Pick<GoalPlan, 'setDaysAgo' | 'done' | 'confidence' | 'end'>, draw: Chance): Promise<void> {
  const { setDaysAgo, done, confidence, end } = plan;
  // Evenly over the time since it was set; the last two days belong to the stories of those days.
  const dayOf = (step: number, steps: number): number => Math.max(3, setDaysAgo - Math.round(((setDaysAgo - 3) * step) / (steps + 1)));
  const doneSteps = milestones.slice(0, done);
  for (const [n, milestone] of doneSteps.entries()) {
    await editMilestone(actor, id, milestone.id, { done: true }, clock.ago(dayOf(n + 1, doneSteps.length), draw));
  }
  for (const [n, sure] of confidence.entries()) {
    const text = draw.fraction() < 0.6 ? draw.pick(checkInWords[sure < 4 ? 'low' : sure < 7 ? 'middle' : 'high']) : null;
    await checkIn(actor, id, { confidence: sure, text }, clock.ago(dayOf(n + 1, confidence.length), draw));
  }
  const last = clock.ago(2, draw);
  if (end === 'replanned') await editGoal(actor, id, { due: clock.date(draw.whole(14, 40)), reason: replanReason }, last);
  if (end === 'achieved') await achieveGoal(actor, id, { whatHelped: draw.pick([null, ...whatHelped]) }, last);
  if (end === 'dropped') await dropGoal(actor, id, last);
  if (end === 'deleted') await deleteGoal(actor, id, last);
}
