import type { Followed } from '../mongodb/changes.ts';
import type { EventType } from '../vocabulary.ts';

/** After these somebody's calendar of elsewhere says something else. */
const calendarEvents: readonly EventType[] = ['busy-calendar.read', 'busy-calendar.removed'];

const updated = (...fields: string[]) => fields.flatMap((field) => [{ [`updateDescription.updatedFields.${field}`]: { $exists: true } }, { 'updateDescription.removedFields': field }]);
/** A document as a whole: it came, was put in the place of another, or went. */
const asWhole = { operationType: { $in: ['insert', 'replace', 'delete'] } };
const operation = { operationType: 1, clusterTime: 1, 'ns.coll': 1, 'documentKey._id': 1 } as const;
const whose = (...fields: string[]) => ({ $project: { ...operation, ...Object.fromEntries(fields.map((field) => [`fullDocument.${field}`, 1])) } });
/** Nobody knows of somebody who is new until they take part. */
const ofPeople = (...fields: string[]) => ({ 'ns.coll': 'people', $or: [{ operationType: { $in: ['replace', 'delete'] } }, ...updated(...fields)] });

/**
 * What changes what is kept of mentors. Of a person only what can be seen or searched: that they were here is written every few
 * minutes. Of a booking what takes time: who gives it back is told by the meeting, and by nobody where it was only kept for a form.
 */
export const changesOfMentors: Followed = {
  withDocument: true,
  pipeline: [
    // Conditions on what was changed, not on what it is like now: so MongoDB looks up only documents that count.
    {
      $match: {
        'ns.coll': { $in: ['people', 'enrolments', 'availabilities', 'programs', 'match-requests', 'bookings', 'meetings', 'events'] },
        $or: [
          { 'ns.coll': { $in: ['enrolments', 'availabilities', 'programs'] } },
          ofPeople('name', 'languages', 'zone', 'suspendedAt', 'erasedAt'),
          { 'ns.coll': { $in: ['match-requests', 'bookings', 'meetings'] }, operationType: { $in: ['insert', 'update', 'replace'] } },
          { 'ns.coll': 'events', operationType: 'insert' },
        ],
      },
    },
    { $match: { $or: [{ 'ns.coll': { $ne: 'events' } }, { 'fullDocument.type': { $in: calendarEvents } }] } },
    whose('tenantId', 'programId', 'personId', 'mentorId', 'menteeId', 'memberIds', 'left.personId', 'audience', 'covers.personId', 'choices.mentorId', 'flash.topic'),
  ],
};

/** What changes the roll of a program: who is in it by which name, and whether a match could be made with them. */
export const changesOfRolls: Followed = {
  withDocument: true,
  pipeline: [
    {
      $match: {
        'ns.coll': { $in: ['people', 'enrolments'] },
        $or: [ofPeople('name', 'zone', 'suspendedAt', 'erasedAt'), { 'ns.coll': 'enrolments', $or: [asWhole, ...updated('role', 'state', 'capacity', 'placesTaken', 'pausedUntil')] }],
      },
    },
    whose('tenantId', 'programId', 'personId'),
  ],
};

/** When people were here: told much more often than anything else of them, and nothing that an answer waits for. */
export const visits: Followed = {
  withDocument: false,
  pipeline: [
    { $match: { 'ns.coll': 'people', operationType: 'update', 'updateDescription.updatedFields.lastActiveAt': { $exists: true } } },
    { $project: { ...operation, 'updateDescription.updatedFields.lastActiveAt': 1 } },
  ],
};
