import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import type { RunResult } from '../matching/run.ts';
import { lockFaults, pairWishes, type LockFault, type PairWish, type RelaxableRule } from '../run-words.ts';
import type { RunProblem } from './run-record.ts';
import { matchingObjectives, matchingRunStates, matchingRunSteps, type MatchingObjective, type MatchingRule, type MatchingRunState, type MatchingRunStep } from '../vocabulary.ts';

export interface StoredPairing {
  menteeId: Id;
  mentorId: Id;
}

/** A wish for two people that was not taken up, and why. */
export interface StoredDroppedWish extends StoredPairing {
  wish: PairWish;
  why: LockFault;
  rules: MatchingRule[];
}

/** The parts of a result that a list of runs shows. */
export interface RunSummary extends Pick<RunResult, 'proved' | 'scenarios' | 'relaxations'> {
  unmatched: number;
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
  /** Rules that it gives up. Absent in a run of the release before. */
  relaxed?: RelaxableRule[];
  locks: StoredPairing[];
  apart: StoredPairing[];
  /** Who takes no part in it. Absent in a run of the release before. */
  omitted?: { mentees: Id[]; mentors: Id[] };
  /** Wishes of the run before that it could not take up. Absent in a run of the release before. */
  dropped?: StoredDroppedWish[];
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
  /** What of the answer is told without unpacking it; null without a result. */
  summary: RunSummary | null;
  /** Why there is no result, where the answer says so. */
  problem: RunProblem | null;
  matched: number | null;
  solvedAt: Date | null;
  milliseconds: number | null;
  publishedBy: Id | null;
  publishedAt: Date | null;
  /** Pairs that were not published: a rule had come to stand between the two. Absent in a run of the release before. */
  leftOut?: StoredPairing[];
  undoneAt: Date | null;
  /** Present while what publishing means for open requests is still to be done, which waits until it cannot be undone. */
  settleAt?: Date;
  /** When the run is deleted; a published one is a record and has none. */
  dropAt?: Date;
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
    relaxed: { type: [String], default: [] },
    locks: { type: [pairing], default: [] },
    apart: { type: [pairing], default: [] },
    omitted: { type: { _id: false, mentees: [{ type: 'ObjectId' }], mentors: [{ type: 'ObjectId' }] }, default: () => ({ mentees: [], mentors: [] }) },
    dropped: { type: [{ ...pairing, wish: { type: String, enum: pairWishes, required: true }, why: { type: String, enum: lockFaults, required: true }, rules: { type: [String], default: [] } }], default: [] },
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
    summary: { type: Object, default: null },
    problem: { type: Object, default: null },
    matched: { type: Number, default: null },
    solvedAt: { type: Date, default: null },
    milliseconds: { type: Number, default: null },
    publishedBy: { type: 'ObjectId', default: null },
    publishedAt: { type: Date, default: null },
    leftOut: { type: [pairing], default: [] },
    undoneAt: { type: Date, default: null },
    settleAt: { type: Date },
    dropAt: { type: Date },
  },
  [
    { fields: { tenantId: 1, programId: 1, _id: -1 } }, // the newest first
    { fields: { tenantId: 1, programId: 1, state: 1, _id: -1 } }, // the newest with pairs, before however many that came to nothing
    { fields: { tenantId: 1, programId: 1, settleAt: 1 }, only: { settleAt: { $exists: true } } }, // what can be taken back
    { fields: { settleAt: 1 }, only: { settleAt: { $exists: true } } }, // what waits for the end of its undo, across tenants
    { fields: { dropAt: 1 }, only: { dropAt: { $exists: true } } }, // whose time is over, across tenants
    { fields: { tenantId: 1, programId: 1, basedOn: 1 } }, // what was based on a run that is deleted
  ],
);
