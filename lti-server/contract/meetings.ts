import { z } from 'zod';
import { absentees, meetingHistoryTypes } from '../../models/meeting-words.ts';
import { repeats } from '../../models/series-words.ts';
import { limits, meetingStates } from '../../models/vocabulary.ts';
import { roomAddress } from './availability.ts';
import { endpoints } from './endpoint.ts';
import { slotWeek } from './matches.ts';
import { date, id, instant, line, page, pageQuery, personRef, span, topicKey, weekStart } from './shapes.ts';

export const meeting = z
  .strictObject({
    id,
    matchId: id.nullable().meta({ description: 'null: a flash session, of two who have no match, or a meeting of a circle.' }),
    flash: z.strictObject({ topic: topicKey, question: z.string(), wished: z.boolean() }).nullable().meta({ description: 'What a flash session is about; wished: the mentor would like to go on.' }),
    series: z.strictObject({ id, repeat: z.enum(repeats), place: z.int(), of: z.int() }).exactOptional().meta({ description: 'How it repeats, and which of how many it was when its series was booked; absent for a single meeting.' }),
    title: z.string().nullable(),
    /** Whom the reader meets; the mentor of a circle meets it, by its title. */
    partner: personRef,
    circle: z.strictObject({ id, title: z.string(), people: z.int(), busy: z.boolean(), came: z.int().exactOptional() }).exactOptional().meta({ description: 'The circle that meets; absent for a pair. busy: I had something else then when it was planned. came: how many did, where its mentor has said so; not for its members.' }),
    state: z.enum(meetingStates),
    when: span,
    minutes: z.int(),
    meetingUrl: z.string().nullable(),
    roomLater: z.literal(true).exactOptional().meta({ description: 'There is a room, told from joinOpensAt on: the mentor’s name is hidden from the reader, and its address may have it.' }),
    joinOpensAt: instant,
    bookedBy: id,
    /** `by` null: nobody cancelled it, it went with the match or with the part of one of the two. */
    cancelled: z.strictObject({ by: id.nullable(), reason: z.string().nullable(), at: instant }).nullable(),
    /** Whose clock changes between now and the meeting, so that a line can say that both times count it in. */
    clockChange: z.enum(['yours', 'theirs']).nullable(),
    contested: z.boolean().meta({ description: 'The two remember it differently: one of them contested what the other had said. It counts as the state says.' }),
    moved: z.strictObject({ by: id, from: span, reason: z.string().nullable(), at: instant }).exactOptional().meta({ description: 'The last time that it was moved: by whom, from when, and why.' }),
    absent: z.enum(absentees).exactOptional().meta({ description: 'Who did not come, by the one word there is; nobody: the two had agreed not to meet then.' }),
    can: z.array(z.enum(['move', 'cancel', 'change-room', 'confirm-held', 'contest', 'mark-attendance', 'go-on'])),
  })
  .meta({ id: 'Meeting' });

const past = z
  .strictObject({
    id,
    type: z.enum(meetingHistoryTypes),
    at: instant,
    by: personRef.nullable().meta({ description: 'null: nobody did, it followed from something else.' }),
    from: span.exactOptional(),
    to: span.exactOptional(),
    reason: z.string().exactOptional(),
    absent: personRef.nullable().exactOptional().meta({ description: 'Who did not come, by the word of the one who said it; null: they had agreed not to meet then. The members of a circle are told by its title; one of them is not told of the others.' }),
    absentees: z.array(personRef).exactOptional().meta({ description: 'Which members of a circle did not come, as its mentor said then. Empty: all came. One of them is told of themselves alone; where they came it is absent.' }),
    held: z.boolean().exactOptional().meta({ description: 'What the one who contested says: whether they met.' }),
  })
  .meta({ id: 'MeetingPast' });
const attendance = z
  .strictObject({
    meetingId: id,
    items: z.array(z.strictObject({ person: personRef, came: z.boolean().nullable(), contested: z.boolean() }))
      .meta({ description: 'Who was to come; a member sees themselves alone. came null: nobody said, or the two remember it differently (contested), which counts as having come.' }),
    can: z.array(z.enum(['mark'])),
  })
  .meta({ id: 'Attendance', description: 'Who came to a meeting of a circle.' });
