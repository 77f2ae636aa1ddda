import { html } from 'lit';
import * as sample from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { bothAnswered, heAnswered, his, icebreakersAre, introduce, keptTogether, listTeams, mine, nothingTogether, notesAre, ours, overdue, sendCv, sheAnswered, tasksAre } from '../testing/workspace.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};

/** What is asked for besides: the page of one's people, and drafts. */
const around: FakeAnswers = {
  readHome: () => sample.homeWithBen, ...sample.pairOfAna, listMeetings: () => ({ items: [], nextCursor: null }), listGoals: () => ({ items: [], nextCursor: null }), listMatchRequests: () => ({ items: [], nextCursor: null }),
  readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }),
};

/** Opens the page of one's people and presses these, each once it is there. */
const pressing = (...selectors: string[]) => async (app: HTMLElement) => {
  (app as MentorApp).go('partners');
  for (const selector of ['.icebreaker', ...selectors]) {
    for (let turns = 0; turns < 100 && !app.shadowRoot?.querySelector(selector); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    if (selector !== '.icebreaker') app.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
    await (app as MentorApp).updateComplete;
  }
};

const long = 'Ask about Spanish.\n\n' + 'A note that somebody has written for a long time, about everything that was said and what it could mean for next week. '.repeat(6);

function state(name: string, answers: FakeAnswers, ...pressed: string[]): ElementState {
  return { element, state: `with Ben, ${name}`, render, prepare: pressing(...pressed), answers: { ...around, ...answers } };
}

export const states: readonly ElementState[] = [
  state('nothing kept yet', nothingTogether),
  state('what they keep, pending', { listTasks: never, listNotes: never, listIcebreakers: never }),
  state('what they keep, error', { listTasks: fails('network'), listNotes: fails('network'), listIcebreakers: fails('network') }),
  state('what they keep', keptTogether),
  state('what they keep, long', { ...tasksAre(overdue, sendCv, introduce, listTeams), ...notesAre({ ...mine, text: long }, ours, his), ...icebreakersAre(bothAnswered, sheAnswered) }),
  state('a new note', keptTogether, '.new-note'),
  state('sharing a note', keptTogether, '[data-act=share]'),
  state('a note was deleted', { ...keptTogether, deleteNote: () => undefined }, '[data-act=delete]'),
  state('a new task', keptTogether, '[data-focus=add]'),
  state('a new task due on a numbered day', keptTogether, '[data-focus=add]', '.task-when input[value=day]'),
  state('removing a task', keptTogether, '.tasks [aria-haspopup=menu]', '.tasks [role=menuitem].danger'),
  state('an icebreaker that he answered', { ...keptTogether, ...icebreakersAre(heAnswered, bothAnswered) }),
  state('answering an icebreaker', keptTogether, '.icebreaker .write'),
];
