import { html } from 'lit';
import { homeAlone, homeOfBen, homeOfChiara, meAsCoordinator } from '../app/app-samples.ts';
import { MentorApp } from '../app/mentor-app.ts';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { asked, fullCircle, inLine, invited, joined, large, led, ledFull, onRequest, openCircle, screenWith, seatKept, takenOutOf } from '../testing/circles.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { meAsMentee, meAsMentor } from '../testing/people.ts';

define('mentor-app', MentorApp);

const element = 'mentor-app';
const clock = () => new Date('2026-10-20T12:05:00Z');
const render = () => {
  history.replaceState(null, '', location.pathname + location.search);
  return html`<mentor-app .clock=${clock}></mentor-app>`;
};
const at = (rest = '') => async (app: HTMLElement) => (app as MentorApp).go('circles', rest);
const drafts: FakeAnswers = { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
const asMentee: FakeAnswers = { ...drafts, readHome: () => ({ ...homeAlone, hasCircles: true }) };
const asMentor: FakeAnswers = { ...drafts, readHome: () => ({ ...homeOfBen, hasCircles: true }) };
const asCoordinator: FakeAnswers = { ...drafts, readHome: () => ({ ...homeOfChiara, hasCircles: true }) };
const state = (name: string, answers: FakeAnswers, rest = '', me = meAsMentee): ElementState => ({ element, state: `circles${name}`, render, me, prepare: at(rest), answers });

export const states: readonly ElementState[] = [
  state(', pending', { ...asMentee, listCircles: never }),
  state(', error', { ...asMentee, listCircles: fails('network') }),
  state(', none', { ...asMentee, ...screenWith() }),
  state(', none for a mentor', { ...asMentor, ...screenWith() }, '', meAsMentor),
  state('', { ...asMentee, ...screenWith(joined, invited, onRequest, fullCircle) }),
  state(', one to join', { ...asMentee, ...screenWith(openCircle) }, openCircle.id),
  state(', one that was asked', { ...asMentee, ...screenWith(asked) }, asked.id),
  state(', one I wait for', { ...asMentee, ...screenWith(inLine) }, inLine.id),
  state(', a seat is kept', { ...asMentee, ...screenWith(seatKept) }, seatKept.id),
  state(', one I am in', { ...asMentee, ...screenWith(joined) }, joined.id),
  state(', one I was taken out of', { ...asMentee, ...screenWith(takenOutOf) }, takenOutOf.id),
  state(', gone', { ...asMentee, ...screenWith() }, openCircle.id),
  state(', one I lead', { ...asMentor, ...screenWith(led) }, led.id, meAsMentor),
  state(', one I lead with a line', { ...asMentor, ...screenWith(ledFull) }, ledFull.id, meAsMentor),
  state(', new', { ...asMentor, ...screenWith(led) }, 'new', meAsMentor),
  state(', too large', { ...asCoordinator, ...screenWith(large) }, large.id, meAsCoordinator),
];
