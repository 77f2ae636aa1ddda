import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { enrolmentRules } from '../testing/enrolment-rules.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('joining');
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), readEnrolmentRules: () => enrolmentRules };
const anyTime = { ...enrolmentRules, places: { mentor: 0, mentee: 0 }, window: null, opensAt: null, closesAt: null, waiting: { mentor: 0, mentee: 0 } };

export const states: readonly ElementState[] = [
  { element, state: 'who may join, pending', render, me, prepare, answers: { ...kept, readEnrolmentRules: never } },
  { element, state: 'who may join, error', render, me, prepare, answers: { ...kept, readEnrolmentRules: fails('network') } },
  { element, state: 'who may join', render, me, prepare, answers: kept },
  { element, state: 'who may join, without limits', render, me, prepare, answers: { ...kept, readEnrolmentRules: () => anyTime } },
  { element, state: 'who may join, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare, answers: kept },
];
