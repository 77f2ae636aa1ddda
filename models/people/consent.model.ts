import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';
import { consentPurposes, type ConsentPurpose } from '../vocabulary.ts';

/** One yes to one purpose in one program, in one wording. Rows are kept: a later yes is a new row. */
export interface StoredConsent extends ProgramStored {
  personId: Id;
  purpose: ConsentPurpose;
  /** The version of the words that the person agreed to. */
  version: string;
  givenAt: Date;
  revokedAt: Date | null;
}

export const ConsentModel = collection<StoredConsent>(
  'consents',
  'program',
  {
    personId: { type: 'ObjectId', required: true },
    purpose: { type: String, enum: consentPurposes, required: true },
    version: { type: String, required: true },
    givenAt: { type: Date, required: true },
    revokedAt: { type: Date, default: null },
  },
  [
    // one yes that counts for each purpose
    { fields: { tenantId: 1, programId: 1, personId: 1, purpose: 1 }, unique: true, only: { revokedAt: null } },
    { fields: { tenantId: 1, programId: 1, personId: 1, givenAt: 1 } }, // all that a person said, to show and to export
  ],
);
