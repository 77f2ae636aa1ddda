import type { ReactiveController } from 'lit';
import type { CallInput } from '../../api/operation.ts';
import { holdSlot, releaseSlot } from '../../api/operations.ts';
import { asProblem } from '../../api/problem.ts';
import type { TimesHost } from '../times-host.ts';
import { refusedBy, type Refused } from './booking.ts';

/** How soon a time is kept anew (ms) where by this clock it is kept no more from the first: else every key would ask for it. */
const againMs = 60_000;

export type HoldOrder = CallInput<'holdSlot'>['body'];

/** By these one sees that somebody is still there. */
const deeds = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * The chosen time, kept for the person while they fill in the form. One call after the other, and only for the latest choice, so that
 * a late answer never keeps what was let go. What is kept ends on the server; then it is kept anew with the next thing that the person
 * does, and for nobody who has gone away. Nothing here hinders: where a time cannot be kept it can still be booked, and only a rule that
 * refuses it is told.
 */
export class Hold implements ReactiveController {
  readonly #host: TimesHost;
  readonly #onRefused: (start: string, refused: Refused) => void;
  #wanted: HoldOrder | undefined;
  #kept: { start: string; until: Date } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** While the person's next deed is waited for. */
  #waiting: AbortController | undefined;
  #calls: Promise<unknown> = Promise.resolve();

  constructor(host: TimesHost, onRefused: (start: string, refused: Refused) => void) {
    this.#host = host;
    this.#onRefused = onRefused;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.release();
  }

  /** Until when the wanted time is kept, as an instant; absent while it is not. */
  get until(): string | undefined {
    return this.#kept?.start === this.#wanted?.start ? this.#kept?.until.toISOString() : undefined;
  }

  keep(order: HoldOrder): void {
    this.#waiting?.abort();
    this.#wanted = order;
    this.#calls = this.#calls.then(() => this.#ask(order));
  }

  /** Lets go of it; another one to keep lets go by itself. */
  release(): void {
    const start = this.#wanted?.start;
    this.ended();
    if (start !== undefined) this.#calls = this.#calls.then(() => this.#letGo(start));
  }

  /** It is booked, or gone: there is nothing to let go of. */
  ended(): void {
    clearTimeout(this.#timer);
    this.#waiting?.abort();
    [this.#wanted, this.#kept] = [undefined, undefined];
  }

  async #ask(order: HoldOrder): Promise<void> {
    const { api } = this.#host;
    if (!api || order !== this.#wanted) return;
    try {
      const { start, until } = await api.call(holdSlot, { body: order });
      if (order === this.#wanted) this.#keepUntil(order, { start, until: new Date(until) });
    } catch (error) {
      const refused = refusedBy(asProblem(error));
      if (refused && order === this.#wanted) this.#onRefused(order.start, refused);
    }
  }

  async #letGo(start: string): Promise<void> {
    // Chosen again meanwhile: it is kept anew by its own call.
    if (start === this.#wanted?.start) return;
    try {
      await this.#host.api?.call(releaseSlot, { query: { start } });
    } catch {
      // It ends by itself after five minutes.
    }
  }

  #keepUntil(order: HoldOrder, kept: { start: string; until: Date }): void {
    this.#kept = kept;
    clearTimeout(this.#timer);
    const left = kept.until.getTime() - this.#host.clock().getTime();
    this.#timer = setTimeout(() => this.#over(order), left > 0 ? left : againMs);
    this.#host.requestUpdate();
  }

  #over(order: HoldOrder): void {
    this.#kept = undefined;
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    for (const deed of deeds) document.addEventListener(deed, () => this.keep(order), { capture: true, passive: true, signal });
    this.#host.requestUpdate();
  }
}
