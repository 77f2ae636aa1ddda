import { z } from 'zod';
import { enrolmentRoles, limits, waitingKinds, waitingStates } from '../../models/vocabulary.ts';
import { endpoints } from './endpoint.ts';
import { id, instant, page } from './shapes.ts';

/** What is full: the id of a mentor or a circle, or a role of the program. */
const of = z.union([id, z.enum(enrolmentRoles)]);

export const waiting = z
  .strictObject({
    id,
    kind: z.enum(waitingKinds),
    of: z.string(),
    name: z.string().nullable().meta({ description: 'Of a mentor or a circle; null where the kind says all.' }),
    state: z.enum(waitingStates),
    position: z.int().nullable().meta({ description: '1 is next; null once a place is kept.' }),
    until: instant.nullable().meta({ description: 'Until when a place is kept for them, where one is on offer.' }),
    joinedAt: instant,
  })
  .meta({ id: 'Waiting', description: 'One’s own turn on a waiting list. A place on offer is taken by doing what it is for: asking the mentor, joining the program.' });

export const waitingLists = endpoints('waiting-lists', {
  listWaiting: {
    method: 'get',
    path: '/api/waiting',
    summary: 'What I wait for, with my position, and places that are kept for me; the oldest first.',
    action: 'waiting-list.list',
    response: { status: 200, schema: z.strictObject(page(waiting)).meta({ id: 'WaitingPage' }) },
    problems: [],
  },
  joinWaitingList: {
    method: 'post',
    path: '/api/waiting',
    summary: `Stands in line for a place: of a mentor or a circle that is full, or in a role of the program that is full or closed; on ${limits.waiting} lists at most.`,
    action: 'waiting-list.join',
    body: z.strictObject({ kind: z.enum(waitingKinds), of }),
    response: { status: 201, schema: waiting },
    problems: [
      'body-invalid', 'not-found', 'place-free', 'limit-reached', 'enrolled-already', 'enrolment-closed', 'enrolment-not-open', 'not-enrolled', 'you-are-full', 'asked-already', 'asked-before',
      'mentor-paused', 'pair-not-possible', 'request-to-self', 'program-archived',
    ],
  },
  readWaiting: {
    method: 'get',
    path: '/api/waiting/{waitingId}',
    summary: 'One turn of mine on a waiting list, also when it is over.',
    action: 'waiting-list.read',
    params: z.strictObject({ waitingId: id }),
    response: { status: 200, schema: waiting },
    problems: ['not-found'],
  },
  leaveWaitingList: {
    method: 'delete',
    path: '/api/waiting/{waitingId}',
    summary: 'Waits no longer; a place on offer goes to the next in line.',
    action: 'waiting-list.leave',
    params: z.strictObject({ waitingId: id }),
    problems: ['not-found', 'moved-on'],
  },
});
