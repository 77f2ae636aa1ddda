import type { Shape } from '../api/operation.ts';
import type { FitPart, MentorCard, MentorPage, MentorProfile } from '../directory/directory-host.ts';
import type { MatchRequest } from '../requests/request-facts.ts';
import { ana, ben, leila, ngozi, tomas } from './people.ts';

/** The mentors of the pictures, and requests to them, as the API answers them to Ana on Tuesday 20 October 2026. */

type Span = NonNullable<MentorCard['nextSlot']>;
type Local = Span['yours'];

/** A time on Ana's clock, São Paulo, and on the mentor's. */
export function slot(yours: string, theirs: string, zone: string, offsetMinutes: number): Span {
  const local = (at: string, place: string, offset: number): Local => {
    const [date = '', from = ''] = at.split('T');
    const end = new Date(Date.parse(`${at}:00Z`) + 45 * 60_000).toISOString();
    return { date, from, to: end.slice(11, 16), zone: place, offsetMinutes: offset };
  };
  const start = new Date(Date.parse(`${yours}:00-03:00`));
  return { start: start.toISOString(), end: new Date(start.getTime() + 45 * 60_000).toISOString(), yours: local(yours, 'America/Sao_Paulo', -180), theirs: local(theirs, zone, offsetMinutes) };
}

const part = (more: Partial<FitPart> & Pick<FitPart, 'kind' | 'points' | 'most'>): FitPart => ({ question: null, missing: [], shared: [], first: false, minutes: null, apart: null, ...more });
const need = (points: number, shared: string[] = [], first = false): FitPart => part({ kind: 'need', points, most: 500, shared, first });
const style = (points: number, shared: string[] = []): FitPart => part({ kind: 'question', question: 'working-style', points, most: 100, shared });
const values = (points: number, shared: string[] = [], missing: FitPart['missing'] = []): FitPart => part({ kind: 'question', question: 'values', points, most: 87, shared, missing });
const time = (points: number, minutes: number): FitPart => part({ kind: 'availability', points, most: 188, minutes });
const language = (points: number, shared: string[]): FitPart => part({ kind: 'language', points, most: 125, shared });
const fit = (...parts: FitPart[]): NonNullable<MentorCard['fit']> => ({ score: parts.reduce((sum, { points }) => sum + points, 0), parts, obstacles: [] });

export const benCard: MentorCard = {
  ...ben, headline: 'Data engineer, Lindqvist Energy. Class of 2017',
  topics: ['data-careers', 'interviews-and-cv', 'first-job-abroad'], sharedTopics: ['data-careers'],
  languages: ['pt', 'de', 'en'], zone: 'Europe/Berlin', localTime: '14:05', times: ['after-16'],
  capacity: 3, placesFree: 2, state: 'open', lastActive: 'this-week', nextSlot: slot('2026-10-22T16:30', '2026-10-22T21:30', 'Europe/Berlin', 120),
  fit: fit(need(500, ['data-careers'], true), style(67, ['asks-questions']), values(87, ['learning']), time(141, 180), language(125, ['pt', 'en'])),
  request: null, matchId: null, flashMinutes: null, answers: 'within-a-day', mark: 'saved',
};
export const ngoziCard: MentorCard = {
  ...ngozi, headline: 'Data science lead, Kora Health. Class of 2014', topics: ['data-careers', 'research-and-phd'], sharedTopics: ['data-careers'],
  languages: ['en'], zone: 'Africa/Lagos', localTime: '13:05', times: ['mornings', 'after-16'],
  capacity: 2, placesFree: 1, state: 'open', lastActive: 'today', nextSlot: slot('2026-10-21T17:00', '2026-10-21T21:00', 'Africa/Lagos', 60),
  fit: fit(need(500, ['data-careers'], true), style(0), values(0, [], ['mentor']), time(188, 420), language(94, ['en'])),
  request: null, matchId: null, flashMinutes: null, answers: 'within-3-days', mark: null,
};
export const tomasCard: MentorCard = {
  ...tomas, headline: 'Analytics manager, Porto Transit. Class of 2012', topics: ['interviews-and-cv', 'first-job-abroad'], sharedTopics: [],
  languages: ['pt', 'en'], zone: 'Europe/Lisbon', localTime: '13:05', times: ['after-16', 'weekends'],
  capacity: 1, placesFree: 1, state: 'open', lastActive: 'this-week', nextSlot: slot('2026-10-26T17:00', '2026-10-26T20:00', 'Europe/Lisbon', 0),
  fit: fit(need(0), style(100, ['asks-questions', 'gives-structure']), values(87, ['learning']), time(188, 300), language(125, ['pt', 'en'])),
  request: null, matchId: null, flashMinutes: null, answers: 'within-a-day', mark: null,
};
export const leilaCard: MentorCard = {
  ...leila, headline: 'Civic data researcher, Open City Lab. Class of 2019', topics: ['research-and-phd'], sharedTopics: [],
  languages: ['fr', 'ar'], zone: 'America/Montreal', localTime: '08:05', times: ['weekends'],
  capacity: 2, placesFree: 2, state: 'open', lastActive: 'this-month', nextSlot: slot('2026-10-24T17:00', '2026-10-24T16:00', 'America/Montreal', -240),
  fit: fit(need(0), style(0), values(0, [], ['mentor']), time(94, 120), language(0, [])),
  request: null, matchId: null, flashMinutes: null, answers: null, mark: null,
};

