import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { inBatches } from '../mongodb/batches.ts';
import { may } from '../policy.ts';
import { NotAllowed } from '../problems.ts';
import { peopleTakingPart } from './enrolments.ts';
import { peopleByIds } from './people.ts';
import { refTo, type PersonRef } from './person-ref.ts';
import { PersonModel, type StoredPerson } from './person.model.ts';

/**
 * The addresses of everybody who takes part in a program, waits to, or rests, in lower case. For telling a coordinator that
 * somebody is there already; it makes nobody the same person.
 */
export async function addressesTakingPart(place: { readonly tenantId: string; readonly programId: string }): Promise<Set<string>> {
  const people = await withAddress(place.tenantId, await peopleTakingPart(place));
  return new Set(people.map(({ email }) => email!.normalize('NFC').toLowerCase()));
}

/** Those of these people whom mail has an address for, whether or not it arrives. */
export async function peopleWithAddress(tenantId: string, personIds: readonly string[]): Promise<Set<string>> {
  return new Set((await withAddress(tenantId, personIds)).map(({ _id }) => String(_id)));
}

function withAddress(tenantId: string, personIds: readonly string[]): Promise<Pick<StoredPerson, '_id' | 'email'>[]> {
  return inBatches(personIds, (ids) => PersonModel.find({ tenantId, _id: trusted({ $in: ids }), email: trusted({ $type: 'string' }) }, { email: 1 }).lean());
}

/** So many mails in a row that were refused for good make an address one that fails: a single one may be a mail server's mistake. */
const failingFrom = 2;

/** A mail server refuses a person's address for good. Nothing happens where the receiver is no person yet. */
export async function addressRefused(tenantId: string, personId: string, now: Date): Promise<void> {
  const person = await PersonModel.findOne({ tenantId, _id: personId }, { email: 1, mailRefused: 1 }).lean();
  if (!person?.email) return;
  const before = person.mailRefused?.address === person.email ? person.mailRefused.times : 0;
  await PersonModel.updateOne({ tenantId, _id: personId, email: person.email }, { $set: { mailRefused: { address: person.email, times: before + 1, lastAt: now } } });
}

/** A mail server has taken mail for a person. */
export async function addressWorks(tenantId: string, personId: string): Promise<void> {
  await PersonModel.updateOne({ tenantId, _id: personId, mailRefused: trusted({ $exists: true }) }, { $unset: { mailRefused: 1 } });
}

/** Somebody whose mail comes back, and since when it was last refused. */
export interface FailingAddress {
  person: PersonRef;
  refusedAt: Date;
}

const mostShown = 100;

/**
 * For coordinators: who takes part, waits to, or rests, and cannot be reached by mail, the last one refused first. Neither their addresses
 * nor what was written to them.
 */
export async function listFailingAddresses(actor: ProgramActor): Promise<{ items: FailingAddress[]; nextCursor: null; total: number }> {
  if (!may(actor, 'enrolment.list', {})) throw new NotAllowed();
  const { tenantId } = actor;
  const failing = await refusedAmong(tenantId, await peopleTakingPart(actor));
  const last = [...failing].sort(([, one], [, other]) => other.getTime() - one.getTime()).slice(0, mostShown);
  const people = await peopleByIds(actor, last.map(([id]) => id));
  return { items: last.map(([id, refusedAt]) => ({ person: refTo(people, id), refusedAt })), nextCursor: null, total: failing.size };
}

/** Whether mail to these people comes back: those whose address of now was refused for good more than once in a row. */
export async function failingAddresses(tenantId: string, personIds: readonly string[]): Promise<Set<string>> {
  return new Set((await refusedAmong(tenantId, personIds)).keys());
}

/** The same with when it was last refused. */
async function refusedAmong(tenantId: string, personIds: readonly string[]): Promise<Map<string, Date>> {
  const people = await inBatches(personIds, (ids) => PersonModel.find({ tenantId, _id: trusted({ $in: ids }), 'mailRefused.times': trusted({ $gte: failingFrom }) }, { email: 1, mailRefused: 1 }).lean());
  return new Map(people.flatMap(({ _id, email, mailRefused }) => (mailRefused?.address === email ? [[String(_id), mailRefused.lastAt]] : [])));
}
