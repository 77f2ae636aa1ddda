import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { enrolmentRoles, enrolmentStates, type EnrolmentRole, type EnrolmentState } from '../vocabulary.ts';

/** Why an enrolment rests: it ends by itself when an absent person comes back, and only then. */
export const pauseReasons = ['absent', 'own-choice'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** What somebody said to a question, by its key. */
export interface StoredAnswer {
  question: string;
  /** Keys of the options chosen, the strongest first; tags themselves; `yes` or `no`. */
  options: string[];
  /** What they wrote where there is nothing to choose from; a calendar date. */
  text?: string;
}

/** A person's part in a program, in one role; who is both mentor and mentee has two. */
export interface StoredEnrolment extends ProgramStored {
  personId: Id;
  role: EnrolmentRole;
  state: EnrolmentState;
  /** The coordinator's words where it was declined. */
  reason: string | null;
  /** Keys of the program's topics: needs of a mentee, offers of a mentor; the strongest first. */
  topics: string[];
  /** To the program's questions, also to those that are not asked any more; absent where nothing is answered. */
  answers?: StoredAnswer[];
  /** Of a mentee: which of what counts in matching matters most to them (`Participant`); absent where they have not said. */
  emphasis?: string;
  headline: string | null;
  about: string | null;
  /** How many matches the person is ready for, and how many hold a place now; may be lowered below. */
  capacity: number;
  placesTaken: number;
  /** A mentor who consented to be shown in the directory. */
  inDirectory: boolean;
  askedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
  pauseReason: PauseReason | null;
  /** A mentor's break: the calendar date, in the mentor's zone, of the first day back. */
  pausedUntil: string | null;
  /** What stands for the name where the program hides names: `numbersOf` gives it. */
  number?: number;
}

export const EnrolmentModel = collection<StoredEnrolment>(
  'enrolments',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    role: { type: String, enum: enrolmentRoles, required: true },
    state: { type: String, enum: enrolmentStates, required: true },
    reason: { type: String, default: null },
    topics: { type: [String], default: [] },
    answers: [{ _id: false, question: { type: String, required: true }, options: [String], text: String }],
    emphasis: { type: String },
    headline: { type: String, default: null },
    about: { type: String, default: null },
    capacity: { type: Number, required: true, min: 1 },
    placesTaken: { type: Number, default: 0, min: 0 },
    inDirectory: { type: Boolean, default: false },
    askedAt: { type: Date, required: true },
    decidedAt: { type: Date, default: null },
    endedAt: { type: Date, default: null },
    pauseReason: { type: String, enum: [...pauseReasons, null], default: null },
    pausedUntil: { type: String, default: null },
    number: { type: Number },
  },
  [
    { fields: { tenantId: 1, programId: 1, personId: 1, role: 1 }, unique: true },
    { fields: { tenantId: 1, personId: 1 } }, // a person's parts in every program of their school
    { fields: { tenantId: 1, programId: 1, role: 1, number: 1 }, unique: true, only: { number: { $exists: true } } }, // nobody is called as another one
    { fields: { tenantId: 1, programId: 1, role: 1, state: 1 } }, // the mentors of the directory
    { fields: { tenantId: 1, programId: 1, state: 1, askedAt: 1, _id: 1 } }, // who waits, the longest first
    { fields: { tenantId: 1, programId: 1, askedAt: 1, _id: 1 } },
  ],
);
