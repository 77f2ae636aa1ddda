import type { GoalPlan } from './goals.ts';

/** What Lucas works on with Ben: a goal for both, one for himself, one that coordinators see, and one that he took back. */
export const lucasGoals: readonly GoalPlan[] = [
  {
    words: {
      title: 'Land a data internship for winter',
      howWillIKnow: 'One written offer, or five interviews I learned from.',
      milestones: ['Pick one project to show', 'Rewrite the README so a stranger gets it', 'List ten teams that hire in winter', 'Send CV to Ben for comments', 'Apply to five'],
    },
    visibility: 'match', setDaysAgo: 36, dueInDays: 38, done: 3, confidence: [4, 5, 5, 6, 7], end: 'open',
  },
  {
    words: { title: 'Speak up in project meetings', howWillIKnow: 'Four meetings in a row in which I said one thing.', milestones: ['Write the sentence before the meeting', 'First meeting', 'Four meetings'] },
    visibility: 'private', setDaysAgo: 30, dueInDays: null, done: 1, confidence: [4, 5], end: 'open',
  },
  {
    words: { title: 'Choose my last two courses', howWillIKnow: 'Both are booked, and I can say why.', milestones: [] },
    visibility: 'match-and-coordinators', setDaysAgo: 12, dueInDays: 55, done: 0, confidence: [], end: 'open',
  },
  {
    words: { title: 'Draw the database of the help desk', howWillIKnow: 'Ben finds the two tables that are one.', milestones: ['First drawing', 'Second drawing'] },
    visibility: 'match', setDaysAgo: 34, dueInDays: 5, done: 2, confidence: [6, 9], end: 'achieved',
  },
  {
    words: { title: 'Learn five programming languages', howWillIKnow: 'I stop counting.', milestones: [] },
    visibility: 'private', setDaysAgo: 40, dueInDays: null, done: 0, confidence: [2], end: 'deleted',
  },
];
