import type { Shape } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import { byBen } from '../scheduling/example-series.ts';
import type { FakeAnswers } from '../testing/fake-api.ts';
import { keptTogether } from '../testing/workspace.ts';
import { ana, ben, leila, meAsMentee, ngozi, tomas } from '../testing/people.ts';

/** What the API answers in the states of the gallery and in tests: the people of the pictures, on Tuesday 20 October 2026. */

type Home = Shape<'Home'>;

export const id = (end: string): string => `65f0c0ffee0000000000${end}`;

const nothingNext = { partner: null, requestId: null, meetingId: null, until: null, count: null };
const nothing = { matches: [], nextMeeting: null, goals: [], requests: [], waitingPeople: 0, hasCircles: false };

export const chiara: Shape<'PersonRef'> = { id: '65f0c0ffee00000000000041', name: 'Chiara Bianchi', headline: null };
const yuki: Shape<'PersonRef'> = { id: '65f0c0ffee00000000000052', name: 'Yuki Tanaka', headline: 'First year, design' };

export const withBen: Shape<'Match'> = {
  id: id('b001'),
  state: 'active',
  mentor: ben,
  mentee: ana,
  mySide: 'mentee',
  partner: { ...ben, zone: 'Europe/Berlin', localTime: '14:05' },
  cadence: 'monthly',
  startedAt: '2026-09-29T09:00:00.000Z',
  week: 4,
  weeks: 24,
};
export const withAna: Shape<'Match'> = { ...withBen, mySide: 'mentor', partner: { ...ana, zone: 'America/Sao_Paulo', localTime: '09:05' } };
const withYuki: Shape<'Match'> = { ...withAna, id: id('b002'), mentee: yuki, partner: { ...yuki, zone: 'Asia/Tokyo', localTime: '21:05' }, week: 2, cadence: 'fortnightly' };

export const meeting: Shape<'Meeting'> = {
  id: id('c001'),
  flash: null,
  matchId: withBen.id,
  title: 'First goals and how we work',
  partner: ben,
  state: 'confirmed',
  when: {
    start: '2026-10-29T20:00:00.000Z',
    end: '2026-10-29T20:45:00.000Z',
    yours: { date: '2026-10-29', from: '17:00', to: '17:45', zone: 'America/Sao_Paulo', offsetMinutes: -180 },
    theirs: { date: '2026-10-29', from: '21:00', to: '21:45', zone: 'Europe/Berlin', offsetMinutes: 60 },
  },
  minutes: 45,
  meetingUrl: 'https://meet.example.org/ben',
  joinOpensAt: '2026-10-29T19:50:00.000Z',
  bookedBy: ana.id,
  cancelled: null,
  clockChange: 'theirs',
  contested: false,
  can: ['cancel'],
};
const meetingOfBen: Shape<'Meeting'> = { ...meeting, partner: ana, clockChange: 'yours', when: { ...meeting.when, yours: meeting.when.theirs, theirs: meeting.when.yours } };

const goal: Shape<'Goal'> = {
  id: id('d001'),
  owner: ana,
  partner: ben,
  matchId: withBen.id,
  title: 'Land a data internship for winter',
  howWillIKnow: 'One written offer, or five interviews I learned from.',
  due: '2026-12-15',
  visibility: 'match',
  state: 'open',
  progress: 60,
  overdue: false,
  milestones: [
    { id: id('d011'), title: 'Pick one project to show', due: null, doneAt: '2026-10-02T12:00:00.000Z' },
    { id: id('d012'), title: 'Rewrite the README so a stranger gets it', due: null, doneAt: '2026-10-09T12:00:00.000Z' },
    { id: id('d013'), title: 'List ten teams that hire in winter', due: null, doneAt: '2026-10-16T12:00:00.000Z' },
    { id: id('d014'), title: 'Send CV to Ben for comments', due: '2026-10-23', doneAt: null },
    { id: id('d015'), title: 'Apply to five', due: '2026-11-15', doneAt: null },
  ],
  checkIns: [4, 5, 5, 6, 7].map((confidence, week) => ({ id: id(`d02${week}`), confidence, text: null, by: ana, at: `2026-${week === 0 ? '09-28' : `10-${String(week * 4 + 2).padStart(2, '0')}`}T10:00:00.000Z` })),
  whatHelped: null,
  createdAt: '2026-09-29T09:00:00.000Z',
  achievedAt: null,
  can: ['edit', 'check-in', 'delete'],
};
const speakUp: Shape<'Goal'> = {
  ...goal,
  id: id('d002'),
  title: 'Speak up in project meetings',
  visibility: 'private',
  due: null,
  progress: 33,
  milestones: goal.milestones.slice(2).map((one, at) => ({ ...one, id: id(`d03${at}`), title: ['Ask one question', 'Present a result', 'Lead a retro'][at] ?? '', due: null })),
  checkIns: [4, 4, 5, 5].map((confidence, week) => ({ id: id(`d04${week}`), confidence, text: null, by: ana, at: `2026-10-0${week + 1}T10:00:00.000Z` })),
};

