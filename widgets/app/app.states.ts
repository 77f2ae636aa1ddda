import { html } from 'lit';
import type { ElementState } from '../gallery/state.ts';
import { fails, never } from '../testing/fake-api.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';
import * as sample from './app-samples.ts';
import { MentorApp } from './mentor-app.ts';
import { define } from '../define.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const render = () => html`<mentor-app></mentor-app>`;
const readDraft = () => ({ fields: {}, savedAt: null });
const saveDraft = () => ({ savedAt: null });

export const states: readonly ElementState[] = [
  { element, state: 'pending', render, answers: { readHome: never } },
  { element, state: 'error', render, answers: { readHome: fails('network') } },
  { element, state: 'complete', render, answers: { readHome: () => sample.homeWithBen } },
  { element, state: 'complete, no mentor yet', render, answers: { readHome: () => sample.homeAlone } },
  { element, state: 'complete, as mentor', render, me: meAsMentor, answers: { readHome: () => sample.homeOfBen } },
  { element, state: 'join', render, me: sample.meJoining, answers: { readDraft, saveDraft } },
  { element, state: 'waiting', render, me: sample.meWaiting },
  { element, state: 'declined', render, me: sample.meDeclined },
  { element, state: 'paused', render, me: sample.mePaused },
  {
    element,
    state: 'start a program',
    render,
    me: sample.meTeaching,
    answers: { readDraft, saveDraft, listCoordinatedPrograms: () => ({ items: [{ id: sample.id('a002'), title: 'First-year peers' }], nextCursor: null }) },
  },
];
