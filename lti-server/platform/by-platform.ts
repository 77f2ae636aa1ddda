import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceFailed } from './service-failed.ts';

/** How often it is looked whether more has become due, while something is being worked on (ms). */
const lookAroundMs = 1_000;
/** How long a platform that has failed is not asked again for what else is due of it (ms). */
const failingMs = 60_000;

/** What is due, and what is done about it. */
interface Work<T> {
  /** How much at once. */
  readonly atOnce: number;
  /** Takes what is due longest, of none of these platforms; null: nothing is. */
  take(besides: readonly string[]): Promise<T | null>;
  /** The registration that it is of. */
  platformOf(taken: T): string;
  /** Never rejects. */
  work(taken: T): Promise<void>;
}

/**
 * Works on all that is due, each at once of another platform, so that one that hangs or is slow holds up its own alone: what becomes due
 * meanwhile of others is taken too. Ends when nothing is due and nothing is being worked on.
 */
export async function workByPlatform<T>({ atOnce, take, platformOf, work }: Work<T>): Promise<void> {
  const running = new Map<string, Promise<void>>();
  for (;;) {
    const besides = [...running.keys()];
    const taken = besides.length < atOnce ? await take(besides) : null;
    if (taken !== null) {
      const platform = platformOf(taken);
      running.set(platform, work(taken).finally(() => running.delete(platform)));
    } else if (besides.length === 0) return;
    else if (running.size > 0) await anyOrAWhile([...running.values()]);
  }
}

/** Until one of them is done, or it is time to look for more. */
export async function anyOrAWhile(running: readonly Promise<void>[]): Promise<void> {
  const timer = new AbortController();
  await Promise.race([...running, wait(lookAroundMs, undefined, { signal: timer.signal }).catch(() => undefined)]);
  timer.abort();
}

/** Platforms that did not answer, or give no token: for a minute what else is due of them fails without being asked for. */
export class FailingPlatforms {
  readonly #failed = new Map<string, { with: ServiceFailed; until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  note(registrationId: string, failed: ServiceFailed): void {
    this.#failed.set(registrationId, { with: failed, until: this.#now().getTime() + failingMs });
  }

  /** Throws what a platform has failed with a moment ago. */
  assertWell(registrationId: string): void {
    const failed = this.#failed.get(registrationId);
    if (failed !== undefined && this.#now().getTime() < failed.until) throw failed.with;
  }
}
