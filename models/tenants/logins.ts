import { trusted } from 'mongoose';
import { LoginModel } from './login.model.ts';
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

/** Begins a login: three secrets of 256 bits, of which only hashes are kept. */
export async function beginLogin(registrationId: string, now = new Date()): Promise<Login> {
  const login = {
    state: `${now.getTime().toString(36)}.${registrationId}.${mintSecret()}`,
    nonce: mintSecret(),
    proof: mintSecret(),
  };
  await LoginModel.create([
    {
      stateHash: hashSecret(login.state),
      nonceHash: hashSecret(login.nonce),
      proofHash: hashSecret(login.proof),
      registrationId,
      stage: 'launch',
      expiresAt: new Date(now.getTime() + loginMs),
    },
  ]);
  return login;
}

/** A login that was taken, and is gone with that. */
export interface TakenLogin {
  readonly registrationId: string;
  /** Whether this is the nonce that the login sent to the platform. */
  isNonce: (nonce: string) => boolean;
}

/** Takes a login, for the browser that began it, at most once: of any number of calls at once, on any server, one gets it. */
export async function takeLogin(state: string, proof: string, now = new Date()): Promise<TakenLogin | null> {
  const row = await LoginModel.findOneAndDelete({
    stateHash: hashSecret(state),
    proofHash: hashSecret(proof),
    stage: 'launch',
    expiresAt: trusted({ $gt: now }),
  }).lean();
  return row && { registrationId: String(row.registrationId), isNonce: (nonce) => hashSecret(nonce) === row.nonceHash };
}

/** Whether a login waits for its launch: it was begun in another browser then, or in one that kept no proof. */
export async function isLoginWaiting(state: string, now = new Date()): Promise<boolean> {
  return (await LoginModel.exists({ stateHash: hashSecret(state), expiresAt: trusted({ $gt: now }) })) !== null;
}
