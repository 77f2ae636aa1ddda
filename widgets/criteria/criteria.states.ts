import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { criteria } from '../testing/criteria.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('criteria');
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, readRunKeeping: () => ({ unpublishedRunDays: 90 }), listKeptApart: () => ({ items: [], nextCursor: null }), readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
const withRules = { ...criteria, questions: criteria.questions.map((question, at) => ({ ...question, use: at === 0 ? ('must' as const) : ('none' as const), points: 0 })), rules: { ...criteria.rules, commonLanguage: true, mostZoneHours: 6 } };

export const states: readonly ElementState[] = [
  { element, state: 'rules and weights, pending', render, me, prepare, answers: { ...kept, readCriteria: never } },
  { element, state: 'rules and weights, error', render, me, prepare, answers: { ...kept, readCriteria: fails('network') } },
  { element, state: 'rules and weights', render, me, prepare, answers: { ...kept, readCriteria: () => criteria } },
  { element, state: 'rules and weights, with rules', render, me, prepare, answers: { ...kept, readCriteria: () => withRules } },
  { element, state: 'rules and weights, no questions', render, me, prepare, answers: { ...kept, readCriteria: () => ({ ...criteria, questions: [] }) } },
  { element, state: 'rules and weights, from the matching room', render, me, prepare: async (app) => (app as MentorApp).go('criteria', 'matching'), answers: { ...kept, readCriteria: () => criteria } },
  { element, state: 'rules and weights, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare, answers: { ...kept, readCriteria: () => criteria } },
];
