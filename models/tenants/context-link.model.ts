import { collection, type Id, type Stored } from '../mongodb/schema.ts';

/** Which program a course belongs to. Read before the tenant's people are, so in the owner's scope. */
export interface StoredContextLink extends Stored {
  tenantId: Id;
  programId: Id;
  registrationId: Id;
  /** Of our deployment row, not the platform's name for it. */
  deploymentId: Id;
  contextId: string;
  title: string;
  /** In a program's home, teaching means coordinating. */
  isHome: boolean;
}

/** A course that another program has by now: its former program, which is over, keeps it for what it holds of it. Its id is that of the link that it was. */
export interface StoredFormerLink extends StoredContextLink {
  handedOverAt: Date;
}

const fields = {
  tenantId: { type: 'ObjectId', required: true },
  programId: { type: 'ObjectId', required: true },
  registrationId: { type: 'ObjectId', required: true },
  deploymentId: { type: 'ObjectId', required: true },
  contextId: { type: String, required: true, maxlength: 255 },
  title: { type: String, default: '', maxlength: 400 },
  isHome: { type: Boolean, required: true },
} as const;

export const ContextLinkModel = collection<StoredContextLink>(
  'context-links',
  'owner',
  fields,
  [
    { fields: { registrationId: 1, deploymentId: 1, contextId: 1 }, unique: true },
    { fields: { tenantId: 1, programId: 1, isHome: 1 }, unique: true, only: { isHome: true } }, // one home
    { fields: { tenantId: 1, programId: 1 } },
    { fields: { tenantId: 1, registrationId: 1, contextId: 1 } }, // what a copied course was before, in whichever deployment
  ],
);

export const FormerLinkModel = collection<StoredFormerLink>('former-links', 'owner', { ...fields, handedOverAt: { type: Date, required: true } }, [
  { fields: { tenantId: 1, programId: 1 } },
  { fields: { tenantId: 1, registrationId: 1, contextId: 1 } }, // which programs a course had
]);
