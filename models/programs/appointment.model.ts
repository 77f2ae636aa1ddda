import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/** The roles that come from an appointment; mentor and mentee come from enrolment. A teacher teaches in a further course of the program. */
export const appointedRoles = ['coordinator', 'safeguarding-lead', 'teacher'] as const;
export type AppointedRole = (typeof appointedRoles)[number];

/** The course that is taught: an appointment derived from it goes when the teaching goes. */
export interface DerivedFrom {
  registrationId: Id;
  contextId: string;
}

export interface StoredAppointment extends ProgramStored {
  personId: Id;
  role: AppointedRole;
  /** null: named by somebody, and stays until somebody ends it. */
  derivedFrom: DerivedFrom | null;
}

export const AppointmentModel = collection<StoredAppointment>(
  'appointments',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    role: { type: String, enum: appointedRoles, required: true },
    derivedFrom: {
      type: { registrationId: { type: 'ObjectId', required: true }, contextId: { type: String, required: true } },
      _id: false,
      default: null,
    },
  },
  [
    // one row for each reason to hold a role; also what a person holds in a program
    { fields: { tenantId: 1, programId: 1, personId: 1, role: 1, 'derivedFrom.registrationId': 1, 'derivedFrom.contextId': 1 }, unique: true },
    { fields: { tenantId: 1, personId: 1 } }, // what somebody still holds of the programs that a course had before
  ],
);