/** A page of the directory with these mentors on it. */
export function mentorPage(items: readonly MentorCard[], more: Partial<MentorPage> = {}): MentorPage {
  return {
    items: [...items],
    nextCursor: null,
    total: items.length,
    free: 34,
    facets: {
      topics: [{ key: 'data-careers', count: 14 }, { key: 'interviews-and-cv', count: 22 }, { key: 'research-and-phd', count: 8 }, { key: 'first-job-abroad', count: 0 }],
      languages: [{ key: 'en', count: 34 }, { key: 'pt', count: 9 }, { key: 'es', count: 12 }, { key: 'de', count: 7 }],
      times: [{ key: 'mornings', count: 16 }, { key: 'after-16', count: 13 }, { key: 'weekends', count: 6 }],
      marks: [{ key: 'saved', count: 1 }, { key: 'not-for-me', count: 0 }],
      flash: null,
      unavailable: 21,
    },
    relax: null,
    ...more,
  };
}

export const benProfile: MentorProfile = {
  ...benCard,
  about: 'I was the first in my family at university and had no idea what a data engineer was. A mentor asked me three good questions and I changed course.\n\nI’d like to do the same for you: bring something real, and we’ll work on it together.',
  nextSlots: [
    slot('2026-10-22T16:30', '2026-10-22T21:30', 'Europe/Berlin', 120),
    slot('2026-10-27T16:00', '2026-10-27T20:00', 'Europe/Berlin', 60),
    slot('2026-10-27T17:30', '2026-10-27T21:30', 'Europe/Berlin', 60),
    slot('2026-10-29T20:30', '2026-10-30T00:30', 'Europe/Berlin', 60),
  ],
  meetingMinutes: 45,
};

/** Ana's request to Ben. */
export function aRequest(more: Partial<MatchRequest> = {}): MatchRequest {
  return {
    id: '65f0c0ffee0000000000f001',
    mentee: ana,
    choices: [{ mentor: ben, state: 'asked' }],
    goal: 'Land a data internship for winter',
    message: 'Hi Ben, I’m in second year and trying to choose between statistics and data engineering. I built a bus-delay model with open data and would love to know what you’d do next.',
    cadence: 'monthly',
    state: 'pending',
    sentAt: '2026-10-20T12:05:00.000Z',
    expiresAt: '2026-10-30T12:05:00.000Z',
    readAt: null,
    answeredAt: null,
    matchId: null,
    can: ['edit', 'rank', 'withdraw'],
    ...more,
  };
}

/** Ana's turn on Ben's waiting list: a place is kept for her. */
export function aTurn(more: Partial<Shape<'Waiting'>> = {}): Shape<'Waiting'> {
  return { id: '65f0c0ffee00000000009001', kind: 'mentor', of: ben.id, name: ben.name, state: 'offered', position: null, until: '2026-10-22T17:00:00.000Z', joinedAt: '2026-10-05T09:00:00.000Z', ...more };
}