export const request: Shape<'MatchRequest'> = {
  id: id('e101'),
  mentee: leila,
  choices: [{ mentor: ben, state: 'asked' }],
  goal: 'Move from research into product analytics',
  message: 'Hello Ben, your path from statistics to energy is close to what I hope for. May I ask you about it?',
  cadence: 'monthly',
  state: 'pending',
  sentAt: '2026-10-18T15:00:00.000Z',
  expiresAt: '2026-10-28T15:00:00.000Z',
  readAt: null,
  answeredAt: null,
  matchId: null,
  can: ['accept', 'decline'],
};
const requestOfAna: Shape<'MatchRequest'> = { ...request, id: id('e102'), mentee: ana, choices: [{ mentor: ngozi, state: 'asked' }], goal: goal.title, can: ['edit', 'withdraw'] };

export const homeWithBen: Home = {
  ...nothing,
  next: { ...nothingNext, step: 'prepare-meeting', partner: ben, meetingId: meeting.id, until: meeting.when.start },
  matches: [withBen],
  nextMeeting: meeting,
  goals: [goal, speakUp],
};
/** Ben proposes times. */
export const homeWithTimes: Home = { ...homeWithBen, next: { ...nothingNext, step: 'answer-times', partner: ben, until: meeting.when.end, count: 1 } };
/** Ana and Ben were to meet this morning. */
export const homeAfterMeeting: Home = { ...homeWithBen, next: { ...nothingNext, step: 'say-if-met', partner: ben, meetingId: meeting.id, until: '2026-10-27T06:00:00.000Z' } };
/** So was Ben's circle. */
export const homeAfterCircle: Home = { ...homeWithBen, next: { ...nothingNext, step: 'say-if-met', partner: { id: id('c101'), name: 'Data careers', headline: null }, meetingId: meeting.id, until: '2026-10-27T06:00:00.000Z', circleId: id('c101') } };
export const homeAlone: Home = { ...nothing, next: { ...nothingNext, step: 'choose-mentor' } };
export const homeWaiting: Home = {
  ...nothing,
  next: { ...nothingNext, step: 'wait-for-answer', partner: ngozi, requestId: requestOfAna.id, until: requestOfAna.expiresAt, count: 1 },
  requests: [requestOfAna],
};
export const homeOfBen: Home = {
  ...nothing,
  next: { ...nothingNext, step: 'answer-request', partner: leila, requestId: request.id, until: request.expiresAt, count: 1 },
  matches: [withAna, withYuki],
  nextMeeting: meetingOfBen,
  goals: [{ ...goal, partner: ben, can: [] }],
  requests: [request],
};
export const homeWithAnswers: Home = { ...homeOfBen, next: { ...nothingNext, step: 'answer-times', partner: { id: id('c101'), name: 'Data careers', headline: null }, until: meeting.when.end, count: 1, circleId: id('c101') } };
const listed = <Item>(...items: Item[]) => () => ({ items, nextCursor: null });
const answered = { ...request, state: 'accepted', choices: [{ mentor: ben, state: 'accepted' }], can: [], answeredAt: '2026-09-29T09:00:00.000Z', matchId: withBen.id } as const;

