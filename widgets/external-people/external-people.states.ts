import { html } from 'lit';
import * as sample from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { invitedPeople, nobodyInvited, preview } from '../testing/external-people.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const me = sample.meAsCoordinator;
const kept: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listCourses: () => sample.courses, listRosterMembers: sample.membersOf, listFailingAddresses: () => sample.nobodyFailing };

async function opened(app: HTMLElement): Promise<void> {
  (app as MentorApp).go('people');
  (await drawn<HTMLDetailsElement>(app, '#outside')).open = true;
  await drawn(app, '#people-paste');
}

async function looked(app: HTMLElement): Promise<void> {
  await opened(app);
  const area = await drawn<HTMLTextAreaElement>(app, '#people-paste');
  area.value = 'email\nben@alumni.example\n';
  area.dispatchEvent(new InputEvent('input'));
  (await drawn(app, '.invite-people form [type="submit"]')).click();
}

export const states: readonly ElementState[] = [
  { element, state: 'inviting from outside, pending', render, me, prepare: opened, answers: { ...kept, listExternalPeople: never } },
  { element, state: 'inviting from outside, error', render, me, prepare: opened, answers: { ...kept, listExternalPeople: fails('network') } },
  { element, state: 'inviting from outside, nobody yet', render, me, prepare: opened, answers: { ...kept, listExternalPeople: () => nobodyInvited } },
  { element, state: 'inviting from outside', render, me, prepare: opened, answers: { ...kept, listExternalPeople: () => invitedPeople } },
  { element, state: 'inviting from outside, the rows', render, me, prepare: looked, answers: { ...kept, listExternalPeople: () => nobodyInvited, previewPeople: () => preview } },
];
