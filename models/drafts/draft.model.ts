import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** What a person was typing in a form, for that person only. */
export interface StoredDraft extends TenantStored {
  programId: Id | null;
  personId: Id;
  key: string;
  fields: Record<string, string>;
}

const thirtyDaysInSeconds = 30 * 86_400;

export const DraftModel = collection<StoredDraft>(
  'drafts',
  'tenant',
  {
    programId: { type: 'ObjectId', default: null },
    personId: { type: 'ObjectId', required: true },
    key: { type: String, required: true },
    fields: { type: Object, required: true },
  },
  [
    { fields: { tenantId: 1, personId: 1, programId: 1, key: 1 }, unique: true },
    { fields: { updatedAt: 1 }, expireAfterSeconds: thirtyDaysInSeconds },
  ],
);
