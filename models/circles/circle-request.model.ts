import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { circleRequestStates, circleRequestWays, limits, type CircleRequestState, type CircleRequestWay } from '../vocabulary.ts';

/** Somebody and a circle that may come together: they asked for a seat, or were invited to one. */
export interface StoredCircleRequest extends ProgramStored {
  circleId: Id;
  menteeId: Id;
  way: CircleRequestWay;
  /** What the mentee wrote, or the one who invited them. */
  message: string;
  state: CircleRequestState;
  sentAt: Date;
  endedAt: Date | null;
}

export const CircleRequestModel = collection<StoredCircleRequest>(
  'circle-requests',
  'program',
  {
    circleId: { type: 'ObjectId', required: true },
    menteeId: { type: 'ObjectId', required: true },
    way: { type: String, enum: circleRequestWays, required: true },
    message: { type: String, default: '', maxLength: limits.message },
    state: { type: String, enum: circleRequestStates, required: true },
    sentAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
  },
  [
    { fields: { tenantId: 1, programId: 1, circleId: 1, menteeId: 1 }, unique: true, only: { state: 'pending' } }, // one at a time
    { fields: { tenantId: 1, programId: 1, menteeId: 1, state: 1 } }, // what waits for somebody
  ],
);
