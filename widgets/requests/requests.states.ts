import { html } from 'lit';
import '../entries/mentor-requests.ts';
import type { Shape } from '../api/operation.ts';
import type { ElementState } from '../gallery/state.ts';
import { fails, never } from '../testing/fake-api.ts';
import { aRequest, aTurn } from '../testing/mentors.ts';
import { ben, leila, meAsMentee, meAsMentor, ngozi, tomas } from '../testing/people.ts';
import type { MatchRequest } from './request-facts.ts';

const element = 'mentor-requests';
const noDraft = { readDraft: () => ({ fields: {}, savedAt: null }), saveDraft: () => ({ savedAt: null }) };
const draw = () => html`<mentor-requests heading-level="1" times-href="#meetings" find-href="#find"></mentor-requests>`;

const asked = aRequest();
const declined = aRequest({ id: '65f0c0ffee0000000000f002', choices: [{ mentor: ngozi, state: 'declined' }], state: 'exhausted', can: [], sentAt: '2026-10-02T09:00:00.000Z' });
const withdrawn = aRequest({ id: '65f0c0ffee0000000000f003', choices: [{ mentor: leila, state: 'asked' }], state: 'withdrawn', can: [], sentAt: '2026-09-29T09:00:00.000Z' });
const accepted = aRequest({ state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], can: [], matchId: '65f0c0ffee0000000000b001' });

const forBen: MatchRequest = { ...asked, can: ['accept', 'decline'] };
const fromTomas: MatchRequest = {
  ...forBen, id: '65f0c0ffee0000000000f004', mentee: { ...tomas, headline: 'First year, civil engineering' }, goal: 'Find out whether research is for me',
  message: 'Hello Ben, we met at the open day.\nWould you tell me how you chose?', cadence: 'fortnightly', readAt: '2026-10-19T09:00:00.000Z', choices: [{ mentor: ben, state: 'read' }],
};
const yesBefore: MatchRequest = { ...forBen, id: '65f0c0ffee0000000000f005', mentee: leila, state: 'accepted', can: [], sentAt: '2026-09-01T09:00:00.000Z', goal: 'Speak up in project meetings' };

const lists = (received: readonly MatchRequest[], sent: readonly MatchRequest[] = []) => ({
  listMatchRequests: ({ query }: { query: { side: 'sent' | 'received' } }) => ({ items: [...(query.side === 'sent' ? sent : received)], nextCursor: null }),
  markMatchRequestRead: () => ({ ...forBen, readAt: '2026-10-20T13:00:00.000Z' }),
  ...noDraft,
});
const press = (selector: string) => async (shown: HTMLElement) => {
  shown.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  await new Promise((resolve) => setTimeout(resolve));
};

const ranked = aRequest({ choices: [{ mentor: ben, state: 'asked' }, { mentor: tomas, state: 'queued' }, { mentor: leila, state: 'queued' }], can: ['rank', 'withdraw'] });
const passedOn = aRequest({ choices: [{ mentor: ngozi, state: 'declined', reason: 'no-time-now' }, { mentor: ben, state: 'asked' }, { mentor: tomas, state: 'queued' }], can: ['rank', 'withdraw'] });
const history = (...steps: readonly (readonly [Shape<'MatchRequestPast'>['step'], string, Partial<Shape<'MatchRequestPast'>>?])[]) => ({
  readMatchRequestHistory: () => ({ items: steps.map(([step, at, more]) => ({ step, at, by: null, mentor: ngozi, ...more })) }),
});
const pastInVain = history(
  ['sent', '2026-10-02T09:00:00.000Z'], ['edited', '2026-10-03T17:20:00.000Z'], ['reminded', '2026-10-05T09:00:00.000Z'], ['expired', '2026-10-12T09:00:00.000Z'], ['passed-over', '2026-10-12T09:00:00.000Z', { mentor: tomas, why: 'full' }],
  ['asked', '2026-10-12T09:00:00.000Z', { mentor: leila }], ['read', '2026-10-13T18:40:00.000Z', { mentor: leila }], ['declined', '2026-10-14T08:15:00.000Z', { mentor: leila, reason: 'enough-mentees' }],
);
const inVain = aRequest({ state: 'exhausted', choices: [{ mentor: ngozi, state: 'expired' }, { mentor: tomas, state: 'full' }, { mentor: leila, state: 'declined', reason: 'enough-mentees' }], can: [] });

