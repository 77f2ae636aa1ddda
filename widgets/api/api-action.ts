import type { ReactiveController } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import { newKey } from './api-client.ts';
import type { Api, CallOptions } from './operation.ts';
import { asProblem, type Problem } from './problem.ts';

/**
 * Something a person does: one call at a time, `busy` while it runs, `problem` when it did not work. Doing the same again after a
 * problem carries the same Idempotency-Key, so that what did arrive the first time does not happen twice.
 */
export class ApiAction<Input, Answer> implements ReactiveController {
  readonly #host: MentorElement;
  readonly #act: (api: Api, input: Input, options: CallOptions) => Promise<Answer>;
  #tried: { input: Input; key: string } | undefined;
  /** Whether the call is on its way. */
  busy = false;
  /** Why the last try did not work; gone with the next one. */
  problem: Problem | undefined;

  constructor(host: MentorElement, act: (api: Api, input: Input, options: CallOptions) => Promise<Answer>) {
    this.#host = host;
    this.#act = act;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.problem = undefined;
  }

  /** Does it. Returns the answer, or undefined when it did not work or is already on its way. */
  async run(input: Input): Promise<{ answer: Answer } | undefined> {
    const { api } = this.#host;
    if (!api || this.busy) return undefined;
    const again = this.#tried && JSON.stringify(this.#tried.input) === JSON.stringify(input);
    const tried = again && this.#tried ? this.#tried : { input, key: newKey() };
    this.#tried = tried;
    this.busy = true;
    this.problem = undefined;
    this.#host.requestUpdate();
    try {
      const answer = await this.#act(api, input, { idempotencyKey: tried.key });
      this.#tried = undefined;
      return { answer };
    } catch (error) {
      this.problem = asProblem(error);
      return undefined;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Tries the same once more. */
  async retry(): Promise<{ answer: Answer } | undefined> {
    return this.#tried && this.run(this.#tried.input);
  }

  /** Forgets the problem, as when its form is closed. */
  clear(): void {
    this.problem = undefined;
    this.#tried = undefined;
    this.#host.requestUpdate();
  }
}
