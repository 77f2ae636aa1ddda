import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { cadences, circleStates, circleVisibilities, limits, type Cadence, type CircleState, type CircleVisibility } from '../vocabulary.ts';

/** A group match: one mentor and several mentees. Who is in it is a row of `matches` for each of them. */
export interface StoredCircle extends ProgramStored {
  mentorId: Id;
  title: string;
  about: string;
  /** Keys of the program's topics. */
  topics: string[];
  visibility: CircleVisibility;
  /** How many mentees there is room for. May be lowered below what is taken; then nobody comes in until enough have left. */
  seats: number;
  seatsTaken: number;
  cadence: Cadence;
  state: CircleState;
  endedAt: Date | null;
}

export const CircleModel = collection<StoredCircle>(
  'circles',
  'program',
  {
    mentorId: { type: 'ObjectId', required: true },
    title: { type: String, required: true, maxLength: limits.circleTitle },
    about: { type: String, default: '', maxLength: limits.circleAbout },
    topics: { type: [String], default: [] },
    visibility: { type: String, enum: circleVisibilities, required: true },
    seats: { type: Number, required: true },
    seatsTaken: { type: Number, default: 0 },
    cadence: { type: String, enum: cadences, required: true },
    state: { type: String, enum: circleStates, required: true },
    endedAt: { type: Date, default: null },
  },
  [
    { fields: { tenantId: 1, programId: 1, state: 1, _id: -1 } }, // the newest first
    { fields: { tenantId: 1, programId: 1, mentorId: 1, state: 1 } }, // whom somebody leads, to count and to end them
  ],
);
