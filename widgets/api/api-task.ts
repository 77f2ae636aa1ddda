import { initialState, Task, TaskStatus } from '@lit/task';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import type { Api, CallOptions } from './operation.ts';
import { asProblem, type Problem } from './problem.ts';

const saysLoadingAfterMs = 1_000;

export interface ApiTaskOptions<Args extends readonly unknown[], Value> {
  /** Reads the data. Pass `options` on: it carries the signal that a newer read or the element's end aborts. */
  load: (api: Api, args: Args, options: CallOptions) => Promise<Value>;
  /** What the read depends on besides the clock that the reader looks at; it is read again when one of them changes. */
  args?: () => Args;
  /** false where reading again would write something, or nothing of it is told on the reader's clock: then another clock asks for nothing. */
  ofClock?: false;
  /** Event types, by prefix, after which the data may have changed: `goal.`. */
  refreshOn?: readonly string[];
  /** How it reads again after one, where not at once: `gathered`, for what takes the server long or many people change. */
  hearing?: (read: () => void) => () => void;
  isEmpty?: (value: Value) => boolean;
  /** Sentences for screen readers: "Loading mentors" (only after a second), then "34 mentors"; and what has changed by itself, as "Ben said yes." */
  says?: { loading?: () => string; loaded?: (value: Value) => string; changed?: (before: Value, after: Value) => string | undefined };
}

export interface ApiTaskViews<Value> {
  /** The shape of what comes, without words. Shown before and while the first data load. */
  pending: () => TemplateResult;
  complete: (value: Value) => unknown;
  /** Shown where `isEmpty` says so. */
  empty?: (value: Value) => unknown;
  /** Instead of the banner with "Try again". */
  error?: (problem: Problem) => unknown;
}

/**
 * Data of the API in an element, in all its states. Loads when the element is near the viewport, aborts what is out of date,
 * reads again after live events, keeps showing the last data meanwhile, and tells screen readers what a spinner would not.
 */
export class ApiTask<Value, Args extends readonly unknown[] = []> implements ReactiveController {
  readonly #host: MentorElement;
  readonly #options: ApiTaskOptions<Args, Value>;
  readonly #task: Task<[Api | undefined, unknown, ...Args], Value>;
  #last: { value: Value } | undefined;
  #problem: Problem | undefined;
  #refreshing = false;
  #stopHearing: (() => void) | undefined;
  #heard: Api | undefined;
  #loadingTimer: ReturnType<typeof setTimeout> | undefined;
  #saidLoading = false;

  constructor(host: MentorElement, options: ApiTaskOptions<Args, Value>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      task: ([api, _zone, ...args], { signal }) => (api ? this.#load(api, args, signal) : initialState),
      args: () => [host.ready ? host.api : undefined, (options.ofClock ?? true) && host.session?.viewedZone, ...(options.args?.() ?? ([] as unknown as Args))] as [Api | undefined, unknown, ...Args],
    });
  }

  /** The last data that arrived. */
  get value(): Value | undefined {
    return this.#last?.value;
  }

  get pending(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  get problem(): Problem | undefined {
    return this.#problem;
  }

  /** Takes over data that another call has answered, so that nothing need be read again. */
  set(value: Value): void {
    this.#last = { value };
    this.#host.requestUpdate();
  }

  /** Reads again and shows the present data meanwhile. */
  async refresh(): Promise<void> {
    if (!this.#host.ready) return;
    this.#refreshing = true;
    await this.#task.run();
  }

  render(views: ApiTaskViews<Value>): TemplateResult {
    const busy = this.pending || this.#task.status === TaskStatus.INITIAL;
    return html`<div class="api-task" aria-busy=${busy ? 'true' : 'false'}>${this.#problemView(views)}${this.#dataView(views)}</div>`;
  }

  hostUpdate(): void {
    const { api } = this.#host;
    if (api === this.#heard || !this.#options.refreshOn || !this.#host.ready) return;
    this.#stopHearing?.();
    this.#heard = api;
    const read = (): void => void (this.#heard && this.refresh());
    this.#stopHearing = api?.live.on(this.#options.refreshOn, this.#options.hearing?.(read) ?? read);
  }

  hostDisconnected(): void {
    this.#stopHearing?.();
    this.#heard = undefined;
    clearTimeout(this.#loadingTimer);
    this.#task.abort();
  }

  #problemView({ error }: ApiTaskViews<Value>): unknown {
    const problem = this.#problem;
    if (!problem || this.pending) return nothing;
    return error?.(problem) ?? this.#host.feedback.problem(problem, () => void this.#retry());
  }

  #dataView({ pending, empty, complete }: ApiTaskViews<Value>): unknown {
    if (!this.#last) return this.#problem && !this.pending ? nothing : pending();
    const { value } = this.#last;
    return empty && this.#options.isEmpty?.(value) ? empty(value) : complete(value);
  }

  async #retry(): Promise<void> {
    this.#refreshing = false;
    await this.#task.run();
  }

  async #load(api: Api, args: Args, signal: AbortSignal): Promise<Value> {
    const quiet = this.#refreshing;
    this.#refreshing = false;
    this.#expectLoading(quiet);
    try {
      const [value] = await Promise.all([this.#options.load(api, args, { signal }), this.#host.feedback.load()]);
      if (!signal.aborted) this.#arrived(value, quiet);
      return value;
    } catch (error) {
      await this.#host.feedback.load();
      if (!signal.aborted) this.#failed(asProblem(error));
      throw error;
    } finally {
      if (!signal.aborted) clearTimeout(this.#loadingTimer);
    }
  }

  /** The last data stay, except to who may not see them any more. */
  #failed(problem: Problem): void {
    this.#problem = problem;
    if (problem.code === 'not-allowed') this.#last = undefined;
  }

  #arrived(value: Value, quiet: boolean): void {
    const before = this.#last;
    this.#last = { value };
    this.#problem = undefined;
    const { loaded, changed } = this.#options.says ?? {};
    const sentence = quiet ? before && changed?.(before.value, value) : (this.#saidLoading || before) && loaded?.(value);
    if (sentence) this.#host.feedback.announce(sentence);
    this.#saidLoading = false;
  }

  #expectLoading(quiet: boolean): void {
    clearTimeout(this.#loadingTimer);
    const { loading } = this.#options.says ?? {};
    if (quiet || !loading) return;
    this.#loadingTimer = setTimeout(() => {
      this.#saidLoading = true;
      this.#host.feedback.announce(loading());
    }, saysLoadingAfterMs);
  }
}
