import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** Who vouches for a person: a platform, a host page's back end, or our own invitation. */
export const identitySources = ['registration', 'host', 'invite'] as const;
export type IdentitySource = (typeof identitySources)[number];

/** One name by which one source knows a person. These four fields together are the key; an e-mail never is. */
export interface StoredIdentity extends TenantStored {
  source: IdentitySource;
  sourceId: Id;
  /** LTI's and the host token's `sub`, as it came: case and spaces matter. */
  subject: string;
  personId: Id;
  /** By which name the same source knows their line manager, where it told. */
  managerSubject?: string;
}

export const IdentityModel = collection<StoredIdentity>(
  'identities',
  'tenant',
  {
    source: { type: String, enum: identitySources, required: true },
    sourceId: { type: 'ObjectId', required: true },
    subject: { type: String, required: true },
    personId: { type: 'ObjectId', required: true },
    managerSubject: { type: String },
  },
  [
    { fields: { tenantId: 1, source: 1, sourceId: 1, subject: 1 }, unique: true },
    { fields: { tenantId: 1, personId: 1 } }, // all doors of a person, to erase or to export them
  ],
);
