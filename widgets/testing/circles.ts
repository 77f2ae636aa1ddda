import { id, chiara, meeting } from '../app/app-samples.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import type { FakeAnswers } from './fake-api.ts';
import { emily, noor } from './matching.ts';
import { ana, ben, leila, ngozi, tomas } from './people.ts';

/** The circles of the pictures: Ben leads an open one, Ngozi one on request, Tomás a hidden one. */

type Circle = Shape<'Circle'>;

export const openCircle: Circle = {
  id: id('5001'),
  title: 'First steps in data',
  about: 'We read one job advert together each time, and somebody shows what they are working on.',
  topics: ['data-careers', 'interviews-and-cv'],
  mentor: ben,
  visibility: 'open',
  seats: 6,
  seatsTaken: 2,
  cadence: 'fortnightly',
  state: 'active',
  nextMeeting: { start: '2026-10-29T17:00:00.000Z', end: '2026-10-29T18:00:00.000Z', when: { date: '2026-10-29', from: '14:00', to: '15:00', zone: 'America/Sao_Paulo', offsetMinutes: -180 } },
  mySide: null,
  myMatchId: null,
  myRequest: null,
  myWaiting: null,
  comingBack: null,
  members: null,
  waiting: null,
  line: null,
  can: ['join'],
};
export const onRequest: Circle = { ...openCircle, id: id('5002'), title: 'A PhD, or not?', about: '', topics: ['research-and-phd'], mentor: ngozi, visibility: 'on-request', seatsTaken: 5, cadence: 'monthly', state: 'forming', nextMeeting: null, can: ['ask'] };
export const fullCircle: Circle = { ...openCircle, id: id('5003'), title: 'Working abroad', topics: ['first-job-abroad'], mentor: leila, seats: 4, seatsTaken: 4, can: ['wait'] };
/** As somebody sees one out of which they were taken. */
export const takenOutOf: Circle = { ...openCircle, comingBack: { takenOut: true, askAgainAt: '2027-01-18T09:00:00.000Z' }, can: [] };
export const inLine: Circle = { ...fullCircle, myWaiting: { id: id('5401'), position: 2, until: null }, can: [] };
export const seatKept: Circle = { ...fullCircle, myWaiting: { id: id('5401'), position: null, until: '2026-10-23T09:00:00.000Z' }, can: ['join'] };

const member = (person: Shape<'PersonRef'>, resting = false) => ({ ...person, resting });
export const joined: Circle = { ...openCircle, seatsTaken: 3, mySide: 'mentee', myMatchId: id('b301'), members: [member(noor), member(emily, true), member(ana)], can: ['leave'] };
export const asked: Circle = { ...onRequest, myRequest: 'asked', can: ['withdraw'] };
export const invited: Circle = { ...onRequest, id: id('5004'), title: 'Women in analytics', visibility: 'hidden', mentor: tomas, myRequest: 'invited', can: ['join', 'withdraw'] };
/** As Ben sees the circle that he leads. */
export const led: Circle = {
  ...openCircle, visibility: 'on-request', mySide: 'mentor', members: [member(noor), member(emily, true)],
  waiting: [{ person: ana, way: 'asked', message: 'I would like to hear how others prepare for interviews.', sentAt: '2026-10-19T10:00:00.000Z' }, { person: leila, way: 'invited', message: '', sentAt: '2026-10-19T12:00:00.000Z' }],
  line: [],
  can: ['edit', 'admit', 'start-closing', 'end', 'meet'],
};
/** As Ben sees one that is full: for Ana a seat is kept, Leila waits. */
export const ledFull: Circle = {
  ...led, visibility: 'open', seats: 3, seatsTaken: 3, waiting: [],
  line: [{ person: ana, joinedAt: '2026-10-12T10:00:00.000Z', until: '2026-10-23T09:00:00.000Z' }, { person: leila, joinedAt: '2026-10-15T10:00:00.000Z', until: null }],
};
/** As Chiara sees one that has grown too large. */
export const large: Circle = { ...led, mySide: null, seats: 10, seatsTaken: 9, members: [...led.members!, ...[1, 2, 3, 4, 5, 6, 7].map((at) => member({ ...chiara, id: id(`530${at}`), name: `Mentee ${at}` }))], waiting: [], can: ['edit', 'admit', 'end'] };

const rules = { from: 4, to: 6, warnAbove: 8, stopAbove: 10, mostLed: 3, mostJoined: 2 };
export const circlesOf = (...items: Circle[]): CallAnswer<'listCircles'> => ({ items, nextCursor: null, rules });
/** The screen with these circles in it. */
export const screenWith = (...items: Circle[]): FakeAnswers => ({ listCircles: () => circlesOf(...items), listEnrolments: () => ({ items: [], nextCursor: null, total: 0 }) });

export const bookedForCircle: Shape<'Meeting'> = { ...meeting, matchId: null, partner: { id: led.id, name: led.title, headline: null }, circle: { id: led.id, title: led.title, people: 2, busy: false } };
