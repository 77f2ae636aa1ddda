import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/** `pages` are being read; `leaving` works through those whom a complete reading did not name. */
export const readingStages = ['pages', 'leaving'] as const;
export type ReadingStage = (typeof readingStages)[number];

/** A reading of a roster under way: it survives the server that does it. */
export interface StoredReading {
  id: Id;
  stage: ReadingStage;
  /** Whether it reads everybody, or only what has changed. */
  whole: boolean;
  /** The page to read next. */
  next: string;
  startedAt: Date;
  /** How many members its pages have named so far. */
  seen: number;
  /** Whether they have named somebody whom nobody can tell by their id: then whoever else is missing need not have left. Absent: no. */
  unclear?: boolean;
}

/** Who is in one course of a program, as the platform tells it: where it is read, and how the last reading went. */
export interface StoredRoster extends ProgramStored {
  linkId: Id;
  registrationId: Id;
  deploymentId: Id;
  contextId: string;
  /** In the program's home course, teaching means coordinating. */
  isHome: boolean;
  /** The platform's address of the memberships. */
  url: string;
  /** Where only what has changed since the last reading can be asked for. */
  differencesUrl: string | null;
  /** null: nothing to do until somebody asks. */
  dueAt: Date | null;
  leasedUntil: Date | null;
  reading: StoredReading | null;
  /** When the last complete reading ended. */
  readAt: Date | null;
  /** Of the platform, since when the last readings came to nothing. A word of ServiceFault. */
  failure: { fault: string; at: Date } | null;
  /** The course belongs to the program no longer: everybody in it is seen off, and then this row goes. */
  unlinkedAt: Date | null;
  /** Since when nobody is read, because the program is archived. Absent: it is not. */
  restsSince?: Date;
  /** When everybody was taken off it for good. Absent: they are there. */
  erasedAt?: Date;
  /** Set where a complete reading named so few that it is believed only the second time. */
  doubted: boolean;
}

export const RosterModel = collection<StoredRoster>(
  'rosters',
  'program',
  {
    linkId: { type: 'ObjectId', required: true },
    registrationId: { type: 'ObjectId', required: true },
    deploymentId: { type: 'ObjectId', required: true },
    contextId: { type: String, required: true },
    isHome: { type: Boolean, required: true },
    url: { type: String, required: true, maxlength: 2_000 },
    differencesUrl: { type: String, default: null },
    dueAt: { type: Date, default: null },
    leasedUntil: { type: Date, default: null },
    reading: {
      type: {
        id: { type: 'ObjectId', required: true },
        stage: { type: String, enum: readingStages, required: true },
        whole: { type: Boolean, required: true },
        next: { type: String, required: true },
        startedAt: { type: Date, required: true },
        seen: { type: Number, required: true },
        unclear: { type: Boolean },
      },
      _id: false,
      default: null,
    },
    readAt: { type: Date, default: null },
    failure: { type: { fault: { type: String, required: true }, at: { type: Date, required: true } }, _id: false, default: null },
    unlinkedAt: { type: Date, default: null },
    restsSince: { type: Date },
    erasedAt: { type: Date },
    doubted: { type: Boolean, default: false },
  },
  [
    { fields: { tenantId: 1, programId: 1, linkId: 1 }, unique: true },
    { fields: { restsSince: 1 }, only: { restsSince: { $gt: new Date(0) } } }, // whose people to erase, across tenants
    { fields: { dueAt: 1 }, only: { dueAt: { $gt: new Date(0) } } }, // what to read next, across tenants
  ],
);
