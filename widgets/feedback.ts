import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Problem } from './api/problem.ts';
import { LazyView } from './lazy-view.ts';
import type * as FeedbackParts from './parts/feedback-parts.ts';
import { text } from './parts/unreachable.text.ts';
import { base } from './theme/base.ts';
import { tokens } from './theme/tokens.ts';

/**
 * What an element tells a person beside its data: a problem as a banner, that there is no connection, and sentences for screen
 * readers. The parts for it, and those that nearly every view draws (buttons, icons), are a chunk of their own: an element that has
 * just been put on a page needs none of them for its skeleton, and loads them together with its first data.
 */
export class Feedback {
  readonly #host: LitElement;
  readonly #parts: LazyView<typeof FeedbackParts>;

  constructor(host: LitElement) {
    this.#host = host;
    this.#parts = new LazyView(host, () => import('./parts/feedback-parts.ts'), { over: [tokens, base] });
  }

  /** Loads what it is made of. Never fails: without it problems are told in plain words. */
  async load(): Promise<void> {
    const parts = await this.#parts.load().catch(() => undefined);
    parts?.watchConnection(this.#host);
  }

  /** Why its data did not come, with the one thing that helps. Before the banner is loaded: that the server cannot be reached, and the way to try again. */
  problem(problem: Problem, onRetry?: () => void): TemplateResult {
    const { module } = this.#parts;
    if (module) return module.readingProblem(problem, onRetry);
    return html`<p>${text.rich('problemNetwork')}</p>${onRetry && html`<button type="button" @click=${onRetry}>${text('tryAgain')}</button>`}`;
  }

  /** "You're offline", for the place under the element's heading; nothing while there is a connection. */
  offline(): TemplateResult | typeof nothing {
    return this.#parts.module?.offlineBanner() ?? nothing;
  }

  /** Says a sentence politely to screen readers. */
  announce(sentence: string): void {
    this.#parts.module?.announce(sentence);
  }
}
