import { trusted } from 'mongoose';
import type { OwnerActor } from '../actor.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { recorded } from '../tenants/owner-acts.ts';
import { mostListed, perPage, skipped, type OwnerPage } from '../tenants/owner-lists.ts';
import { assertOwner } from '../tenants/owner.ts';
import type { MailTemplate } from '../vocabulary.ts';
import { keptFor, OutboxModel } from './outbox.model.ts';
import { unmissed } from './unmissed.ts';

const acrossTenants = 'the owner looks after every tenant';
const dayMs = 86_400_000;
const shownOfEach = 5;
const mostReasons = 50;
/** As the index of what waits for another attempt has it. */
const anyWord = trusted({ $gte: '' });
const idForm = /^[0-9a-f]{24}$/;

/** Mails are counted so far; one more says that there are more. */
export const mostCounted = 10_000;

/** How mail stands in all tenants, for the owner: ids and short words alone. Each number ends at {@link mostCounted} + 1. */
export interface MailStanding {
  /** On its way: due, or waiting for its time. */
  readonly due: number;
  /** Kept back because its receiver wants that. */
  readonly kept: number;
  /** In the last 24 hours. */
  readonly sent: number;
  /** What nobody misses: it had nothing to tell any more, or was not wanted. */
  readonly unmissed: number;
  /** Of what is on its way: what has failed and is tried again, by the short word why, the most first. */
  readonly failing: readonly { readonly why: string; readonly count: number }[];
  /** Given up, by the short word why, the most first; of each the newest few. */
  readonly givenUp: readonly { readonly why: string; readonly count: number; readonly mails: readonly GivenUpMail[] }[];
}

export interface GivenUpMail {
  readonly id: string;
  readonly receiverId: string;
  readonly template: MailTemplate;
  readonly dueAt: Date;
  readonly attempts: number;
}

export async function readMailStanding(owner: OwnerActor, now = new Date()): Promise<MailStanding> {
  assertOwner(owner);
  const [due, kept, sent, left, failures, reasons] = await Promise.all([
    count({ state: 'due', dueAt: trusted({ $gte: new Date(0) }), kept: null }), // by the index of what is due
    count({ state: trusted({ $in: ['due', 'resting'] as const }), kept: trusted({ $in: keptFor }) }),
    count({ state: 'sent', sentAt: trusted({ $gt: new Date(now.getTime() - dayMs) }) }),
    count({ state: 'parked', failure: trusted({ $in: unmissed }) }),
    OutboxModel.distinct('failure', { state: 'due', failure: anyWord }).setOptions({ acrossTenants }),
    OutboxModel.distinct('failure', { state: 'parked', failure: trusted({ $nin: unmissed }) }).setOptions({ acrossTenants }),
  ]);
  const failing = await Promise.all(failures.slice(0, mostReasons).map(async (why) => ({ why, count: await count({ state: 'due', failure: why }) })));
  const givenUp = await Promise.all(reasons.slice(0, mostReasons).map(async (failure) => ({
    why: failure ?? '',
    count: await count({ state: 'parked', failure }),
    mails: await newest(failure, 0, shownOfEach),
  })));
  return { due, kept, sent, unmissed: left, failing: failing.sort(mostFirst), givenUp: givenUp.sort(mostFirst) };
}

function mostFirst(one: { readonly why: string; readonly count: number }, other: { readonly why: string; readonly count: number }): number {
  return other.count - one.count || one.why.localeCompare(other.why);
}

/** A page of the mails that were given up for one reason, newest first. */
export async function findGivenUp(owner: OwnerActor, why: string, page = 1): Promise<OwnerPage<GivenUpMail>> {
  assertOwner(owner);
  if (isUnmissed(why)) return { items: [], page, of: perPage, total: 0 };
  const [items, total] = await Promise.all([newest(why, skipped(page), perPage), count({ state: 'parked', failure: why }, mostListed)]);
  return { items, page, of: perPage, total };
}

function count(filter: Readonly<Record<string, unknown>>, most = mostCounted): Promise<number> {
  return OutboxModel.countDocuments(filter, { acrossTenants }).limit(most + 1).exec();
}

async function newest(failure: string | null, skip: number, limit: number): Promise<GivenUpMail[]> {
  const rows = await OutboxModel.find({ state: 'parked', failure }, null, { acrossTenants }).sort({ _id: -1 }).skip(skip).limit(limit).lean();
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
