import { ApiAction } from '../api/api-action.ts';
import { makeMatchingRun } from '../api/operations.ts';
import type { Problem, ProblemCode } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { text } from './matching.text.ts';
import type { OneByOne } from './one-by-one.ts';
import { problemWords } from './run-problem.ts';
import { averageFit, type NamedPair, type Run, type RunRequest } from './run-words.ts';

/** A coordinator's wish for one pair. */
export type Wish = 'lock' | 'apart';

interface Change {
  readonly wish: Wish;
  readonly pair: NamedPair;
  /** Whether it is wished, or no longer. */
  readonly on: boolean;
}

/** After these the same may be tried again: the wishes stay. */
const passing: readonly ProblemCode[] = ['network', 'unavailable', 'rate-limited', 'session-ended'];
const sayings = { lock: ['saidUnlocked', 'saidLocked'], apart: ['saidTogether', 'saidApart'] } as const;

/**
 * Locks and pairs kept apart, as they are pressed: each press is solved at once over the same people. What is pressed while that goes
 * on is solved together after it. Pressing again takes a wish back.
 */
export class RunWishes {
  readonly #app: AppHost;
  readonly #onRun: (run: Run) => void;
  readonly #make: ApiAction<RunRequest, Run>;
  readonly #turns: OneByOne;
  #run: Run | undefined;
  #isSolving = false;
  /** By the wish and the pair: what is not solved yet. */
  readonly #changes = new Map<string, Change>();

  /** @param turns shared with everything else that solves, so that nothing of it is based on what another is just changing */
  constructor(app: AppHost, turns: OneByOne, onRun: (run: Run) => void) {
    this.#app = app;
    this.#turns = turns;
    this.#onRun = onRun;
    this.#make = new ApiAction(app, (api, wishes, options) => api.call(makeMatchingRun, { body: wishes }, options));
  }

  /** Whether something is solved, or waits for its turn. */
  get busy(): boolean {
    return this.#isSolving;
  }

  /** Why the last ones were refused, or did not arrive. */
  get problem(): Problem | undefined {
    return this.#make.problem;
  }

  /** How many changes are not solved yet. */
  get unsolved(): number {
    return this.#changes.size;
  }

  leave(): void {
    this.#changes.clear();
    this.#make.clear();
  }

  /** The run that is shown: what it holds is wished for no more. */
  take(run: Run | undefined): void {
    this.#run = run;
    for (const [key, { wish, pair, on }] of this.#changes) if (holds(run, wish, pair) === on) this.#changes.delete(key);
  }

  /** Whether a pair is locked or kept apart: as was pressed last, else as the run has it. */
  has(wish: Wish, pair: NamedPair): boolean {
    return this.#changes.get(keyOf(wish, pair))?.on ?? holds(this.#run, wish, pair);
  }

  /** Wishes it, or takes it back. A pair is never locked and kept apart at once. */
  press(wish: Wish, pair: NamedPair): void {
    const on = !this.has(wish, pair);
    const other = wish === 'lock' ? 'apart' : 'lock';
    if (on && this.has(other, pair)) this.#set({ wish: other, pair, on: false });
    this.#set({ wish, pair, on });
    this.#app.requestUpdate();
    void this.solve();
  }

  #set(change: Change): void {
    const key = keyOf(change.wish, change.pair);
    // A change that is being solved is taken back by another one, not by forgetting it.
    if (!this.#make.busy && holds(this.#run, change.wish, change.pair) === change.on) this.#changes.delete(key);
    else this.#changes.set(key, change);
  }

  /** Solves what is wished, until nothing is left. What was refused is given up: the last proposal stays. */
  async solve(): Promise<void> {
    if (this.#isSolving) return;
    this.#isSolving = true;
    await this.#turns.next(() => this.#solveAll());
    this.#isSolving = false;
    this.#app.requestUpdate();
  }

  async #solveAll(): Promise<void> {
    while (this.#run && this.#changes.size > 0) {
      const changes = [...this.#changes.values()];
      const made = await this.#make.run({ basedOn: this.#run.id, ...this.#listOf('lock', 'locks'), ...this.#listOf('apart', 'apart') });
      if (!made) {
        this.#refused();
        return;
      }
      for (const change of changes) {
        const key = keyOf(change.wish, change.pair);
        if (this.#changes.get(key) === change) this.#changes.delete(key);
      }
      this.#onRun(made.answer);
      this.#say(changes, made.answer);
    }
  }

  #refused(): void {
    const { problem } = this;
    if (!problem) return;
    if (!passing.includes(problem.code)) this.#changes.clear();
    announce(problemWords(problem, this.#app.formats), 'assertive');
  }

  /** The whole list of a wish, where something of it has changed. */
  #listOf<Name extends 'locks' | 'apart'>(wish: Wish, name: Name): { [list in Name]?: NamedPair[] } {
    const changes = [...this.#changes.values()].filter((change) => change.wish === wish);
    if (changes.length === 0) return {};
    const kept = idsOf(this.#run?.[name] ?? []).filter((pair) => !changes.some((change) => keyOf(wish, change.pair) === keyOf(wish, pair)));
    return { [name]: [...kept, ...changes.filter(({ on }) => on).map(({ pair }) => pair)] } as { [list in Name]: NamedPair[] };
  }

  #say(changes: readonly Change[], { scenarios: [scenario] }: Run): void {
    const [only] = changes;
    if (!scenario || !only) return;
    const done = changes.length === 1 ? text(sayings[only.wish][only.on ? 1 : 0]) : text('saidChanges', { count: changes.length });
    announce(`${done} ${text('saidSolvedAgain', { count: scenario.matched, fit: averageFit(scenario, this.#app.formats) })}`);
  }
}

function keyOf(wish: Wish, { mentee, mentor }: NamedPair): string {
  return `${wish} ${mentee} ${mentor}`;
}

function holds(run: Run | undefined, wish: Wish, { mentee, mentor }: NamedPair): boolean {
  return run?.[wish === 'lock' ? 'locks' : 'apart'].some((pair) => pair.mentee.id === mentee && pair.mentor.id === mentor) ?? false;
}

function idsOf(pairs: Run['locks']): NamedPair[] {
  return pairs.map(({ mentee, mentor }) => ({ mentee: mentee.id, mentor: mentor.id }));
}
