import { trusted, Types } from 'mongoose';
import { insertRow } from '../mongodb/insert-row.ts';
import { LoginModel, type StoredLogin } from './login.model.ts';
import { hashSecret, mintSecret } from './secret.ts';

/** How long a person may take between the platform's login and the launch (ms). */
export const loginMs = 10 * 60_000;

/** What a login hands out: state and nonce to the platform, proof to the browser. */
export interface Login {
  state: string;
  nonce: string;
  proof: string;
}

/**
 * The state says when it was made and for which registration, in the clear: a page that has to refuse it can tell an old
 * one from a spent one, and knows which platform may frame it. Nothing is granted by either; the random part counts.
 */
const stateForm = /^([0-9a-z]{8,9})\.([0-9a-f]{24})\.[\w-]{43}$/;

export function readState(state: string): { madeAt: Date; registrationId: string } | null {
  const [, time, registrationId] = stateForm.exec(state) ?? [];
  if (time === undefined || registrationId === undefined) return null;
  const madeAt = new Date(parseInt(time, 36));
  return Number.isNaN(madeAt.getTime()) ? null : { madeAt, registrationId };
}

/**
 * Begins a login: three secrets of 256 bits, of which only hashes are kept. `storageTarget` names the platform's frame that
 * keeps data for tools, where it offered one.
 */
export async function beginLogin(registrationId: string, now = new Date(), storageTarget?: string): Promise<Login> {
  const login = {
    state: `${now.getTime().toString(36)}.${registrationId}.${mintSecret()}`,
    nonce: mintSecret(),
    proof: mintSecret(),
  };
  await insertRow<StoredLogin>(LoginModel, {
    stateHash: hashSecret(login.state),
    nonceHash: hashSecret(login.nonce),
    proofHash: hashSecret(login.proof),
    registrationId: new Types.ObjectId(registrationId),
    stage: 'launch',
    storageTarget: storageTarget ?? null,
    tokenHash: null,
    verifiedAt: null,
    expiresAt: new Date(now.getTime() + loginMs),
  }, { onPrimary: true });
  return login;
}

/** What an id_token is compared with. */
export interface ExpectedLaunch {
  readonly registrationId: string;
  /** Whether this is the nonce that the login sent to the platform. */
  isNonce: (nonce: string) => boolean;
}

/**
 * Takes a login, for the browser that began it, at most once: of any number of calls at once, on any server, one gets it.
 * Also one that waits for its proof: the browser that holds the proof needs no other way.
 *
 * It waits for the primary alone. The session is written after it, to the same primary, and a majority write is
 * acknowledged only once everything before it is as safe: whoever is let in has a login that stays taken.
 */
export async function takeLogin(state: string, proof: string, now = new Date()): Promise<ExpectedLaunch | null> {
  const row = await LoginModel.findOneAndDelete({
    stateHash: hashSecret(state),
    proofHash: hashSecret(proof),
    expiresAt: trusted({ $gt: now }),
  }, { writeConcern: { w: 1, j: false } }).lean();
  return row && toExpected(row);
}

/** A login that waits, as it is for a browser that brought no proof. null: there is none, or it was taken. */
export async function findWaitingLogin(state: string, now = new Date()): Promise<(ExpectedLaunch & { storageTarget: string | null }) | null> {
  const row = await LoginModel.findOne({ stateHash: hashSecret(state), expiresAt: trusted({ $gt: now }) }).lean();
  return row && { ...toExpected(row), storageTarget: row.storageTarget };
}

/**
 * Moves a login to the stage in which its verified id_token waits for the proof from platform storage. Only that one
 * id_token can end it from here on; sending it again is harmless. Returns whether it may wait.
 */
export async function awaitProof(state: string, idToken: string, now = new Date()): Promise<boolean> {
  const tokenHash = hashSecret(idToken);
  const { matchedCount } = await LoginModel.updateOne(
    { stateHash: hashSecret(state), storageTarget: trusted({ $ne: null }), tokenHash: trusted({ $in: [null, tokenHash] }), expiresAt: trusted({ $gt: now }) },
    { $set: { stage: 'proof', tokenHash, verifiedAt: now } },
  );
  return matchedCount === 1;
}

/** Takes a login whose verified id_token waits for this proof, at most once. */
export async function takeProvedLogin(
  { state, idToken, proof }: { state: string; idToken: string; proof: string },
  now = new Date(),
): Promise<(ExpectedLaunch & { verifiedAt: Date }) | null> {
  const row = await LoginModel.findOneAndDelete({
    stateHash: hashSecret(state),
    proofHash: hashSecret(proof),
    stage: 'proof',
    tokenHash: hashSecret(idToken),
    expiresAt: trusted({ $gt: now }),
  }).lean();
  return row && { ...toExpected(row), verifiedAt: row.verifiedAt ?? now };
}

function toExpected({ registrationId, nonceHash }: StoredLogin): ExpectedLaunch {
  return { registrationId: String(registrationId), isNonce: (nonce) => hashSecret(nonce) === nonceHash };
}
