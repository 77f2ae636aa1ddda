import { trusted } from 'mongoose';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { isWelcome, peopleByIds } from '../people/people.ts';
import { externalPeopleRules } from '../programs/external-people-rules.ts';
import { isArchived, programLocale, readProgram } from '../programs/programs.ts';
import { hashSecret, mintSecret } from '../tenants/secret.ts';
import type { EnrolmentRole, EntryStanding, Locale } from '../vocabulary.ts';
import { EntryLinkModel, type StoredEntryLink } from './entry-link.model.ts';
import { ExternalPersonModel, type StoredExternalPerson } from './external-person.model.ts';
import { lifeFrom } from './life.ts';
import { keyOfAddress } from './row-values.ts';

const dayMs = 86_400_000;
const wordForm = /^[\w-]{43}$/;
/** A link opens once; a second press of its button, or an answer that was lost on the way, is still the first time (ms). */
const onceMs = 60_000;
/** A new link may be asked for so often: not within this time of the last one, nor more than five times a day (ms). */
const askAgainMs = 5 * 60_000;
const mostAsked = 5;
/** More programs than anybody is in under one address. */
const mostPrograms = 20;

interface Place {
  readonly tenantId: string;
  readonly programId: string;
}

/** A link, who it is for, and how it stands: as much as whoever holds the mail knows already. */
export interface EntryLink {
  readonly standing: EntryStanding;
  readonly locale: Locale;
  readonly program: string;
  readonly name: string | null;
  readonly role: EnrolmentRole;
}

/**
 * Makes a link for one mail: 256 random bits, told here and stored as a hash only. Others stay as they are. An invitation that is not
 * taken up yet lives as long as its last link needs.
 */
export async function mintEntryLink({ tenantId, programId }: Place, externalPersonId: string, now = new Date()): Promise<{ word: string; expiresAt: Date }> {
  const word = mintSecret();
  const life = lifeFrom(now, await externalPeopleRules({ tenantId, programId }));
  const { expiresAt } = life;
  await ExternalPersonModel.updateOne({ tenantId, programId, _id: externalPersonId, joinedAt: null, withdrawnAt: null }, { $max: life });
  await EntryLinkModel.create([{ tenantId, programId, externalPersonId, wordHash: hashSecret(word), expiresAt }]);
  return { word, expiresAt };
}

/** Ends every link of these people that has not had its time. */
export async function endEntryLinks({ tenantId, programId }: Place, externalPersonIds: readonly string[], now: Date): Promise<void> {
  await EntryLinkModel.updateMany({ tenantId, programId, externalPersonId: trusted({ $in: externalPersonIds }), expiresAt: trusted({ $gt: now }) }, { $set: { expiresAt: now } });
}

/** Looks at a link and changes nothing, however often: scanners of mail open what they find. null: there is no such link. */
export async function readEntryLink(word: string, now = new Date()): Promise<EntryLink | null> {
  const found = await find(word);
  return found && view(found, now);
}

/** Somebody who comes in by a link, with what the source of their identity says of them. */
export interface Entrant extends Place {
  readonly externalPersonId: string;
  readonly name: string | null;
  readonly email: string;
  readonly locale: Locale | null;
  readonly zone: string | null;
}

/** Spends a link, in the transaction of whoever lets its holder in. What cannot be opened says why; null: there is no such link. */
export async function spendEntryLink(word: string, now = new Date()): Promise<{ entrant: Entrant } | { refused: EntryLink } | null> {
  const found = await find(word);
  if (found === null) return null;
  const { link, person } = found;
  const refused = await view(found, now);
  if (refused.standing !== 'open') return { refused };
  const place = { tenantId: String(link.tenantId), programId: String(link.programId) };
  const which = { ...place, _id: link._id, expiresAt: trusted({ $gt: now }) };
  const { modifiedCount } = await EntryLinkModel.updateOne({ ...which, spentAt: null }, { $set: { spentAt: now } });
  const again = modifiedCount === 0 && (await EntryLinkModel.exists({ ...which, spentAt: trusted({ $gt: new Date(now.getTime() - onceMs) }) })) !== null;
  if (modifiedCount === 0 && !again) return { refused: { ...refused, standing: 'used' } };
  const { name, email, locale, zone } = person;
  return { entrant: { ...place, externalPersonId: String(person._id), name, email, locale, zone } };
}

