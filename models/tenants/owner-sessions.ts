import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { recordOwnerAct, recorded } from './owner-acts.ts';
import { OwnerSessionModel } from './owner-session.model.ts';
import { hashSecret, mintSecret } from './secret.ts';

const sessionMs = 8 * 3_600_000;
const consoleOwner: OwnerActor = { kind: 'owner', via: 'console' };

/** A browser in which the owner is signed in. */
export interface OwnerSession {
  readonly owner: OwnerActor;
  readonly expiresAt: Date;
  /** What every form of the console carries, so that no other site can send one: known to this browser alone. */
  readonly formToken: string;
}

/** Makes a one-time link's word (15 minutes, or the given ones). It is told once and stored as a hash. */
export async function makeOwnerLink(owner: OwnerActor, { minutes = 15 }: { minutes?: number } = {}, now = new Date()): Promise<{ word: string; expiresAt: Date }> {
  const word = mintSecret();
  const expiresAt = new Date(now.getTime() + minutes * 60_000);
  await recorded(owner, 'owner-link-made', [], () => OwnerSessionModel.create([{ kind: 'link', secretHash: hashSecret(word), expiresAt }]));
  return { word, expiresAt };
}

/** Whether a link could be used now; looking does not use it. */
export async function isOwnerLinkOpen(word: string, now = new Date()): Promise<boolean> {
  return (await OwnerSessionModel.exists({ kind: 'link', secretHash: hashSecret(word), expiresAt: trusted({ $gt: now }) })) !== null;
}

/** Uses a link, once: of any number of tries at once one signs in, for 8 hours. null for a link that is spent or unknown. */
export async function signInOwner(word: string, now = new Date()): Promise<{ token: string; expiresAt: Date } | null> {
  const token = mintSecret();
  const expiresAt = new Date(now.getTime() + sessionMs);
  return inTransaction(async () => {
    const link = await OwnerSessionModel.findOneAndDelete({ kind: 'link', secretHash: hashSecret(word), expiresAt: trusted({ $gt: now }) }).lean();
    if (link === null) return null;
    await OwnerSessionModel.create([{ kind: 'session', secretHash: hashSecret(token), expiresAt }]);
    await recordOwnerAct(consoleOwner, 'owner-signed-in');
    return { token, expiresAt };
  });
}

/** null: never signed in, signed out, ended, or 8 hours ago. */
export async function findOwnerSession(token: string, now = new Date()): Promise<OwnerSession | null> {
  const row = await OwnerSessionModel.findOne({ kind: 'session', secretHash: hashSecret(token), expiresAt: trusted({ $gt: now }) }).lean();
  return row && { owner: consoleOwner, expiresAt: row.expiresAt, formToken: hashSecret(`form of ${token}`) };
}

export async function signOutOwner(token: string): Promise<void> {
  await OwnerSessionModel.deleteOne({ kind: 'session', secretHash: hashSecret(token) });
}

/** Ends every sign-in of the console, and every link that nobody has used yet. Returns how many. */
export async function endOwnerSessions(owner: OwnerActor): Promise<number> {
  const { deletedCount } = await recorded(owner, 'owner-sign-ins-ended', [], () => OwnerSessionModel.deleteMany({}));
  return deletedCount;
}
