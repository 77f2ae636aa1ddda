import { z } from 'zod';
import { cadences, circleEnds, circleRequestWays, circleStates, circleVisibilities, limits } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { slotWeek } from './matches.ts';
import { meeting } from './meetings.ts';
import { date, id, instant, line, localSpan, page, pageQuery, personRef, prose, topicKey, weekStart } from './shapes.ts';

export const circle = z
  .strictObject({
    id,
    title: z.string(),
    about: z.string(),
    topics: z.array(topicKey),
    mentor: personRef,
    visibility: z.enum(circleVisibilities),
    seats: z.int(),
    seatsTaken: z.int(),
    cadence: z.enum(cadences),
    state: z.enum(circleStates),
    nextMeeting: z.strictObject({ start: instant, end: instant, when: localSpan }).nullable().meta({ description: 'The meeting that comes first, on the reader’s clock.' }),
    /** The reader's part in it; null for who is not in it. */
    mySide: z.enum(['mentor', 'mentee']).nullable(),
    myMatchId: id.nullable(),
    myRequest: z.enum(circleRequestWays).nullable().meta({ description: 'The reader asked for a seat, or was invited to one, and that waits.' }),
    myWaiting: z.strictObject({ id, position: z.int().nullable(), until: instant.nullable() }).nullable().meta({ description: 'My turn on its waiting list: the position, or until when a seat is kept for me. Joining takes it.' }),
    comingBack: z
      .strictObject({ takenOut: z.boolean(), askAgainAt: instant.nullable() })
      .nullable()
      .meta({ description: 'I was taken out of it, or asked not long ago: when I may ask for a seat (again), null where I may now. An invitation opens it at any time.' }),
    members: z.array(personRef.extend({ resting: z.boolean() })).nullable().meta({ description: 'Its people and coordinators see who is in it; null for who only looks.' }),
    waiting: z
      .array(z.strictObject({ person: personRef, way: z.enum(circleRequestWays), message: z.string(), sentAt: instant }))
      .nullable()
      .meta({ description: 'Who asked for a seat or was invited to one; for its mentor and coordinators.' }),
    line: z
      .array(z.strictObject({ person: personRef, joinedAt: instant, until: instant.nullable() }))
      .nullable()
      .meta({ description: 'Who waits for a seat, first those for whom one is kept (`until`); for its mentor and coordinators, null for others.' }),
    can: z.array(z.enum(['join', 'ask', 'wait', 'withdraw', 'leave', 'edit', 'admit', 'start-closing', 'complete', 'end', 'meet'])),
  })
  .meta({ id: 'Circle' });

const rules = z
  .strictObject({ from: z.int(), to: z.int(), warnAbove: z.int(), stopAbove: z.int(), mostLed: z.int(), mostJoined: z.int() })
  .meta({ id: 'CircleRules', description: 'Members of a circle: usual size, where the program warns, where it stops. How many circles one person may lead, and be in.' });

export const circleSlots = slotWeek
  .extend({ busy: z.array(z.strictObject({ start: instant, members: z.int() })).meta({ description: 'At which of the items members have something else, and how many of those who are to come.' }) })
  .meta({ id: 'CircleSlots', description: 'A week of times at which a circle can meet: those of its mentor. The partner is the circle; both clocks are the mentor’s.' });

const params = z.strictObject({ circleId: id });
const ofPerson = z.strictObject({ circleId: id, personId: id });
const one = { status: 200 as const, schema: circle };
const widgets = ['app'] as const;
/** Its meeting is planned where meetings are booked. */
const planning = ['app', 'scheduling'] as const;
const text = { title: line(limits.circleTitle), about: prose(limits.circleAbout), topics: z.array(topicKey).max(limits.topics), seats: z.int().min(2).max(limits.circleSeats), cadence: z.enum(cadences) };
const message = z.strictObject({ message: prose(limits.message).exactOptional() });

