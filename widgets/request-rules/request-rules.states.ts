import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('asking');
const me = meAsCoordinator;
const rules = { choices: 3, reminderDays: [3, 7], expiryDays: 10, meetFirst: false, confirmDays: 14, offerHours: 72, sameMentorAgainDays: 90, flash: false };
const kept: FakeAnswers = { readHome: () => homeOfChiara, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), readRequestRules: () => rules };

export const states: readonly ElementState[] = [
  { element, state: 'how requests go, pending', render, me, prepare, answers: { ...kept, readRequestRules: never } },
  { element, state: 'how requests go, error', render, me, prepare, answers: { ...kept, readRequestRules: fails('network') } },
  { element, state: 'how requests go', render, me, prepare, answers: kept },
  { element, state: 'how requests go, meeting first', render, me, prepare, answers: { ...kept, readRequestRules: () => ({ ...rules, meetFirst: true }) } },
  { element, state: 'how requests go, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare, answers: kept },
];
