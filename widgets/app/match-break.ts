import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { pauseMatch, resumeMatch } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { AppHost } from './app-host.ts';
import { isClosed } from './page-top.ts';
import type { Match } from './partner-card.ts';
import { text } from './pause.text.ts';

interface BreakOptions {
  /** The match as it stands now. */
  onChanged: (match: Match) => void;
  /** Somebody else was faster: what is shown is out of date. */
  onMovedOn: () => void;
}

/** A pair's break: it is asked before it begins, because meetings ahead go with it; going on needs no question. */
export class MatchBreak {
  readonly #app: AppHost;
  readonly #options: BreakOptions;
  readonly #pause: ApiAction<string, Match>;
  readonly #resume: ApiAction<string, Match>;
  #asked: Match | undefined;
  #open = false;
  /** The match that the last call was about. */
  #about: string | undefined;

  constructor(app: AppHost, options: BreakOptions) {
    this.#app = app;
    this.#options = options;
    this.#pause = new ApiAction(app, (api, matchId, call) => api.call(pauseMatch, { path: { matchId } }, call));
    this.#resume = new ApiAction(app, (api, matchId, call) => api.call(resumeMatch, { path: { matchId } }, call));
  }

  leave(): void {
    this.#open = false;
    this.#pause.clear();
    this.#resume.clear();
  }

  /** In the part of one match: the way into the break, or that it rests and the way on. Nothing in a program that is closed for good. */
  render(match: Match): TemplateResult | typeof nothing {
    const name = firstName(match.partner?.name ?? null);
    const closed = isClosed(this.#app);
    if (match.state === 'paused') {
      const action = html`<button class="button small" type="button" id="break-${match.id}" aria-label=${text('goOnWith', { name })} aria-busy=${this.#resume.busy && this.#about === match.id ? 'true' : 'false'} @click=${() => void this.#goOn(match)}>${text('goOn')}</button>`;
      return html`${banner('info', text.rich('rests'), closed ? {} : { action })}${this.#renderProblem(match)}`;
    }
    if (match.state !== 'active' || match.tentative || closed) return nothing; // before both have confirmed, there is a yes or a no
    return html`<div><button class="button quiet small" type="button" id="break-${match.id}" aria-haspopup="dialog" aria-label=${text('takeWith', { name })} @click=${() => this.#ask(match)}>${text('take')}</button></div>`;
  }

  /** Once on the page, whichever match it is about. */
  renderDialog(): TemplateResult | typeof nothing {
    if (!this.#asked) return nothing;
    const name = firstName(this.#asked.partner?.name ?? null);
    const { problem, busy } = this.#pause;
    return dialog({
      id: 'break',
      open: this.#open,
      title: text('title', { name }),
      body: html`<p>${text('words', { name })}</p>${problem ? problemBanner(problem, () => void this.#take()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('keep')}</button>
        <button class="button primary" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#take()}>${text('take')}</button>`,
      onClose: this.#close,
    });
  }

  #renderProblem(match: Match): TemplateResult | typeof nothing {
    const { problem } = this.#resume;
    return problem && this.#about === match.id ? problemBanner(problem, () => void this.#goOn(match)) : nothing;
  }

  #ask(match: Match): void {
    this.#asked = match;
    this.#open = true;
    this.#pause.clear();
    this.#app.requestUpdate();
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#app.requestUpdate();
  };

  async #take(): Promise<void> {
    const match = this.#asked;
    if (!match) return;
    await this.#settle(match, this.#pause, (name) => text('saidTaken', { name }));
  }

  async #goOn(match: Match): Promise<void> {
    await this.#settle(match, this.#resume, (name) => text('saidOn', { name }));
  }

  /** What was pressed goes with the state that it changed: the focus moves to what stands in its place. */
  async #settle(match: Match, action: ApiAction<string, Match>, says: (name: string) => string): Promise<void> {
    this.#about = match.id;
    const done = await action.run(match.id);
    const { problem } = action;
    if (problem?.code === 'moved-on') {
      this.#open = false;
      announce(text('movedOn'), 'assertive');
      this.#options.onMovedOn();
      action.clear();
    } else if (problem) announce(problemSentence(problem), 'assertive');
    if (!done) return;
    this.#open = false;
    this.#options.onChanged(done.answer);
    announce(says(firstName(match.partner?.name ?? null)));
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`#break-${match.id}`)?.focus();
  }
}