/** Remembers which person came in by an invitation: the same one every time. */
export async function noteEntered({ tenantId, programId, externalPersonId }: Entrant, personId: string, now: Date): Promise<void> {
  await ExternalPersonModel.updateOne({ tenantId, programId, _id: externalPersonId, openedAt: null }, { $set: { personId, openedAt: now } });
}

/** Whether somebody who came in by an invitation may still: it was not taken back, and is there. */
export async function isInvitationStanding(externalPersonId: string): Promise<boolean> {
  return (await ExternalPersonModel.exists({ _id: externalPersonId, withdrawnAt: null }).setOptions({ acrossTenants: 'the session names it' })) !== null;
}

/** Sends a new link to whoever has this address in any program. Says nothing of whether anybody has: whoever asks need not be them. */
export async function askForLinkByAddress(address: string, now = new Date()): Promise<void> {
  const people = await ExternalPersonModel.find({ emailKey: keyOfAddress(address.trim()), withdrawnAt: null })
    .setOptions({ acrossTenants: 'an address is all that is known' })
    .limit(mostPrograms)
    .lean();
  for (const person of people) await sendLink(person, now);
}

/** The same for the holder of a link that was used or has expired: it goes to the address of the invitation alone. */
export async function askForLinkByWord(word: string, now = new Date()): Promise<void> {
  const found = await find(word);
  if (found?.person.withdrawnAt === null) await sendLink(found.person, now);
}

/** An invitation that had expired is open again with it, as long as it is kept. */
async function sendLink({ tenantId, programId, _id, askedAt }: StoredExternalPerson, now: Date): Promise<void> {
  const place = { tenantId: String(tenantId), programId: String(programId) };
  const [first] = askedAt.slice(-mostAsked);
  const last = askedAt.at(-1);
  if (last !== undefined && now.getTime() - last.getTime() < askAgainMs) return;
  if (askedAt.length >= mostAsked && first !== undefined && now.getTime() - first.getTime() < dayMs) return;
  if (await isArchived(place)) return;
  const rules = await externalPeopleRules(place);
  await inTransaction(async () => {
    const { modifiedCount } = await ExternalPersonModel.updateOne({ ...place, _id, withdrawnAt: null, askedAt }, { $set: { askedAt: [...askedAt, now].slice(-mostAsked) } });
    if (modifiedCount === 0) return; // asked twice in one moment
    await ExternalPersonModel.updateOne({ ...place, _id, joinedAt: null }, { $set: lifeFrom(now, rules) });
    const system = { kind: 'system' as const, job: 'entry-link', ...place };
    const eventId = await recordEvent(system, { type: 'external-person.link-asked', subjectIds: [String(_id)], audience: [], at: now });
    await enqueueMail(system, { eventId, receiverId: String(_id), template: 'external-link', dueAt: now });
  });
}

interface Found {
  readonly link: StoredEntryLink;
  readonly person: StoredExternalPerson;
}

async function find(word: string): Promise<Found | null> {
  if (!wordForm.test(word)) return null;
  const link = await EntryLinkModel.findOne({ wordHash: hashSecret(word) }, null, { acrossTenants: 'the tenant of a link is known by its word alone' }).lean();
  const person = link && (await ExternalPersonModel.findOne({ tenantId: link.tenantId, programId: link.programId, _id: link.externalPersonId }).lean());
  return link && person && { link, person };
}

async function view({ link, person }: Found, now: Date): Promise<EntryLink> {
  const place = { tenantId: String(link.tenantId), programId: String(link.programId) };
  const personId = person.personId && String(person.personId);
  const known = personId === null ? undefined : (await peopleByIds(place, [personId])).get(personId);
  const locale = known?.locale ?? person.locale ?? (await programLocale(place.tenantId, place.programId)) ?? 'en';
  const reader = { kind: 'person' as const, ...place, personId: personId ?? String(person._id), roles: [] };
  const { title } = await readProgram(reader, place.programId, locale);
  return { standing: await standingOf({ link, person }, place, now), locale, program: title, name: known?.name ?? person.name, role: person.role };
}

async function standingOf({ link, person }: Found, place: Place, now: Date): Promise<EntryStanding> {
  if (person.withdrawnAt !== null) return 'withdrawn';
  if (await isArchived(place)) return 'program-archived';
  if (person.personId !== null && !(await isWelcome(place.tenantId, String(person.personId)))) return 'not-welcome';
  if (link.spentAt !== null && now.getTime() - link.spentAt.getTime() >= onceMs) return 'used';
  return link.expiresAt <= now ? 'expired' : 'open';
}
