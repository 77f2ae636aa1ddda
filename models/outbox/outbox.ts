import { trusted } from 'mongoose';
import type { OwnerActor, ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { deliveryOf, type Held } from './delivery.ts';
import { OutboxModel, type StoredOutboxRow } from './outbox.model.ts';

export { deliveryOf, free, type Held } from './delivery.ts';
export { deliveryFields, type StoredDelivery } from './delivery.model.ts';

const delivery = deliveryOf(OutboxModel);

/** A mail that this process holds and has to send or give back. */
export interface LeasedMail extends Held {
  eventId: string;
  receiverId: string;
  template: MailTemplate;
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
  mails: readonly { eventId: string; receiverId: string; template: MailTemplate; dueAt?: Date }[],
): Promise<void> {
  await OutboxModel.insertMany(mails.map((mail) => ({ tenantId: actor.tenantId, programId: actor.programId, ...mail, dueAt: mail.dueAt ?? new Date() })));
}

/** Leases the mail that is due longest, or returns null. */
export async function leaseMail(now = new Date()): Promise<LeasedMail | null> {
  const row = await delivery.lease(now);
  return row ? toLeased(row) : null;
}

/** To be called when the mail server has taken it. Where the lease has run out and another process holds the mail, nothing changes. */
export async function mailSent(mail: LeasedMail, now = new Date()): Promise<void> {
  await delivery.sent(mail, now);
}

/** Tries again later; after 72 hours the mail is parked for an administrator. */
export async function mailFailed(mail: LeasedMail, failure: string, now = new Date()): Promise<void> {
  await delivery.failed(mail, failure, now);
}

/** Parks a mail that can never be sent: its receiver has no address, has left, or was erased; or it has nothing to tell any more. */
export async function mailImpossible(mail: LeasedMail, why: string): Promise<void> {
  await delivery.park(mail, why);
}

/**
 * Parks the mails of one program that are due by a moment and that nobody is sending: what they tell is past, after data
 * were brought in or a server stood still for long. `why` is a short word for the administrator. Returns how many.
 */
export async function parkDueMail({ tenantId, programId }: ProgramSystemActor, why: string, by: Date): Promise<number> {
  const { modifiedCount } = await OutboxModel.updateMany(
    { tenantId, programId, state: 'due', dueAt: trusted({ $lte: by }), leasedUntil: null },
    { $set: { state: 'parked', failure: why } },
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

/** Longer than any mail waits while a sender is at work (ms). */
const overdueMs = 15 * 60_000;

/**
 * How the sending of mail stands, over all tenants: given up after a sender had it (not what was parked untried, as
 * of the past, nor what had nothing to tell any more), and due for a quarter of an hour without a first attempt.
 */
export async function inspectOutbox(owner: OwnerActor, now = new Date()): Promise<{ givenUp: number; overdue: number }> {
  assertOwner(owner);
  const acrossTenants = 'the owner looks after every tenant';
  const [givenUp, overdue] = await Promise.all([
    OutboxModel.countDocuments({ state: 'parked', attempts: trusted({ $gt: 0 }), failure: trusted({ $ne: nothingToTell }) }, { acrossTenants }),
    OutboxModel.countDocuments({ state: 'due', attempts: 0, dueAt: trusted({ $lt: new Date(now.getTime() - overdueMs) }) }, { acrossTenants }),
  ]);
  return { givenUp, overdue };
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
  };
}
