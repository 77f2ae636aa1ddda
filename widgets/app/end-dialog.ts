import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { endMatch } from '../api/operations.ts';
import type { CallInput } from '../api/operation.ts';
import { announce } from '../parts/announcer.ts';
import { dialog } from '../parts/dialog.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { AppHost } from './app-host.ts';
import type { Match } from './partner-card.ts';

/** What the question says to whoever is asked it. */
export interface EndWords {
  title: string;
  body: TemplateResult;
  keep: string;
  end: string;
}

interface EndOptions {
  words: () => EndWords;
  /** What is sent along as the question stands. */
  request: () => NonNullable<CallInput<'endMatch'>['body']>;
  /** The match is over. */
  onEnded: (match: Match) => void;
  /** Somebody else was faster: what is shown is out of date. */
  onMovedOn: () => void;
}

/** Asks before a match of two ends: one of the two, or a coordinator. */
export class EndDialog {
  readonly #app: AppHost;
  readonly #options: EndOptions;
  readonly #end: ApiAction<{ matchId: string } & { body: ReturnType<EndOptions['request']> }, Match>;
  #matchId: string | undefined;
  #open = false;

  constructor(app: AppHost, options: EndOptions) {
    this.#app = app;
    this.#options = options;
    this.#end = new ApiAction(app, (api, { matchId, body }, call) => api.call(endMatch, { path: { matchId }, body }, call));
  }

  leave(): void {
    this.#open = false;
    this.#end.clear();
  }

  ask(matchId: string): void {
    this.#matchId = matchId;
    this.#open = true;
    this.#end.clear();
    this.#app.requestUpdate();
  }

  /** Once on the page, whichever match it is about. */
  render(): TemplateResult | typeof nothing {
    if (this.#matchId === undefined) return nothing;
    const { title, body, keep, end } = this.#options.words();
    const { problem, busy } = this.#end;
    return dialog({
      id: 'end',
      open: this.#open,
      title,
      body: html`${body}${problem ? problemBanner(problem, () => void this.#settle()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${keep}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#settle()}>${end}</button>`,
      onClose: this.#close,
    });
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#app.requestUpdate();
  };

  async #settle(): Promise<void> {
    if (this.#matchId === undefined) return;
    const done = await this.#end.run({ matchId: this.#matchId, body: this.#options.request() });
    const { problem } = this.#end;
    if (problem?.code === 'moved-on') {
      this.leave();
      this.#options.onMovedOn();
      return;
    }
    if (problem) announce(problemSentence(problem), 'assertive');
    if (!done) return;
    this.#open = false;
    this.#options.onEnded(done.answer);
  }
}
