import type { Run } from './run-words.ts';

/** The run that an answer brought last. A list that was asked for before that knows nothing of it. */
export class TakenRun {
  #run: Run | undefined;
  #count = 0;

  take(run: Run): void {
    this.#run = run;
    this.#count += 1;
  }

  /** Reads a list of runs; what is taken meanwhile stands in it as it was taken. */
  async within(read: () => Promise<readonly Run[]>): Promise<readonly Run[]> {
    const before = this.#count;
    const runs = await read();
    const run = this.#run;
    if (!run || before === this.#count) return runs;
    return withRun(runs, run);
  }
}

/** The newest runs with this one as it is now: in its place, or before them where it is newer; one that is older than all of them is not among them. */
export function withRun(runs: readonly Run[], run: Run): readonly Run[] {
  if (runs.some(({ id }) => id === run.id)) return runs.map((one) => (one.id === run.id ? run : one));
  return runs.every(({ madeAt }) => madeAt <= run.madeAt) ? [run, ...runs] : runs;
}
