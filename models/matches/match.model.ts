import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { cadences, matchStates, type Cadence, type MatchState } from '../vocabulary.ts';

/** A mentor and a mentee who work together. Ended matches stay, as history. */
export interface StoredMatch extends ProgramStored {
  mentorId: Id;
  menteeId: Id;
  state: MatchState;
  /** How often they mean to meet. */
  cadence: Cadence;
  /** Present exactly while the match holds a place of both: then there is no second match of the same two. */
  holdsPlaces?: true;
  startedAt: Date;
  endedAt: Date | null;
  /** The matching run that made it; absent where the two found each other. */
  runId?: Id;
  /** Its run was taken back before anybody was told: as if it had never been. */
  undone?: true;
}

export const MatchModel = collection<StoredMatch>(
  'matches',
  'program',
  {
    mentorId: { type: 'ObjectId', required: true },
    menteeId: { type: 'ObjectId', required: true },
    state: { type: String, enum: matchStates, required: true },
    cadence: { type: String, enum: cadences, required: true },
    holdsPlaces: { type: Boolean },
    startedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    runId: { type: 'ObjectId' },
    undone: { type: Boolean },
  },
  [
    // one match of a pair at a time; also all that hold places, to recount them
    { fields: { tenantId: 1, programId: 1, menteeId: 1, mentorId: 1 }, unique: true, only: { holdsPlaces: true } },
    { fields: { tenantId: 1, programId: 1, menteeId: 1, state: 1, startedAt: 1 } },
    { fields: { tenantId: 1, programId: 1, mentorId: 1, state: 1, startedAt: 1 } },
    { fields: { tenantId: 1, programId: 1, runId: 1 }, only: { runId: { $exists: true } } }, // the matches of a run, to take them back
  ],
);
