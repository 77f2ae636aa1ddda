/** What the people of a circle keep together, on the page of a meeting of theirs. */
import { html } from 'lit';
import { define } from '../../define.ts';
import type { ElementState } from '../../gallery/state.ts';
import { anasPaper, bensNotes, circleMeeting, keptInCircle, membersMeeting, secret } from '../../testing/circle-together.ts';
import { drawn } from '../../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../../testing/fake-api.ts';
import { ana, ben, leila, meAsMentor, tomas } from '../../testing/people.ts';
import { circleTasksAre } from '../../testing/workspace.ts';
import { saoPaulo, today } from '../example-meetings.ts';
import { MentorScheduling } from '../scheduling.ts';
import { agendaOfThursday, meetingPage } from './example-agenda.ts';

define('mentor-scheduling', MentorScheduling);

const around: FakeAnswers = { listMeetings: () => ({ items: [], nextCursor: null }), readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
const asMember: FakeAnswers = { ...meetingPage({ ...agendaOfThursday, owners: [ben, ana] }, membersMeeting), ...around };
const asMentor: FakeAnswers = { ...meetingPage({ ...agendaOfThursday, owners: [ana, leila, tomas] }, circleMeeting), ...around };

function state(name: string, answers: FakeAnswers, ...pressed: string[]): ElementState {
  const isMentor = name.endsWith('for its mentor');
  return {
    element: 'mentor-scheduling', state: `a circle’s meeting, ${name}`, answers, ...(isMentor ? { me: meAsMentor } : {}),
    render: () => html`<mentor-scheduling view="meeting" .meeting=${circleMeeting.id} .clock=${() => today} .deviceZone=${saoPaulo}></mentor-scheduling>`,
    prepare: async (host) => {
      for (const selector of ['.icebreaker', ...pressed]) {
        await drawn(host, selector);
        if (selector !== '.icebreaker') host.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
        await (host as MentorScheduling).updateComplete;
      }
    },
  };
}

export const states: readonly ElementState[] = [
  state('nothing kept yet', asMember),
  state('what its people keep, pending', { ...asMember, listCircleNotes: never, listCircleTasks: never, listCircleIcebreakers: never }),
  state('what its people keep, error', { ...asMember, listCircleNotes: fails('network'), listCircleTasks: fails('network'), listCircleIcebreakers: fails('network') }),
  state('what its people keep', { ...asMember, ...keptInCircle, ...circleTasksAre(anasPaper) }),
  state('what its people keep, for its mentor', { ...asMentor, ...keptInCircle, ...bensNotes }),
  state('sharing a note', { ...asMember, ...keptInCircle }, `[data-note="${secret.id}"] [data-act=share]`),
  state('a new task, for its mentor', { ...asMentor, ...keptInCircle, ...bensNotes }, '.tasks [data-focus=add]'),
  state('answering an icebreaker', { ...asMember, ...keptInCircle }, '.icebreaker .write'),
];
