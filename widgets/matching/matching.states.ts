import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { publishedRun, roomWith, runningRun, solvedRun } from '../testing/matching.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('matching');
/** Opens the room and presses something in it once it is there. */
const pressing = (selector: string) => async (app: HTMLElement) => {
  await prepare(app);
  for (let turns = 0; turns < 100 && !app.shadowRoot?.querySelector(selector); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  app.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await (app as MentorApp).updateComplete;
};
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara };
const room = (run: Parameters<typeof roomWith>[0]): FakeAnswers => ({ ...kept, ...roomWith(run) });
const stopped = { scenarios: [], unmatched: null, relaxations: [], proved: null, can: [] };
const barred = { code: 'run-everybody-barred' as const, pairs: [], rules: ['language' as const, 'zone' as const] };

export const states: readonly ElementState[] = [
  { element, state: 'matching, pending', render, me, prepare, answers: { ...kept, listMatchingRuns: never } },
  { element, state: 'matching, error', render, me, prepare, answers: { ...kept, listMatchingRuns: fails('network') } },
  { element, state: 'matching, empty', render, me, prepare, answers: room(null) },
  { element, state: 'matching, running', render, me, prepare, answers: room(runningRun) },
  { element, state: 'matching', render, me, prepare, answers: room(solvedRun) },
  { element, state: 'matching, changed since', render, me, prepare, answers: { ...room(solvedRun), readMatchingRunChanges: () => ({ people: 3, criteria: true }) } },
  { element, state: 'matching, why', render, me, prepare: pressing('.run-acts .button'), answers: room(solvedRun) },
  { element, state: 'matching, publishing', render, me, prepare: pressing('#publish'), answers: room(solvedRun) },
  { element, state: 'matching, published', render, me, prepare, answers: room(publishedRun) },
  { element, state: 'matching, cut off', render, me, prepare, answers: room({ ...solvedRun, ...stopped, state: 'failed' }) },
  { element, state: 'matching, nothing possible', render, me, prepare, answers: room({ ...solvedRun, ...stopped, state: 'impossible', problem: barred }) },
];
