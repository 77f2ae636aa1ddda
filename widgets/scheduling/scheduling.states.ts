import { html } from 'lit';
import { define } from '../define.ts';
import type { ElementState } from '../gallery/state.ts';
import { drawn } from '../testing/drawn.ts';
import { fails, never, type FakeAnswers } from '../testing/fake-api.ts';
import { ana, meAsMentor } from '../testing/people.ts';
import { aFlashMeeting, attendance, availabilityOfBen, aWeekLater, calendarOfBen, calendarUnread, berlin, circleThatMet, circleWeek, justNow, meetingToBe, nextMonth, notThere, ofCircle, pastMeetings, previewOf, rememberedOtherwise, saoPaulo, slotWeek, spanAt, thursday, thursdayOfBen, today, withAna, withBen, withLeila, withTomas } from './example-meetings.ts';
import { byAna, byBen, circleEveryThursday, everyThursday, inSeries, ofCircleByBen, toCircle, toFridays } from './example-series.ts';
import type { Match, Meeting, SchedulingView } from './scheduling-host.ts';
import { MentorScheduling } from './scheduling.ts';

define('mentor-scheduling', MentorScheduling);

const element = 'mentor-scheduling';
const clock = () => today;
const tokyo = 'Asia/Tokyo';
const show = (view: SchedulingView, deviceZone = saoPaulo) => () => html`<mentor-scheduling .view=${view} .clock=${clock} .deviceZone=${deviceZone}></mentor-scheduling>`;

function list(upcoming: readonly Meeting[], past: readonly Meeting[] = [], matches: readonly Match[] = [withBen]): FakeAnswers {
  return {
    listMeetings: ({ query }) => ({ items: [...(query?.when === 'past' ? past : upcoming)], nextCursor: null }),
    listMatches: () => ({ items: [...matches], nextCursor: null }),
    listProposals: () => ({ items: [], nextCursor: null }),
  };
}

const booking: FakeAnswers = {
  ...list([]),
  listSlots: ({ query }) => slotWeek(query?.from, query?.minutes ? { minutes: query.minutes } : {}),
  previewMeeting: ({ query }) => meetingToBe({ minutes: query?.minutes ?? 45 }),
  readDraft: () => ({ fields: {}, savedAt: null }),
  saveDraft: () => ({ savedAt: null }),
};
const times: FakeAnswers = {
  ...list([thursdayOfBen], [], [withAna, withLeila]),
  readAvailability: () => availabilityOfBen,
  listBusyCalendars: () => ({ items: [calendarOfBen] }),
  previewAvailability: ({ body }) => previewOf(body.viewerZone),
  setAvailability: ({ body }) => ({ ...availabilityOfBen, ...body, pausedUntil: body.pausedUntil ?? null }),
};

