import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { gradeFaults, scoreOutcomes, type GradeFault, type ScoreOutcome } from '../vocabulary.ts';

/** What came of sending one score: kept, so that a coordinator can say what the tool did to a gradebook and when. */
export interface StoredScoreLog extends ProgramStored {
  columnId: Id;
  personId: Id;
  at: Date;
  points: number;
  pointsMaximum: number;
  outcome: ScoreOutcome;
  /** Of a parked one. */
  fault: GradeFault | null;
}

export const ScoreLogModel = collection<StoredScoreLog>(
  'score-log',
  'program',
  {
    columnId: { type: 'ObjectId', required: true },
    personId: { type: 'ObjectId', required: true },
    at: { type: Date, required: true },
    points: { type: Number, required: true },
    pointsMaximum: { type: Number, required: true },
    outcome: { type: String, enum: scoreOutcomes, required: true },
    fault: { type: String, enum: [...gradeFaults, null], default: null },
  },
  [{ fields: { tenantId: 1, programId: 1, columnId: 1, at: -1, _id: -1 } }], // the log of a column, newest first
);
