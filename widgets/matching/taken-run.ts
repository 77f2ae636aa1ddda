import type { Run } from './run-words.ts';

/** The run that an answer brought last. A list that was asked for before that knows nothing of it. */
export class TakenRun {
  #run: Run | undefined;
  #count = 0;

  take(run: Run): void {
    this.#run = run;
    this.#count += 1;
  }

  /** Reads a list of runs; what is taken meanwhile stands in it as it was taken, else at its beginning. */
  async within(read: () => Promise<readonly Run[]>): Promise<readonly Run[]> {
    const before = this.#count;
    const runs = await read();
    const run = this.#run;
    if (!run || before === this.#count) return runs;
    return runs.some(({ id }) => id === run.id) ? runs.map((one) => (one.id === run.id ? run : one)) : [run, ...runs];
  }
}
