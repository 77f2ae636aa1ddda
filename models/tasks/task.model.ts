import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { taskLimits } from '../task-words.ts';

/** Something that one of a match has said they will do. It is the two's, and nobody else sees it. */
export interface StoredTask extends ProgramStored {
  matchId: Id;
  title: string;
  /** Who does it: one of the two. */
  ownerId: Id;
  addedById: Id;
  /** Calendar date; of a "day N" the date that it falls on. */
  due: string | null;
  /** "Day N" of the relationship, where its due day was said so; the day on which it began is day 1. */
  dueDay: number | null;
  done: { byId: Id; at: Date } | null;
  /** The agenda item that it was made of. */
  from?: { meetingId: Id; agendaItemId: Id };
  /** Goes up with each change of words, owner or due day: whoever changes them says which ones they saw. */
  version: number;
}

const id = { type: 'ObjectId', required: true } as const;

export const TaskModel = collection<StoredTask>(
  'tasks',
  'program',
  {
    matchId: id,
    title: { type: String, required: true, maxLength: taskLimits.title },
    ownerId: id,
    addedById: id,
    due: { type: String, default: null },
    dueDay: { type: Number, default: null, min: 1, max: taskLimits.day },
    done: { type: { _id: false, byId: id, at: { type: Date, required: true } }, default: null },
    from: { type: { _id: false, meetingId: id, agendaItemId: id } },
    version: { type: Number, default: 1 },
  },
  [
    { fields: { tenantId: 1, programId: 1, matchId: 1, 'done.at': 1 } }, // those of a match, open or done
    // an agenda item becomes a task once, however often it is said
    { fields: { tenantId: 1, programId: 1, matchId: 1, 'from.agendaItemId': 1 }, unique: true, only: { from: { $exists: true } } },
  ],
);
