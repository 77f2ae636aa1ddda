import type { Shape } from '../api/operation.ts';
import { ana, ben } from './people.ts';

/** The goals of the pictures: Ana's, as she sees them on Tue 20 Oct 2026. */

type Goal = Shape<'Goal'>;

export const october = (): Date => new Date('2026-10-20T12:00:00.000Z');
export const anasMatchId = '65f0c0ffee0000000000f001';

const goalId = (number: number) => `65f0c0ffee0000000000b00${number}`;
const milestoneId = (goal: number, number: number) => `65f0c0ffee0000000000c${goal}0${number}`;
const checkInId = (goal: number, number: number) => `65f0c0ffee0000000000d${goal}0${number}`;

/** A goal of Ana's, open, hers alone, with nothing in it yet. */
export function anasGoal(more: Partial<Goal> = {}): Goal {
  return {
    id: goalId(9), owner: ana, partner: ben, matchId: anasMatchId, title: 'Read one paper a week', howWillIKnow: null, due: null, visibility: 'private', state: 'open',
    progress: 0, overdue: false, milestones: [], checkIns: [], whatHelped: null, createdAt: '2026-10-19T10:00:00.000Z', achievedAt: null, can: ['edit', 'check-in', 'delete'], ...more,
  };
}

function milestones(goal: number, ...steps: readonly [title: string, due: string | null, doneAt: string | null][]): Goal['milestones'] {
  return steps.map(([title, due, doneAt], at) => ({ id: milestoneId(goal, at + 1), title, due, doneAt: doneAt && `${doneAt}T15:00:00.000Z` }));
}

function checkIns(goal: number, ...said: readonly [day: string, confidence: number, text?: string][]): Goal['checkIns'] {
  return said.map(([day, confidence, text = null], at) => ({ id: checkInId(goal, at + 1), confidence, text, by: ana, at: `${day}T18:00:00.000Z` }));
}

export const internship = anasGoal({
  id: goalId(1), title: 'Land a data internship for winter', howWillIKnow: 'One written offer, or five interviews I learned from.', due: '2026-12-15', visibility: 'match', progress: 60,
  milestones: milestones(1, ['Pick one project to show', null, '2026-10-02'], ['Rewrite the README so a stranger gets it', null, '2026-10-09'], ['List ten teams that hire in winter', null, '2026-10-16'], ['Send CV to Ben for comments', '2026-10-23', null], ['Apply to five', '2026-11-15', null]),
  checkIns: checkIns(1, ['2026-09-28', 4], ['2026-10-04', 5, 'Found a project I like.'], ['2026-10-09', 5], ['2026-10-13', 6, 'The list was easier than I thought.'], ['2026-10-18', 7, 'Ben’s questions made the project easier to explain. CV still feels thin.']),
});

export const speaking = anasGoal({
  id: goalId(2), title: 'Speak up in project meetings', progress: 33, createdAt: '2026-09-28T10:00:00.000Z',
  milestones: milestones(2, ['Ask one question a week', null, '2026-10-05'], ['Give one short update', null, null], ['Present the delay model', null, null]),
  checkIns: checkIns(2, ['2026-09-30', 4], ['2026-10-06', 4], ['2026-10-12', 5, 'My voice still shakes, and nobody minded.']),
});

export const courses = anasGoal({ id: goalId(3), title: 'Choose my third-year courses', visibility: 'match-and-coordinators' });

export const late = anasGoal({
  id: goalId(4), title: 'Finish the statistics project', howWillIKnow: 'It is handed in, and I can explain each figure.', due: '2026-10-12', overdue: true, visibility: 'match', progress: 100, createdAt: '2026-09-28T10:00:00.000Z',
  milestones: milestones(4, ['Clean the data', '2026-10-02', '2026-10-01'], ['Write four pages', '2026-10-10', '2026-10-18']),
});

export const reached = anasGoal({
  id: goalId(5), title: 'Find a mentor in data', state: 'achieved', visibility: 'match', progress: 100, achievedAt: '2026-10-01T10:00:00.000Z', can: ['delete'],
  whatHelped: 'Writing two honest lines instead of a perfect letter.',
});

export const letGo = anasGoal({ id: goalId(6), title: 'Learn three languages at once', state: 'dropped', can: ['delete'] });

/** The same goals as somebody sees them who may only read. */
export function toRead(goals: readonly Goal[]): Goal[] {
  return goals.map((goal) => ({ ...goal, can: [] }));
}

export function goalPage(...items: Goal[]): Shape<'GoalPage'> {
  return { items, nextCursor: null };
}

/** The match that the goals are shared in, as Ana sees it. */
export const anaWithBen: Shape<'Match'> = {
  id: anasMatchId, state: 'active', mentor: ben, mentee: ana, mySide: 'mentee', partner: { ...ben, zone: 'Europe/Berlin', localTime: '14:00' },
  cadence: 'fortnightly', startedAt: '2026-09-28T10:00:00.000Z', week: 4, weeks: 24,
};
