import type { CallAnswer, Shape } from '../api/operation.ts';
import type { Span } from '../parts/times.ts';
import { ana, ben, leila, ngozi, tomas } from '../testing/people.ts';
import { dateAfter, localIn } from '../text/calendar-dates.ts';
import type { Match, Meeting } from './scheduling-host.ts';

/** The week of the pictures, for the gallery and the tests: today is Tuesday 20 October 2026, and Berlin's clocks go back on Sunday. */

export const saoPaulo = 'America/Sao_Paulo';
export const berlin = 'Europe/Berlin';
export const today = new Date('2026-10-20T12:00:00.000Z');

/** A stretch from a local time of the reader on, as the server would count it. */
export function spanAt(start: string, minutes: number, yourZone = saoPaulo, theirZone = berlin): Span {
  const [from, to] = [new Date(start), new Date(Date.parse(start) + minutes * 60_000)];
  const local = (zone: string): Shape<'LocalSpan'> => {
    const [begin, end] = [localIn(zone, from), localIn(zone, to)];
    const wall = Date.parse(`${begin.date}T${begin.time}Z`);
    return { date: begin.date, from: begin.time, to: end.time, zone, offsetMinutes: (wall - from.getTime()) / 60_000 };
  };
  return { start: from.toISOString(), end: to.toISOString(), yours: local(yourZone), theirs: local(theirZone) };
}

const pair = {
  id: '65f0c0ffee0000000000b001', state: 'active', cadence: 'fortnightly', startedAt: '2026-09-29T10:00:00.000Z', week: 4, weeks: 24, mentor: ben, mentee: ana,
} as const;
export const withBen: Match = { ...pair, mySide: 'mentee', partner: { ...ben, zone: berlin, localTime: '14:00' } };
export const withAna: Match = { ...pair, mySide: 'mentor', partner: { ...ana, zone: saoPaulo, localTime: '09:00' } };
export const withTomas: Match = { ...pair, id: '65f0c0ffee0000000000b002', mentor: tomas, mySide: 'mentee', partner: { ...tomas, zone: 'Europe/Lisbon', localTime: '13:00' } };
export const withLeila: Match = { ...pair, id: '65f0c0ffee0000000000b003', mentee: leila, mySide: 'mentor', partner: { ...leila, zone: 'Asia/Beirut', localTime: '15:00' } };

const plain: Meeting = {
  id: '65f0c0ffee0000000000c001',
  matchId: withBen.id,
  flash: null,
  title: 'First goals and how we work',
  partner: ben,
  state: 'confirmed',
  when: spanAt('2026-10-29T20:00:00.000Z', 45),
  minutes: 45,
  meetingUrl: 'https://meet.example.org/ben',
  joinOpensAt: '2026-10-29T19:50:00.000Z',
  bookedBy: ana.id,
  cancelled: null,
  clockChange: 'theirs',
  contested: false,
  can: ['move', 'cancel'],
};

/** Thursday, with Ben, over the change of Berlin's clocks. */
export const thursday = plain;
export const nextMonth: Meeting = {
  ...plain, id: '65f0c0ffee0000000000c002', title: null, when: spanAt('2026-11-12T20:00:00.000Z', 30), minutes: 30, meetingUrl: null, joinOpensAt: '2026-11-12T19:50:00.000Z',
};
export const justNow: Meeting = {
  ...plain, id: '65f0c0ffee0000000000c003', title: 'Coffee and a first look', when: spanAt('2026-10-20T12:06:00.000Z', 30), minutes: 30, joinOpensAt: '2026-10-20T11:56:00.000Z', clockChange: null,
};
/** The same Thursday as Ben sees it. */
export const thursdayOfBen: Meeting = { ...plain, partner: ana, when: spanAt(plain.when.start, 45, berlin, saoPaulo), clockChange: 'yours', can: ['move', 'cancel', 'change-room'] };

/** A single session with Ben, without a match. */
export const aFlashMeeting: Meeting = {
  ...plain, id: '65f0c0ffee0000000000c009', matchId: null, title: null, minutes: 30, flash: { topic: 'data-careers', question: 'How did you get your first job?', wished: false }, clockChange: null,
};

/** The same a week later, as after a move. */
export const aWeekLater: Meeting = { ...plain, when: spanAt('2026-11-05T20:00:00.000Z', 45), clockChange: null };
/** A circle's, as its mentor sees it. */
export const ofCircle: Meeting = {
  ...plain, id: '65f0c0ffee0000000000c020', matchId: null, title: null, partner: { id: '65f0c0ffee0000000000c1c1', name: 'Women in data', headline: null }, circle: { id: '65f0c0ffee0000000000c1c1', title: 'Women in data', people: 5, busy: false },
  clockChange: null, can: ['move', 'cancel', 'change-room'],
};

