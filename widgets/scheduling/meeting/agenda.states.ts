import { html } from 'lit';
import { define } from '../../define.ts';
import type { ElementState } from '../../gallery/state.ts';
import { drawn } from '../../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../../testing/fake-api.ts';
import { ben, leila, tomas } from '../../testing/people.ts';
import { circleMeeting } from '../../testing/circle-together.ts';
import { historyOfThursday, pastMeetings, saoPaulo, thursday, today } from '../example-meetings.ts';
import { MentorScheduling } from '../scheduling.ts';
import type { Meeting } from '../scheduling-host.ts';
import { agendaDuring, agendaOfThursday, agendaThatWas, agendaWith, during, duringMeeting, meetingPage } from './example-agenda.ts';
import type { Agenda } from './agenda-words.ts';

define('mentor-scheduling', MentorScheduling);

const element = 'mentor-scheduling';
const show = (meeting: Meeting = thursday, now = today) => () => html`<mentor-scheduling view="meeting" .meeting=${meeting.id} .clock=${() => now} .deviceZone=${saoPaulo}></mentor-scheduling>`;

function page(agenda: Agenda = agendaOfThursday, meeting: Meeting = thursday): FakeAnswers {
  return { ...meetingPage(agenda, meeting), listMeetings: () => ({ items: [], nextCursor: null }), readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
}

async function press(host: HTMLElement, selector: string): Promise<void> {
  host.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  for (let turn = 0; turn < 6; turn += 1) await (host as MentorScheduling).updateComplete;
}

/** Opens the form of tasks, which is loaded when it is wanted; then what the selector finds in it is pressed. */
async function makeTask(host: HTMLElement, then?: string): Promise<void> {
  await press(host, '[data-item$="4"] .menu-items button:nth-of-type(6)');
  await drawn(host, '.agenda .task-form');
  if (then) await press(host, then);
}

/** Somebody else is faster: their words stand in the way of the reader's. */
async function meetOther(host: HTMLElement): Promise<void> {
  await press(host, '[data-item$="4"] .item-title');
  const input = host.shadowRoot!.querySelector<HTMLInputElement>('#item-words')!;
  input.value = 'The CV story with the delay model';
  input.dispatchEvent(new Event('input'));
  await press(host, '.item-form [type=submit]');
  await drawn(host, '.item-form .banner');
}

async function writeNoMinutes(host: HTMLElement): Promise<void> {
  await press(host, '[data-item$="4"] .item-title');
  const input = host.shadowRoot!.querySelector<HTMLInputElement>('#item-minutes')!;
  input.value = '0';
  input.dispatchEvent(new Event('input'));
  await press(host, '.item-form [type=submit]');
}

const changed = agendaWith((items) => items.map((one) => (one.by && one.text?.startsWith('Which') ? { ...one, version: 2, text: 'Which story first, and why' } : one)), { lastChange: { by: ben, what: 'edited', itemId: null, at: '2026-10-20T12:00:00.000Z' } });
function once(): () => Agenda {
  let asked = 0;
  return () => ((asked += 1) === 1 ? agendaOfThursday : changed);
}

const missed = pastMeetings[1]!;
async function openHistory(host: HTMLElement): Promise<void> {
  await drawn(host, '.history .button');
  await press(host, '.history .button');
}

export const states: readonly ElementState[] = [
  { element, state: 'pending, a meeting', render: show(), answers: { ...page(), readMeeting: never, readAgenda: never } },
  { element, state: 'pending, its agenda', render: show(), answers: { ...page(), readAgenda: never } },
  { element, state: 'error, a meeting', render: show(), answers: { ...page(), readMeeting: fails('not-found') } },
  { element, state: 'error, its agenda', render: show(), answers: { ...page(), readAgenda: fails('network') } },
  { element, state: 'empty, its agenda', render: show(), answers: page(agendaWith(() => [], { lastChange: null })) },
  { element, state: 'complete, a meeting and its agenda', render: show(), answers: page() },
  { element, state: 'complete, more than there is time for', render: show(), answers: page(agendaWith((items) => items.map((one) => ({ ...one, minutes: one.minutes + 2 })))) },
  { element, state: 'complete, an item is written', render: show(), answers: page(), prepare: (host) => press(host, '[data-item$="4"] .item-title') },
  { element, state: 'complete, an item that no time is given', render: show(), answers: page(), prepare: writeNoMinutes },
  { element, state: 'complete, somebody else wrote the same', render: show(), answers: { ...page(), readAgenda: once(), editAgendaItem: fails('moved-on') }, prepare: meetOther },
  { element, state: 'complete, an item becomes a task', render: show(), answers: page(), prepare: (host) => makeTask(host) },
  { element, state: 'complete, an item becomes a task for day N', render: show(), answers: page(), prepare: (host) => makeTask(host, '.agenda .task-form [value=day]') },
  { element, state: 'complete, an item of a circle becomes a task', render: show(circleMeeting), answers: page({ ...agendaOfThursday, owners: [leila, tomas] }, circleMeeting), prepare: (host) => makeTask(host, '.agenda .task-form [value=day]') },
  { element, state: 'complete, the other one is here', render: show(), answers: { ...page(), beOnAgenda: () => ({ people: [{ person: ben, editing: agendaOfThursday.items[3]!.id }] }) } },
  { element, state: 'complete, during the meeting', render: show(duringMeeting, during), answers: page(agendaDuring, duringMeeting) },
  { element, state: 'complete, a time box is full', render: show(duringMeeting, new Date('2026-10-20T12:24:00.000Z')), answers: page(agendaDuring, duringMeeting) },
  { element, state: 'complete, an agenda that was', render: show(pastMeetings[2]), answers: page(agendaThatWas, pastMeetings[2]) },
  { element, state: 'complete, what happened to a meeting', render: show(missed), answers: { ...page(agendaThatWas, missed), readMeetingHistory: () => historyOfThursday }, prepare: openHistory },
  { element, state: 'error, what happened to a meeting', render: show(missed), answers: { ...page(agendaThatWas, missed), readMeetingHistory: fails('network') }, prepare: openHistory },
  { element, state: 'complete, an agenda not changed', render: show(), answers: { ...page(), markAgendaItem: fails('network') }, prepare: (host) => press(host, '[data-item$="4"] .menu-items button:nth-of-type(4)') },
];
