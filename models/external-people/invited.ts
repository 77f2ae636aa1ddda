import { trusted } from 'mongoose';
import type { SystemActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { forgetVisitor } from '../people/visitors.ts';
import { waitingKinds, type EnrolmentRole, type Language, type Locale } from '../vocabulary.ts';
import { stopWaiting } from '../waiting-lists/waiting-lists.ts';
import { EntryLinkModel } from './entry-link.model.ts';
import { ExternalPersonModel, type StoredExternalPerson } from './external-person.model.ts';

interface Place {
  readonly tenantId: string;
  readonly programId: string;
}
type PersonThere = Place & { readonly personId: string };

/** What a coordinator wrote of somebody who has not joined yet: the join screen begins with it. */
export interface Prefill {
  readonly role: EnrolmentRole;
  readonly languages: readonly Language[];
  readonly topics: readonly string[];
  readonly headline: string | null;
}

/** The invitation that a person came in by and has not taken up; null for everybody else. */
export async function invitationTo({ tenantId, programId, personId }: PersonThere): Promise<Prefill | null> {
  const row = await ExternalPersonModel.findOne({ tenantId, programId, personId, joinedAt: null, withdrawnAt: null }).lean();
  return row && { role: row.role, languages: row.languages, topics: row.topics, headline: row.headline };
}

/**
 * They have joined: what the file said of them is theirs now, and only their address stays. In the transaction of joining; it writes
 * always, so that of joining and of taking the invitation back, or leaving, at once the second sees the first. Returns
 * whether there is an invitation that stands.
 */
export async function noteJoined({ tenantId, programId, personId }: PersonThere, now: Date): Promise<boolean> {
  const standing = { tenantId, programId, personId, withdrawnAt: null };
  const { matchedCount } = await ExternalPersonModel.updateOne(standing, { $set: { forgetAt: null, languages: [], zone: null, topics: [], headline: null } });
  await ExternalPersonModel.updateOne({ ...standing, joinedAt: null }, { $set: { joinedAt: now } });
  return matchedCount > 0;
}

/** Somebody leaves the program: their invitation and every way in by mail go with it. In the transaction of leaving. */
export async function forgetInvitationOf({ tenantId, programId, personId }: PersonThere): Promise<void> {
  const row = await ExternalPersonModel.findOneAndDelete({ tenantId, programId, personId }).lean();
  if (row !== null) await EntryLinkModel.deleteMany({ tenantId, programId, externalPersonId: row._id });
}

/** Deletes everything of invitations that nobody took up and that have had their time, the person too where somebody only looked in. */
export async function purgeExternalPeople(actor: SystemActor, now = new Date()): Promise<number> {
  const due = await ExternalPersonModel.find({ forgetAt: trusted({ $gt: new Date(0), $lte: now }), joinedAt: null })
    .setOptions({ acrossTenants: 'retention is one rule for every tenant' })
    .lean();
  for (const row of due) await inTransaction(() => forget(actor, row, now));
  return due.length;
}

async function forget(actor: SystemActor, { _id, personId, ...row }: StoredExternalPerson, now: Date): Promise<void> {
  const [tenantId, programId] = [String(row.tenantId), String(row.programId)];
  const { deletedCount } = await ExternalPersonModel.deleteOne({ tenantId, programId, _id, joinedAt: null, forgetAt: trusted({ $lte: now }) });
  if (deletedCount === 0) return; // invited again, or joined, at this moment
  await EntryLinkModel.deleteMany({ tenantId, programId, externalPersonId: _id });
  if (personId === null) return;
  await stopWaiting({ ...actor, tenantId, programId }, String(personId), waitingKinds, now); // they have no way in to take a place
  await forgetVisitor({ tenantId, programId, personId: String(personId) });
}

/** How to write to somebody who was invited; null: they were withdrawn or are not there. */
export interface Addressee {
  readonly name: string | null;
  readonly email: string;
  readonly locale: Locale | null;
  readonly role: EnrolmentRole;
  readonly personId: string | null;
  readonly joined: boolean;
  /** What the newest invitation's mail is about. */
  readonly eventId: string;
  /** How many days after its last link an invitation that is not taken up is kept. */
  readonly forgetAt: Date | null;
}

export async function addresseeOf({ tenantId, programId }: Place, externalPersonId: string): Promise<Addressee | null> {
  const row = await ExternalPersonModel.findOne({ tenantId, programId, _id: externalPersonId, withdrawnAt: null }).lean();
  if (row === null) return null;
  const { name, email, locale, role, personId, joinedAt, eventId, forgetAt } = row;
  return { name, email, locale, role, personId: personId && String(personId), joined: joinedAt !== null, eventId: String(eventId), forgetAt };
}

/** By which invitation somebody comes into the program; null: they have another way in. */
export async function invitationOf({ tenantId, programId, personId }: PersonThere): Promise<string | null> {
  const row = await ExternalPersonModel.findOne({ tenantId, programId, personId, withdrawnAt: null }, { _id: 1 }).lean();
  return row && String(row._id);
}
