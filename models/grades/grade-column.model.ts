import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { completionKinds, gradeColumnStates, gradeFaults, type CompletionKind, type GradeColumnState, type GradeFault } from '../vocabulary.ts';

/** A placed link that counts, and the column of the platform's gradebook that its points go into: a line item of AGS 2.0. */
export interface StoredGradeColumn extends ProgramStored {
  registrationId: Id;
  deploymentId: Id;
  contextId: string;
  resourceLinkId: string;
  kind: CompletionKind;
  target: number;
  partial: boolean;
  /** The line item's maximum; until it was read, what a column is usually worth. */
  points: number;
  /** As the gradebook names it; before that as the link was called at its launch. */
  label: string;
  /** Its address, once it was found. */
  lineItemUrl: string | null;
  /** The address that launches name for this link; platforms may leave it out. */
  namedUrl: string | null;
  /** Where the course's columns are listed. */
  lineItemsUrl: string | null;
  /** What the last launch of the link says may be done in its course's gradebook, as scopes; null, or absent in rows of the release before: it does not say. */
  offeredScopes?: string[] | null;
  state: GradeColumnState;
  fault: GradeFault | null;
  /** Of `looking`: when to look next. */
  dueAt: Date | null;
  leasedUntil: Date | null;
  /** How often looking has failed since it began. */
  failures: number;
  lookedAt: Date | null;
  /** It was there and was deleted: one that somebody took away is looked for, but not made again. */
  wasDeleted: boolean;
  /** The address of the one that was deleted, while there is no other: launches that go on naming it are not believed. */
  deletedUrl: string | null;
}

export const GradeColumnModel = collection<StoredGradeColumn>(
  'grade-columns',
  'program',
  {
    registrationId: { type: 'ObjectId', required: true },
    deploymentId: { type: 'ObjectId', required: true },
    contextId: { type: String, required: true, maxlength: 255 },
    resourceLinkId: { type: String, required: true, maxlength: 255 },
    kind: { type: String, enum: completionKinds, required: true },
    target: { type: Number, required: true },
    partial: { type: Boolean, required: true },
    points: { type: Number, required: true },
    label: { type: String, default: '', maxlength: 255 },
    lineItemUrl: { type: String, default: null, maxlength: 2_000 },
    namedUrl: { type: String, default: null, maxlength: 2_000 },
    lineItemsUrl: { type: String, default: null, maxlength: 2_000 },
    offeredScopes: { type: [String], default: null },
    state: { type: String, enum: gradeColumnStates, required: true },
    fault: { type: String, enum: [...gradeFaults, null], default: null },
    dueAt: { type: Date, default: null },
    leasedUntil: { type: Date, default: null },
    failures: { type: Number, default: 0 },
    lookedAt: { type: Date, default: null },
    wasDeleted: { type: Boolean, default: false },
    deletedUrl: { type: String, default: null, maxlength: 2_000 },
  },
  [
    { fields: { tenantId: 1, programId: 1, registrationId: 1, deploymentId: 1, contextId: 1, resourceLinkId: 1 }, unique: true }, // one a link
    { fields: { tenantId: 1, registrationId: 1, lineItemUrl: 1 }, unique: true, only: { lineItemUrl: { $type: 'string' } } }, // and no two links in one
    { fields: { tenantId: 1, programId: 1, _id: 1 } }, // those of a program
    { fields: { dueAt: 1 }, only: { state: 'looking' } }, // which to look for next, across tenants
  ],
);
