import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { matchingObjectives, matchingRunStates, matchingRunSteps, type MatchingObjective, type MatchingRunState, type MatchingRunStep } from '../vocabulary.ts';

export interface StoredPairing {
  menteeId: Id;
  mentorId: Id;
}

/**
 * One matching run: everything it was made of, what came of it, and what became of that. `input` and `answer` are JSON
 * as the solver took and told it, gzipped; ids and keys only, nothing that a person wrote.
 */
export interface StoredMatchingRun extends ProgramStored {
  madeBy: Id;
  /** The run whose people and criteria this one takes up. */
  basedOn: Id | null;
  objective: MatchingObjective;
  leastScore: number;
  locks: StoredPairing[];
  apart: StoredPairing[];
  mentees: number;
  mentors: number;
  places: number;
  state: MatchingRunState;
  step: MatchingRunStep;
  /** How much is done, 0 to 1. */
  part: number;
  /** Until when a running run is held by a server; after that it was cut off. */
  heldUntil: Date;
  input: Buffer;
  /** SHA-256 in hex, of the JSON. */
  inputHash: string;
  answer: Buffer | null;
  answerHash: string | null;
  matched: number | null;
  solvedAt: Date | null;
  milliseconds: number | null;
  publishedBy: Id | null;
  publishedAt: Date | null;
  undoneAt: Date | null;
  /** Present while what publishing means for open requests is still to be done, which waits until it cannot be undone. */
  settleAt?: Date;
}

const pairing = { _id: false, menteeId: { type: 'ObjectId', required: true }, mentorId: { type: 'ObjectId', required: true } } as const;

export const MatchingRunModel = collection<StoredMatchingRun>(
  'matching-runs',
  'program',
  {
    madeBy: { type: 'ObjectId', required: true },
    basedOn: { type: 'ObjectId', default: null },
    objective: { type: String, enum: matchingObjectives, required: true },
    leastScore: { type: Number, required: true },
    locks: { type: [pairing], default: [] },
    apart: { type: [pairing], default: [] },
    mentees: { type: Number, required: true },
    mentors: { type: Number, required: true },
    places: { type: Number, required: true },
    state: { type: String, enum: matchingRunStates, required: true },
    step: { type: String, enum: matchingRunSteps, required: true },
    part: { type: Number, default: 0 },
    heldUntil: { type: Date, required: true },
    input: { type: Buffer, required: true },
    inputHash: { type: String, required: true },
    answer: { type: Buffer, default: null },
    answerHash: { type: String, default: null },
    matched: { type: Number, default: null },
    solvedAt: { type: Date, default: null },
    milliseconds: { type: Number, default: null },
    publishedBy: { type: 'ObjectId', default: null },
    publishedAt: { type: Date, default: null },
    undoneAt: { type: Date, default: null },
    settleAt: { type: Date },
  },
  [
    { fields: { tenantId: 1, programId: 1, _id: -1 } }, // the newest first
    { fields: { settleAt: 1 }, only: { settleAt: { $exists: true } } }, // what waits for the end of its undo, across tenants
  ],
);
