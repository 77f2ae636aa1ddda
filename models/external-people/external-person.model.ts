import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { enrolmentRoles, languages, locales, type EnrolmentRole, type Language, type Locale } from '../vocabulary.ts';

/**
 * Somebody from outside the LMS whom a coordinator invited to one program. What the file said of them stands here until
 * they join, and is theirs from then on; the row's id is the `subject` by which they are known (identity source `invite`).
 */
export interface StoredExternalPerson extends ProgramStored {
  /** As it was written, to write to. */
  email: string;
  /** The same in lower case: one row for each in a program. It merges nobody with anybody. */
  emailKey: string;
  name: string | null;
  role: EnrolmentRole;
  languages: Language[];
  zone: string | null;
  topics: string[];
  headline: string | null;
  locale: Locale | null;
  invitedAt: Date;
  /** What the newest invitation's mail was about. */
  eventId: Id;
  /** Until when there is a link that works, as far as they have not joined. */
  expiresAt: Date;
  /** The person they became when they first came in. */
  personId: Id | null;
  openedAt: Date | null;
  joinedAt: Date | null;
  withdrawnAt: Date | null;
  /** The last times at which they had a new link sent, newest last. */
  askedAt: Date[];
  /** When everything of an invitation that was not taken up is deleted; null once they have joined. */
  forgetAt: Date | null;
}

export const ExternalPersonModel = collection<StoredExternalPerson>(
  'external-people',
  'program',
  {
    email: { type: String, required: true },
    emailKey: { type: String, required: true },
    name: { type: String, default: null },
    role: { type: String, enum: enrolmentRoles, required: true },
    languages: [{ type: String, enum: languages }],
    zone: { type: String, default: null },
    topics: { type: [String], default: [] },
    headline: { type: String, default: null },
    locale: { type: String, enum: [...locales, null], default: null },
    invitedAt: { type: Date, required: true },
    eventId: { type: 'ObjectId', required: true },
    expiresAt: { type: Date, required: true },
    personId: { type: 'ObjectId', default: null },
    openedAt: { type: Date, default: null },
    joinedAt: { type: Date, default: null },
    withdrawnAt: { type: Date, default: null },
    askedAt: { type: [Date], default: [] },
    forgetAt: { type: Date, default: null },
  },
  [
    { fields: { tenantId: 1, programId: 1, emailKey: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, invitedAt: 1, _id: 1 } }, // the list, the newest first
    { fields: { tenantId: 1, programId: 1, personId: 1 } }, // who of the program's people comes in by mail
    { fields: { emailKey: 1 } }, // somebody asks for a new link: the address is all that is known
    { fields: { forgetAt: 1 }, only: { forgetAt: { $type: 'date' } } },
  ],
);