/** What the page "With Ben" reads, and what Ben's page of his mentees does. */
export const pairOfAna: FakeAnswers = {
  ...keptTogether,
  listMatches: listed(withBen),
  listMeetings: listed(meeting),
  listProposals: listed<Shape<'Proposal'>>(),
  listGoals: listed(goal, speakUp),
  listMatchRequests: listed({ ...answered, mentee: ana, choices: [...answered.choices], can: [], goal: goal.title, sentAt: '2026-09-27T15:00:00.000Z' }),
};
export const pairOnBreak: FakeAnswers = { ...pairOfAna, listMatches: listed({ ...withBen, state: 'paused' as const }), listMeetings: listed<Shape<'Meeting'>>() };
export const pairsOfBen: FakeAnswers = { listMatches: listed(withAna, withYuki), listMeetings: listed(meetingOfBen), listProposals: listed<Shape<'Proposal'>>(), listGoals: listed({ ...goal, can: [] }), listMatchRequests: listed(request) };
/** Ana proposes times to Ben, and nobody has said yet whether he and Yuki have met. */
export const pairsThatAsk: FakeAnswers = {
  ...pairsOfBen,
  listMeetings: ({ query }) => ({ items: query?.when === 'past' ? [{ ...meetingOfBen, id: id('d077'), matchId: withYuki.id, can: ['confirm-held'] }] : [meetingOfBen], nextCursor: null }),
  listProposals: listed<Shape<'Proposal'>>({ ...byBen, matchId: withAna.id, partner: ana }),
};
export const homeOfChiara: Home = { ...nothing, next: { ...nothingNext, step: 'approve-people', count: 3 }, waitingPeople: 3 };

const waitingOne: Shape<'Enrolment'> = {
  id: id('f001'),
  person: tomas,
  role: 'mentor',
  state: 'pending',
  topics: ['data-careers', 'interviews-and-cv'],
  languages: ['pt', 'en'],
  zone: 'Europe/Lisbon',
  about: 'Ten years in public transport data. I hire juniors every spring.',
  askedAt: '2026-10-17T08:00:00.000Z',
};
export const waitingPeople: Shape<'EnrolmentPage'> = {
  items: [
    waitingOne,
    { ...waitingOne, id: id('f002'), person: leila, topics: ['research-and-phd'], languages: ['fr', 'ar', 'en'], zone: 'America/Montreal', about: null, askedAt: '2026-10-19T12:00:00.000Z' },
    { ...waitingOne, id: id('f003'), person: yuki, role: 'mentee', topics: ['first-job-abroad'], languages: ['ja', 'en'], zone: 'Asia/Tokyo', about: null, askedAt: '2026-10-20T05:00:00.000Z' },
  ],
  nextCursor: null,
  total: 3,
};

const newcomer: Me = { ...meAsMentee, roles: [], enrolments: [], person: { ...meAsMentee.person, languages: [] } };
const part = { ...meAsMentee.enrolments[0]!, joinedAt: '2026-10-19T10:00:00.000Z' };

export const meJoining: Me = { ...newcomer, entrance: 'join' };
export const meWaiting: Me = { ...newcomer, entrance: 'waiting', enrolments: [{ ...part, role: 'mentor', state: 'pending' }] };
export const meDeclined: Me = {
  ...newcomer,
  entrance: 'declined',
  returnUrl: 'https://lms.example.edu/course/210',
  enrolments: [{ ...part, role: 'mentor', state: 'declined', reason: 'We look for people who finished their studies. Come back as a mentor next year, and find one of your own now.' }],
};
export const mePaused: Me = { ...newcomer, entrance: 'paused', enrolments: [{ ...part, state: 'paused' }] };
export const meTeaching: Me = {
  ...newcomer,
  person: { ...newcomer.person, id: chiara.id, name: chiara.name, zone: 'Europe/Rome' },
  entrance: 'start-program',
  program: null,
  course: { title: 'CAR 210: Your first year at work', templates: ['alumni-and-careers', 'circles', 'first-year-peers', 'flash', 'new-hire-buddy', 'reverse'], copyOf: null },
};
/** The course was copied from last year's. */
export const meTeachingCopy: Me = { ...meTeaching, course: { ...meTeaching.course!, copyOf: { id: id('a002'), title: 'First-year peers', coordinated: true } } };
/** The course’s own program is over. */
export const meTeachingOver: Me = { ...meTeachingCopy, course: { ...meTeachingCopy.course!, copyOf: { id: id('a002'), title: 'First-year peers', coordinated: false }, over: { readable: true } } };
export const meAsCoordinator: Me = { ...meTeaching, roles: ['coordinator'], entrance: 'ready', program: meAsMentee.program, course: null };

const agreed = { version: '2026-11', revokedAt: null };
/** What Ben has said yes to. */
export const consentsOfBen: Shape<'ConsentPage'> = {
  items: [
    { ...agreed, purpose: 'directory', givenAt: '2026-10-02T09:00:00.000Z' },
    { ...agreed, purpose: 'program', givenAt: '2026-09-28T10:00:00.000Z' },
  ],
  nextCursor: null,
};

