import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { cadences, enrolmentRoles, matchStates, type Cadence, type EnrolmentRole, type MatchState } from '../vocabulary.ts';

/** A mentor and a mentee who work together, the two alone or in a circle. Ended matches stay, as history. */
export interface StoredMatch extends ProgramStored {
  mentorId: Id;
  menteeId: Id;
  state: MatchState;
  /** How often they mean to meet. */
  cadence: Cadence;
  /** Present exactly while the match holds a place of both: then there is no second match of the same two. */
  holdsPlaces?: true;
  /** The circle that the mentee is in by it; absent for a pair. */
  circleId?: Id;
  /** Present exactly while it holds a seat of its circle, and no place of anybody: then nobody sits there twice. */
  holdsSeat?: true;
  /** Who took the mentee out of the circle, and why. */
  removed?: { by: Id; reason: string };
  /** Which coordinator ended a match of two, and why, for coordinators alone; absent where somebody of the two did, or it ended by itself. */
  endedBy?: { by: Id; reason?: string };
  /** While the two only try it, by the program's setting: it ends unless both confirm it by then. Absent once they have. */
  tentative?: StoredTentative;
  startedAt: Date;
  endedAt: Date | null;
  /** Who of the two rests because they are in no course of the program; never of a circle. */
  away?: EnrolmentRole[];
  /** For whom a match of two ended without their doing. */
  endedFor?: Id[];
  /** The matching run that made it; absent where the two found each other. */
  runId?: Id;
  /** Its run was taken back before anybody was told: as if it had never been. */
  undone?: true;
}

export interface StoredTentative {
  until: Date;
  confirmedBy: EnrolmentRole[];
  /** When whoever has not confirmed is reminded; absent once they were. */
  remindAt?: Date;
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
    circleId: { type: 'ObjectId' },
    holdsSeat: { type: Boolean },
    removed: { type: { by: { type: 'ObjectId', required: true }, reason: { type: String, required: true } }, _id: false },
    endedBy: { type: { by: { type: 'ObjectId', required: true }, reason: { type: String } }, _id: false },
    tentative: { type: { until: { type: Date, required: true }, confirmedBy: [{ type: String, enum: enrolmentRoles }], remindAt: { type: Date } }, _id: false },
    startedAt: { type: Date, required: true },
    endedAt: { type: Date, default: null },
    away: { type: [{ type: String, enum: enrolmentRoles }], default: undefined },
    endedFor: { type: ['ObjectId'], default: undefined },
    runId: { type: 'ObjectId' },
    undone: { type: Boolean },
  },
  [
    // one match of a pair at a time; also all that hold places, to recount them
    { fields: { tenantId: 1, programId: 1, menteeId: 1, mentorId: 1 }, unique: true, only: { holdsPlaces: true } },
    // one seat of a person in a circle; also who is in it
    { fields: { tenantId: 1, programId: 1, circleId: 1, menteeId: 1 }, unique: true, only: { holdsSeat: true } },
    { fields: { tenantId: 1, programId: 1, menteeId: 1, state: 1, startedAt: 1 } },
    { fields: { tenantId: 1, programId: 1, mentorId: 1, state: 1, startedAt: 1 } },
    { fields: { tenantId: 1, programId: 1, endedFor: 1, endedAt: -1 }, only: { endedFor: { $exists: true } } }, // what somebody's first page says of it
    { fields: { tenantId: 1, programId: 1, runId: 1 }, only: { runId: { $exists: true } } }, // the matches of a run, to take them back
    { fields: { 'tentative.until': 1 }, only: { 'tentative.until': { $exists: true } } }, // whose time to confirm is over, across tenants
    { fields: { 'tentative.remindAt': 1 }, only: { 'tentative.remindAt': { $exists: true } } },
  ],
);