const over = { ...plain, clockChange: null, meetingUrl: null };
export const pastMeetings: readonly Meeting[] = [
  { ...over, id: '65f0c0ffee0000000000c011', title: 'Which courses to take', when: spanAt('2026-10-19T19:00:00.000Z', 45), can: ['confirm-held'] },
  { ...over, id: '65f0c0ffee0000000000c012', title: null, state: 'missed', when: spanAt('2026-10-13T19:00:00.000Z', 45), can: ['contest'] },
  { ...over, id: '65f0c0ffee0000000000c013', title: 'Say hello', state: 'held', when: spanAt('2026-10-06T18:00:00.000Z', 30), can: [] },
  {
    ...over, id: '65f0c0ffee0000000000c014', title: null, state: 'cancelled', partner: ngozi, when: spanAt('2026-10-02T15:00:00.000Z', 30, saoPaulo, 'Africa/Lagos'), can: [],
    cancelled: { by: ngozi.id, reason: 'A train that does not go today', at: '2026-10-02T09:00:00.000Z' },
  },
];
/** A circle's that is over, as its mentor sees it: one of five did not come. */
export const circleThatMet: Meeting = { ...over, ...ofCircle, id: '65f0c0ffee0000000000c021', state: 'held', when: spanAt('2026-10-19T19:00:00.000Z', 45), circle: { ...ofCircle.circle!, came: 4 }, can: ['mark-attendance'] };
/** The same, as the one sees it who is noted as not there. */
export const notThere: Meeting = { ...circleThatMet, partner: ben, circle: ofCircle.circle!, absent: 'me', can: ['contest'] };
export const attendance: Shape<'Attendance'> = {
  meetingId: circleThatMet.id,
  items: [ana, leila, tomas, ngozi].map((person, at) => ({ person, came: at !== 1, contested: false })),
  can: ['mark'],
};

/** One that the other one calls held, and one about which both have said their word. */
export const rememberedOtherwise: readonly Meeting[] = [
  { ...over, id: '65f0c0ffee0000000000c015', title: 'Say hello', state: 'held', when: spanAt('2026-10-13T19:00:00.000Z', 30), can: ['contest'] },
  { ...over, id: '65f0c0ffee0000000000c016', title: null, state: 'missed', when: spanAt('2026-10-06T18:00:00.000Z', 30), contested: true, can: [] },
];
/** One about which nobody said anything in time. */
export const byItself: Meeting = { ...over, id: '65f0c0ffee0000000000c017', title: 'Say hello', state: 'held', when: spanAt('2026-10-20T19:00:00.000Z', 30), can: ['confirm-held'] };

/** What happened to the meeting of Thursday by now: Ben moved it, and then each remembered it in their own way. */
export const historyOfThursday: Shape<'MeetingHistory'> = {
  items: [
    { id: '65f0c0ffee0000000000d001', type: 'meeting.booked', at: '2026-10-12T12:00:00.000Z', by: { id: ana.id, name: ana.name, headline: null } },
    { id: '65f0c0ffee0000000000d002', type: 'meeting.moved', at: '2026-10-14T09:30:00.000Z', by: { id: ben.id, name: ben.name, headline: null }, from: spanAt('2026-10-22T19:00:00.000Z', 45), to: spanAt('2026-10-29T20:00:00.000Z', 45), reason: 'A class that I forgot' },
    { id: '65f0c0ffee0000000000d003', type: 'meeting.missed', at: '2026-10-29T21:00:00.000Z', by: { id: ben.id, name: ben.name, headline: null }, absent: { id: ana.id, name: ana.name, headline: null } },
    { id: '65f0c0ffee0000000000d004', type: 'meeting.contested', at: '2026-10-30T12:00:00.000Z', by: { id: ana.id, name: ana.name, headline: null }, held: false, absent: { id: ben.id, name: ben.name, headline: null }, reason: 'I waited in the other room' },
  ],
};

const starts = ['2026-10-27T19:00', '2026-10-27T19:45', '2026-10-27T20:30', '2026-10-29T19:00', '2026-10-29T20:00', '2026-10-29T20:45', '2026-10-30T12:00', '2026-10-30T12:45', '2026-11-01T14:00'];

/** The week of the picture: nine times, or those of another week by the same pattern. */
export function slotWeek(from = '2026-10-26', change: Partial<Shape<'SlotWeek'>> = {}): Shape<'SlotWeek'> {
  const shift = Date.parse(from) - Date.parse('2026-10-26');
  const minutes = change.minutes ?? 45;
  const at = (start: string) => new Date(Date.parse(`${start}Z`) + shift).toISOString();
  return {
    from,
    minutes,
    yourZone: saoPaulo,
    theirZone: berlin,
    partner: ben,
    items: starts.map((start) => spanAt(at(start), minutes)),
    best: [{ start: at('2026-10-30T12:00'), suits: 'good-for-both' }, { start: at('2026-10-27T19:00'), suits: 'late-for-them' }, { start: at('2026-10-29T19:00'), suits: 'late-for-them' }],
    next: spanAt(at('2026-11-03T19:00'), minutes),
    clockChanges: [{ whose: 'theirs', zone: berlin, date: '2026-10-25', at: '2026-10-25T01:00:00.000Z', aheadBefore: 300, aheadAfter: 240 }],
    ...change,
  };
}

