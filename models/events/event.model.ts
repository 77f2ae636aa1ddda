import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { eventTypes, type EventType } from '../vocabulary.ts';

export interface StoredEvent extends ProgramStored {
  type: EventType;
  /** null: the system did it. */
  actorId: Id | null;
  /** The things it happened to, the main one first. */
  subjectIds: Id[];
  matchId?: Id;
  at: Date;
  /** Ids and words of the vocabulary only: nothing that a person wrote. */
  data: Record<string, unknown>;
  /** The persons who may know of it, for live updates. */
  audience: Id[];
  forCoordinators: boolean;
}

export const EventModel = collection<StoredEvent>(
  'events',
  'program',
  {
    type: { type: String, enum: eventTypes, required: true },
    actorId: { type: 'ObjectId', default: null },
    subjectIds: { type: ['ObjectId'], required: true },
    matchId: { type: 'ObjectId' },
    at: { type: Date, required: true },
    data: { type: Object, default: {} },
    audience: { type: ['ObjectId'], default: [] },
    forCoordinators: { type: Boolean, default: false },
  },
  [
    { fields: { tenantId: 1, programId: 1, _id: 1 } }, // resuming a stream
    { fields: { tenantId: 1, programId: 1, subjectIds: 1, _id: 1 } }, // the history of a thing
  ],
);
