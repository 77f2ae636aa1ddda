import { z } from 'zod';
import { closingReasons, requestSteps } from '../../models/request-history-words.ts';
import { suits } from '../../models/slot-words.ts';
import { cadences, choiceStates, declineReasons, enrolmentRoles, limits, matchRequestStates, matchStates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { date, id, instant, line, page, pageQuery, personRef, prose, span, weekStart, zone } from './shapes.ts';

const goal = line(limits.goalTitle);
const message = prose(limits.message);

/** The two only try it, by the program's setting; gone once both have confirmed. */
const tentative = z
  .strictObject({ until: instant, confirmedBy: z.array(z.enum(enrolmentRoles)) })
  .meta({ description: 'The two meet first: who of them has confirmed the match, and until when both have to.' });

export const matchRequest = z
  .strictObject({
    id,
    mentee: personRef,
    /** In the mentee's order; a mentor sees the own one only. `reason`: what a mentor gave for a no, if anything. */
    choices: z.array(z.strictObject({ mentor: personRef, state: z.enum(choiceStates), reason: z.enum(declineReasons).exactOptional() })).min(1).max(limits.choices),
    goal: z.string(),
    message: z.string(),
    cadence: z.enum(cadences),
    state: z.enum(matchRequestStates),
    sentAt: instant,
    expiresAt: instant,
    readAt: instant.nullable(),
    answeredAt: instant.nullable(),
    matchId: id.nullable(),
    matchEnded: z.literal(true).exactOptional(),
    tentative: tentative.exactOptional(),
    /** What the reader may do with it now. */
    can: z.array(z.enum(['edit', 'rank', 'withdraw', 'accept', 'decline'])),
  })
  .meta({ id: 'MatchRequest' });

/** One thing that happened to a request. */
const requestPast = z
  .strictObject({
    step: z.enum(requestSteps),
    at: instant,
    by: personRef.nullable().meta({ description: 'null: nobody did, it followed from something else.' }),
    mentor: personRef.meta({ description: 'The mentor whom it was about, or whose turn it was then.' }),
    reason: z.enum(declineReasons).exactOptional().meta({ description: 'What the mentor gave as reason for a no; for the two alone.' }),
    why: z.enum(closingReasons).exactOptional().meta({ description: 'Of a turn that was closed or passed over. A mentor reads it only where it was their own places.' }),
  })
  .meta({ id: 'MatchRequestPast' });

export const match = z
  .strictObject({
    id,
    state: z.enum(matchStates),
    mentor: personRef,
    mentee: personRef,
    /** The reader's side of the pair; null for a coordinator. */
    mySide: z.enum(['mentor', 'mentee']).nullable(),
    partner: z.strictObject({ id, name: z.string(), headline: z.string().nullable(), zone: zone.nullable(), localTime: z.string().nullable() }).nullable(),
    circle: z.strictObject({ id, title: z.string() }).exactOptional().meta({ description: 'The circle in which the mentee has this mentor; absent for a pair.' }),
    partnerAway: z.literal(true).exactOptional().meta({ description: 'The other one takes no part for now: the match waits for them.' }),
    cadence: z.enum(cadences),
    startedAt: instant,
    week: z.int().meta({ description: 'Which week of the match this is, from 1.' }),
    weeks: z.int().nullable().meta({ description: 'How many weeks the program gives it.' }),
    tentative: tentative.exactOptional(),
  })
  .meta({ id: 'Match' });

/** A week of times at which two can meet. */
export const slotWeek = z
  .strictObject({
    from: date,
    minutes: z.int(),
    yourZone: zone,
    theirZone: zone,
    partner: personRef,
    items: z.array(span),
    best: z.array(z.strictObject({ start: instant, suits: z.enum(suits) })).max(3).meta({ description: 'Those of `items` that suit both clocks best, of different days, the best first; `suits` is about the one whom it suits less.' }),
    /** The first free time after this week; null when there is none in the next 8 weeks. */
    next: span.nullable(),
    /** Clock changes of either zone within the week before, in, and after the one shown. */
    clockChanges: z.array(
      z.strictObject({ whose: z.enum(['yours', 'theirs']), zone, date, at: instant, aheadBefore: z.int(), aheadAfter: z.int() }),
    ).meta({ description: 'aheadBefore and aheadAfter: minutes that the partner’s clock is ahead of the reader’s.' }),
  })
  .meta({ id: 'SlotWeek' });

export const matches = endpoints('matches', {
  sendMatchRequest: {
    method: 'post',
    path: '/api/match-requests',
    summary: 'Asks one mentor after the other, in this order, with a message and a first goal.',
    action: 'match-request.send',
    body: z.strictObject({ choices: z.array(id).min(1).max(limits.choices), goal, message, cadence: z.enum(cadences) }),
    response: { status: 201, schema: matchRequest },
    problems: ['body-invalid', 'not-found', 'request-to-self', 'asked-already', 'asked-before', 'mentor-full', 'mentor-paused', 'pair-not-possible', 'you-are-full', 'not-enrolled', 'limit-reached', 'program-archived'],
    widgets: ['app', 'directory', 'requests'],
  },
  listAlternatives: {
    method: 'get',
    path: '/api/alternative-mentors',
    summary: 'Up to three mentors with a free place whom I, as mentee, may ask now: who offers most of what I need first.',
    action: 'match-request.send',
    response: { status: 200, schema: z.strictObject(page(personRef)).meta({ id: 'AlternativeMentors' }) },
    problems: [],
    widgets: ['app', 'directory', 'requests'],
  },
  listMatchRequests: {
    method: 'get',
    path: '/api/match-requests',
    summary: 'Requests that I sent as mentee, or that ask me as mentor; newest first.',
    action: 'match-request.list',
    query: z.strictObject({ side: z.enum(['sent', 'received']), ...pageQuery }),
    response: { status: 200, schema: z.strictObject(page(matchRequest)).meta({ id: 'MatchRequestPage' }) },
    problems: ['cursor-invalid'],
    widgets: ['app', 'directory', 'requests'],
  },
  readMatchRequest: {
    method: 'get',
    path: '/api/match-requests/{requestId}',
    summary: 'One request. Read by the asked mentor it counts as read from then on.',
    action: 'match-request.read',
    params: z.strictObject({ requestId: id }),
    response: { status: 200, schema: matchRequest },
    problems: ['not-found'],
    widgets: ['app', 'directory', 'requests'],
  },
  readMatchRequestHistory: {
    method: 'get',
    path: '/api/match-requests/{requestId}/history',
    summary: 'What happened to a request, oldest first: all of it for its mentee and coordinators, their own turn for a mentor who was asked. Does not count as having read it.',
    action: 'match-request.read',
    params: z.strictObject({ requestId: id }),
    response: { status: 200, schema: z.strictObject({ items: z.array(requestPast) }).meta({ id: 'MatchRequestHistory' }) },
    problems: ['not-found'],
    widgets: ['app', 'directory', 'requests', 'program'],
  },
  markMatchRequestRead: {
    method: 'post',
    path: '/api/match-requests/{requestId}/read',
    summary: 'The asked mentor has opened it: from now on it cannot be edited.',
    action: 'match-request.answer',
    params: z.strictObject({ requestId: id }),
    response: { status: 200, schema: matchRequest },
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'requests'],
  },
  editMatchRequest: {
    method: 'patch',
    path: '/api/match-requests/{requestId}',
    summary: 'Changes message, goal or cadence until the mentor has read it.',
    action: 'match-request.edit',
    params: z.strictObject({ requestId: id }),
    body: z.strictObject({ goal: goal.exactOptional(), message: message.exactOptional(), cadence: z.enum(cadences).exactOptional() }),
    response: { status: 200, schema: matchRequest },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'directory', 'requests'],
  },
  rankMatchRequest: {
    method: 'put',
    path: '/api/match-requests/{requestId}/next',
    summary: 'Sets who is asked after the mentor whose turn it is, in this order; nobody named: the request ends with their answer.',
    action: 'match-request.rank',
    params: z.strictObject({ requestId: id }),
    body: z.strictObject({ next: z.array(id).max(limits.choices) }),
    response: { status: 200, schema: matchRequest },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on', 'request-to-self', 'asked-already', 'asked-before', 'mentor-full', 'mentor-paused', 'pair-not-possible', 'you-are-full', 'not-enrolled', 'limit-reached', 'program-archived'],
    widgets: ['app', 'directory', 'requests'],
  },
  withdrawMatchRequest: {
    method: 'post',
    path: '/api/match-requests/{requestId}/withdraw',
    summary: 'Takes the request back, at any time before an answer.',
    action: 'match-request.withdraw',
    params: z.strictObject({ requestId: id }),
    response: { status: 200, schema: matchRequest },
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'directory', 'requests'],
  },
  acceptMatchRequest: {
    method: 'post',
    path: '/api/match-requests/{requestId}/accept',
    summary: 'The asked mentor says yes: a match begins, the place is taken, the goal becomes the first goal.',
    action: 'match-request.answer',
    params: z.strictObject({ requestId: id }),
    response: { status: 200, schema: matchRequest },
    problems: ['not-found', 'not-allowed', 'moved-on', 'capacity-reached', 'you-are-full', 'pair-not-possible', 'program-archived'],
    widgets: ['app', 'requests'],
  },
  declineMatchRequest: {
    method: 'post',
    path: '/api/match-requests/{requestId}/decline',
    summary: 'The asked mentor says no. No reason is needed and it is never counted against anyone; the mentee’s next choice is asked.',
    action: 'match-request.answer',
    params: z.strictObject({ requestId: id }),
    query: z.strictObject({ reason: z.enum(declineReasons).exactOptional() }),
    response: { status: 200, schema: matchRequest },
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'requests'],
  },
  listMatches: {
    method: 'get',
    path: '/api/matches',
    summary: 'My matches that are not ended.',
    action: 'match.list',
    response: { status: 200, schema: z.strictObject(page(match)).meta({ id: 'MatchPage' }) },
    problems: [],
  },
  readMatch: {
    method: 'get',
    path: '/api/matches/{matchId}',
    summary: 'One match, also when it is over: for the two, and for coordinators.',
    action: 'match.read',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: match },
    problems: ['not-found'],
  },
  pauseMatch: {
    method: 'post',
    path: '/api/matches/{matchId}/pause',
    summary: 'The two take a break: both places stay taken, meetings to come are cancelled.',
    action: 'match.pause',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: match },
    problems: ['not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets: ['app'],
  },
  resumeMatch: {
    method: 'post',
    path: '/api/matches/{matchId}/resume',
    summary: 'The break is over. What was cancelled for it stays cancelled.',
    action: 'match.pause',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: match },
    problems: ['not-found', 'not-allowed', 'moved-on', 'program-archived'],
    widgets: ['app'],
  },
  confirmMatch: {
    method: 'post',
    path: '/api/matches/{matchId}/confirm',
    summary: 'Says yes to a match that the two only try so far; with the yes of both it is one like any other.',
    action: 'match.confirm',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: match },
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'requests'],
  },
  declineMatch: {
    method: 'post',
    path: '/api/matches/{matchId}/decline',
    summary: 'Says no to a match that the two only try so far: it ends, nobody’s fault, and both places are free again.',
    action: 'match.confirm',
    params: z.strictObject({ matchId: id }),
    response: { status: 200, schema: match },
    problems: ['not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'requests'],
  },
  endMatch: {
    method: 'post',
    path: '/api/matches/{matchId}/end',
    summary: 'Ends a match of two, nobody’s fault and at any time: both places are free again, and the other one is told that it ended and not why.',
    action: 'match.end',
    params: z.strictObject({ matchId: id }),
    body: z.strictObject({ notAgain: z.boolean().exactOptional().meta({ description: 'One of the two does not want to be matched with the other again. Nobody is told.' }), reason: line(limits.reason).exactOptional().meta({ description: 'Why a coordinator ends it: read by coordinators alone. From anybody else `not-allowed`.' }) }),
    response: { status: 200, schema: match },
    problems: ['body-invalid', 'not-found', 'not-allowed', 'moved-on'],
    widgets: ['app', 'program'],
  },
  listSlots: {
    method: 'get',
    path: '/api/matches/{matchId}/slots',
    summary: 'Free times of the match’s mentor in one week of the reader’s calendar; the reader’s own busy times are left out.',
    action: 'slot.list',
    params: z.strictObject({ matchId: id }),
    query: z.strictObject({
      /** The first day: seven are shown from it, on the reader's calendar. */
      from: date.exactOptional(),
      weekStart: weekStart.exactOptional(),
      minutes: z.coerce.number().int().multipleOf(5).min(15).max(240).exactOptional(),
    }),
    response: { status: 200, schema: slotWeek },
    problems: ['not-found', 'body-invalid'],
    widgets: ['app', 'scheduling'],
  },
});