const word = { held: z.boolean(), absent: z.enum(absentees).exactOptional(), reason: line(limits.reason).exactOptional().meta({ description: 'Why, for the people of the meeting alone.' }) };
const heldSlot = z.strictObject({ start: instant, until: instant }).meta({ id: 'HeldSlot' });
const refusals = ['slot-taken', 'slot-past', 'you-are-busy', 'moved-on', 'program-archived'] as const;
const meetingCalendar = z
  .strictObject({
    file: z.string().meta({ description: 'iCalendar (text/calendar): to be kept as a file, which Apple’s and most other calendars open.' }),
    google: z.url(),
    outlook: z.url().meta({ description: 'Of work or school.' }),
    outlookCom: z.url(),
  })
  .meta({ id: 'MeetingCalendar', description: 'Addresses at which a calendar opens with the meeting filled in. The tool asks nothing of them.' });

const params = z.strictObject({ meetingId: id });
const one = { status: 200 as const, schema: meeting };
const widgets = ['app', 'scheduling'] as const;

export const meetings = endpoints('meetings', {
  listMeetings: {
    method: 'get',
    path: '/api/meetings',
    summary: 'My meetings: what comes, soonest first; or what was, newest first.',
    action: 'meeting.list',
    query: z.strictObject({ when: z.enum(['upcoming', 'past']).exactOptional(), ...pageQuery }),
    response: { status: 200, schema: z.strictObject(page(meeting)).meta({ id: 'MeetingPage' }) },
    problems: ['cursor-invalid'],
    widgets,
  },
  readMeeting: { method: 'get', path: '/api/meetings/{meetingId}', summary: 'One meeting.', action: 'meeting.read', params, response: one, problems: ['not-found'], widgets },
  readMeetingCalendar: { method: 'get', path: '/api/meetings/{meetingId}/calendar', summary: 'One of my meetings for my own calendar: as a file, and as links to Google and Outlook.', action: 'meeting.read', params, response: { status: 200, schema: meetingCalendar }, problems: ['not-found', 'not-allowed'], widgets },
  bookMeeting: {
    method: 'post',
    path: '/api/meetings',
    summary: 'Books a free time of the match’s mentor: confirmed at once, never twice.',
    action: 'meeting.book',
    body: z.strictObject({ matchId: id, start: instant, minutes: z.int().multipleOf(5).min(15).max(240), title: line(limits.meetingTitle).exactOptional() }),
    response: { status: 201, schema: meeting },
    problems: ['body-invalid', 'not-found', 'slot-taken', 'slot-past', 'you-are-busy', 'moved-on', 'program-archived'],
    widgets,
  },
  listFlashSlots: {
    method: 'get',
    path: '/api/mentors/{mentorId}/flash-slots',
    summary: 'A week of times at which a flash session of this mentor can be booked, and the next after it.',
    action: 'flash.book',
    params: z.strictObject({ mentorId: id }),
    query: z.strictObject({ from: date.exactOptional(), weekStart: weekStart.exactOptional() }),
    response: { status: 200, schema: slotWeek },
    problems: ['body-invalid', 'not-found', 'not-enrolled', 'flash-not-offered', 'mentor-paused', 'pair-not-possible'],
    widgets: ['app', 'directory', 'scheduling'],
  },
  bookFlashSession: {
    method: 'post',
    path: '/api/flash-sessions',
    summary: 'Books one session of a mentor who offers them, with a topic and one question, without a match: never twice, and no more in a month than the mentor offers.',
    action: 'flash.book',
    body: z.strictObject({ mentorId: id, start: instant, topic: topicKey, question: line(limits.goalTitle) }),
    response: { status: 201, schema: meeting },
    madeIn: '/api/meetings',
    problems: [
      'body-invalid', 'not-found', 'not-enrolled', 'flash-not-offered', 'flash-month-full', 'limit-reached', 'mentor-paused', 'pair-not-possible', 'slot-taken', 'slot-past', 'you-are-busy',
      'program-archived',
    ],
    widgets: ['app', 'directory', 'scheduling'],
  },
  goOnAfterFlash: {
    method: 'post',
    path: '/api/meetings/{meetingId}/go-on',
    summary: '“Make it ongoing” after a flash session: the mentee’s match request with its question, or the mentor’s word to the mentee.',
    action: 'meeting.go-on',
    params,
    response: one,
    problems: ['not-found', 'not-allowed', 'moved-on', 'asked-already', 'asked-before', 'mentor-full', 'mentor-paused', 'you-are-full', 'not-enrolled', 'pair-not-possible', 'program-archived'],
    widgets,
  },
  holdSlot: {
    method: 'put',
    path: '/api/held-slot',
    summary: 'Keeps a free time for me for five minutes, in place of whatever I kept before, while I fill in the form. Booking or moving ends it.',
    action: 'slot.hold',
    body: z.strictObject({
      kind: z.enum(['match', 'circle', 'flash', 'meeting']).meta({ description: 'A meeting of a match or a circle, a flash session of a mentor, or another time of a meeting.' }),
      id: id.meta({ description: 'Of that match, circle, mentor or meeting.' }),
      start: instant,
      minutes: z.int().multipleOf(5).min(15).max(240).exactOptional().meta({ description: 'Of a match’s or a circle’s meeting; the others have their length.' }),
    }),
    response: { status: 200, schema: heldSlot },
    repeats: true,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'not-enrolled', 'flash-not-offered', 'flash-month-full', 'mentor-paused', 'pair-not-possible', ...refusals],
    widgets: ['app', 'directory', 'scheduling'],
  },
  releaseSlot: {
    method: 'delete',
    path: '/api/held-slot',
    summary: 'Lets go of the time that I keep, if it is this one.',
    action: 'slot.hold',
    query: z.strictObject({ start: instant }),
    problems: ['body-invalid'],
    widgets: ['app', 'directory', 'scheduling'],
  },
  listMoveSlots: {
    method: 'get',
    path: '/api/meetings/{meetingId}/slots',
    summary: 'A week of times to which a meeting can be moved; its own time is in nobody’s way.',
    action: 'meeting.move',
    params,
    query: z.strictObject({ from: date.exactOptional(), weekStart: weekStart.exactOptional() }),
    response: { status: 200, schema: slotWeek },
    problems: ['body-invalid', 'not-found', 'not-allowed'],
    widgets,
  },
  moveMeeting: {
    method: 'post',
    path: '/api/meetings/{meetingId}/move',
    summary: 'Moves a meeting to another free time: the same meeting, never twice; within the notice time of the mentor a reason is asked for.',
    action: 'meeting.move',
    params,
    body: z.strictObject({ from: instant.meta({ description: 'The start that it is moved from: somebody else may have moved it meanwhile.' }), start: instant, reason: line(limits.reason).exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'flash-month-full', ...refusals],
    widgets,
  },
  changeRoom: {
    method: 'post',
    path: '/api/meetings/{meetingId}/room',
    summary: 'Gives a meeting that is not over another video room, or none: the same meeting at the same time. Its mentor may; its people are told.',
    action: 'meeting.change-room',
    params,
    body: z.strictObject({
      from: z.string().max(2_000).nullable().meta({ description: 'The room that is changed: somebody may have changed it meanwhile. null: none.' }),
      address: roomAddress.nullable().meta({ description: 'An address, or a template by which the meeting gets a new one of its own. null: no room.' }),
    }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  readMeetingHistory: {
    method: 'get',
    path: '/api/meetings/{meetingId}/history',
    summary: 'What happened to a meeting, oldest first: who and when.',
    action: 'meeting.read',
    params,
    response: { status: 200, schema: z.strictObject({ items: z.array(past) }).meta({ id: 'MeetingHistory' }) },
    problems: ['not-found'],
    widgets,
  },
  readAttendance: { method: 'get', path: '/api/meetings/{meetingId}/attendance', summary: 'Who came to a meeting of a circle: for its mentor and coordinators; for a member how they themselves are kept.', action: 'meeting.read', params, response: { status: 200, schema: attendance }, problems: ['not-found'], widgets },
  markAttendance: {
    method: 'put',
    path: '/api/meetings/{meetingId}/attendance',
    summary: 'A circle’s mentor says who did not come. Somebody came: it was held, for those; nobody: it was missed. May be said again as long as outcomes may be contested.',
    action: 'meeting.confirm-held',
    params,
    body: z.strictObject({ absentIds: z.array(id).max(limits.circleSeats) }),
    response: { status: 200, schema: attendance },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  cancelMeeting: {
    method: 'post',
    path: '/api/meetings/{meetingId}/cancel',
    summary: 'Cancels a meeting; within the notice time of the mentor a reason is asked for.',
    action: 'meeting.cancel',
    params,
    body: z.strictObject({ reason: line(limits.reason).exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  confirmHeld: {
    method: 'post',
    path: '/api/meetings/{meetingId}/held',
    summary: 'Answers “Did you meet?” after the meeting, also where it counts as held by itself by now; and if not, who did not come.',
    action: 'meeting.confirm-held',
    params,
    body: z.strictObject(word),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  contestHeld: {
    method: 'post',
    path: '/api/meetings/{meetingId}/contest',
    summary: 'The other side saw it otherwise; possible for 7 days. Without a word of one’s own it is the opposite of what was said. A member of a circle who is kept as absent says so of themselves alone: that they were there, and why.',
    action: 'meeting.contest',
    params,
    body: z.strictObject({ ...word, held: word.held.exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
});
