import type { FirstFree } from '../availability/availability.ts';
import { eachBit, type Bits } from './bits.ts';
import { longer } from './longer.ts';
import type { MentorIndex } from './mentor-index.ts';

/** Who has no free time comes last. */
export const never = Number.MAX_SAFE_INTEGER;
/** Then there may be one, as the horizon has moved on (ms). */
const lookAgainMs = 3_600_000;
const together = 500;

/**
 * When each mentor is free next, whoever asks. What is known stays true until that time cannot be booked any more, or
 * something of the mentor's changes; only the others are worked out, when an order by it is asked for.
 */
export class Soonest {
  #starts = new Float64Array(0);
  /** From when until when `#starts` is true; nothing is known where that is no time at all. */
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  #working: Promise<void> = Promise.resolve();

  /** What was booked or called off is another calendar. */
  forget(at: number): void {
    if (at < this.#until.length) this.#until[at] = 0;
  }

  /** @returns start (ms) by number, right for everybody in the set */
  async starts(set: Bits, index: MentorIndex, now: Date, read: (personIds: readonly string[]) => Promise<ReadonlyMap<string, FirstFree>>): Promise<Float64Array> {
    // One after the other: who asks meanwhile finds what the first has worked out.
    const work = this.#working.then(() => this.#work(set, index, now, read));
    this.#working = work.catch(() => undefined);
    await work;
    return this.#starts;
  }

  async #work(set: Bits, index: MentorIndex, now: Date, read: (personIds: readonly string[]) => Promise<ReadonlyMap<string, FirstFree>>): Promise<void> {
    this.#makeRoom(index.length);
    const at = now.getTime();
    const open: number[] = [];
    eachBit(set, (number) => {
      if (!(this.#from[number]! <= at && at <= this.#until[number]!)) open.push(number);
    });
    for (let next = 0; next < open.length; next += together) {
      const some = open.slice(next, next + together);
      for (const number of some) [this.#from[number], this.#until[number]] = [at, Infinity]; // what changes while it is read is forgotten again
      const found = await read(some.map((number) => index.idOf(number))).catch((error: unknown) => {
        for (const number of some) this.forget(number);
        throw error;
      });
      for (const number of some) {
        const first = found.get(index.idOf(number));
        this.#starts[number] = first?.start.getTime() ?? never;
        if (this.#until[number] !== 0) this.#until[number] = first?.until.getTime() ?? at + lookAgainMs;
      }
    }
  }

  #makeRoom(length: number): void {
    if (length <= this.#starts.length) return;
    this.#starts = longer(this.#starts, 2 * length);
    this.#from = longer(this.#from, 2 * length);
    this.#until = longer(this.#until, 2 * length);
  }
}
