import { collection, type Stored } from '../mongodb/schema.ts';
import type { Keyring } from './keyring.ts';
import { seal, unseal } from './sealed.ts';

/** A platform's access token for one set of scopes, sealed; gone when it has expired. */
interface StoredAccessToken extends Stored {
  issuer: string;
  clientId: string;
  scopes: string;
  sealedToken: string;
  expiresAt: Date;
}

const AccessTokenModel = collection<StoredAccessToken>(
  'access-tokens',
  'owner',
  {
    issuer: { type: String, required: true },
    clientId: { type: String, required: true },
    scopes: { type: String, required: true },
    sealedToken: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  [
    { fields: { issuer: 1, clientId: 1, scopes: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);

const purpose = 'access-token';

export interface AccessTokenKey {
  issuer: string;
  clientId: string;
  /** Space-separated, as asked for. */
  scopes: string;
}

/** What the token endpoint answered, as it was; null where there is none that still holds, or none that can be opened. */
export async function findAccessToken(key: AccessTokenKey, keyring: Keyring, now = new Date()): Promise<{ answer: unknown; createdAt: Date } | null> {
  const row = await AccessTokenModel.findOne({ ...key }).lean();
  if (row === null || row.expiresAt <= now) return null;
  try {
    return { answer: JSON.parse(unseal(row.sealedToken, keyring, purpose)) as unknown, createdAt: row.updatedAt };
  } catch {
    return null; // sealed with a secret that holds no more: the platform gives another one
  }
}

export async function keepAccessToken(key: AccessTokenKey, answer: unknown, expiresAt: Date, keyring: Keyring): Promise<void> {
  const sealedToken = seal(JSON.stringify(answer), keyring, purpose);
  await AccessTokenModel.updateOne({ ...key }, { $set: { sealedToken, expiresAt } }, { upsert: true });
}

/** The platform refused it before its time: the next call asks for another one. */
export async function forgetAccessToken(key: AccessTokenKey): Promise<void> {
  await AccessTokenModel.deleteOne({ ...key });
}

/** Every token of a platform: it does not take them any more. */
export async function forgetAccessTokens({ issuer, clientId }: Pick<AccessTokenKey, 'issuer' | 'clientId'>): Promise<void> {
  await AccessTokenModel.deleteMany({ issuer, clientId });
}