/** The same week as Ben plans the meeting of his circle in it: two of its members have something else at one of the times, and one at another. */
export function circleWeek(from = '2026-10-26', change: Partial<CallAnswer<'listCircleSlots'>> = {}): CallAnswer<'listCircleSlots'> {
  const minutes = change.minutes ?? 45;
  const week = slotWeek(from, { minutes });
  const own = ({ start }: Span) => spanAt(start, minutes, berlin, berlin);
  return {
    ...week, yourZone: berlin, theirZone: berlin, partner: ofCircle.partner, best: [], items: week.items.map(own), next: week.next && own(week.next),
    clockChanges: [{ whose: 'yours', zone: berlin, date: '2026-10-25', at: '2026-10-25T01:00:00.000Z', aheadBefore: -300, aheadAfter: -240 }],
    busy: [{ start: week.items[1]!.start, members: 2 }, { start: week.items[4]!.start, members: 1 }],
    ...change,
  };
}

/** What Ana's second meeting with Ben would be. */
export function meetingToBe(change: Partial<Shape<'MeetingPreview'>> = {}): Shape<'MeetingPreview'> {
  return {
    minutes: 45,
    room: 'mentor',
    noticeMinutes: 24 * 60,
    template: 'grow',
    items: [
      { kind: 'check-in', minutes: 5 }, { kind: 'progress', minutes: 5 }, { kind: 'goal', minutes: 5 }, { kind: 'reality', minutes: 10 }, { kind: 'options', minutes: 10 },
      { kind: 'actions', minutes: 5 }, { kind: 'next-date', minutes: 5 },
    ],
    ...change,
  };
}

/** Ben's rules, as in the picture. */
export const availabilityOfBen: Shape<'Availability'> = {
  zone: berlin,
  weekly: [
    { weekday: 2, from: '20:00', to: '22:30' },
    { weekday: 4, from: '20:00', to: '22:30' },
    { weekday: 5, from: '13:00', to: '14:30' },
    { weekday: 7, from: '15:00', to: '16:00' },
  ],
  overrides: [
    { date: '2026-11-05', windows: [{ from: '18:00', to: '19:00' }] },
    ...Array.from({ length: 14 }, (_, day) => ({ date: dateAfter('2026-12-21', day), windows: [] })),
  ],
  meetingMinutes: 45,
  stepMinutes: 15,
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 10,
  minNoticeMinutes: 24 * 60,
  maxPerDay: 1,
  maxPerMonth: 4,
  meetingUrl: 'https://meet.example.org/ben',
  pausedUntil: null,
  flash: null,
  updatedAt: '2026-10-01T08:00:00.000Z',
  meetingsOutside: 0,
  meetingsElsewhere: 0,
  programRoom: null,
  mentees: [{ id: ana.id, name: ana.name, zone: saoPaulo }, { id: leila.id, name: leila.name, zone: 'Asia/Beirut' }],
};

/** What Ana would see of them. */
export function previewOf(viewerZone = saoPaulo): Shape<'AvailabilityPreview'> {
  const span = (start: string, minutes: number) => spanAt(`${start}:00.000Z`, minutes, viewerZone, berlin);
  return {
    from: '2026-10-20',
    to: '2026-11-09',
    yourZone: viewerZone,
    theirZone: berlin,
    slots: [],
    free: [
      span('2026-10-22T18:00', 45), span('2026-10-22T19:30', 60), span('2026-10-25T14:00', 60), span('2026-10-27T19:00', 150), span('2026-10-29T19:00', 60),
      span('2026-10-30T12:00', 90), span('2026-11-01T14:00', 60), span('2026-11-05T17:00', 60),
    ],
    booked: [span('2026-10-22T18:45', 45), span('2026-10-29T20:00', 45)],
    insideNotice: [],
    freeMinutes: 525,
    clockChanges: [{ whose: 'theirs', zone: berlin, date: '2026-10-25', at: '2026-10-25T01:00:00.000Z', aheadBefore: 300, aheadAfter: 240 }],
  };
}

/** Ben's private calendar, read a few minutes ago; and one that used to work. */
export const calendarOfBen: Shape<'BusyCalendar'> = { id: '65f0c0ffee0000000000ca01', name: 'Private', host: 'calendar.example.org', readAt: new Date(today.getTime() - 4 * 60_000).toISOString(), blocks: 12, failure: null };
export const calendarUnread: Shape<'BusyCalendar'> = {
  id: '65f0c0ffee0000000000ca02', name: null, host: 'outlook.office.example', readAt: new Date(today.getTime() - 26 * 3_600_000).toISOString(), blocks: 31,
  failure: { fault: 'gone', since: new Date(today.getTime() - 25 * 3_600_000).toISOString() },
};
