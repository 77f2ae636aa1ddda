import { collection, type Id, type ProgramStored } from '../mongodb/schema.ts';

/** A link of a mail by which one person from outside comes into one program, once. Its word is never stored. */
export interface StoredEntryLink extends ProgramStored {
  externalPersonId: Id;
  /** SHA-256 of the word in the address. */
  wordHash: string;
  expiresAt: Date;
  spentAt: Date | null;
}

/** As long as its holder is still told why it opens nothing, after it has expired. */
const monthInSeconds = 30 * 86_400;

export const EntryLinkModel = collection<StoredEntryLink>(
  'entry-links',
  'program',
  {
    externalPersonId: { type: 'ObjectId', required: true },
    wordHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    spentAt: { type: Date, default: null },
  },
  [
    { fields: { wordHash: 1 } }, // the tenant is not known before the word is
    { fields: { tenantId: 1, programId: 1, externalPersonId: 1 } }, // all links of a person, to end them
    { fields: { expiresAt: 1 }, expireAfterSeconds: monthInSeconds },
  ],
);
