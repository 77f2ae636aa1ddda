import { html } from 'lit';
import type { ElementState } from '../gallery/state.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { aRequest, benCard, benProfile, leilaCard, mentorPage, ngoziCard, tomasCard, aTurn } from '../testing/mentors.ts';
import { saoPaulo, slotWeek, today } from '../scheduling/example-meetings.ts';
import { drawn } from '../testing/drawn.ts';
import { meAsMentee, meAsMentor, ngozi } from '../testing/people.ts';
import '../entries/mentor-directory.ts';
import { noFilters, type Filters } from './filters.ts';

const element = 'mentor-directory';
const narrowed: Filters = { ...noFilters, topic: ['data-careers'], language: ['pt'], time: ['after-16'] };
const cards = [benCard, ngoziCard, tomasCard, leilaCard];
const noDraft = { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: '2026-10-20T12:05:00.000Z' }) };

const list = (filters = noFilters) => html`<mentor-directory heading-level="1" .filters=${filters}></mentor-directory>`;
const profile = () => html`<mentor-directory heading-level="1" mentor=${benProfile.id} .clock=${() => today} .deviceZone=${saoPaulo}></mentor-directory>`;
const profileAnswers = { listMentors: () => mentorPage(cards, { total: 9 }), readMentor: () => benProfile, ...noDraft };
const asked = aRequest();
const askedProfile = { ...benProfile, request: { id: asked.id, state: 'pending', choice: 'asked' } } as const;

const profiles = [benProfile, ...[ngoziCard, tomasCard, leilaCard].map((card) => ({ ...benProfile, ...card }))];
/** The first so many of Ben, Ngozi and Tomás are chosen. */
const threeChosen = (count: number): FakeAnswers => ({
  listMatchRequests: () => ({ items: [], nextCursor: null }),
  readMentor: ({ path }) => profiles.find(({ id }) => id === path?.mentorId) ?? benProfile,
  readDraft: ({ path }) => ({ fields: path?.key === 'match-request-choices' ? { ids: profiles.slice(0, count).map(({ id }) => id).join(',') } : {}, savedAt: null }),
  saveDraft: () => ({ savedAt: '2026-10-20T12:05:00.000Z' }),
});
const fullProfile = { ...benProfile, state: 'full' as const, placesFree: 0, nextSlots: [], about: null };
const turn = aTurn();

const flashAnswers: FakeAnswers = {
  ...profileAnswers,
  readMentor: () => ({ ...benProfile, flashMinutes: 30 }),
  listFlashSlots: ({ query }) => slotWeek(query?.from, { minutes: 30 }),
  holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:10:00.000Z' }),
};
/** Opens the form of a single session: one of the times to choose. */
async function chooseFlash(shown: HTMLElement): Promise<HTMLElement> {
  (await drawn(shown, '.flash .button')).click();
  return drawn(shown, '.week [data-start="2026-10-29T20:00:00.000Z"] .slot');
}

