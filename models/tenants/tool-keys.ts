import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotFound } from '../problems.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { recordOwnerAct } from './owner-acts.ts';
import { isSealedAnew, seal, unseal } from './sealed.ts';
import { retiredSeconds, ToolKeyModel, type StoredToolKey, type ToolKeyState } from './tool-key.model.ts';

const generate = promisify(generateKeyPair);

/** 2048 bits sign in 0.6 ms, 4096 in 3.3. */
const rsaBits = 2_048;
const purpose = 'tool-key';
/** A key has to be published for so long before it signs (ms): platforms cache a keyset, and ask again only now and then. */
const knownAfterMs = 3_600_000;

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
export async function ensureToolKeys(owner: OwnerActor, keyring: Keyring): Promise<void> {
  assertOwner(owner);
  if ((await ToolKeyModel.exists({ state: 'current' })) === null) await makeKey('current', keyring);
  if ((await ToolKeyModel.exists({ state: 'next' })) === null) await makeKey('next', keyring);
}

/** What a rotation did. `under-way`: another one was begun less than an hour ago, and nothing was changed. */
export interface Rotation {
  readonly outcome: 'rotated' | 'under-way';
  /** The key that signs from then on. */
  readonly kid: string;
  readonly signsFrom: Date;
  /** Until then the key before it is published. */
  readonly oldUntil: Date;
}

/**
 * Begins to sign with the key that has been published as next: at once, or as soon as it has been published for an hour.
 * The one before it signs until then and stays published for 48 hours more, and a new next one is published. Servers read
 * the keys as they need them, so nothing restarts; of rotations at the same time one happens.
 */
export async function rotateToolKeys(owner: OwnerActor, keyring: Keyring, now = new Date()): Promise<Rotation> {
  await ensureToolKeys(owner, keyring);
  const following = await newKey('next', keyring);
  return inTransaction(async () => {
    const current = await ToolKeyModel.findOne({ state: 'current' }).lean();
    const next = await ToolKeyModel.findOne({ state: 'next' }).lean();
    if (current === null || next === null) throw new NotFound();
    if (current.signsFrom !== null && current.signsFrom.getTime() > now.getTime() - knownAfterMs) {
      return { outcome: 'under-way', kid: current.kid, ...from(current.signsFrom) };
    }
    const signsFrom = new Date(Math.max(now.getTime(), next.createdAt.getTime() + knownAfterMs));
    await ToolKeyModel.updateOne({ _id: current._id }, { $set: { state: 'retired', retiredAt: signsFrom } });
    await ToolKeyModel.updateOne({ _id: next._id }, { $set: { state: 'current', signsFrom } });
    await ToolKeyModel.create([following]);
    await recordOwnerAct(owner, 'keys-rotated', next.kid);
    return { outcome: 'rotated', kid: next.kid, ...from(signsFrom) };
  });
}

/**
 * For keys that somebody else may have seen: takes all of them out of the keyset and signs with a new one at once. A platform
 * that has cached the keyset refuses service calls until it reads it again, which is the lesser harm; launches go on.
 */
export async function replaceToolKeys(owner: OwnerActor, keyring: Keyring, now = new Date()): Promise<Rotation> {
  assertOwner(owner);
  const [current, next] = await Promise.all([newKey('current', keyring), newKey('next', keyring)]);
  await inTransaction(async () => {
    await ToolKeyModel.deleteMany({});
    await ToolKeyModel.create([{ ...current, signsFrom: now }, next], { ordered: true });
    await recordOwnerAct(owner, 'keys-replaced', current.kid);
  });
  return { outcome: 'rotated', kid: current.kid, signsFrom: now, oldUntil: now };
}

/**
 * Seals with the newest secret every private key that one before it has sealed, so that the older one can go. Returns how many.
 * Throws where a key opens with none of them.
 */
