import { trusted, Types } from 'mongoose';
import type { OwnerActor, ProgramActor } from '../actor.ts';
import { zoneData } from '../availability/zone.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inBatches } from '../mongodb/batches.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { assertOwner } from '../tenants/owner.ts';
import { mailTemplates, type MailTemplate } from '../vocabulary.ts';
import { deliveryOf, free, type Held } from './delivery.ts';
import { unmissed } from './unmissed.ts';
import { OutboxModel, type KeptFor, type StoredOutboxRow } from './outbox.model.ts';

export { deliveryOf, free, type Held } from './delivery.ts';
export { deliveryFields, type StoredDelivery } from './delivery.model.ts';
export type { KeptFor };

const delivery = deliveryOf(OutboxModel);

/** Mail that this process can write. What a newer server beside this one has put on the list, or one with newer zone data, is left to that one. */
const known = { template: trusted({ $in: mailTemplates }), zoneData: trusted({ $not: { $gt: zoneData } }) };

interface Place {
  readonly tenantId: string;
  readonly programId: string;
}

/** A mail that this process holds and has to send or give back. */
export interface LeasedMail extends Held {
  eventId: string;
  receiverId: string;
  template: MailTemplate;
  /** What it has waited for, where its receiver wanted it to wait. */
  kept?: KeptFor | null | undefined;
  /** It carries a summary that was put together at an earlier attempt. */
  carries?: boolean | undefined;
}

/** Puts a mail to one receiver on the list, in the transaction of the verb that caused it. */
export async function enqueueMail(
  actor: ProgramActor | ProgramSystemActor,
  mail: { eventId: string; receiverId: string; template: MailTemplate; dueAt?: Date },
): Promise<void> {
  await enqueueMails(actor, [mail]);
}

/** The same for many mails. */
export async function enqueueMails(
  actor: ProgramActor | ProgramSystemActor,
  mails: readonly { eventId: string; receiverId: string; template: MailTemplate; dueAt?: Date; zoneData?: string }[],
): Promise<void> {
  await OutboxModel.insertMany(mails.map((mail) => ({ tenantId: actor.tenantId, programId: actor.programId, ...mail, dueAt: mail.dueAt ?? new Date() })));
}

/** Leases the mail that is due longest, of what this process can write, or returns null. */
export async function leaseMail(now = new Date()): Promise<LeasedMail | null> {
  const row = await delivery.lease(now, known);
  return row ? toLeased(row) : null;
}

/**
 * To be called when the mail server has taken it. Where the lease has run out and another process holds the mail, nothing changes.
 * @param nudgeIds the mail's own id, and those of the mails in its summary, that asked again for something
 */
export async function mailSent(mail: LeasedMail, now = new Date(), { nudgeIds = [] }: { nudgeIds?: readonly string[] } = {}): Promise<void> {
  const set = nudgeIds.includes(mail.id) ? { nudge: true } : {};
  if (!mail.carries) return void (await delivery.sent(mail, now, { set }));
  const { tenantId, programId, id } = mail;
  await inTransaction(async () => {
    if (!(await delivery.sent(mail, now, { set }))) return;
    await OutboxModel.updateMany({ tenantId, programId, carrierId: id, state: 'resting', _id: trusted({ $in: [...nudgeIds] }) }, { $set: { nudge: true } });
    await settleCarried(mail, { state: 'sent', sentAt: now, failure: null });
  });
}

/** Tries again later; after 72 hours the mail is parked for an administrator. */
export async function mailFailed(mail: LeasedMail, failure: string, now = new Date()): Promise<void> {
  if (!mail.carries) return void (await delivery.failed(mail, failure, now));
  await inTransaction(async () => {
    if ((await delivery.failed(mail, failure, now)) === 'parked') await settleCarried(mail, { state: 'parked', failure });
  });
}

/** Parks a mail that can never be sent: its receiver has no address, has left, or was erased; or it has nothing to tell any more. */
export async function mailImpossible(mail: LeasedMail, why: string): Promise<void> {
  if (!mail.carries) return void (await delivery.park(mail, why));
  await inTransaction(async () => {
    if (await delivery.park(mail, why)) await settleCarried(mail, { state: 'parked', failure: why });
  });
}

