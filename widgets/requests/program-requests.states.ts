import { html } from 'lit';
import * as sample from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { aRequest } from '../testing/mentors.ts';
import { ben, leila, ngozi, tomas } from '../testing/people.ts';
import type { MatchRequest } from './request-facts.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const me = sample.meAsCoordinator;
const kept: FakeAnswers = { readHome: () => sample.homeOfChiara, listEnrolments: () => sample.waitingPeople, listCourses: () => sample.courses, listRosterMembers: sample.membersOf, listFailingAddresses: () => sample.nobodyFailing };

const seen = (end: string, more: Partial<MatchRequest>): MatchRequest => aRequest({ id: `65f0c0ffee0000000000f00${end}`, goal: '', message: '', can: [], ...more });
const waiting = [
  seen('1', { mentee: leila, sentAt: '2026-10-14T09:00:00.000Z', choices: [{ mentor: tomas, state: 'declined' }, { mentor: ben, state: 'read' }, { mentor: ngozi, state: 'queued' }] }),
  seen('2', { sentAt: '2026-10-18T09:00:00.000Z' }),
];
const over = [
  seen('3', { state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], sentAt: '2026-10-12T09:00:00.000Z' }),
  seen('4', { mentee: leila, state: 'exhausted', choices: [{ mentor: ngozi, state: 'expired' }, { mentor: tomas, state: 'full' }], sentAt: '2026-10-01T09:00:00.000Z' }),
  seen('5', { mentee: tomas, state: 'withdrawn', choices: [{ mentor: ngozi, state: 'asked' }], sentAt: '2026-09-29T09:00:00.000Z' }),
];
const answers: FakeAnswers = {
  ...kept,
  listProgramRequests: ({ query }) => ({ items: query.show === 'waiting' ? waiting : over, nextCursor: null }),
  readMatchRequestHistory: () => ({
    items: [
      { step: 'sent', at: '2026-10-14T09:00:00.000Z', by: leila, mentor: tomas },
      { step: 'declined', at: '2026-10-16T17:20:00.000Z', by: tomas, mentor: tomas },
      { step: 'asked', at: '2026-10-16T17:20:00.000Z', by: null, mentor: ben },
      { step: 'ranked', at: '2026-10-17T08:00:00.000Z', by: leila, mentor: ben },
      { step: 'read', at: '2026-10-19T09:30:00.000Z', by: ben, mentor: ben },
    ],
  }),
};

async function unfolded(app: HTMLElement): Promise<void> {
  (app as MentorApp).go('people');
  (await drawn<HTMLDetailsElement>(app, '#requests')).open = true;
  await drawn(app, '.program-requests');
}

async function pressed(app: HTMLElement, selector: string, until: string): Promise<void> {
  await unfolded(app);
  (await drawn(app, selector)).click();
  await drawn(app, until);
}

export const states: readonly ElementState[] = [
  { element, state: 'requests of the program, pending', render, me, prepare: unfolded, answers: { ...kept, listProgramRequests: never } },
  { element, state: 'requests of the program, error', render, me, prepare: unfolded, answers: { ...kept, listProgramRequests: fails('network') } },
  { element, state: 'requests of the program, none waits', render, me, prepare: unfolded, answers: { ...kept, listProgramRequests: () => ({ items: [], nextCursor: null }) } },
  { element, state: 'requests of the program, what happened', render, me, prepare: (app) => pressed(app, '.past-opener', '.past-list'), answers },
  { element, state: 'requests of the program, that are over', render, me, prepare: (app) => pressed(app, '.program-requests input[value="over"]', '#overseen-65f0c0ffee0000000000f004'), answers },
];
