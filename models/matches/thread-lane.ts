/** Whose turn it is, and how to stop waiting. */
export interface Turn {
  /** The program that asks. Of several that wait, the one that was served longest ago is next; absent: like another program. */
  readonly program?: string | undefined;
  /** Whoever waits leaves at once when it is aborted, rejected with its reason. What has begun ends as it says itself. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly program: string;
  readonly begin: () => void;
}

/** Programs of which it is remembered when they were served. */
const mostRemembered = 1_000;

/** Work that is done one at a time. Programs take turns, so that none waits for all that another has asked for; each has its own in order. */
export class ThreadLane {
  readonly #waiting: Waiting[] = [];
  /** The one that was served last stands last. */
  readonly #served = new Set<string>();
  #busy = false;

  run<T>(work: () => Promise<T>, { program = '', signal }: Turn = {}): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const begin = (): void => {
      signal?.removeEventListener('abort', leave);
      void work().then(resolve, reject).finally(() => this.#next());
    };
    const waiting = { program, begin };
    const leave = (): void => {
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      reject(signal!.reason as Error);
    };
    if (signal?.aborted) reject(signal.reason as Error);
    else {
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      if (!this.#busy) this.#next();
    }
    return promise;
  }

  #next(): void {
    const next = this.#waiting[this.#longestAgo()];
    this.#busy = next !== undefined;
    if (next === undefined) return;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    this.#served.delete(next.program);
    this.#served.add(next.program);
    if (this.#served.size > mostRemembered) this.#served.delete(this.#served.values().next().value!);
    next.begin();
  }

  /** Where the one waits whose program was served longest ago, or not at all; of equals the first. */
  #longestAgo(): number {
    const places = new Map([...this.#served].map((program, place) => [program, place]));
    const ranks = this.#waiting.map(({ program }) => places.get(program) ?? -1);
    return ranks.indexOf(Math.min(...ranks));
  }
}
