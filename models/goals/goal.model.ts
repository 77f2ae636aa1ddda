import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { goalStates, goalVisibilities, limits, type GoalState, type GoalVisibility } from '../vocabulary.ts';

/** Check-ins that a goal keeps: four years of weekly ones. A bound, because they lie inside the goal's document. */
export const checkInsKept = 200;

export interface StoredMilestone {
  _id: Id;
  title: string;
  /** Calendar date. */
  due: string | null;
  doneAt: Date | null;
}

export interface StoredCheckIn {
  _id: Id;
  /** 1 to 10. */
  confidence: number;
  text: string | null;
  byId: Id;
  at: Date;
}

/** A due date that was moved after it had passed, and why. */
export interface StoredReplan {
  from: string;
  to: string | null;
  reason: string;
  at: Date;
}

export interface StoredGoal extends ProgramStored {
  ownerId: Id;
  /** The match it belongs to; null: its owner has had none since it was set. */
  matchId: Id | null;
  /** The other one of that match as long as it is not over: whom "match" means in the visibility (goals-of-match.ts). */
  partnerId: Id | null;
  /** What it was before it came into that match, for the case that the match is taken back. Its visibility is absent once the goal was changed in the match. */
  beforeMatch?: { matchId: Id | null; visibility?: GoalVisibility };
  title: string;
  howWillIKnow: string | null;
  /** Calendar date. */
  due: string | null;
  visibility: GoalVisibility;
  state: GoalState;
  milestones: StoredMilestone[];
  /** Oldest first. */
  checkIns: StoredCheckIn[];
  replans: StoredReplan[];
  whatHelped: string | null;
  achievedAt: Date | null;
  /** What lists are sorted by: see `placeInLists`. */
  place: string;
  deletedAt: Date | null;
}

export const GoalModel = collection<StoredGoal>(
  'goals',
  'program',
  {
    ownerId: { type: 'ObjectId', required: true },
    matchId: { type: 'ObjectId', default: null },
    partnerId: { type: 'ObjectId', default: null },
    beforeMatch: { type: { matchId: { type: 'ObjectId', default: null }, visibility: { type: String, enum: goalVisibilities } }, _id: false },
    title: { type: String, required: true, maxLength: limits.goalTitle },
    howWillIKnow: { type: String, default: null },
    due: { type: String, default: null },
    visibility: { type: String, enum: goalVisibilities, required: true },
    state: { type: String, enum: goalStates, required: true },
    milestones: [
      { title: { type: String, required: true }, due: { type: String, default: null }, doneAt: { type: Date, default: null } },
    ],
    checkIns: [
      {
        confidence: { type: Number, min: 1, max: 10, required: true },
        text: { type: String, default: null },
        byId: { type: 'ObjectId', required: true },
        at: { type: Date, required: true },
      },
    ],
    replans: [
      {
        _id: false,
        from: { type: String, required: true },
        to: { type: String, default: null },
        reason: { type: String, required: true },
        at: { type: Date, required: true },
      },
    ],
    whatHelped: { type: String, default: null },
    achievedAt: { type: Date, default: null },
    place: { type: String, required: true },
    deletedAt: { type: Date, default: null },
  },
  [
    // a list is the merge of these three: mine, those of my pairs, those for coordinators
    { fields: { tenantId: 1, programId: 1, ownerId: 1, place: 1, _id: 1 } },
    { fields: { tenantId: 1, programId: 1, partnerId: 1, place: 1, _id: 1 } },
    { fields: { tenantId: 1, programId: 1, visibility: 1, place: 1, _id: 1 } },
    { fields: { deletedAt: 1 }, only: { deletedAt: { $gt: new Date(0) } } }, // what to purge, across tenants
  ],
);

/**
 * The sort value of a goal: open goals first, by due date, those without one last; then closed ones, the last closed first.
 */
export function placeInLists(goal: { state: 'open'; due: string | null } | { state: 'achieved' | 'dropped'; closedAt: Date }): string {
  if (goal.state === 'open') return `0 ${goal.due ?? '9999-12-31'}`;
  return `1 ${String(Number.MAX_SAFE_INTEGER - goal.closedAt.getTime())}`;
}