export const circles = endpoints('circles', {
  listCircles: {
    method: 'get',
    path: '/api/circles',
    summary: 'Circles that I may know of and that are not over, the newest first. A hidden one is there for its people, those who are invited, and coordinators.',
    action: 'circle.list',
    query: z.strictObject(pageQuery),
    response: { status: 200, schema: z.strictObject({ ...page(circle), rules }).meta({ id: 'CirclePage' }) },
    problems: ['cursor-invalid'],
    widgets,
  },
  startCircle: {
    method: 'post',
    path: '/api/circles',
    summary: 'A mentor starts a circle: one mentor, several mentees.',
    action: 'circle.start',
    body: z.strictObject({ title: text.title, about: text.about.exactOptional(), topics: text.topics.exactOptional(), visibility: z.enum(circleVisibilities), seats: text.seats.exactOptional(), cadence: text.cadence.exactOptional() }),
    response: { status: 201, schema: circle },
    problems: ['body-invalid', 'not-enrolled', 'limit-reached', 'program-archived'],
    widgets,
  },
  readCircle: { method: 'get', path: '/api/circles/{circleId}', summary: 'One circle.', action: 'circle.read', params, response: one, problems: ['not-found'], widgets },
  editCircle: {
    method: 'patch',
    path: '/api/circles/{circleId}',
    summary: 'Changes what a circle is. Fewer seats than are taken: nobody has to leave, and nobody comes in.',
    action: 'circle.edit',
    params,
    body: z.strictObject({ title: text.title.exactOptional(), about: text.about.exactOptional(), topics: text.topics.exactOptional(), visibility: z.enum(circleVisibilities).exactOptional(), seats: text.seats.exactOptional(), cadence: text.cadence.exactOptional() }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets,
  },
  joinCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/join',
    summary: 'Takes a free seat of an open circle, or of one that I was invited to.',
    action: 'circle.join',
    params,
    response: one,
    problems: ['not-found', 'not-allowed', 'circle-full', 'circle-taken-out', 'limit-reached', 'mentor-paused', 'pair-not-possible', 'not-enrolled', 'request-to-self', 'moved-on', 'program-archived'],
    widgets,
  },
  askToJoin: {
    method: 'post',
    path: '/api/circles/{circleId}/ask',
    summary: 'Asks for a seat of a circle that takes people on request, or, after I was taken out of it, of one that is open.',
    action: 'circle.join',
    params,
    body: message,
    response: one,
    problems: ['body-invalid', 'not-found', 'circle-asked-before', 'circle-taken-out', 'mentor-paused', 'pair-not-possible', 'not-enrolled', 'request-to-self', 'moved-on', 'program-archived'],
    widgets,
  },
  withdrawFromCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/withdraw',
    summary: 'Takes back what I asked, or says no to an invitation.',
    action: 'circle.join',
    params,
    problems: ['not-found', 'moved-on'],
    widgets,
  },
  leaveCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/leave',
    summary: 'Leaves a circle: nobody’s fault, at any time; the seat is free again.',
    action: 'circle.leave',
    params,
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  inviteToCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/people/{personId}/invite',
    summary: 'Invites a mentee: they find the circle, also a hidden one, and may join it. Who has asked for a seat already gets one.',
    action: 'circle.admit',
    params: ofPerson,
    body: message,
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'circle-full', 'capacity-reached', 'mentor-paused', 'pair-not-possible', 'not-enrolled', 'request-to-self', 'moved-on', 'program-archived'],
    widgets,
  },
  admitToCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/people/{personId}/admit',
    summary: 'Says yes to somebody who asked for a seat.',
    action: 'circle.admit',
    params: ofPerson,
    response: one,
    problems: ['not-found', 'not-allowed', 'circle-full', 'capacity-reached', 'mentor-paused', 'pair-not-possible', 'not-enrolled', 'moved-on', 'program-archived'],
    widgets,
  },
  declineForCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/people/{personId}/decline',
    summary: 'Says no to somebody who asked, which needs no reason; or takes an invitation back.',
    action: 'circle.admit',
    params: ofPerson,
    response: one,
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  removeMember: {
    method: 'post',
    path: '/api/circles/{circleId}/people/{personId}/remove',
    summary: 'Takes a member out of the circle. They are told, with the reason.',
    action: 'circle.admit',
    params: ofPerson,
    body: z.strictObject({ reason: prose(limits.reason, 1) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
  listCircleSlots: {
    method: 'get',
    path: '/api/circles/{circleId}/slots',
    summary: 'Open times of a circle’s mentor in one week, and how many members have something else then.',
    action: 'circle.meet',
    params,
    query: z.strictObject({ from: date.exactOptional(), weekStart: weekStart.exactOptional(), minutes: z.coerce.number().int().multipleOf(5).min(15).max(240).exactOptional() }),
    response: { status: 200, schema: circleSlots },
    problems: ['body-invalid', 'not-found', 'not-allowed'],
    widgets: planning,
  },
  bookCircleMeeting: {
    method: 'post',
    path: '/api/circles/{circleId}/meetings',
    summary: 'Books an open time of its mentor for the whole circle. A member who has something else then is told, and keeps nobody from meeting.',
    action: 'circle.meet',
    params,
    body: z.strictObject({ start: instant, minutes: z.int().multipleOf(5).min(15).max(240), title: line(limits.meetingTitle).exactOptional() }),
    response: { status: 201, schema: meeting },
    madeIn: '/api/meetings',
    problems: ['body-invalid', 'not-found', 'not-allowed', 'slot-taken', 'slot-past', 'you-are-busy', 'circle-empty', 'moved-on', 'program-archived'],
    widgets: planning,
  },
  closeCircle: {
    method: 'post',
    path: '/api/circles/{circleId}/close',
    summary: 'The circle begins to say goodbye, has come to its good end, or is over at once; so is everybody’s part in it.',
    action: 'circle.close',
    params,
    body: z.strictObject({ to: z.enum(circleEnds) }),
    response: one,
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets,
  },
});
