import { trusted } from 'mongoose';
import { RateCountModel } from './rate-count.model.ts';

const windowMs = 60_000;
const flushMs = 1_000;

/** Uses of one key in the current minute: what all servers told MongoDB, and what this one has not told yet. */
interface Count {
  window: number;
  known: number;
  untold: number;
}

/**
 * Counts uses by the minute for all servers together without a database operation in the request: each process adds
 * up in memory and flushes once a second, learning the others' sums as it does. A limit may therefore be passed by what
 * arrives elsewhere within that second.
 */
export class RateLimits {
  readonly #counts = new Map<string, Count>();
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Counts one use of `key`. Returns null while at most `limit` a minute, else the seconds to wait. */
  use(key: string, limit: number, now = Date.now()): number | null {
    const window = Math.floor(now / windowMs);
    let count = this.#counts.get(key);
    if (count?.window !== window) {
      count = { window, known: 0, untold: 0 };
      this.#counts.set(key, count);
    }
    this.#timer ??= setTimeout(() => void this.flush(), flushMs).unref();
    if (count.known + count.untold >= limit) return Math.ceil(((window + 1) * windowMs - now) / 1000);
    count.untold += 1;
    return null;
  }

  /** Tells MongoDB what was counted here and reads what everybody counted. Called by itself once a second while in use. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#flush()).catch(this.#onError);
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    const now = Math.floor(Date.now() / windowMs);
    const told: [string, Count, number][] = [];
    for (const [key, count] of this.#counts) {
      if (count.window < now - 1) this.#counts.delete(key);
      else if (count.untold > 0) told.push([key, count, count.untold]);
    }
    if (told.length === 0) return;
    await RateCountModel.bulkWrite(
      told.map(([key, { window }, uses]) => ({
        updateOne: {
          filter: { _id: `${key}@${window}` },
          update: { $inc: { count: uses }, $setOnInsert: { expiresAt: new Date((window + 2) * windowMs) } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
    for (const [, count, uses] of told) {
      count.untold -= uses;
      count.known += uses; // what others used is read in a moment; these stay counted until then
    }
    const ids = told.map(([key, { window }]) => `${key}@${window}`);
    const sums = await RateCountModel.find({ _id: trusted({ $in: ids }) }).lean();
    const byId = new Map(sums.map(({ _id, count }) => [_id, count]));
    for (const [key, count] of told) count.known = byId.get(`${key}@${count.window}`) ?? count.known;
  }
}
