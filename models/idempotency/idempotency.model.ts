import { collection, type Id, type TenantStored } from '../mongodb/schema.ts';

/** What an unsafe request with an Idempotency-Key led to. Holds ids only, never an answer's text. */
export interface StoredOutcome extends TenantStored {
  personId: Id;
  /** Where it was asked for; null: in no program. Absent: by a release that did not keep it. */
  programId?: Id | null;
  key: string;
  operationId: string;
  bodyHash: string;
  status: number;
  /** The path of the resource that the answer showed, to be read again; null for an answer without content. */
  resourcePath: string | null;
}

const dayInSeconds = 86_400;

export const OutcomeModel = collection<StoredOutcome>(
  'idempotency-keys',
  'tenant',
  {
    personId: { type: 'ObjectId', required: true },
    programId: { type: 'ObjectId' },
    key: { type: String, required: true },
    operationId: { type: String, required: true },
    bodyHash: { type: String, required: true },
    status: { type: Number, required: true },
    resourcePath: { type: String, default: null },
  },
  [
    { fields: { tenantId: 1, personId: 1, key: 1 }, unique: true },
    { fields: { createdAt: 1 }, expireAfterSeconds: dayInSeconds },
  ],
);
