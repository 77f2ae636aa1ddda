import { html } from 'lit';
import { homeOfBen, homeOfChiara, meAsCoordinator, meJoining, consentsOfBen, homeWithBen, pairOfAna } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import type { Page } from '../app/route.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { everyKind, meAsked, programQuestions, saidByBen } from '../testing/questions.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
/** Opens a page, and presses what is named on it once it is there. */
const at = (page: Page, selector?: string) => async (app: HTMLElement) => {
  (app as MentorApp).go(page);
  const find = () => (selector ? app.shadowRoot?.querySelector<HTMLElement>(selector) : undefined);
  for (let turns = 0; turns < 100 && selector && !find(); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  find()?.click();
  await (app as MentorApp).updateComplete;
};
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), listQuestions: () => programQuestions };

export const states: readonly ElementState[] = [
  { element, state: 'questions, pending', render, me, prepare: at('questions'), answers: { ...kept, listQuestions: never } },
  { element, state: 'questions, error', render, me, prepare: at('questions'), answers: { ...kept, listQuestions: fails('network') } },
  { element, state: 'questions, empty', render, me, prepare: at('questions'), answers: { ...kept, listQuestions: () => ({ ...programQuestions, items: [] }) } },
  { element, state: 'questions', render, me, prepare: at('questions'), answers: kept },
  { element, state: 'questions, a new one', render, me, prepare: at('questions', '#add-question'), answers: kept },
  { element, state: 'questions, an answered one', render, me, prepare: at('questions', '.question-list .button'), answers: kept },
  { element, state: 'questions, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare: at('questions'), answers: kept },
  { element, state: 'profile, every kind of question', render, me: meAsked, prepare: at('profile'), answers: { ...kept, readHome: () => homeOfBen, listConsents: () => consentsOfBen } },
  { element, state: 'join, with required questions', render, me: { ...meJoining, program: meJoining.program && { ...meJoining.program, questions: everyKind } }, prepare: at('join', 'input[value=mentor]'), answers: kept },
  { element, state: 'with Ben, what he said', render, prepare: at('partners', '.said > summary'), answers: { ...kept, readHome: () => homeWithBen, ...pairOfAna, listAnswers: () => saidByBen } },
];
