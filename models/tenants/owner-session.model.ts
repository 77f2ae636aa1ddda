import { collection, type Stored } from '../mongodb/schema.ts';

/** `link`: a one-time address that waits to be used; `session`: a browser that used one. Only hashes: who reads the database signs in nowhere. */
export const ownerSessionKinds = ['link', 'session'] as const;

export interface StoredOwnerSession extends Stored {
  kind: (typeof ownerSessionKinds)[number];
  secretHash: string;
  expiresAt: Date;
}

export const OwnerSessionModel = collection<StoredOwnerSession>(
  'owner-sessions',
  'owner',
  {
    kind: { type: String, enum: ownerSessionKinds, required: true },
    secretHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { secretHash: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);
