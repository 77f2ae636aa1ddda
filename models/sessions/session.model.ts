import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';
import { completionKinds, programParts, sessionDoors, widgets, type Completion, type ProgramPart, type SessionDoor, type Widget } from '../vocabulary.ts';

export interface StoredCourse {
  contextId: string;
  title: string;
  /** The program of the course that this one is a copy of. */
  copyOf: Id | null;
  /** The course's own program, where it is over. Absent: it has none. */
  over?: Id | null;
  /** Where the platform tells who is in the course. */
  membershipsUrl: string | null;
}

export interface StoredSession extends TenantStored {
  /** null until the course of the launch has a program. */
  programId: Id | null;
  personId: Id;
  /** SHA-256 of the Bearer, which itself is never stored. */
  tokenHash: string;
  door: SessionDoor;
  /** The registration, the host or the invitation that vouched for the person. */
  sourceId: Id;
  /** Names the launch in /app/REGISTRATION/LAUNCH; not secret. */
  launchId: string | null;
  resumeHash: string | null;
  deploymentId: Id | null;
  /** The course of the launch, while it has no program and this person may start one. */
  course: StoredCourse | null;
  returnUrl: string | null;
  /** The one part of the program that the launched link was placed for; null for the whole. */
  part: ProgramPart | null;
  /** What the launched link counts; null where it counts nothing. */
  completion: Completion | null;
  /** The column of the gradebook that belongs to that link. */
  columnId: Id | null;
  /** Whom it was opened to look at, in that column (submission review); null in every other session. */
  reviewOf: Id | null;
  /** The zone that the platform or host named: offered on the join screen, and the person’s only once confirmed there. */
  offeredZone: string | null;
  /** The platform's main colour, `#rrggbb`, where it told one. */
  brandColour: string | null;
  /** Of a host session: the only page that may use it, and what it may do there. */
  origin: string | null;
  widgets: Widget[] | null;
  /** Whether this door lets the person act as coordinator. */
  coordinator: boolean;
  tenantAdmin: boolean;
  lastUsedAt: Date;
  expiresAt: Date;
}

export const SessionModel = collection<StoredSession>(
  'sessions',
  'tenant',
  {
    programId: { type: 'ObjectId', default: null },
    personId: { type: 'ObjectId', required: true },
    tokenHash: { type: String, required: true },
    door: { type: String, enum: sessionDoors, required: true },
    sourceId: { type: 'ObjectId', required: true },
    launchId: { type: String, default: null },
    resumeHash: { type: String, default: null },
    deploymentId: { type: 'ObjectId', default: null },
    course: {
      type: { contextId: String, title: String, copyOf: { type: 'ObjectId', default: null }, over: { type: 'ObjectId', default: null }, membershipsUrl: { type: String, default: null } },
      _id: false,
      default: null,
    },
    returnUrl: { type: String, default: null },
    part: { type: String, enum: programParts, default: null },
    completion: {
      type: { kind: { type: String, enum: completionKinds, required: true }, target: { type: Number, required: true }, partial: { type: Boolean, required: true } },
      _id: false,
      default: null,
    },
    columnId: { type: 'ObjectId', default: null },
    reviewOf: { type: 'ObjectId', default: null },
    offeredZone: { type: String, default: null },
    brandColour: { type: String, default: null },
    origin: { type: String, default: null },
    widgets: { type: [{ type: String, enum: widgets }], default: null },
    coordinator: { type: Boolean, default: true },
    tenantAdmin: { type: Boolean, default: false },
    lastUsedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { tokenHash: 1 } }, // the tenant is not known before the token is
    { fields: { launchId: 1 }, only: { launchId: { $type: 'string' } } },
    { fields: { tenantId: 1, personId: 1 } }, // ending all sessions of a person
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
