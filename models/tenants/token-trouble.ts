import { trusted } from 'mongoose';
import { RegistrationModel, type TokenFault, type TokenTrouble } from './registration.model.ts';
import type { RegistrationKey } from './registrations.ts';

export { tokenFaults, type TokenFault, type TokenTrouble } from './registration.model.ts';

/** For so long a platform gives no token before anybody is told: one that comes back within minutes is nobody's trouble (ms). */
const passingMs = 120_000;

/** A platform gave no token, whatever it was wanted for. */
export async function noteTokenTrouble({ issuer, clientId }: RegistrationKey, fault: TokenFault, now: Date): Promise<void> {
  const { matchedCount } = await RegistrationModel.updateOne(
    { issuer, clientId, tokenTrouble: trusted({ $ne: null }) },
    { $set: { 'tokenTrouble.fault': fault, 'tokenTrouble.lastAt': now } },
  );
  if (matchedCount === 0) await RegistrationModel.updateOne({ issuer, clientId, tokenTrouble: null }, { $set: { tokenTrouble: { fault, since: now, lastAt: now } } });
}

/** A platform gave a token. Returns our own id of it where it had given none the last time, so that what waited can go on; else null. */
export async function endTokenTrouble({ issuer, clientId }: RegistrationKey): Promise<string | null> {
  const row = await RegistrationModel.findOneAndUpdate({ issuer, clientId, tokenTrouble: trusted({ $ne: null }) }, { $set: { tokenTrouble: null } }, { projection: { _id: 1 } }).lean();
  return row && String(row._id);
}

/** Whether it has been tried for so long that the owner should know. */
export function isLasting(trouble: TokenTrouble | null | undefined): trouble is TokenTrouble {
  return trouble != null && trouble.lastAt.getTime() - trouble.since.getTime() >= passingMs;
}
