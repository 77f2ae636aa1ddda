import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { noteLimits } from '../note-words.ts';
import { goalVisibilities, type GoalVisibility } from '../vocabulary.ts';

/** What somebody has written down in a match or in a circle: their own until they share it. Nobody else ever changes it. */
export interface StoredNote extends ProgramStored {
  /** The match's, or the circle's where it was written in one. */
  matchId: Id;
  /** Present where it was written in a circle, and the same. */
  circleId?: Id;
  authorId: Id;
  /** Several lines, as they were typed. */
  text: string;
  visibility: GoalVisibility;
  /** The meeting that it was taken in, or a goal that it is about. */
  meetingId: Id | null;
  goalId: Id | null;
  editedAt: Date | null;
  /** Goes up with each change of its words: its writer's second window says which ones it saw. */
  version: number;
  deletedAt: Date | null;
}

const id = { type: 'ObjectId', required: true } as const;

export const NoteModel = collection<StoredNote>(
  'notes',
  'program',
  {
    matchId: id,
    circleId: { type: 'ObjectId' },
    authorId: id,
    text: { type: String, required: true, maxLength: noteLimits.text },
    visibility: { type: String, enum: goalVisibilities, default: 'private' },
    meetingId: { type: 'ObjectId', default: null },
    goalId: { type: 'ObjectId', default: null },
    editedAt: { type: Date, default: null },
    version: { type: Number, default: 1 },
    deletedAt: { type: Date, default: null },
  },
  [
    // a list is the merge of these two: mine, and what is shared
    { fields: { tenantId: 1, programId: 1, matchId: 1, authorId: 1, createdAt: -1, _id: -1 } },
    { fields: { tenantId: 1, programId: 1, matchId: 1, visibility: 1, createdAt: -1, _id: -1 } },
    { fields: { tenantId: 1, programId: 1, authorId: 1, visibility: 1 } }, // whose writer leaves
    { fields: { deletedAt: 1 }, only: { deletedAt: { $gt: new Date(0) } } }, // what to purge, across tenants
  ],
);
