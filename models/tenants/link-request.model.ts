import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';
import { linkTargets, type LinkTarget } from '../vocabulary.ts';

/** A teacher who chooses what a platform puts into a course (an LtiDeepLinkingRequest that waits for its one response). */
export interface StoredLinkRequest extends TenantStored {
  /** Of the word in the picker's form: who reads the database can answer nothing. */
  wordHash: string;
  registrationId: Id;
  /** Our deployment row. */
  deploymentId: Id;
  personId: Id;
  courseTitle: string;
  /** On an origin of the platform. */
  returnUrl: string;
  /** Goes back to the platform unchanged; null where it sent none. */
  data: string | null;
  /** Whether the platform takes several links at once. */
  multiple: boolean;
  /** Where a link may open, of what the platform offers. */
  targets: LinkTarget[];
  /** Whether a link may bring a column of the gradebook, and what is done may be told there. */
  grades: boolean;
  /** The teacher's IANA zone, in which a due day ends. */
  zone: string;
  expiresAt: Date;
}

export const LinkRequestModel = collection<StoredLinkRequest>(
  'link-requests',
  'tenant',
  {
    wordHash: { type: String, required: true },
    registrationId: { type: 'ObjectId', required: true },
    deploymentId: { type: 'ObjectId', required: true },
    personId: { type: 'ObjectId', required: true },
    courseTitle: { type: String, default: '' },
    returnUrl: { type: String, required: true },
    data: { type: String, default: null },
    multiple: { type: Boolean, required: true },
    targets: { type: [{ type: String, enum: linkTargets }], required: true },
    grades: { type: Boolean, default: false },
    zone: { type: String, default: 'UTC' },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { wordHash: 1 } }, // the tenant is not known before the word is
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
