import { html } from 'lit';
import * as sample from '../app/app-samples.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never } from '../testing/fake-api.ts';
import { programRooms as answers } from '../testing/program-rooms.ts';
import { MentorProgram } from './mentor-program.ts';
import type { ProgramView } from './program-views.ts';

define('mentor-program', MentorProgram);

const element = 'mentor-program';
const clock = () => new Date('2026-10-20T12:05:00Z');
const at = (view: ProgramView) => () => html`<mentor-program view=${view} .clock=${clock}></mentor-program>`;
const render = at('program');
const prepare = async (console: HTMLElement): Promise<void> => void (await drawn(console, '.content .title'));
const me = sample.meAsCoordinator;
export const states: readonly ElementState[] = [
  { element, state: 'initial', render, me, answers: { readHome: never } },
  { element, state: 'pending', render, me, answers: { readHome: never } },
  { element, state: 'error', render, me, answers: { readHome: fails('network') } },
  { element, state: 'empty, for somebody who does not coordinate', render, answers: { readHome: () => sample.homeAlone } },
  { element, state: 'complete', render, me, prepare, answers },
  { element, state: 'complete, matching', render: at('matching'), me, prepare, answers },
  { element, state: 'complete, people', render: at('people'), me, prepare, answers },
];
