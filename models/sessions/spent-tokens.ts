import { createHash } from 'node:crypto';
import { collection, isDuplicate, type TenantStored } from '../mongodb/schema.ts';

interface SpentToken extends TenantStored {
  hash: string;
  expiresAt: Date;
}

const SpentTokenModel = collection<SpentToken>(
  'spent-tokens',
  'tenant',
  { hash: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  [
    { fields: { tenantId: 1, hash: 1 }, unique: true },
    { fields: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
);

const skewMs = 120_000;

/** Marks a host token's jti as used. false: it was used before, by this server or another. */
export async function spendHostToken(tenantId: string, hostId: string, jti: string, expiresAt: Date): Promise<boolean> {
  const hash = createHash('sha256').update(`${hostId}:${jti}`).digest('base64url');
  try {
    await SpentTokenModel.create([{ tenantId, hash, expiresAt: new Date(expiresAt.getTime() + skewMs) }]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
