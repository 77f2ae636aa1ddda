import type { Completion } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import { ana, leila } from './people.ts';

/** Columns of the gradebook and progress, for tests and the gallery: what Chiara has placed in CAR 210. */

type Column = Shape<'GradeColumn'>;
type Progress = Shape<'CompletionProgress'>;
type Sent = Shape<'SentScorePage'>['items'][number];

const id = (end: string): string => `65f0c0ffee0000000000${end}`;

export const threeMeetings: Completion = { kind: 'meetings-held', target: 3, partial: true };
export const aGoalSet: Completion = { kind: 'goal-set', target: 1, partial: false };

export const oneOfThree: Progress = { title: 'Meet your mentor three times', kind: 'meetings-held', target: 3, done: 1, points: 3.33, pointsMaximum: 10, state: 'sent' };
export const noGoalYet: Progress = { title: 'Set a goal', kind: 'goal-set', target: 1, done: 0, points: 0, pointsMaximum: 5, state: 'not-yet' };

export const meetColumn: Column = {
  id: id('9001'), course: 'CAR 210: Your first year at work', label: 'Meet your mentor three times', ...threeMeetings, points: 10, state: 'ready', fault: null,
  counts: { sent: 41, waiting: 2, parked: 3, byHand: 1 },
};
export const goalColumn: Column = { ...meetColumn, id: id('9002'), label: 'Set a goal', ...aGoalSet, points: 5, state: 'looking', counts: { sent: 0, waiting: 0, parked: 0, byHand: 0 } };
export const goneColumn: Column = { ...goalColumn, id: id('9003'), label: 'Reach a goal', kind: 'goal-achieved', state: 'gone', fault: 'column-gone', counts: { sent: 0, waiting: 0, parked: 7, byHand: 0 } };

/** A page of columns; none without any. */
export function gradeColumns(...items: Column[]): Shape<'GradeColumnPage'> {
  return { items, nextCursor: null };
}

const sent: Sent = { id: id('9101'), person: ana, at: '2026-10-20T09:05:00.000Z', points: 3.33, pointsMaximum: 10, outcome: 'sent', fault: null };
export const sentScores: readonly Sent[] = [
  sent,
  { ...sent, id: id('9102'), person: leila, at: '2026-10-19T15:00:00.000Z', outcome: 'parked', fault: 'not-gradable' },
  { ...sent, id: id('9103'), person: { ...leila, id: id('0052'), name: 'Yuki Tanaka' }, at: '2026-10-18T15:00:00.000Z', points: 10, outcome: 'changed-by-hand' },
];