export const states: readonly ElementState[] = [
  { element, state: 'pending', render: () => list(), answers: { listMentors: never } },
  { element, state: 'complete', render: () => list(), answers: { listMentors: () => mentorPage(cards, { total: 34, nextCursor: 'next' }) } },
  { element, state: 'complete, filtered', render: () => list(narrowed), answers: { listMentors: () => mentorPage(cards.slice(0, 3), { total: 9 }) } },
  {
    element, state: 'complete, with single sessions', render: () => list({ ...noFilters, flash: true }),
    answers: { listMentors: () => mentorPage([{ ...benCard, flashMinutes: 30 }, { ...ngoziCard, state: 'full', placesFree: 0, nextSlot: null, flashMinutes: 30 }], { total: 2, facets: { ...mentorPage([]).facets, flash: 2 } }) },
  },
  {
    element, state: 'complete, somebody asked, full and paused shown', render: () => list({ ...noFilters, unavailable: true }),
    answers: {
      listMentors: () => mentorPage([
        { ...benCard, request: { id: asked.id, state: 'pending', choice: 'read' } },
        { ...tomasCard, state: 'full', placesFree: 0, nextSlot: null },
        { ...leilaCard, state: 'paused', nextSlot: null },
        { ...ngoziCard, nextSlot: null },
      ]),
    },
  },
  { element, state: 'complete, with the reader’s own mentor', render: () => list(), answers: { listMentors: () => mentorPage([{ ...benCard, matchId: asked.id }, ngoziCard]) } },
  { element, state: 'profile, of the reader’s own mentor', render: profile, answers: { ...profileAnswers, readMentor: () => ({ ...benProfile, matchId: asked.id }) } },
  { element, state: 'complete, somebody kept apart by a rule', render: () => list(), answers: { listMentors: () => mentorPage([{ ...benCard, fit: { ...benCard.fit!, obstacles: [{ rule: 'own-grader', question: null }] } }, leilaCard]) } },
  {
    element, state: 'complete, filters open', render: () => list(narrowed), answers: { listMentors: () => mentorPage(cards.slice(0, 3), { total: 9 }) },
    prepare: (shown) => shown.shadowRoot?.querySelector<HTMLElement>('.filters-button')?.click(),
  },
  {
    element, state: 'complete, one saved, one set aside a moment ago', render: () => list(),
    answers: { listMentors: () => mentorPage([benCard, { ...ngoziCard, mark: 'not-for-me' }, tomasCard]) },
  },
  {
    element, state: 'complete, only who is not for the reader', render: () => list({ ...noFilters, mark: ['not-for-me'] }),
    answers: { listMentors: () => mentorPage([{ ...ngoziCard, mark: 'not-for-me' }]) },
  },
  { element, state: 'complete, as mentor', me: meAsMentor, render: () => list(), answers: { listMentors: () => mentorPage([ngoziCard, tomasCard]) } },
  { element, state: 'empty, one filter too many', render: () => list(narrowed), answers: { listMentors: () => mentorPage([], { relax: { group: 'time', key: 'after-16', total: 14 } }) } },
  { element, state: 'empty, every place taken', render: () => list(), answers: { listMentors: () => mentorPage([], { free: 0 }) } },
  {
    element, state: 'empty, no mentors yet', render: () => list(),
    answers: { listMentors: () => mentorPage([], { free: 0, facets: { ...mentorPage([]).facets, languages: [], unavailable: 0 } }) },
  },
  { element, state: 'error', render: () => list(), answers: { listMentors: fails('network') } },

  { element, state: 'profile, pending', render: profile, answers: { ...profileAnswers, readMentor: never } },
  { element, state: 'profile, asking', render: profile, answers: profileAnswers },
  { element, state: 'complete, two chosen', render: () => list(), answers: { listMentors: () => mentorPage(cards, { total: 4 }), ...threeChosen(2) } },
  { element, state: 'profile, three chosen', render: profile, answers: { ...profileAnswers, ...threeChosen(3) } },
  { element, state: 'profile, choices are full', render: () => html`<mentor-directory heading-level="1" mentor=${leilaCard.id}></mentor-directory>`, answers: { ...profileAnswers, ...threeChosen(3) } },
  {
    element, state: 'profile, as the next choice', render: profile,
    answers: { ...profileAnswers, listMatchRequests: () => ({ items: [aRequest({ choices: [{ mentor: ngozi, state: 'asked' }] })], nextCursor: null }) },
  },
  {
    element, state: 'profile, refused with every word kept', render: profile,
    answers: {
      ...profileAnswers,
      readDraft: () => ({ fields: { goal: asked.goal, message: asked.message, cadence: 'fortnightly' }, savedAt: '2026-10-20T12:05:00.000Z' }),
      sendMatchRequest: fails('mentor-full', { status: 409 }),
    },
    prepare: async (shown) => {
      shown.shadowRoot?.querySelector<HTMLElement>('.request-form [type=submit]')?.click();
      await new Promise((resolve) => setTimeout(resolve));
    },
  },
  {
    element, state: 'profile, sent', render: profile,
    answers: {
      ...profileAnswers,
      readDraft: () => ({ fields: { goal: asked.goal, message: asked.message }, savedAt: '2026-10-20T12:05:00.000Z' }),
      sendMatchRequest: () => asked,
    },
    prepare: async (shown) => {
      shown.shadowRoot?.querySelector<HTMLElement>('.request-form [type=submit]')?.click();
      await new Promise((resolve) => setTimeout(resolve));
    },
  },
  { element, state: 'profile, asked already', render: profile, answers: { ...profileAnswers, readMentor: () => askedProfile, readMatchRequest: () => asked } },
  { element, state: 'profile, full', render: profile, answers: { ...profileAnswers, readMentor: () => fullProfile, listWaiting: () => ({ items: [], nextCursor: null }) } },
  {
    element, state: 'profile, full, on the waiting list', render: profile,
    answers: { ...profileAnswers, readMentor: () => fullProfile, listWaiting: () => ({ items: [{ ...turn, state: 'waiting', position: 3, until: null }], nextCursor: null }) },
  },
  {
    element, state: 'profile, full, a place kept', render: profile,
    answers: { ...profileAnswers, readMentor: () => fullProfile, listWaiting: () => ({ items: [turn], nextCursor: null }) },
  },
  { element, state: 'profile, with flash sessions', render: profile, answers: { ...profileAnswers, readMentor: () => ({ ...benProfile, flashMinutes: 30 }) } },
  {
    element, state: 'profile, booking a flash session', render: profile, answers: flashAnswers,
    prepare: async (shown) => {
      (await chooseFlash(shown)).click();
      await drawn(shown, '.chosen-time .kept');
    },
  },
  {
    element, state: 'profile, a flash session that somebody else got', render: profile, answers: { ...flashAnswers, holdSlot: fails('slot-taken', { status: 409 }) },
    prepare: async (shown) => {
      (await chooseFlash(shown)).click();
      await drawn(shown, '.closest');
    },
  },
  {
    element, state: 'profile, as somebody who has a mentor', render: profile, answers: profileAnswers,
    me: { ...meAsMentee, enrolments: meAsMentee.enrolments.map((enrolment) => ({ ...enrolment, placesTaken: enrolment.capacity })) },
  },
  { element, state: 'profile, as mentor', me: meAsMentor, render: profile, answers: profileAnswers },
  { element, state: 'profile, error', render: profile, answers: { ...profileAnswers, readMentor: fails('not-found', { status: 404 }) } },
];
