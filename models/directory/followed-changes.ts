import type { Followed } from '../mongodb/changes.ts';
import type { EventType } from '../vocabulary.ts';

/** After these somebody's free times are others. */
const calendarEvents: readonly EventType[] = ['meeting.booked', 'meeting.moved', 'meeting.cancelled', 'meeting.recomputed', 'meeting.series-booked', 'meeting.series-moved', 'meeting.series-cancelled', 'busy-calendar.read', 'busy-calendar.removed'];

/** Of a person only what can be seen or searched: that they were here is written every few minutes. */
const ofPeople = ['name', 'languages', 'zone', 'suspendedAt', 'erasedAt'].map((field) => ({ [`updateDescription.updatedFields.${field}`]: { $exists: true } }));

const operation = { operationType: 1, 'ns.coll': 1, 'documentKey._id': 1 } as const;

/** What changes a directory. People are changed most and are known by their ids; of the others it has to be read whose they are. */
export const followedChanges: readonly Followed[] = [
  {
    withDocument: false,
    pipeline: [
      { $match: { 'ns.coll': 'people', $or: [{ operationType: { $in: ['replace', 'delete'] } }, ...ofPeople] } },
      { $project: operation },
    ],
  },
  {
    withDocument: true,
    pipeline: [
      {
        $match: {
          $or: [
            { 'ns.coll': { $in: ['enrolments', 'availabilities', 'programs'] } },
            { 'ns.coll': 'events', operationType: 'insert', 'fullDocument.type': { $in: calendarEvents } },
          ],
        },
      },
      { $project: { ...operation, ...Object.fromEntries(['tenantId', 'programId', 'personId', 'mentorId', 'audience'].map((field) => [`fullDocument.${field}`, 1])) } },
    ],
  },
];
