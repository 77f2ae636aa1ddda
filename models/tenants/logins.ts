import { timingSafeEqual } from 'node:crypto';
import { trusted } from 'mongoose';
import { insertRow } from '../mongodb/insert-row.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { Signer, type Keyring } from './keyring.ts';
import { LoginModel, type StoredLogin } from './login.model.ts';
import { hashSecret, mintSecret } from './secret.ts';

/** How long a person may take between the platform's login and the launch (ms). */
export const loginMs = 10 * 60_000;
/** How far the clocks of two servers may be apart: so much longer it is known that a login was taken. */
const clocksApartMs = 5 * 60_000;

/** Each of them is signed with a key of its own. */
type Part = 'state' | 'nonce' | 'proof';

/** What a login hands out: state and nonce to the platform, proof to the browser. */
export interface Login {
  state: string;
  nonce: string;
  proof: string;
}

/** What an id_token is compared with. */
export interface ExpectedLaunch {
  readonly registrationId: string;
  /** Whether this is the nonce that the login sent to the platform. */
  isNonce: (nonce: string) => boolean;
}

/** What a state of ours says of itself. */
export interface LoginState {
  readonly madeAt: Date;
  readonly registrationId: string;
  /** The platform's frame that keeps data for tools, by its name, where it offered one. */
  readonly storageTarget: string | null;
}

/**
 * When it was made, for which registration, 256 random bits, the platform's frame, and our signature of these. Time and
 * registration stand in the clear, because a page that has to refuse it tells an old one from a spent one by the first, and
 * knows by the second which platform may frame it; neither grants anything.
 */
const stateForm = /^(([0-9a-z]{8,9})\.([0-9a-f]{24})\.[\w-]{43}\.([\w-]{0,1200}))\.([\w-]{43})$/;

/**
 * Logins between the platform's request and its answer. One that waits is not stored: its nonce and its proof are keyed
 * hashes of its state, which only servers with these secrets can make, and so is the end of the state itself. What is stored,
 * once and for all servers, is that a login was answered.
 */
export class Logins {
  readonly #signers: Readonly<Record<Part, Signer>>;

  /** @param keyring the same for all servers on one database; the keys are derived from it for this purpose alone */
  constructor(keyring: Keyring) {
    const signer = (part: Part): Signer => new Signer(keyring, `login-${part}`);
    this.#signers = { state: signer('state'), nonce: signer('nonce'), proof: signer('proof') };
  }

  /** @param storageTarget names the platform's frame that keeps data for tools, where it offered one */
  begin(registrationId: string, now = new Date(), storageTarget?: string): Login {
    const says = [now.getTime().toString(36), registrationId, mintSecret(), Buffer.from(storageTarget ?? '').toString('base64url')].join('.');
    const state = `${says}.${this.#sign('state', says)}`;
    return { state, nonce: this.#sign('nonce', state), proof: this.#sign('proof', state) };
  }

  /** What a state says of itself, however old. null: it is none of ours, or was changed. */
  read(state: string): LoginState | null {
    const [, says, time, registrationId, target, signature] = stateForm.exec(state) ?? [];
    if (says === undefined || time === undefined || registrationId === undefined || signature === undefined) return null;
    if (!this.#isSigned('state', says, signature)) return null;
    return { madeAt: new Date(parseInt(time, 36)), registrationId, storageTarget: target ? Buffer.from(target, 'base64url').toString() : null };
  }

  /**
   * Takes a login, for the browser that began it, at most once: of any number of calls at once, on any server, one gets
   * it, by the unique index on its state. Also one that waits for its proof: the browser that holds the proof needs no
   * other way.
   *
   * It waits for the primary alone, as does the session that is written after it: a primary that dies takes both along, or
   * the session only. Whoever still has a session has a login that stays taken.
   */
  async take(state: string, proof: string, now = new Date()): Promise<ExpectedLaunch | null> {
    const login = this.#waiting(state, now);
    if (login === null || !this.#isSigned('proof', state, proof)) return null;
    try {
      await insertRow<StoredLogin>(LoginModel, { ...answered(state, login), stage: 'taken', tokenHash: null, verifiedAt: null });
    } catch (error) {
      if (!isDuplicate(error, 'stateHash')) throw error;
      if ((await LoginModel.updateOne({ stateHash: hashSecret(state), stage: 'proof' }, { $set: { stage: 'taken' } })).modifiedCount === 0) return null;
    }
    return this.#expected(state, login);
  }

  /** A login that waits, as it is for a browser that brought no proof. null: it is none of ours, too old, or was taken. */
  async findWaiting(state: string, now = new Date()): Promise<(ExpectedLaunch & { storageTarget: string | null }) | null> {
    const login = this.#waiting(state, now);
    if (login === null || (await LoginModel.exists({ stateHash: hashSecret(state), stage: 'taken' })) !== null) return null;
    return { ...this.#expected(state, login), storageTarget: login.storageTarget };
  }

  /**
   * Lets the verified id_token of a login wait for the proof from platform storage. Only that one id_token can end it from
   * here on; sending it again is harmless. Returns whether it may wait.
   */
  async awaitProof(state: string, idToken: string, now = new Date()): Promise<boolean> {
    const login = this.#waiting(state, now);
    if (login === null || login.storageTarget === null) return false;
    const row = answered(state, login);
    const tokenHash = hashSecret(idToken);
    try {
      await LoginModel.updateOne({ stateHash: row.stateHash, stage: 'proof', tokenHash }, { $set: { verifiedAt: now }, $setOnInsert: { expiresAt: row.expiresAt } }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicate(error, 'stateHash')) return false; // taken, or it waits for another id_token
      throw error;
    }
  }

  /** Takes a login whose verified id_token waits for this proof, at most once. */
  async takeProved({ state, idToken, proof }: { state: string; idToken: string; proof: string }, now = new Date()): Promise<(ExpectedLaunch & { verifiedAt: Date }) | null> {
    const login = this.#waiting(state, now);
    if (login === null || !this.#isSigned('proof', state, proof)) return null;
    const row = await LoginModel.findOneAndUpdate(
      { stateHash: hashSecret(state), stage: 'proof', tokenHash: hashSecret(idToken), expiresAt: trusted({ $gt: now }) },
      { $set: { stage: 'taken' } },
    ).lean();
    return row && { ...this.#expected(state, login), verifiedAt: row.verifiedAt ?? now };
  }

  #expected(state: string, { registrationId }: LoginState): ExpectedLaunch {
    return { registrationId, isNonce: (nonce) => this.#isSigned('nonce', state, nonce) };
  }

  /** The same, as long as it may be answered. */
  #waiting(state: string, now: Date): LoginState | null {
    const read = this.read(state);
    return read !== null && now.getTime() - read.madeAt.getTime() <= loginMs ? read : null;
  }

  #isSigned(part: Part, text: string, value: string): boolean {
    const given = Buffer.from(value);
    return this.#signers[part].signatures(text).map((one) => Buffer.from(one.toString('base64url'))).some((expected) => expected.length === given.length && timingSafeEqual(expected, given));
  }

  #sign(part: Part, text: string): string {
    return this.#signers[part].sign(text).toString('base64url');
  }
}

function answered(state: string, { madeAt }: LoginState): Pick<StoredLogin, 'stateHash' | 'expiresAt'> {
  return { stateHash: hashSecret(state), expiresAt: new Date(madeAt.getTime() + loginMs + clocksApartMs) };
}