export async function resealToolKeys(owner: OwnerActor, keyring: Keyring): Promise<number> {
  assertOwner(owner);
  const rows = (await ToolKeyModel.find().lean()).filter(({ sealedPrivateKey }) => !isSealedAnew(sealedPrivateKey, keyring, purpose));
  for (const { _id, sealedPrivateKey } of rows) {
    await ToolKeyModel.updateOne({ _id, sealedPrivateKey }, { $set: { sealedPrivateKey: seal(unseal(sealedPrivateKey, keyring, purpose), keyring, purpose) } });
  }
  return rows.length;
}

/** The key to sign with now. Throws NotFound before `ensureToolKeys` has run. */
export async function currentToolKey(keyring: Keyring, now = new Date()): Promise<ToolKey> {
  const rows = await ToolKeyModel.find({ $or: [{ state: 'current' }, { state: 'retired', retiredAt: trusted({ $gt: now }) }] }).lean();
  const [current, before] = [rows.find(({ state }) => state === 'current'), rows.find(({ state }) => state === 'retired')];
  const row = current?.signsFrom && current.signsFrom > now ? before ?? current : current;
  if (row === undefined) throw new NotFound();
  return toToolKey(row, keyring);
}

/**
 * The key that a call has chosen to sign with, a moment ago: it may have been retired since, and platforms still take it.
 * null for a key that is published no more, or does not sign yet.
 */
export async function toolKeyToSign(kid: string, keyring: Keyring, now = new Date()): Promise<ToolKey | null> {
  const row = await ToolKeyModel.findOne({ kid, $or: published(now) }).lean();
  return row === null || row.state === 'next' ? null : toToolKey(row, keyring);
}

/** Every key whose public half the keyset shows, the current one first. */
export async function publishedToolKeys(now = new Date()): Promise<Omit<ToolKey, 'privateKeyPem'>[]> {
  const rows = await ToolKeyModel.find({ $or: published(now) }).sort({ state: 1, _id: -1 }).lean();
  return rows.map(({ kid, state, publicKeyPem }) => ({ kid, state, publicKeyPem }));
}

/** The keys as the owner looks at them: by what they do at this moment. */
export async function listToolKeys(owner: OwnerActor, now = new Date()): Promise<{ kid: string; state: ToolKeyState; madeAt: Date; signsFrom: Date | null; publishedUntil: Date | null }[]> {
  assertOwner(owner);
  const rows = await ToolKeyModel.find({ $or: published(now) }).sort({ state: 1, _id: -1 }).lean();
  return rows.map(({ kid, state, createdAt, signsFrom, retiredAt }) => ({
    kid, state: signsFrom !== null && signsFrom > now ? 'next' : retiredAt !== null && retiredAt > now ? 'current' : state, madeAt: createdAt, signsFrom, publishedUntil: retiredAt && from(retiredAt).oldUntil,
  }));
}

function published(now: Date) {
  const retiredAfter = new Date(now.getTime() - retiredSeconds * 1_000);
  return [{ retiredAt: null }, { retiredAt: trusted({ $gt: retiredAfter }) }];
}

function from(signsFrom: Date): { signsFrom: Date; oldUntil: Date } {
  return { signsFrom, oldUntil: new Date(signsFrom.getTime() + retiredSeconds * 1_000) };
}

async function makeKey(state: 'current' | 'next', keyring: Keyring): Promise<void> {
  try {
    await ToolKeyModel.create([await newKey(state, keyring)]);
  } catch (error) {
    if (!isDuplicate(error, 'state')) throw error; // another server was faster
  }
}

async function newKey<S extends 'current' | 'next'>(state: S, keyring: Keyring): Promise<{ kid: string; state: S; publicKeyPem: string; sealedPrivateKey: string }> {
  const { publicKey, privateKey } = await generate('rsa', {
    modulusLength: rsaBits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { kid: randomBytes(16).toString('base64url'), state, publicKeyPem: publicKey, sealedPrivateKey: seal(privateKey, keyring, purpose) };
}

function toToolKey(row: StoredToolKey, keyring: Keyring): ToolKey {
  return { kid: row.kid, state: row.state, publicKeyPem: row.publicKeyPem, privateKeyPem: unseal(row.sealedPrivateKey, keyring, purpose) };
}
