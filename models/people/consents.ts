import type { ProgramActor } from '../actor.ts';
import { may } from '../policy.ts';
import { NotFound } from '../problems.ts';
import { consentVersion, limits, type ConsentPurpose } from '../vocabulary.ts';
import { ConsentModel } from './consent.model.ts';

/** One yes, as the person and the coordinator of privacy see it. */
export interface Consent {
  purpose: ConsentPurpose;
  version: string;
  givenAt: Date;
  revokedAt: Date | null;
}

type Place = Pick<ProgramActor, 'tenantId' | 'programId' | 'personId'>;

/** Writes down a yes to the words that are valid now; one to older words ends with it. In the verb's transaction. */
export async function recordConsent(place: Place, purpose: ConsentPurpose, now: Date): Promise<void> {
  const valid = await ConsentModel.findOne({ ...rowsOf(place), purpose, revokedAt: null }).lean();
  if (valid?.version === consentVersion) return;
  if (valid) await ConsentModel.updateOne({ ...rowsOf(place), _id: valid._id }, { $set: { revokedAt: now } });
  await ConsentModel.create([{ ...rowsOf(place), purpose, version: consentVersion, givenAt: now }]);
}

/** Ends a yes, whatever its version; false where there was none. In the verb's transaction. */
export async function endConsent(place: Place, purpose: ConsentPurpose, now: Date): Promise<boolean> {
  const { modifiedCount } = await ConsentModel.updateMany({ ...rowsOf(place), purpose, revokedAt: null }, { $set: { revokedAt: now } });
  return modifiedCount > 0;
}

/** What the acting person has said yes to in this program, the newest first, what was taken back included. */
export async function listConsents(actor: ProgramActor): Promise<Consent[]> {
  if (!may(actor, 'consent.list', { owner: actor.personId })) throw new NotFound();
  const rows = await ConsentModel.find(rowsOf(actor)).sort({ givenAt: -1, _id: -1 }).limit(limits.page).lean();
  return rows.map(({ purpose, version, givenAt, revokedAt }) => ({ purpose, version, givenAt, revokedAt }));
}

function rowsOf({ tenantId, programId, personId }: Place) {
  return { tenantId, programId, personId };
}
