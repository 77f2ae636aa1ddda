import { html } from 'lit';
import { consentsOfBen, homeAlone, homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { fairnessReport, fairnessRules, ownAnswers, withheldReport } from '../testing/fairness.ts';
import { meAsMentee } from '../testing/people.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const at = (page: 'fairness' | 'profile', rest = '') => async (app: HTMLElement) => (app as MentorApp).go(page, rest);
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, readFairnessRules: () => fairnessRules, makeFairnessReport: () => fairnessReport };
const prepare = at('fairness');

export const states: readonly ElementState[] = [
  { element, state: 'fairness, pending', render, me, prepare, answers: { ...kept, readFairnessRules: never, makeFairnessReport: never } },
  { element, state: 'fairness, error', render, me, prepare, answers: { ...kept, readFairnessRules: fails('network'), makeFairnessReport: fails('network') } },
  { element, state: 'fairness', render, me, prepare, answers: kept },
  { element, state: 'fairness, of a run', render, me, prepare: at('fairness', '0'.repeat(24)), answers: kept },
  { element, state: 'fairness, empty', render, me, prepare, answers: { ...kept, readFairnessRules: () => ({ blind: true, attributes: [] }), makeFairnessReport: () => ({ ...fairnessReport, attributes: [] }) } },
  { element, state: 'fairness, withheld', render, me, prepare, answers: { ...kept, makeFairnessReport: () => withheldReport } },
  { element, state: 'fairness, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare, answers: kept },
  {
    element, state: 'profile, asked for a fairness report', render, prepare: at('profile'),
    me: { ...meAsMentee, program: meAsMentee.program && { ...meAsMentee.program, blind: true } },
    answers: { readHome: () => homeAlone, readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }), listConsents: () => consentsOfBen, readProtectedAnswers: () => ownAnswers },
  },
];
