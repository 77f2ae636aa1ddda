import type { SeatPlan } from './boards.ts';
import type { FirstGoalPlan, GoalPlan } from './goals.ts';
import type { AskingWords } from './words/words.ts';

/** How Lucas asked Ben, who said yes. */
export const lucasAsks: AskingWords = {
  goal: 'Land a data internship for winter',
  message: 'I work in a help desk at night and clean up its data because nobody else does. That turned out to be the part I like. Could you look at it with me and tell me what is missing?',
};

/** What became of that goal. */
export const lucasFirstGoal: FirstGoalPlan = {
  howWillIKnow: 'One written offer, or five interviews I learned from.',
  setDaysAgo: 36,
  dueInDays: 38,
  steps: [
    { title: 'Pick one project to show' },
    { title: 'Rewrite the README so a stranger gets it' },
    { title: 'List ten teams that hire in winter' },
    { title: 'Send CV to Ben for comments', dueInDays: 3 },
    { title: 'Apply to five', dueInDays: 24 },
  ],
  done: 3,
  confidence: [4, 5, 5, 6, 7],
};

/** His other goals: for himself, for coordinators as well, reached, and taken back. */
export const lucasGoals: readonly GoalPlan[] = [
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

/** Who is on his board: Ben, two people of elsewhere, and nobody yet who would speak up for him. */
export const lucasBoard: readonly SeatPlan[] = [
  { need: { kind: 'field-guide' }, member: 'mentor', cadenceWeeks: 4 },
  { need: { kind: 'skill' }, member: { name: 'Ravi from the night shift' }, cadenceWeeks: 4, note: 'Knows every table of the help desk. Show him the drawing.', spokeDaysAgo: 33 },
  { need: { words: 'Tells me the truth about money' }, member: { name: 'Aunt Rosa' }, cadenceWeeks: 13, spokeDaysAgo: 12 },
  { need: { kind: 'sponsor' }, cadenceWeeks: 8 },
];
