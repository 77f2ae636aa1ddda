import type { z } from 'zod';
import { readJson, writeJson } from './json-file.ts';

/** A value that lives in memory and in one JSON file. Change `value`, then save. */
export class KeptFile<T> {
  readonly #path: string;
  #writing: Promise<void> = Promise.resolve();
  /** The write that has not begun, so that it will hold every change until then. */
  #waiting: Promise<void> | null = null;
  value: T;

  private constructor(path: string, value: T) {
    this.#path = path;
    this.value = value;
  }

  /** @param first what is kept where there is no file yet; it is written with the first change. */
  static async open<T>(path: string, shape: z.ZodType<T>, first: () => T): Promise<KeptFile<T>> {
    const kept = await readJson(path);
    return new KeptFile(path, kept === null ? first() : shape.parse(kept));
  }

  /** One write after the other, because two at once would share the temporary file; many changes at once are one write. */
  save(): Promise<void> {
    this.#waiting ??= this.#writing.then(() => {
      this.#waiting = null;
      return writeJson(this.#path, this.value);
    });
    this.#writing = this.#waiting.catch(() => undefined); // told to whoever asked for it; the next write tries anew
    return this.#waiting;
  }
}
