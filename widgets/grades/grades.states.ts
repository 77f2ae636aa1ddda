import { html } from 'lit';
import * as app from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { aGoalSet, goalColumn, goneColumn, gradeColumns, meetColumn, noGoalYet, oneOfThree, sentScores, threeMeetings } from '../testing/grades.ts';
import { meAsMentee } from '../testing/people.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};

/** A link that counts, opened by Ana and by Chiara. */
const meetings = { ...meAsMentee, part: 'meetings' as const, completion: threeMeetings };
const goals = { ...meAsMentee, part: 'goals' as const, completion: aGoalSet };
const teacher = { ...app.meAsCoordinator, part: 'meetings' as const, completion: threeMeetings };
const none = () => ({ items: [], nextCursor: null });
const partOf: FakeAnswers = { readHome: () => app.homeWithBen, ...app.pairOfAna };

const ofChiara: FakeAnswers = {
  readHome: () => app.homeOfChiara,
  listLeadCandidates: () => app.leadCandidates,
  readProgram: () => app.programOfTomas,
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
  listGradeColumns: () => gradeColumns(meetColumn, goalColumn, goneColumn),
  listSentScores: () => ({ items: [...sentScores], nextCursor: 'more' }),
};

/** Opens the program's page and presses something on it once it is there. */
const onProgram = (selector?: string) => async (shown: HTMLElement) => {
  (shown as MentorApp).go('program');
  for (let turns = 0; turns < 100 && !shown.shadowRoot?.querySelector(selector ?? '#gradebook'); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  if (selector) shown.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await (shown as MentorApp).updateComplete;
};

export const states: readonly ElementState[] = [
  { element, state: 'a link that counts, pending', render, me: meetings, answers: { ...partOf, readMyCompletion: never } },
  { element, state: 'a link that counts, error', render, me: meetings, answers: { ...partOf, readMyCompletion: fails('network') } },
  { element, state: 'a link that counts, one of three', render, me: meetings, answers: { ...partOf, readMyCompletion: () => oneOfThree } },
  { element, state: 'a link that counts, reached', render, me: meetings, answers: { ...partOf, readMyCompletion: () => ({ ...oneOfThree, done: 3, points: 10, state: 'waiting' }) } },
  { element, state: 'a link that counts, changed by hand', render, me: meetings, answers: { ...partOf, readMyCompletion: () => ({ ...oneOfThree, state: 'by-hand' }) } },
  { element, state: 'a link that counts, could not be written', render, me: meetings, answers: { ...partOf, readMyCompletion: () => ({ ...oneOfThree, state: 'stopped' }) } },
  { element, state: 'a link that counts, a goal not set yet', render, me: goals, answers: { ...partOf, listGoals: none, readMyCompletion: () => noGoalYet } },
  { element, state: 'a link that counts, as coordinator', render, me: teacher, answers: { ...partOf, readHome: () => app.homeOfChiara } },
  { element, state: 'gradebook, pending', render, me: app.meAsCoordinator, prepare: onProgram(), answers: { ...ofChiara, listGradeColumns: never } },
  { element, state: 'gradebook, error', render, me: app.meAsCoordinator, prepare: onProgram(), answers: { ...ofChiara, listGradeColumns: fails('network') } },
  { element, state: 'gradebook, empty', render, me: app.meAsCoordinator, prepare: onProgram(), answers: { ...ofChiara, listGradeColumns: () => gradeColumns() } },
  { element, state: 'gradebook, columns', render, me: app.meAsCoordinator, prepare: onProgram(), answers: ofChiara },
  { element, state: 'gradebook, what was sent', render, me: app.meAsCoordinator, prepare: onProgram('[data-log]'), answers: ofChiara },
  { element, state: 'gradebook, nothing was sent', render, me: app.meAsCoordinator, prepare: onProgram('[data-log]'), answers: { ...ofChiara, listSentScores: none } },
  { element, state: 'gradebook, sending again failed', render, me: app.meAsCoordinator, prepare: onProgram('.send-again'), answers: { ...ofChiara, sendScoresAgain: fails('network') } },
];
