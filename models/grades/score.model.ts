import { collection, type Id } from '../mongodb/schema.ts';
import { deliveryFields, type StoredDelivery } from '../outbox/outbox.ts';

/**
 * One learner's points in one column: what they have reached, and its way into the gradebook. There is one row for both,
 * so that a newer value takes the place of an older one wherever that stands.
 */
export interface StoredScore extends StoredDelivery {
  columnId: Id;
  /** The platform that gets it. */
  registrationId: Id;
  personId: Id;
  /** Cleared where they launched the link as somebody who is graded by nobody. */
  isLearner: boolean;
  /** Of what the column counts, as it was counted last. */
  done: number;
  /** Whether `done` is as it should be; false: to be counted. */
  counted: boolean;
  /** What the gradebook should show; null: nothing was reached, so nothing is sent. */
  points: number | null;
  /** What it showed for sure, by us. */
  sentPoints: number | null;
  /** Everything of ours that may stand there: an attempt that was cut off may have arrived. */
  ours: number[];
  /** The timestamp of the last attempt; the next one is later, to the second. */
  lastTimestamp: Date | null;
}

/** What a score is set to that is sent from now on as if nothing had been tried. */
export function dueAnew(now: Date) {
  return { state: 'due' as const, dueAt: now, dueSince: now, failures: 0, failure: null };
}

export const ScoreModel = collection<StoredScore>(
  'scores',
  'program',
  {
    ...deliveryFields,
    columnId: { type: 'ObjectId', required: true },
    registrationId: { type: 'ObjectId', required: true },
    personId: { type: 'ObjectId', required: true },
    isLearner: { type: Boolean, default: true },
    done: { type: Number, default: 0 },
    counted: { type: Boolean, default: false },
    points: { type: Number, default: null },
    sentPoints: { type: Number, default: null },
    ours: { type: [Number], default: [] },
    lastTimestamp: { type: Date, default: null },
  },
  [
    { fields: { tenantId: 1, columnId: 1, personId: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, personId: 1 } }, // whose count something has changed
    { fields: { counted: 1, _id: 1 }, only: { counted: false } }, // what to count, across tenants
    { fields: { registrationId: 1, dueAt: 1, _id: 1 }, only: { state: 'due' } }, // what to send next to a platform, across tenants
    { fields: { failure: 1 }, only: { state: 'parked' } }, // what was given up, for the owner
  ],
);
