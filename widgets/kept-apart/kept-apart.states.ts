import { html } from 'lit';
import { homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { criteria } from '../testing/criteria.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { keptApart, tomas, zoe } from '../testing/kept-apart.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const me = meAsCoordinator;
const kept: FakeAnswers = { readHome: () => homeOfChiara, readCriteria: () => criteria, readRunKeeping: () => ({ unpublishedRunDays: 90 }), readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
const shown = async (app: HTMLElement): Promise<HTMLElement> => {
  (app as MentorApp).go('criteria');
  const part = await drawn<HTMLElement>(app, 'section.kept-apart');
  part.scrollIntoView();
  return part;
};
const prepare = async (app: HTMLElement): Promise<void> => void (await shown(app));
const searching = async (app: HTMLElement): Promise<void> => {
  const part = await shown(app);
  const name = part.querySelector<HTMLInputElement>('#apart-one')!;
  name.value = 'Zo';
  name.dispatchEvent(new InputEvent('input', { bubbles: true }));
  name.form!.requestSubmit();
  await drawn(app, '.found-person');
};
const listed = () => ({ items: [keptApart, { ...keptApart, id: '6abc00000000000000000ca3', people: [zoe, tomas], reason: 'conflict-of-interest' as const }], nextCursor: 'next' });

export const states: readonly ElementState[] = [
  { element, state: 'kept apart, pending', render, me, prepare, answers: { ...kept, listKeptApart: never } },
  { element, state: 'kept apart, error', render, me, prepare, answers: { ...kept, listKeptApart: fails('network') } },
  { element, state: 'kept apart, nobody', render, me, prepare, answers: { ...kept, listKeptApart: () => ({ items: [], nextCursor: null }) } },
  { element, state: 'kept apart', render, me, prepare, answers: { ...kept, listKeptApart: listed } },
  { element, state: 'kept apart, choosing a person', render, me, prepare: searching, answers: { ...kept, listKeptApart: listed, findPeople: () => ({ items: [zoe, tomas], nextCursor: null }) } },
];
