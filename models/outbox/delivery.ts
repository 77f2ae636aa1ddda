import { trusted, type Model } from 'mongoose';
import type { StoredDelivery } from './delivery.model.ts';

const leaseMs = 60_000;
const giveUpAfterMs = 72 * 3_600_000;
const firstRetryMs = 30_000;
const longestRetryMs = 3_600_000;

/** A row that this process holds: it has to send it or give it back. Its lease goes by the number of attempts. */
export interface Held {
  readonly id: string;
  readonly tenantId: string;
  readonly programId: string;
  readonly attempts: number;
}

/** What is written with an outcome, and what must still be so for it to be one. */
interface Outcome {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly only?: Readonly<Record<string, unknown>>;
}

/**
 * The one way in which anything leaves, over the collection that lists it: leased by one process at a time, tried again
 * with growing, jittered pauses for 72 hours, then parked. Each outcome is written only while the process still holds the
 * row, and tells whether it was.
 */
export function deliveryOf<T extends StoredDelivery>(rows: Model<T>) {
  const model = rows as unknown as Model<StoredDelivery>;

  async function settle({ tenantId, programId, id, attempts }: Held, set: Readonly<Record<string, unknown>>, only: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    const { modifiedCount } = await model.updateOne(
      { tenantId, programId, _id: id, state: 'due', attempts, ...only },
      { $set: { leasedUntil: null, ...set } },
    );
    return modifiedCount === 1;
  }

  return {
    /** Leases the row that is due longest, of those that are asked for, or null. A lease that ran out (a killed process) is taken over. */
    async lease(now: Date, which: Readonly<Record<string, unknown>> = {}): Promise<T | null> {
      const row = await model.findOneAndUpdate(
        { ...which, state: 'due', dueAt: trusted({ $lte: now }), ...free(now) },
        { $set: { leasedUntil: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1, _id: 1 }, returnDocument: 'after', acrossTenants: 'one sender serves every tenant' },
      ).lean();
      return row as T | null;
    },

    async sent(held: Held, now: Date, { set = {}, only = {} }: Outcome = {}): Promise<boolean> {
      return settle(held, { ...set, state: 'sent', sentAt: now, failure: null }, only);
    },

    /** Tries again later, at most after `longestMs`; or parks it where it has been due for 72 hours. Returns what came of it; null: it is not held any more. */
    async failed(held: Held, failure: string, now: Date, longestMs = longestRetryMs): Promise<'due' | 'parked' | null> {
      const row = await model.findOne({ tenantId: held.tenantId, programId: held.programId, _id: held.id }).lean();
      if (row === null) return null;
      if (now.getTime() - (row.dueSince ?? row.createdAt).getTime() > giveUpAfterMs) {
        return (await settle(held, { state: 'parked', failure })) ? 'parked' : null;
      }
      const failures = row.failures ?? 0;
      const pause = Math.min(longestMs, firstRetryMs * 2 ** failures) * (0.75 + Math.random() / 2);
      return (await settle(held, { dueAt: new Date(now.getTime() + pause), failures: failures + 1, failure })) ? 'due' : null;
    },

    /** Gives up what can never be sent, with a short word why. */
    async park(held: Held, why: string, { set = {}, only = {} }: Outcome = {}): Promise<boolean> {
      return settle(held, { ...set, state: 'parked', failure: why }, only);
    },

    /** Gives it back unsent, due at that moment: not its own fault. */
    async release(held: Held, dueAt: Date): Promise<boolean> {
      return settle(held, { dueAt });
    },

    /** Gives it back to be sent later because that is wanted: the days in which it is tried begin then, and what failed before counts no more. */
    async postpone(held: Held, dueAt: Date, set: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
      return settle(held, { ...set, dueAt, dueSince: dueAt, failures: 0, failure: null });
    },
  };
}

/** The condition for a row that nobody sends now. */
export function free(now: Date) {
  return { $or: [{ leasedUntil: null }, { leasedUntil: trusted({ $lte: now }) }] };
}
