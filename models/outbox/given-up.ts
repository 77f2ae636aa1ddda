import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { recorded } from '../tenants/owner-acts.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { OutboxModel } from './outbox.model.ts';
import { unmissed } from './unmissed.ts';

const acrossTenants = 'the owner looks after every tenant';
const shownOfEach = 25;
const idForm = /^[0-9a-f]{24}$/;

/** How mail stands in all tenants, for the owner: ids and short words alone. */
export interface MailStanding {
  /** On its way: due, or waiting for its time. */
  readonly due: number;
  /** Kept back because its receiver wants that. */
  readonly kept: number;
  readonly sent: number;
  /** What nobody misses: it had nothing to tell any more, or was not wanted. */
  readonly unmissed: number;
  /** Given up, by the short word why, the most first; of each the newest. */
  readonly givenUp: readonly { readonly why: string; readonly count: number; readonly mails: readonly GivenUpMail[] }[];
}

export interface GivenUpMail {
  readonly id: string;
  readonly receiverId: string;
  readonly template: MailTemplate;
  readonly dueAt: Date;
  readonly attempts: number;
}

export async function readMailStanding(owner: OwnerActor): Promise<MailStanding> {
  assertOwner(owner);
  const count = (filter: Readonly<Record<string, unknown>>) => OutboxModel.countDocuments(filter, { acrossTenants });
  const [due, kept, sent, left, reasons] = await Promise.all([
    count({ state: 'due', kept: null }),
    count({ state: trusted({ $in: ['due', 'resting'] as const }), kept: trusted({ $ne: null }) }),
    count({ state: 'sent' }),
    count({ state: 'parked', failure: trusted({ $in: unmissed }) }),
    OutboxModel.aggregate<{ _id: string | null; count: number }>([{ $match: { state: 'parked', failure: { $nin: [...unmissed] } } }, { $group: { _id: '$failure', count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } }], { acrossTenants }),
  ]);
  const givenUp = await Promise.all(reasons.map(async ({ _id, count: many }) => ({ why: _id ?? '', count: many, mails: await newest(_id) })));
  return { due, kept, sent, unmissed: left, givenUp };
}

async function newest(failure: string | null): Promise<GivenUpMail[]> {
  const rows = await OutboxModel.find({ state: 'parked', failure }, null, { acrossTenants }).sort({ _id: -1 }).limit(shownOfEach).lean();
  return rows.map(({ _id, receiverId, template, dueAt, attempts }) => ({ id: String(_id), receiverId: String(receiverId), template, dueAt, attempts }));
}

/** Lets one mail that was given up be tried again, from now on for as long as any. */
export async function retryMail(owner: OwnerActor, id: string, now = new Date()): Promise<void> {
  await changeOne(owner, 'mail-retried', id, again(now));
}

/** The same for all that were given up for one reason. */
export async function retryAllMail(owner: OwnerActor, why: string, now = new Date()): Promise<void> {
  if (isUnmissed(why)) throw new RuleBroken('body-invalid');
  await recorded(owner, 'mail-retried', ['all', why], async () => {
    const { modifiedCount } = await OutboxModel.updateMany({ state: 'parked', failure: why === '' ? null : why }, again(now)).setOptions({ acrossTenants });
    if (modifiedCount === 0) throw new NotFound();
  });
}

/** Leaves a mail that was given up at that: it counts as missed no more. */
export async function dropMail(owner: OwnerActor, id: string): Promise<void> {
  await changeOne(owner, 'mail-dropped', id, { $set: { failure: 'dropped' } });
}

async function changeOne(owner: OwnerActor, act: 'mail-retried' | 'mail-dropped', id: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  if (!idForm.test(id)) throw new NotFound();
  await recorded(owner, act, [id], async () => {
    const { modifiedCount } = await OutboxModel.updateOne({ _id: id, state: 'parked', failure: trusted({ $nin: unmissed }) }, change).setOptions({ acrossTenants });
    if (modifiedCount === 0) throw new NotFound();
  });
}

/** Due now, by itself, as if it had not failed; its receiver's wishes count as for any mail. */
function again(now: Date) {
  return { $set: { state: 'due' as const, dueAt: now, dueSince: now, failures: 0, failure: null, kept: null, carries: false, leasedUntil: null }, $unset: { carrierId: 1 as const } };
}

function isUnmissed(why: string): boolean {
  return (unmissed as readonly string[]).includes(why);
}