/** Keeps a mail back until a moment, because its receiver wants that. */
export async function keepMail(mail: LeasedMail, until: Date, kept: KeptFor): Promise<void> {
  await delivery.postpone(mail, until, { kept });
}

/**
 * Whatever is kept back for a receiver is due now, to be looked at by their wishes of now; in the transaction that changes
 * those. A summary on its way stays one: what is in it may have reached them.
 */
export async function reconsiderMail({ tenantId, programId }: Place, receiverId: string, now: Date): Promise<void> {
  await OutboxModel.updateMany({ tenantId, programId, receiverId, state: 'due', kept: trusted({ $ne: null }), carries: trusted({ $ne: true }) }, { $set: { dueAt: now, dueSince: now, kept: null } });
}

/** More than this in one summary nobody reads; the rest comes with the next one. */
const mostInOne = 100;

/**
 * Puts together the summary that a leased mail carries: every mail to the same receiver whose time has come as well. Written
 * down before anything is sent, so that a second attempt sends the same ones and what comes later waits for the next summary.
 * null: the lease has run out and another process holds it by now.
 */
export async function gatherMail(mail: LeasedMail, now = new Date()): Promise<{ carrier: LeasedMail; carried: LeasedMail[] } | null> {
  const { tenantId, programId, receiverId, id } = mail;
  const carrier = { ...mail, carries: true };
  if (!mail.carries) {
    const isHeld = await inTransaction(async () => {
      const { matchedCount } = await OutboxModel.updateOne({ tenantId, programId, _id: id, state: 'due', attempts: mail.attempts }, { $set: { carries: true } });
      if (matchedCount === 0) return false;
      const others = { ...known, tenantId, programId, receiverId, state: 'due', kept: trusted({ $in: ['daily', 'weekly'] as const }), carries: trusted({ $ne: true }), dueAt: trusted({ $lte: now }), _id: trusted({ $ne: id }) } as const;
      const rows = await OutboxModel.find({ ...others, ...free(now) }, { _id: 1 }).sort({ dueAt: 1, _id: 1 }).limit(mostInOne - 1).lean();
      await OutboxModel.updateMany({ ...others, ...free(now), _id: trusted({ $in: rows.map(({ _id }) => _id) }) }, { $set: { state: 'resting', carrierId: id } });
      return true;
    });
    if (!isHeld) return null;
  }
  const rows = await OutboxModel.find({ tenantId, programId, carrierId: id, state: 'resting' }).sort({ _id: 1 }).lean();
  return { carrier, carried: rows.map(toLeased) };
}

async function settleCarried({ tenantId, programId, id }: LeasedMail, set: Readonly<Record<string, unknown>>): Promise<void> {
  await OutboxModel.updateMany({ tenantId, programId, carrierId: id, state: 'resting' }, { $set: set });
}

const inAllPrograms = 'a person has one week, in all programs of their school';

/** How many nudges somebody got since a moment, from every program of their school. */
export async function nudgesSince({ tenantId, receiverId }: LeasedMail, since: Date): Promise<number> {
  return OutboxModel.countDocuments({ tenantId, receiverId, state: 'sent', sentAt: trusted({ $gt: since }), nudge: true }).setOptions({ acrossTenants: inAllPrograms });
}

/** The same of several people: those who got any. */
export async function nudgedSince({ tenantId }: { readonly tenantId: string }, receiverIds: readonly string[], since: Date): Promise<Map<string, number>> {
  const counts = await inBatches(receiverIds, (ids) => OutboxModel.aggregate<{ _id: Types.ObjectId; count: number }>(
    [
      { $match: { tenantId: new Types.ObjectId(tenantId), receiverId: { $in: ids.map((id) => new Types.ObjectId(id)) }, state: 'sent', sentAt: { $gt: since }, nudge: true } },
      { $group: { _id: '$receiverId', count: { $sum: 1 } } },
    ],
    { acrossTenants: inAllPrograms },
  ));
  return new Map(counts.map(({ _id, count }) => [String(_id), count]));
}

