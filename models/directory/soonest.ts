import type { FirstFree } from '../availability/availability.ts';
import { eachBit, type Bits } from './bits.ts';
import type { MentorIndex } from './mentor-index.ts';
import { TimedValues } from './timed-values.ts';

/** Who has no free time comes last. */
export const never = Number.MAX_SAFE_INTEGER;
const together = 500;

/** Reads the first free times of these people. */
type Read = (personIds: readonly string[]) => Promise<ReadonlyMap<string, FirstFree>>;

/**
 * When each mentor is free next, whoever asks. What is known stays true until that time cannot be booked any more, or
 * something of the mentor changes; only the others are worked out, when somebody wants to know.
 */
export class Soonest {
  readonly #starts = new TimedValues();
  #working: Promise<unknown> = Promise.resolve();

  /** What was booked or called off is another calendar. */
  forget(at: number): void {
    this.#starts.forget(at);
  }

  /** The starts (ms) of those of these numbers who have one, by number. */
  async of(numbers: readonly number[], index: MentorIndex, now: Date, read: Read): Promise<Map<number, number>> {
    this.#starts.makeRoom(index.length);
    const at = now.getTime();
    const unknown = numbers.filter((number) => !this.#starts.knows(number, at));
    const starts = new Map(numbers.map((number) => [number, this.#starts.values[number]!]));
    if (unknown.length > 0) for (const [number, start] of await this.#workOut(unknown, index, at, read)) starts.set(number, start);
    return new Map([...starts].filter(([, start]) => start !== never));
  }

  /** @returns start (ms) by number, right for everybody in the set */
  async starts(set: Bits, index: MentorIndex, now: Date, read: Read): Promise<Float64Array> {
    // One after the other: who asks meanwhile finds what the first has worked out.
    const work = this.#working.then(() => this.#workOutAll(set, index, now, read));
    this.#working = work.catch(() => undefined);
    await work;
    return this.#starts.values;
  }

  async #workOutAll(set: Bits, index: MentorIndex, now: Date, read: Read): Promise<void> {
    this.#starts.makeRoom(index.length);
    const at = now.getTime();
    const unknown: number[] = [];
    eachBit(set, (number) => {
      if (!this.#starts.knows(number, at)) unknown.push(number);
    });
    for (let next = 0; next < unknown.length; next += together) await this.#workOut(unknown.slice(next, next + together), index, at, read);
  }

  async #workOut(numbers: readonly number[], index: MentorIndex, at: number, read: Read): Promise<[number: number, start: number][]> {
    const marks = numbers.map((number) => this.#starts.mark(number));
    const found = await read(numbers.map((number) => index.idOf(number)));
    return numbers.map((number, i) => {
      const first = found.get(index.idOf(number));
      const start = first?.start?.getTime() ?? never;
      this.#starts.put(number, start, { from: at, until: first === undefined ? Infinity : (first.until?.getTime() ?? 0), mark: marks[i]! });
      return [number, start];
    });
  }
}
