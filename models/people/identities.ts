import { trusted } from 'mongoose';
import { inBatches } from '../mongodb/batches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { limits } from '../vocabulary.ts';
import { IdentityModel, type IdentitySource } from './identity.model.ts';
import { touchActivity } from './activity.ts';
import { regionIn } from '../region-words.ts';
import { supportedLocale } from './locale.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';
import { personChanged } from './changed.ts';

export type { IdentitySource } from './identity.model.ts';

/** What a platform or a host says of a person, after its signature was checked. */
export interface Vouched {
  readonly tenantId: string;
  readonly source: IdentitySource;
  /** The registration, host or invitation that says it. */
  readonly sourceId: string;
  readonly subject: string;
  readonly name?: string;
  readonly email?: string;
  /** A language tag, as the platform writes it. */
  readonly locale?: string;
}

/**
 * The person behind an identity, made at the first meeting; any number of launches at once make one. Only the four
 * parts of the identity decide: an equal name or e-mail merges nobody. What the platform says is kept up to date, but
 * a blank never replaces what is known, and nothing replaces what the person chose.
 * A time zone is not taken over here: it is kept only once the person confirms it on the join screen.
 */
export async function identifyPerson(vouched: Vouched, now = new Date()): Promise<{ personId: string; suspended: boolean; zone: string | null }> {
  const personId = (await personOf(vouched)) ?? (await meet(vouched, now));
  const person = await PersonModel.findOne({ tenantId: vouched.tenantId, _id: personId }).lean();
  if (person === null) throw new Error('An identity names a person who is not there.');
  await keepUpToDate(person, vouched, now);
  return { personId, suspended: isBarred(person), zone: person.zone };
}

/** Whether nobody may come in as this person: they are suspended or were erased. */
export function isBarred({ suspendedAt, erasedAt }: Pick<StoredPerson, 'suspendedAt' | 'erasedAt'>): boolean {
  return suspendedAt !== null || erasedAt !== null;
}

/** Whether somebody who was let in a while ago still is: not suspended, not erased, there. */
export async function isWelcome(tenantId: string, personId: string): Promise<boolean> {
  return (await PersonModel.exists({ tenantId, _id: personId, suspendedAt: null, erasedAt: null })) !== null;
}

/** Those of these people to whom the same applies. */
export async function welcomeAmong(tenantId: string, personIds: readonly string[]): Promise<string[]> {
  const rows = await inBatches(personIds, (some) => PersonModel.find({ tenantId, _id: trusted({ $in: some }), suspendedAt: null, erasedAt: null }, { _id: 1 }).lean());
  return rows.map(({ _id }) => String(_id));
}

/** Whether somebody is known by an invitation alone: where it ends, they have no other way in. */
export async function comesByInvitation(tenantId: string, personId: string): Promise<boolean> {
  const sources = await IdentityModel.distinct('source', { tenantId, personId });
  return sources.length === 1 && sources[0] === 'invite';
}

async function personOf({ tenantId, source, sourceId, subject }: Vouched): Promise<string | null> {
  const identity = await IdentityModel.findOne({ tenantId, source, sourceId, subject }, { personId: 1 }).lean();
  return identity && String(identity.personId);
}

/** Who is known by these names of one platform; the others have never been here. */
export async function peopleBySubject(
  { tenantId, registrationId }: { tenantId: string; registrationId: string },
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const rows = await IdentityModel.find(
    { tenantId, source: 'registration', sourceId: registrationId, subject: trusted({ $in: subjects }) },
    { subject: 1, personId: 1 },
  ).lean();
  return new Map(rows.map(({ subject, personId }) => [subject, String(personId)]));
}

/** By which names one platform knows these people; who never came from there, or was erased, is not in the answer. */
export async function subjectsOf({ tenantId, registrationId }: { tenantId: string; registrationId: string }, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await IdentityModel.find(
    { tenantId, personId: trusted({ $in: personIds }), source: 'registration', sourceId: registrationId },
    { subject: 1, personId: 1 },
  ).lean();
  return new Map(rows.map(({ subject, personId }) => [String(personId), subject]));
}

async function meet(vouched: Vouched, now: Date): Promise<string> {
  const { tenantId, source, sourceId, subject } = vouched;
  try {
    return await inTransaction(async () => {
      const person = await PersonModel.create({ tenantId, ...said(vouched), lastActiveAt: now });
      await IdentityModel.create({ tenantId, source, sourceId, subject, personId: person._id });
      return String(person._id);
    });
  } catch (error) {
    const personId = isDuplicate(error) ? await personOf(vouched) : null; // another launch of the same person was ahead
    if (personId === null) throw error;
    return personId;
  }
}

/** Takes over what is new in what the platform says, and notes that the person is here. Returns whether anything was new. */
export async function keepUpToDate(person: StoredPerson, vouched: Vouched, now: Date): Promise<boolean> {
  const { name, email, locale, region } = said(vouched);
  const { tenantId, _id, nameChosen, localeChosen } = person;
  touchActivity({ tenantId: String(tenantId), personId: String(_id) }, now);
  const news = {
    ...(name !== undefined && !nameChosen && name !== person.name ? { name } : {}),
    ...(email !== undefined && email !== person.email ? { email } : {}),
    ...(locale !== undefined && !localeChosen && locale !== person.locale ? { locale } : {}),
    ...(region !== undefined && region !== person.region ? { region } : {}),
  };
  if (Object.keys(news).length === 0) return false;
  // What the person chooses meanwhile, in another window, stays: then nothing matches and nothing is written.
  await PersonModel.updateOne({ tenantId, _id, nameChosen, localeChosen, erasedAt: null }, { $set: news });
  personChanged({ tenantId: String(tenantId), personId: String(_id) });
  return true;
}

/** What of the platform's words can be used. */
function said({ name, email, locale }: Vouched): { name?: string; email?: string; locale?: StoredPerson['locale']; region?: string } {
  const usableName = name?.replaceAll(/\p{Cc}+/gu, ' ').trim().slice(0, limits.displayName).trim();
  const usableEmail = email?.trim();
  const usableLocale = locale === undefined ? null : supportedLocale(locale);
  const region = locale === undefined ? undefined : regionIn(locale.trim());
  return {
    ...(usableName ? { name: usableName } : {}),
    ...(usableEmail && usableEmail.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(usableEmail) ? { email: usableEmail } : {}),
    ...(usableLocale === null ? {} : { locale: usableLocale }),
    ...(region === undefined ? {} : { region }),
  };
}
