import { longer } from './longer.ts';

/** A number for each mentor by their number, and from when until when it is so (ms). What was never put, or forgotten, is not known. */
export class TimedValues {
  #values = new Float64Array(0);
  #from = new Float64Array(0);
  #until = new Float64Array(0);
  #forgotten = new Uint32Array(0);

  /** By number; also of those of whom nothing is known. */
  get values(): Float64Array {
    return this.#values;
  }

  /** Before anything is put for numbers below this. */
  makeRoom(length: number): void {
    if (length <= this.#values.length) return;
    this.#values = longer(this.#values, 2 * length);
    this.#from = longer(this.#from, 2 * length);
    this.#until = longer(this.#until, 2 * length);
    this.#forgotten = longer(this.#forgotten, 2 * length);
  }

  knows(at: number, time: number): boolean {
    return this.#from[at]! <= time && time <= this.#until[at]!;
  }

  forget(at: number): void {
    if (at >= this.#until.length) return;
    this.#until[at] = 0;
    this.#forgotten[at]! += 1;
  }

  /** How often it was forgotten: to be asked before what is put is read. */
  mark(at: number): number {
    return this.#forgotten[at]!;
  }

  /** What changed while it was read is not known afterwards. */
  put(at: number, value: number, { from, until, mark }: { from: number; until: number; mark: number }): void {
    this.#values[at] = value;
    this.#from[at] = from;
    this.#until[at] = mark === this.#forgotten[at] ? until : 0;
  }
}