/** Presses what the selector finds first, and waits for what follows. */
async function press(host: HTMLElement, selector: string): Promise<void> {
  host.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  for (let turn = 0; turn < 6; turn += 1) await (host as MentorScheduling).updateComplete;
}
async function type(host: HTMLElement, selector: string, value: string): Promise<void> {
  const input = host.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!input) return;
  input.value = value;
  input.dispatchEvent(new Event('change'));
  await (host as MentorScheduling).updateComplete;
}
async function bookLate(host: HTMLElement): Promise<void> {
  await press(host, chooseLate);
  await press(host, '.chosen-time .button');
}
/** Turns a weekday on or off, and waits for what its save brings. */
async function switchDay(host: HTMLElement, weekday: number, brings: string): Promise<void> {
  await press(host, `#day-${weekday} input`);
  await drawn(host, brings);
}
const longDay = Array.from({ length: 14 }, (_, at) => spanAt(new Date(Date.parse('2026-10-27T12:00Z') + at * 900_000).toISOString(), 45));
const late = '2026-10-29T20:00:00.000Z';
const chooseLate = `.week [data-start="${late}"] .slot`;
const cancel = '.meeting-actions [data-act=cancel]';
const addTo = '.meeting-actions [data-act=add]';
const links = { file: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', google: 'https://calendar.google.com/calendar/render?action=TEMPLATE', outlook: 'https://outlook.office.com/calendar/0/deeplink/compose', outlookCom: 'https://outlook.live.com/calendar/0/deeplink/compose' };
const madeAt = '2026-10-20T09:00:00.000Z';
/** Opens "Your calendar", which is loaded when it is wanted; then what the selector finds in it is pressed. */
async function openYours(host: HTMLElement, then?: string): Promise<void> {
  await press(host, '.screen-head [data-calendar]');
  await drawn(host, '#your-calendar [data-feed], #your-calendar .banner');
  if (then) await press(host, `#your-calendar ${then}`);
}
/** Opens "Add to calendar" of the first meeting. */
async function openAdd(host: HTMLElement): Promise<void> {
  await press(host, addTo);
  await drawn(host, '#add-to-calendar .calendars');
}
/** Opens the question what became of a meeting, which is loaded when it is wanted. */
async function openOutcome(host: HTMLElement, selector: string): Promise<void> {
  await press(host, selector);
  await drawn(host, '#outcome');
  await press(host, '#outcome input');
}
const moving: FakeAnswers = { ...booking, readMeeting: () => thursday, listMoveSlots: ({ query }) => slotWeek(query?.from) };
const move = (meeting: Meeting = thursday) => () => html`<mentor-scheduling view="move" .meeting=${meeting.id} .clock=${clock} .deviceZone=${saoPaulo}></mentor-scheduling>`;
const planning: FakeAnswers = { ...booking, ...list([], [], []), listCircleSlots: ({ query }) => circleWeek(query?.from, query?.minutes ? { minutes: query.minutes } : {}) };
const plan = () => html`<mentor-scheduling view="plan" .circle=${ofCircle.partner.id} .clock=${clock} .deviceZone=${berlin}></mentor-scheduling>`;
/** Another time than the meeting has. */
const chooseFriday = '.week [data-start="2026-10-30T12:00:00.000Z"] .slot';
async function chooseOther(host: HTMLElement): Promise<void> {
  await press(host, chooseFriday);
  await drawn(host, '.next-month');
}
async function moveToFriday(host: HTMLElement): Promise<void> {
  await press(host, chooseFriday);
  await press(host, '.chosen-time .button');
}
/** The list is there only once its chunk is. */
async function moveAllLater(host: HTMLElement): Promise<void> {
  await press(host, '.settings .check input');
  await moveToFriday(host);
  await drawn(host, '.series-move');
}

export const states: readonly ElementState[] = [
  { element, state: 'initial', render: show('meetings'), answers: { ...list([]), listMeetings: never } },
  { element, state: 'pending', render: show('meetings'), answers: { ...list([]), listMeetings: never } },
  { element, state: 'empty', render: show('meetings'), answers: { ...list([]), listSlots: () => slotWeek() } },
  { element, state: 'empty, nobody to meet', render: show('meetings'), answers: list([], [], []) },
  { element, state: 'empty, as mentor', render: show('meetings'), answers: list([], [], []), me: meAsMentor },
  { element, state: 'error', render: show('meetings'), answers: { ...list([]), listMeetings: fails('network') } },
  { element, state: 'error, not in the program', render: show('meetings'), answers: { ...list([]), listMeetings: fails('not-enrolled') } },
  { element, state: 'complete', render: show('meetings'), answers: list([thursday, nextMonth], pastMeetings) },
  { element, state: 'complete, with flash sessions', render: show('meetings'), answers: list([aFlashMeeting], [{ ...aFlashMeeting, id: '65f0c0ffee0000000000c010', state: 'held', can: ['go-on'] }]) },
  { element, state: 'complete, remembered otherwise', render: show('meetings'), answers: list([thursday], rememberedOtherwise) },
  { element, state: 'complete, only what is over and what is proposed', render: show('meetings'), answers: { ...list([], pastMeetings), listProposals: () => ({ items: [byAna], nextCursor: null }) } },
  { element, state: 'complete, saying what became of one', render: show('meetings'), answers: list([thursday], pastMeetings), prepare: (host) => openOutcome(host, '.past-end .row .button:last-child') },
  { element, state: 'complete, saying that it was otherwise', render: show('meetings'), answers: list([thursday], rememberedOtherwise), prepare: (host) => openOutcome(host, '.past-end > .button:not(.quiet)') },
  {
    element, state: 'complete, saying that one was moved', render: show('meetings'), answers: list([thursday], pastMeetings),
    prepare: async (host) => {
      await openOutcome(host, '.past-end .row .button:last-child');
      await press(host, '#outcome label:nth-of-type(5) input');
    },
  },
  { element, state: 'complete, time to join', render: show('meetings'), answers: list([justNow, thursday]) },
  { element, state: 'complete, as mentor', render: show('meetings'), answers: list([thursdayOfBen], [], [withAna]), me: meAsMentor },
  { element, state: 'complete, just booked', render: show('meetings'), answers: list([thursday]), prepare: (host) => (host as MentorScheduling).showBooked(thursday) },
  { element, state: 'complete, just moved', render: show('meetings'), answers: list([aWeekLater]), prepare: (host) => (host as MentorScheduling).showMoved(aWeekLater) },
  { element, state: 'complete, cancelling', render: show('meetings'), answers: list([thursday]), prepare: (host) => press(host, cancel) },
  {
    element, state: 'complete, cancelling late', render: show('meetings'), answers: { ...list([thursday]), cancelMeeting: fails('body-invalid', { details: { path: 'reason' } }) },
    prepare: async (host) => {
      await press(host, cancel);
      await press(host, '#cancel .danger');
    },
  },

  { element, state: 'complete, one of a series', render: show('meetings'), answers: list([inSeries]) },
  { element, state: 'complete, cancelling one of a series', render: show('meetings'), answers: list([inSeries]), prepare: (host) => press(host, cancel) },
  { element, state: 'complete, times proposed', render: show('meetings'), answers: { ...list([thursday]), listProposals: () => ({ items: [byBen], nextCursor: null }) } },
  { element, state: 'complete, times proposed by oneself', render: show('meetings'), answers: { ...list([]), listSlots: () => slotWeek(), listProposals: () => ({ items: [byAna], nextCursor: null }) } },
  { element, state: 'complete, times proposed to a circle', render: show('meetings'), answers: { ...list([]), listSlots: () => slotWeek(), listProposals: () => ({ items: [toCircle], nextCursor: null }) } },
  { element, state: 'complete, times that a circle answers', render: show('meetings'), me: meAsMentor, answers: { ...list([]), listProposals: () => ({ items: [ofCircleByBen], nextCursor: null }) } },
  { element, state: 'complete, a circle that has met', render: show('meetings'), me: meAsMentor, answers: list([], [circleThatMet]) },
  { element, state: 'complete, who came', render: show('meetings'), me: meAsMentor, answers: { ...list([], [circleThatMet]), readAttendance: () => attendance }, prepare: (host) => press(host, '[data-who-came]') },
  { element, state: 'complete, noted as not there', render: show('meetings'), answers: list([], [notThere]) },
  { element, state: 'error, times proposed', render: show('meetings'), answers: { ...list([thursday]), listProposals: fails('unavailable') } },
  { element, state: 'complete, proposing times', render: show('book'), answers: booking, prepare: (host) => press(host, '.propose') },
  {
    element, state: 'complete, a series', render: show('book'), answers: { ...booking, previewSeries: () => everyThursday },
    prepare: async (host) => {
      await press(host, chooseLate);
      await type(host, '#repeat', 'weekly');
      await press(host, '.chosen-time .button');
      await drawn(host, '.series-time');
    },
  },
  { element, state: 'complete, no calendar yet', render: show('meetings'), answers: { ...list([thursday]), readCalendarFeed: () => ({ content: null, madeAt: null }) }, prepare: (host) => openYours(host) },
  { element, state: 'complete, a calendar reads', render: show('meetings'), answers: { ...list([thursday]), readCalendarFeed: () => ({ content: 'busy', madeAt }) }, prepare: (host) => openYours(host) },
  {
    element, state: 'complete, calendar address made', render: show('meetings'),
    answers: { ...list([thursday]), readCalendarFeed: () => ({ content: null, madeAt: null }), makeCalendarFeed: () => ({ content: 'full', madeAt, path: `/calendar/${'Qx7'.repeat(14)}w.ics` }) },
    prepare: (host) => openYours(host, '[data-feed=make]'),
  },
  { element, state: 'error, your calendar', render: show('meetings'), answers: { ...list([thursday]), readCalendarFeed: fails('network') }, prepare: (host) => openYours(host) },
  { element, state: 'complete, adding to a calendar', render: show('meetings'), answers: { ...list([thursday]), readMeetingCalendar: () => links }, prepare: openAdd },

  { element, state: 'pending, choosing a time', render: show('book'), answers: { ...booking, listSlots: never } },
  { element, state: 'empty, choosing a time', render: show('book'), answers: list([], [], []) },
  { element, state: 'error, choosing a time', render: show('book'), answers: { ...booking, listSlots: fails('unavailable') } },
  { element, state: 'complete, choosing a time', render: show('book'), answers: booking },
  { element, state: 'complete, time chosen', render: show('book'), answers: booking, prepare: (host) => press(host, chooseLate) },
  { element, state: 'complete, time kept', render: show('book'), answers: { ...booking, holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:05:00.000Z' }) }, prepare: (host) => press(host, chooseLate) },
  {
    element, state: 'complete, time taken', render: show('book'),
    answers: { ...booking, bookMeeting: fails('slot-taken', { details: { closest: slotWeek().items.slice(3, 7).filter(({ start }) => start !== late) } }) },
    prepare: bookLate,
  },
  {
    element, state: 'complete, something else then', render: show('book'), answers: { ...booking, bookMeeting: fails('you-are-busy') },
    prepare: bookLate,
  },
  { element, state: 'complete, no times this week', render: show('book'), answers: { ...booking, listSlots: () => slotWeek('2026-10-26', { items: [], next: spanAt('2026-11-10T19:00:00.000Z', 45) }) } },
  { element, state: 'complete, no times at all', render: show('book'), answers: { ...booking, listSlots: () => slotWeek('2026-10-26', { items: [], next: null, clockChanges: [] }) } },
  { element, state: 'complete, no times of one’s own', render: show('book', berlin), me: meAsMentor, answers: { ...booking, ...list([], [], [withAna]), listSlots: () => slotWeek('2026-10-26', { items: [], next: null, clockChanges: [], yourZone: berlin, theirZone: saoPaulo, partner: ana }) } },
  { element, state: 'complete, another day for the other one', render: show('book'), answers: { ...booking, listSlots: () => slotWeek('2026-10-26', { theirZone: tokyo, clockChanges: [], items: slotWeek().items.map(({ start }) => spanAt(start, 45, saoPaulo, tokyo)) }) } },
  { element, state: 'complete, a long day', render: show('book'), answers: { ...booking, listSlots: () => slotWeek('2026-10-26', { items: longDay }) } },
  { element, state: 'complete, not booked', render: show('book'), answers: { ...booking, bookMeeting: fails('network') }, prepare: bookLate },
  { element, state: 'complete, the match rests', render: show('book'), answers: { ...booking, bookMeeting: fails('moved-on') }, prepare: bookLate },
  { element, state: 'complete, choosing a zone', render: show('book'), answers: booking, prepare: (host) => press(host, '.zone-line .link') },
  { element, state: 'complete, another zone', render: show('book', 'Europe/Lisbon'), answers: booking },
  { element, state: 'complete, several people', render: show('book'), answers: { ...booking, ...list([], [], [withBen, withTomas]) } },

  { element, state: 'pending, moving', render: move(), answers: { ...moving, listMoveSlots: never } },
  { element, state: 'error, moving', render: move(), answers: { ...moving, listMoveSlots: fails('unavailable') } },
  { element, state: 'empty, moving', render: move(), answers: { ...moving, listMoveSlots: () => slotWeek('2026-10-26', { items: [], next: null }) } },
  { element, state: 'complete, moving', render: move(), answers: moving, prepare: chooseOther },
  { element, state: 'complete, moving all later ones', render: move(inSeries), answers: { ...moving, readMeeting: () => inSeries, previewSeriesMove: () => toFridays }, prepare: moveAllLater },
  { element, state: 'complete, moving a circle’s meeting', render: move(ofCircle), answers: { ...moving, readMeeting: () => ofCircle }, prepare: (host) => press(host, chooseFriday) },
  { element, state: 'complete, moving late', render: move(), answers: { ...moving, moveMeeting: fails('body-invalid', { details: { path: 'reason' } }) }, prepare: moveToFriday },
  { element, state: 'complete, moving to a time taken', render: move(), answers: { ...moving, moveMeeting: fails('slot-taken', { details: { closest: slotWeek().items.slice(4, 6) } }) }, prepare: moveToFriday },
  { element, state: 'complete, moved meanwhile', render: move(), answers: { ...moving, moveMeeting: fails('moved-on') }, prepare: moveToFriday },
  { element, state: 'complete, not to be moved any more', render: move(), answers: { ...moving, readMeeting: () => ({ ...thursday, can: [] }) } },

  { element, state: 'pending, planning for a circle', render: plan, me: meAsMentor, answers: { ...planning, listCircleSlots: never } },
  { element, state: 'error, planning for a circle', render: plan, me: meAsMentor, answers: { ...planning, listCircleSlots: fails('unavailable') } },
  { element, state: 'empty, planning for a circle', render: plan, me: meAsMentor, answers: { ...planning, listCircleSlots: () => circleWeek('2026-10-26', { items: [], next: null, clockChanges: [], busy: [] }) } },
  { element, state: 'complete, planning for a circle', render: plan, me: meAsMentor, answers: { ...planning, holdSlot: ({ body }) => ({ start: body.start, until: '2026-10-20T12:05:00.000Z' }) }, prepare: (host) => press(host, chooseLate) },
  { element, state: 'complete, planning at a time that is gone', render: plan, me: meAsMentor, answers: { ...planning, bookCircleMeeting: fails('you-are-busy') }, prepare: bookLate },
  { element, state: 'complete, planning for nobody', render: plan, me: meAsMentor, answers: { ...planning, bookCircleMeeting: fails('circle-empty') }, prepare: bookLate },
  {
    element, state: 'complete, planning a circle’s series', render: plan, me: meAsMentor, answers: { ...planning, previewCircleSeries: () => circleEveryThursday },
    prepare: async (host) => {
      await press(host, chooseLate);
      await type(host, '#repeat', 'weekly');
      await press(host, '.chosen-time .button');
      await drawn(host, '.series-time');
    },
  },
  { element, state: 'complete, planned for a circle', render: show('meetings', berlin), me: meAsMentor, answers: list([ofCircle], [], []), prepare: (host) => (host as MentorScheduling).showBooked(ofCircle) },

  { element, state: 'pending, free times', render: show('availability', berlin), answers: { ...times, readAvailability: never }, me: meAsMentor },
  { element, state: 'error, free times', render: show('availability', berlin), answers: { ...times, readAvailability: fails('network') }, me: meAsMentor },
  {
    element, state: 'empty, free times', render: show('availability', berlin), me: meAsMentor,
    answers: { ...times, readAvailability: () => ({ ...availabilityOfBen, weekly: [], overrides: [], updatedAt: null, meetingUrl: null, mentees: [] }), previewAvailability: () => ({ ...previewOf(berlin), free: [], booked: [], freeMinutes: 0 }) },
  },
  { element, state: 'complete, free times', render: show('availability', berlin), answers: times, me: meAsMentor },
  { element, state: 'complete, offering flash sessions', render: show('availability', berlin), answers: { ...times, readAvailability: () => ({ ...availabilityOfBen, flash: { perMonth: 2, minutes: 30 } }) }, me: meAsMentor },
  { element, state: 'complete, a calendar that cannot be read', render: show('availability', berlin), answers: { ...times, listBusyCalendars: () => ({ items: [calendarOfBen, calendarUnread] }) }, me: meAsMentor },
  { element, state: 'complete, removing a calendar', render: show('availability', berlin), answers: times, me: meAsMentor, prepare: (host) => press(host, '.busy-calendar .button:last-child') },
  { element, state: 'complete, when a mentee is busy', render: show('availability', berlin), answers: times },
  { element, state: 'error, when a mentee is busy', render: show('availability', berlin), answers: { ...times, listBusyCalendars: fails('network') } },
  { element, state: 'complete, away', render: show('availability', berlin), answers: { ...times, readAvailability: () => ({ ...availabilityOfBen, pausedUntil: '2026-11-03', meetingsOutside: 2 }) }, me: meAsMentor },
  { element, state: 'complete, a time that ends before it starts', render: show('availability', berlin), answers: times, me: meAsMentor, prepare: (host) => type(host, '#day-4-0-to', '1') },
  { element, state: 'complete, saved', render: show('availability', berlin), answers: times, me: meAsMentor, prepare: (host) => switchDay(host, 1, '.save-state > .icon') },
  { element, state: 'complete, not saved', render: show('availability', berlin), answers: { ...times, setAvailability: fails('network') }, me: meAsMentor, prepare: (host) => switchDay(host, 1, '.banner.danger') },
  { element, state: 'complete, booked meetings stay', render: show('availability', berlin), answers: times, me: meAsMentor, prepare: (host) => switchDay(host, 4, '#meetings-hit[open]') },
  {
    element, state: 'complete, a day taken away', render: show('availability', berlin), answers: times, me: meAsMentor,
    prepare: (host) => press(host, '.different .icon-button'),
  },
  {
    element, state: 'complete, a different day', render: show('availability', berlin), answers: times, me: meAsMentor,
    prepare: (host) => press(host, '.different .quiet'),
  },
  {
    element, state: 'complete, pausing', render: show('availability', berlin), answers: times, me: meAsMentor,
    prepare: (host) => press(host, '.screen-head .button'),
  },
];
