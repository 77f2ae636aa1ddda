import { html } from 'lit';
import { meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never } from '../testing/fake-api.ts';
import { reviewOfAna } from '../testing/reviews.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const me = { ...meAsCoordinator, reviewing: true };
/** Of a further course of the program: coordinates nothing. */
const teacher = { ...me, roles: [], entrance: 'join' as const };

export const states: readonly ElementState[] = [
  { element, state: 'review, pending', render, me, answers: { readReview: never } },
  { element, state: 'review, error', render, me, answers: { readReview: fails('network') } },
  { element, state: 'review, the reader teaches no more', render, me, answers: { readReview: fails('not-allowed', { status: 403 }) } },
  { element, state: 'review, nothing yet', render, me, answers: { readReview: () => ({ ...reviewOfAna, completion: { ...reviewOfAna.completion!, done: 0, points: 0, state: 'not-yet' }, partners: [], meetings: [], goals: [] }) } },
  { element, state: 'review, complete', render, me, answers: { readReview: () => reviewOfAna } },
  { element, state: 'review, as a teacher who coordinates nothing', render, me: teacher, answers: { readReview: () => ({ ...reviewOfAna, asCoordinator: false, partners: [], meetings: [], goals: [] }) } },
];
