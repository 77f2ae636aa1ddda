import type { Shape } from '../api/operation.ts';
import type { FakeAnswers } from './fake-api.ts';
import { ana, ben } from './people.ts';

/** What Ana and Ben keep together in the pictures, on Tuesday 20 October 2026. */

const id = (end: string): string => `65f0c0ffee0000000000${end}`;
const matchId = id('b001');
const page = <Item>(items: readonly Item[]) => ({ items: [...items], nextCursor: null });

function task(at: number, change: Partial<Shape<'Task'>>): Shape<'Task'> {
  return { id: id(`f10${at}`), matchId, title: '', owner: ana, partner: ben, due: null, dueDay: null, urgency: null, done: null, from: null, version: 1, can: ['tick', 'edit', 'remove'], ...change };
}

export const sendCv = task(1, { title: 'Send CV to Ben', due: '2026-10-23', urgency: 'soon' });
export const introduce = task(2, { title: 'Introduce Ana to the data team', owner: ben, due: '2026-10-30', can: ['edit', 'remove'] });
export const listTeams = task(3, { title: 'List ten teams that hire in winter', done: { by: ana, at: '2026-10-16T12:00:00.000Z' }, can: ['tick', 'remove'] });
export const overdue = task(4, { title: 'Read “How to explain a model in two minutes” and write down the three sentences that one could say to somebody who has never seen one', due: '2026-10-13', dueDay: 15, urgency: 'overdue' });

function note(at: number, change: Partial<Shape<'Note'>>): Shape<'Note'> {
  return {
    id: id(`f20${at}`), matchId, circle: null, author: ana, partner: ben, text: '', visibility: 'private', meeting: null, goal: null, createdAt: '2026-10-20T11:40:00.000Z', editedAt: null, version: 1, can: ['edit', 'share', 'delete'], ...change,
  };
}

export const mine = note(1, { text: 'Ask whether energy companies take people without German. I felt silly asking last time.' });
export const ours = note(2, {
  text: 'Ben’s tip: lead with the problem, then the data, then one chart.\nRead “How to explain a model in two minutes”.', visibility: 'match', meeting: { id: id('c009'), date: '2026-10-06' }, createdAt: '2026-10-06T21:10:00.000Z', can: ['edit', 'share', 'stop-sharing', 'delete'],
});
export const his = note(3, { author: ben, partner: ana, text: 'Anaconda, pandas, one notebook a week.', visibility: 'match-and-coordinators', goal: { id: id('d001'), title: 'Land a data internship for winter' }, createdAt: '2026-10-02T09:00:00.000Z', editedAt: '2026-10-03T09:00:00.000Z', can: [] });

/** One that both have answered, and one that only Ben has. */
export const bothAnswered: Shape<'IcebreakerAnswers'> = { key: 'good-day', mine: { text: 'Sun, and one thing that works.', at: '2026-10-10T09:00:00.000Z' }, theirs: { text: 'No meeting before ten.', at: '2026-10-11T09:00:00.000Z' }, theyAnswered: true, can: ['take-back'] };
export const heAnswered: Shape<'IcebreakerAnswers'> = { key: 'best-hour', mine: null, theirs: null, theyAnswered: true, can: ['answer'] };
export const sheAnswered: Shape<'IcebreakerAnswers'> = { key: 'small-joy', mine: { text: 'A robin on the window sill.', at: '2026-10-12T09:00:00.000Z' }, theirs: null, theyAnswered: false, can: ['answer', 'take-back'] };

export const tasksAre = (...tasks: Shape<'Task'>[]): FakeAnswers => ({ listTasks: () => page(tasks) });
export const notesAre = (...notes: Shape<'Note'>[]): FakeAnswers => ({ listNotes: () => page(notes) });
/** The same notes, about a goal. */
export const notesAbout = ({ id: goalId, title, matchId: inMatch }: Shape<'Goal'>, ...notes: Shape<'Note'>[]): FakeAnswers => notesAre(...notes.map((one) => ({ ...one, matchId: inMatch ?? matchId, goal: { id: goalId, title } })));
export const icebreakersAre = (...answers: Shape<'IcebreakerAnswers'>[]): FakeAnswers => ({ listIcebreakers: () => page(answers) });

/** Of a circle: what its people keep together. */
export const circleTasksAre = (...tasks: Shape<'Task'>[]): FakeAnswers => ({ listCircleTasks: () => page(tasks) });
export const circleNotesAre = (...notes: Shape<'Note'>[]): FakeAnswers => ({ listCircleNotes: () => page(notes) });
export const circleIcebreakersAre = (...answers: Shape<'CircleIcebreakerAnswers'>[]): FakeAnswers => ({ listCircleIcebreakers: () => page(answers) });

const nothingInCircle: FakeAnswers = { ...circleTasksAre(), ...circleNotesAre(), ...circleIcebreakersAre() };
export const nothingTogether: FakeAnswers = { ...tasksAre(), ...notesAre(), ...icebreakersAre(), ...nothingInCircle };
export const keptTogether: FakeAnswers = { ...tasksAre(sendCv, introduce, listTeams), ...notesAre(mine, ours, his), ...icebreakersAre() };
