import { html } from 'lit';
import { consentsOfBen, homeOfBen } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { preferencesOfBen } from '../testing/notifications.ts';
import { meAsMentor } from '../testing/people.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
/** Opens the profile and in it what is shut, once it is there. */
const prepare = async (app: HTMLElement) => {
  (app as MentorApp).go('profile');
  const summary = () => app.shadowRoot?.querySelector<HTMLElement>('.notifications > summary');
  for (let turns = 0; turns < 100 && !summary(); turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  summary()?.click();
  await (app as MentorApp).updateComplete;
};
const me = meAsMentor;
const kept: FakeAnswers = {
  readHome: () => homeOfBen,
  listConsents: () => consentsOfBen,
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
  readNotificationPreferences: () => preferencesOfBen,
};

export const states: readonly ElementState[] = [
  { element, state: 'mail, pending', render, me, prepare, answers: { ...kept, readNotificationPreferences: never } },
  { element, state: 'mail, error', render, me, prepare, answers: { ...kept, readNotificationPreferences: fails('network') } },
  { element, state: 'mail', render, me, prepare, answers: kept },
  { element, state: 'mail, it comes back', render, me, prepare, answers: { ...kept, readNotificationPreferences: () => ({ ...preferencesOfBen, failing: true, quiet: null }) } },
  { element, state: 'mail, no address and no zone', render, me, prepare, answers: { ...kept, readNotificationPreferences: () => ({ ...preferencesOfBen, address: null, zone: null }) } },
];