/** Chiara's program before anybody was named to look after safety, and once Tomás is. */
export const programAlone: Shape<'ManagedProgram'> = {
  id: meAsMentee.program!.id,
  title: 'Alumni Mentoring',
  subtitle: 'Autumn 2026',
  startsOn: '2026-09-28',
  endsOn: '2027-03-30',
  state: 'enrolling',
  steps: [{ to: 'matching', needs: 'safeguarding-lead' }, { to: 'running', needs: 'safeguarding-lead' }, { to: 'closing', needs: null }],
  safeguardingLead: null,
  coordinators: [chiara],
};
export const programOfTomas: Shape<'ManagedProgram'> = { ...programAlone, safeguardingLead: tomas, steps: programAlone.steps.map(({ to }) => ({ to, needs: null })) };
export const programClosing: Shape<'ManagedProgram'> = { ...programOfTomas, state: 'closing', steps: [{ to: 'running', needs: null }, { to: 'archived', needs: null }] };
export const leadCandidates: Shape<'LeadCandidates'> = { items: [ben, leila, tomas], nextCursor: null, total: 34 };

const roster: Shape<'Roster'> = { id: id('9001'), courseId: id('9101'), course: 'CAR 210: Your first year at work', isHome: true, members: 279, readAt: '2026-10-20T09:05:00.000Z', state: 'read', fault: null };
const homeCourse: Shape<'Course'> = { id: id('9101'), title: roster.course, isHome: true, roster };
const furtherCourse: Shape<'Course'> = { id: id('9102'), title: 'STA 101: Statistics for everyone', isHome: false, roster: { ...roster, id: id('9002'), courseId: id('9102'), course: 'STA 101: Statistics for everyone', isHome: false, members: 84 } };
/** Chiara's two courses, and what a reading can come to. */
export const courses: Shape<'CoursePage'> = { items: [homeCourse, furtherCourse], nextCursor: null };
export const coursesReading = (change: Partial<Shape<'Roster'>>): Shape<'CoursePage'> => ({ items: [{ ...homeCourse, roster: { ...roster, ...change } }], nextCursor: null });
export const courseWithoutRoster: Shape<'CoursePage'> = { items: [{ ...homeCourse, roster: null }], nextCursor: null };
export const courseOfMoses: Shape<'CoursePage'> = { items: [furtherCourse], nextCursor: null };
export const members: Shape<'RosterMemberPage'> = {
  items: [
    { id: id('9201'), name: 'Amina Diallo', role: 'learner', enrolments: [], leftAt: null },
    { id: id('9202'), name: ana.name, role: 'learner', enrolments: [{ role: 'mentee', state: 'active' }], leftAt: null },
    { id: id('9203'), name: ben.name, role: 'other', enrolments: [{ role: 'mentor', state: 'active' }, { role: 'mentee', state: 'pending' }], leftAt: null },
    { id: id('9204'), name: chiara.name, role: 'instructor', enrolments: [], leftAt: null },
    { id: id('9205'), name: null, role: 'learner', enrolments: [], leftAt: null },
    { id: id('9206'), name: yuki.name, role: 'learner', enrolments: [{ role: 'mentee', state: 'paused' }], leftAt: '2026-10-18T06:00:00.000Z' },
  ],
  nextCursor: 'next',
  total: 279,
};
/** Those of them who are asked for. */
export const membersOf: NonNullable<FakeAnswers['listRosterMembers']> = ({ query }) => {
  const asked = (one: Shape<'RosterMember'>): boolean => {
    if (query?.show === 'left') return one.leftAt !== null;
    return one.leftAt === null && (query?.show !== 'not-joined' || (one.enrolments.length === 0 && one.role !== 'instructor'));
  };
  return { ...members, items: members.items.filter(asked) };
};
/** Nobody's mail comes back, or that of two. */
export const nobodyFailing: Shape<'FailingAddressPage'> = { items: [], nextCursor: null, total: 0 };
export const twoFailing: Shape<'FailingAddressPage'> = { items: [{ person: ben, refusedAt: '2026-10-20T06:00:00.000Z' }, { person: yuki, refusedAt: '2026-10-17T12:00:00.000Z' }], nextCursor: null, total: 2 };
export const noMembers: Shape<'RosterMemberPage'> = { items: [], nextCursor: null, total: 0 };
export const meAsTeacher: Me = { ...meAsCoordinator, roles: ['teacher'] };
