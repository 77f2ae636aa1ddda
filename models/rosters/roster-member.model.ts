import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { rosterRoles, type RosterRole } from '../vocabulary.ts';

/**
 * Somebody whom a platform names in a course, enrolled here or not: `sub`, role and name, for coordinators only, and
 * erased 30 days after they have left the course.
 */
export interface StoredRosterMember extends ProgramStored {
  rosterId: Id;
  subject: string;
  role: RosterRole;
  /** null where the platform keeps names to itself. */
  name: string | null;
  /** For sorting and searching as people read: lower case, without accents. Empty without a name. */
  sortName: string;
  /** The reading that named them last. */
  readingId: Id;
  /** null: in the course now. */
  leftAt: Date | null;
}

export const RosterMemberModel = collection<StoredRosterMember>(
  'roster-members',
  'program',
  {
    rosterId: { type: 'ObjectId', required: true },
    subject: { type: String, required: true, maxlength: 255 },
    role: { type: String, enum: rosterRoles, required: true },
    name: { type: String, default: null },
    sortName: { type: String, default: '' },
    readingId: { type: 'ObjectId', required: true },
    leftAt: { type: Date, default: null },
  },
  [
    { fields: { tenantId: 1, rosterId: 1, subject: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, subject: 1 } }, // the same person in another course of the program
    { fields: { tenantId: 1, programId: 1, leftAt: 1, sortName: 1, _id: 1 } }, // who is there, by name
    { fields: { tenantId: 1, programId: 1, rosterId: 1 }, only: { role: 'instructor' } }, // who grades in a course
    { fields: { leftAt: 1 }, only: { leftAt: { $gt: new Date(0) } } }, // whom to erase
  ],
);
