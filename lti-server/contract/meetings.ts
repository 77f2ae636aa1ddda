import { z } from 'zod';
import { limits, meetingStates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { slotWeek } from './matches.ts';
import { date, id, instant, line, page, pageQuery, personRef, span, topicKey, zone } from './shapes.ts';

export const meeting = z
  .strictObject({
    id,
    matchId: id.nullable().meta({ description: 'null: a flash session, of two who have no match, or a meeting of a circle.' }),
    flash: z.strictObject({ topic: topicKey, question: z.string(), wished: z.boolean() }).nullable().meta({ description: 'What a flash session is about; wished: the mentor would like to go on.' }),
    title: z.string().nullable(),
    /** Whom the reader meets; the mentor of a circle meets it, by its title. */
    partner: personRef,
    circle: z.strictObject({ id, title: z.string(), people: z.int(), busy: z.boolean() }).exactOptional().meta({ description: 'The circle that meets; absent for a pair. busy: I had something else then when it was planned.' }),
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
    can: z.array(z.enum(['cancel', 'confirm-held', 'contest', 'go-on'])),
  })
  .meta({ id: 'Meeting' });

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
    query: z.strictObject({ from: date.exactOptional(), zone: zone.exactOptional() }),
    response: { status: 200, schema: slotWeek },
    problems: ['body-invalid', 'not-found', 'not-enrolled', 'flash-not-offered', 'mentor-paused', 'pair-not-possible', 'zone-unknown'],
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
    summary: 'Answers “Did you meet?” after the meeting.',
    action: 'meeting.confirm-held',
    params,
    body: z.strictObject({ held: z.boolean() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  contestHeld: {
    method: 'post',
    path: '/api/meetings/{meetingId}/contest',
    summary: 'The other side saw it otherwise; possible for 7 days.',
    action: 'meeting.contest',
    params,
    response: one,
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
});
