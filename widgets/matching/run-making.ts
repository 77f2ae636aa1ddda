import { ApiAction } from '../api/api-action.ts';
import { makeMatchingRun } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import type { OneByOne } from './one-by-one.ts';
import { problemWords } from './run-problem.ts';
import type { Run, RunRequest } from './run-words.ts';

interface RunMakingOptions {
  /** Shared with everything else that solves, so that none of it is based on what another is just changing. */
  turns: OneByOne;
  /** The proposal that is shown. */
  proposal: () => Run | undefined;
  onRun: (run: Run) => void;
}

/** Another run as a whole: one at a time, and based on the proposal as it is when its turn has come. A refusal is said. */
export class RunMaking {
  readonly #app: AppHost;
  readonly #options: RunMakingOptions;
  readonly #make: ApiAction<RunRequest, Run>;
  #asked: RunRequest = {};
  /** The proposal when it was asked for. */
  #upon: string | undefined;
  #busy = false;

  constructor(app: AppHost, options: RunMakingOptions) {
    this.#app = app;
    this.#options = options;
    this.#make = new ApiAction(app, (api, request, call) => api.call(makeMatchingRun, { body: request }, call));
  }

  /** Whether one is solved, or waits for its turn. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Why the last one was refused, or did not arrive. */
  get problem(): Problem | undefined {
    return this.#make.problem;
  }

  /** What was asked for last, to be asked for again. */
  get asked(): RunRequest {
    return this.#asked;
  }

  /** Whether it is this that is under way. */
  isAsking(what: keyof RunRequest): boolean {
    return this.#busy && this.#asked[what] !== undefined;
  }

  clear(): void {
    this.#make.clear();
  }

  /** The run; nothing where it was refused, or another one is under way. */
  async make(request: RunRequest): Promise<Run | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    const seen = [this.#upon, this.#options.proposal()?.id];
    this.#asked = request;
    this.#app.requestUpdate();
    const run = await this.#options.turns.next(() => this.#solve(seen));
    this.#busy = false;
    this.#app.requestUpdate();
    return run;
  }

  /** @param seen proposals by which it may have been asked for: the one of now takes their place */
  async #solve(seen: readonly (string | undefined)[]): Promise<Run | undefined> {
    this.#upon = this.#options.proposal()?.id;
    this.#asked = rebased(this.#asked, seen, this.#upon);
    const made = await this.#make.run(this.#asked);
    if (made) this.#options.onRun(made.answer);
    else if (this.problem) announce(problemWords(this.problem, this.#app.formats), 'assertive');
    return made?.answer;
  }
}

function rebased(request: RunRequest, seen: readonly (string | undefined)[], now: string | undefined): RunRequest {
  const { basedOn, keeping } = request;
  if (now === undefined) return request;
  return { ...request, ...(basedOn !== undefined && seen.includes(basedOn) && { basedOn: now }), ...(keeping !== undefined && seen.includes(keeping) && { keeping: now }) };
}