export const states: readonly ElementState[] = [
  { element, state: 'pending', render: draw, answers: { listMatchRequests: never } },
  { element, state: 'empty, as mentee', render: draw, answers: lists([]) },
  { element, state: 'empty, as mentor', me: meAsMentor, render: draw, answers: lists([]) },
  { element, state: 'empty, as coordinator', me: { ...meAsMentee, roles: ['coordinator'], enrolments: [] }, render: draw, answers: lists([]) },
  { element, state: 'error', render: draw, answers: { listMatchRequests: fails('network') } },
  { element, state: 'complete, as mentee', render: draw, answers: lists([], [asked, declined, withdrawn]) },
  { element, state: 'complete, being edited', render: draw, answers: lists([], [asked]), prepare: press('.edit') },
  { element, state: 'complete, being withdrawn', render: draw, answers: lists([], [asked]), prepare: press('.sent-request .quiet') },
  { element, state: 'complete, accepted', render: draw, answers: lists([], [accepted, declined]) },
  { element, state: 'complete, meeting first', render: draw, answers: lists([], [{ ...accepted, tentative: { until: '2026-11-03T12:00:00.000Z', confirmedBy: [] } }]) },
  { element, state: 'complete, as mentor meeting first', me: meAsMentor, render: draw, answers: { ...lists([forBen]), acceptMatchRequest: () => ({ ...forBen, state: 'accepted', can: [], matchId: '65f0c0ffee0000000000b001', tentative: { until: '2026-11-03T12:00:00.000Z', confirmedBy: ['mentee'] } }) }, prepare: press('.accept') },
  { element, state: 'complete, not confirmed', render: draw, answers: lists([], [{ ...accepted, matchEnded: true }]) },
  { element, state: 'complete, declined', render: draw, answers: lists([], [declined, withdrawn]) },
  {
    element, state: 'complete, waiting for places', render: draw,
    answers: { ...lists([], [asked]), listWaiting: () => ({ items: [aTurn(), aTurn({ id: '65f0c0ffee00000000009002', of: tomas.id, name: tomas.name, state: 'waiting', position: 2, until: null })], nextCursor: null }) },
  },
  { element, state: 'complete, several in order', render: draw, answers: lists([], [ranked]) },
  { element, state: 'complete, the next one asked', render: draw, answers: lists([], [passedOn]) },
  { element, state: 'complete, several in vain', render: draw, answers: { ...lists([], [inVain]), listAlternatives: () => ({ items: [ben], nextCursor: null }) } },
  { element, state: 'complete, what happened', render: draw, answers: { ...lists([], [inVain, withdrawn]), listAlternatives: () => ({ items: [], nextCursor: null }), ...pastInVain }, prepare: press('.past-opener') },
  { element, state: 'complete, what happened on its way', render: draw, answers: { ...lists([], [asked]), readMatchRequestHistory: never }, prepare: press('.past-opener') },
  {
    element, state: 'complete, as mentor what happened', me: meAsMentor, render: draw, prepare: press('.divided .past-opener'),
    answers: { ...lists([yesBefore]), ...history(['sent', '2026-09-01T09:00:00.000Z'], ['reminded', '2026-09-04T09:00:00.000Z'], ['read', '2026-09-04T19:30:00.000Z'], ['accepted', '2026-09-05T07:00:00.000Z']) },
  },
  {
    element, state: 'complete, the order changed meanwhile', render: draw, answers: { ...lists([], [ranked]), rankMatchRequest: fails('moved-on', { status: 409 }) },
    prepare: press('.later'),
  },
  { element, state: 'complete, as mentor', me: meAsMentor, render: draw, answers: lists([forBen, fromTomas, yesBefore]) },
  { element, state: 'complete, as mentor reading', me: meAsMentor, render: draw, answers: lists([forBen]), prepare: press('.opener') },
  {
    element, state: 'complete, as mentor declining', me: meAsMentor, render: draw, answers: lists([forBen]),
    prepare: async (shown) => {
      await press('.opener')(shown);
      await press('.received .row .button:nth-of-type(2)')(shown);
    },
  },
  {
    element, state: 'complete, as mentor who said yes', me: meAsMentor, render: draw,
    answers: { ...lists([forBen, fromTomas]), acceptMatchRequest: () => ({ ...forBen, state: 'accepted', can: [], matchId: '65f0c0ffee0000000000b001' }) },
    prepare: async (shown) => {
      await press('.opener')(shown);
      await press('.received .primary')(shown);
    },
  },
  {
    element, state: 'complete, as mentor without a place', me: meAsMentor, render: draw, answers: { ...lists([forBen]), acceptMatchRequest: fails('capacity-reached', { status: 409 }) },
    prepare: async (shown) => {
      await press('.opener')(shown);
      await press('.received .primary')(shown);
    },
  },
  {
    element, state: 'complete, as mentor and mentee', me: { ...meAsMentor, roles: ['mentor', 'mentee'] }, render: draw,
    answers: lists([forBen], [aRequest({ id: '65f0c0ffee0000000000f006', mentee: { ...ben, headline: null }, choices: [{ mentor: ngozi, state: 'read' }], readAt: '2026-10-20T13:00:00.000Z', can: ['withdraw'] })]),
  },
];