/**
 * Parks the mails of one program that are due by a moment and that nobody is sending: what they tell is past, after data
 * were brought in or a server stood still for long, and nobody misses them. Returns how many.
 */
export async function parkDueMail({ tenantId, programId }: ProgramSystemActor, by: Date): Promise<number> {
  const failure: (typeof unmissed)[number] = 'of-the-past';
  const { modifiedCount } = await OutboxModel.updateMany(
    { tenantId, programId, dueAt: trusted({ $lte: by }), leasedUntil: null, $or: [{ state: 'due' }, { state: 'resting', carrierId: trusted({ $exists: true }) }] },
    { $set: { state: 'parked', failure } },
  );
  return modifiedCount;
}

/** How one mail to each of these receivers fares, by receiver: on its way, sent, or with failures behind it, whether it is tried again or not. */
export async function outcomesOf(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  template: MailTemplate,
  mails: readonly { readonly eventId: string; readonly receiverId: string }[],
): Promise<Map<string, 'waiting' | 'sent' | 'failing'>> {
  const [eventIds, receiverIds] = [mails.map(({ eventId }) => eventId), mails.map(({ receiverId }) => receiverId)];
  const rows = await OutboxModel.find({ tenantId, programId, eventId: trusted({ $in: [...new Set(eventIds)] }), receiverId: trusted({ $in: receiverIds }), template }, { eventId: 1, receiverId: 1, state: 1, failure: 1 }).lean();
  const newest = new Map(mails.map(({ eventId, receiverId }) => [receiverId, eventId]));
  const current = rows.filter(({ eventId, receiverId }) => newest.get(String(receiverId)) === String(eventId));
  return new Map(current.map(({ receiverId, state, failure }) => [String(receiverId), state === 'sent' ? 'sent' : failure === null ? 'waiting' : 'failing']));
}

/** Why a mail was parked that nobody misses: what it would tell is no longer so. */
export const nothingToTell = 'nothing-to-tell';

/** Why a mail waits, and is given up in the end, whose mail server does not let this tool send: whoever looks after that server can mend it. */
export const sendingRefused = 'sending-refused';

/** What was being sent at a moment has left or failed so long after it (ms): a mail that takes back another's news is due then, and asks whether that one went out. */
export const inFlightMs = 60_000;

/** Longer than any mail waits while a sender is at work (ms). */
const overdueMs = 15 * 60_000;

/**
 * How the sending of mail stands, over all tenants: given up after a sender had it (not what was parked untried, as
 * of the past, nor what nobody misses), due for a quarter of an hour without a first attempt, and waiting because the mail
 * server does not let this tool send.
 */
export async function inspectOutbox(owner: OwnerActor, now = new Date()): Promise<{ givenUp: number; overdue: number; refused: number }> {
  assertOwner(owner);
  const acrossTenants = 'the owner looks after every tenant';
  const [givenUp, overdue, refused] = await Promise.all([
    OutboxModel.countDocuments({ state: 'parked', attempts: trusted({ $gt: 0 }), failure: trusted({ $nin: unmissed }) }, { acrossTenants }),
    OutboxModel.countDocuments({ state: 'due', attempts: 0, dueAt: trusted({ $lt: new Date(now.getTime() - overdueMs) }) }, { acrossTenants }),
    OutboxModel.countDocuments({ state: 'due', failure: sendingRefused }, { acrossTenants }),
  ]);
  return { givenUp, overdue, refused };
}

function toLeased(row: StoredOutboxRow): LeasedMail {
  return {
    id: String(row._id),
    tenantId: String(row.tenantId),
    programId: String(row.programId),
    eventId: String(row.eventId),
    receiverId: String(row.receiverId),
    template: row.template,
    attempts: row.attempts,
    kept: row.kept ?? null,
    carries: row.carries ?? false,
  };
}
