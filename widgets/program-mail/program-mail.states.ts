import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { preview, programMail, room } from '../testing/program-mail.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const prepare = async (app: HTMLElement) => (app as MentorApp).go('mail');
const toLimits = async (app: HTMLElement) => (app as MentorApp).go('limits');
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, ...programMail };

export const states: readonly ElementState[] = [
  { element, state: 'meetings and mail, pending', render, me, prepare, answers: { ...kept, readProgramRoom: never, readReminderRules: never, readMeetingRules: never, readProgramBrand: never } },
  { element, state: 'meetings and mail, error', render, me, prepare, answers: { ...kept, readProgramRoom: fails('network'), readReminderRules: fails('network'), readMeetingRules: fails('network'), readProgramBrand: fails('network') } },
  { element, state: 'meetings and mail', render, me, prepare, answers: kept },
  { element, state: 'meetings and mail, one room for all, a colour that cannot be read', render, me, prepare, answers: { ...kept, readProgramRoom: () => ({ ...room, address: 'https://meet.example/all' }), readProgramBrand: () => ({ accent: '#FFD400', sender: null }) } },
  { element, state: 'meetings and mail, nothing set', render, me, prepare, answers: { ...kept, readProgramRoom: () => ({ ...room, address: null }), readReminderRules: () => ({ meetingHours: [], nudgesAWeek: 0, quiet: null, delivery: 'weekly' }), previewReminders: () => ({ ...preview, people: 0, atOnce: 0, next: [], nudged: 0, overCap: 0 }), readProgramBrand: () => ({ accent: null, sender: null }) } },
  { element, state: 'meetings and mail, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare, answers: kept },
  { element, state: 'lengths and limits, pending', render, me, prepare: toLimits, answers: { ...kept, readProgramLimits: never } },
  { element, state: 'lengths and limits, error', render, me, prepare: toLimits, answers: { ...kept, readProgramLimits: fails('network') } },
  { element, state: 'lengths and limits', render, me, prepare: toLimits, answers: kept },
  { element, state: 'lengths and limits, closed', render, me: { ...me, program: me.program && { ...me.program, state: 'archived' } }, prepare: toLimits, answers: kept },
];
