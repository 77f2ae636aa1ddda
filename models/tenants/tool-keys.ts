import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotFound } from '../problems.ts';
import { assertOwner } from './owner.ts';
import { seal, unseal } from './sealed.ts';
import { ToolKeyModel, type StoredToolKey, type ToolKeyState } from './tool-key.model.ts';

const generate = promisify(generateKeyPair);

/** 2048 bits sign in 0.6 ms, 4096 in 3.3. */
const rsaBits = 2_048;
const purpose = 'tool-key';
/** How long a retired key is still published: longer than any platform caches a keyset (ms). */
const retiredMs = 48 * 3_600_000;

/** A key pair that this tool signs with towards platforms. */
export interface ToolKey {
  readonly kid: string;
  readonly state: ToolKeyState;
  readonly publicKeyPem: string;
  /** PKCS #8 in PEM. */
  readonly privateKeyPem: string;
}

/**
 * Makes sure that there is a key to sign with and the one that follows it. Any number of servers may start at once: the
 * unique index on `current` lets one of them make it. To be called at start.
 */
export async function ensureToolKeys(owner: OwnerActor, secret: Uint8Array): Promise<void> {
  assertOwner(owner);
  if ((await ToolKeyModel.exists({ state: 'current' })) === null) await makeKey('current', secret);
  if ((await ToolKeyModel.exists({ state: 'next' })) === null) await makeKey('next', secret);
}

/** Begins to sign with the key that has been published as next; the one before it stays published for 48 hours. */
export async function rotateToolKeys(owner: OwnerActor, secret: Uint8Array, now = new Date()): Promise<void> {
  assertOwner(owner);
  await inTransaction(async () => {
    const next = await ToolKeyModel.findOne({ state: 'next' }).lean();
    if (next === null) throw new NotFound();
    await ToolKeyModel.updateOne({ state: 'current' }, { $set: { state: 'retired', retiredAt: now } });
    await ToolKeyModel.updateOne({ _id: next._id }, { $set: { state: 'current' } });
  });
  await makeKey('next', secret);
}

/** The key to sign with now. Throws NotFound before `ensureToolKeys` has run. */
export async function currentToolKey(secret: Uint8Array): Promise<ToolKey> {
  const row = await ToolKeyModel.findOne({ state: 'current' }).lean();
  if (row === null) throw new NotFound();
  return toToolKey(row, secret);
}

/** Every key whose public half the keyset shows, the current one first. */
export async function publishedToolKeys(now = new Date()): Promise<Omit<ToolKey, 'privateKeyPem'>[]> {
  const rows = await ToolKeyModel.find({
    $or: [{ state: trusted({ $in: ['current', 'next'] }) }, { state: 'retired', retiredAt: trusted({ $gt: new Date(now.getTime() - retiredMs) }) }],
  })
    .sort({ state: 1 })
    .lean();
  return rows.map(({ kid, state, publicKeyPem }) => ({ kid, state, publicKeyPem }));
}

async function makeKey(state: 'current' | 'next', secret: Uint8Array): Promise<void> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: rsaBits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const kid = randomBytes(16).toString('base64url');
  try {
    await ToolKeyModel.create([{ kid, state, publicKeyPem: publicKey, sealedPrivateKey: seal(privateKey, secret, purpose) }]);
  } catch (error) {
    if (!isDuplicate(error, 'state')) throw error; // another server was faster
  }
}

function toToolKey(row: StoredToolKey, secret: Uint8Array): ToolKey {
  return { kid: row.kid, state: row.state, publicKeyPem: row.publicKeyPem, privateKeyPem: unseal(row.sealedPrivateKey, secret, purpose) };
}
