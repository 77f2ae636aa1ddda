import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listPastPrograms, openPastProgram } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { Me } from '../api/session.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import type { AppHost } from './app-host.ts';
import { text } from './program.text.ts';

/** Programs that are over and that the reader was in, each to be read. Nothing where there is none. */
export class PastPrograms {
  readonly #app: AppHost;
  readonly #past: ApiTask<CallAnswer<'listPastPrograms'>, [string | undefined]>;
  readonly #read: ApiAction<string, Me>;

  constructor(app: AppHost) {
    this.#app = app;
    this.#past = new ApiTask(app, { args: () => [app.me?.program?.id], load: (api, _args, options) => api.call(listPastPrograms, {}, options) });
    this.#read = new ApiAction(app, (api, programId, options) => api.call(openPastProgram, { path: { programId } }, options));
  }

  leave(): void {
    this.#read.clear();
  }

  render(): TemplateResult | typeof nothing {
    const items = this.#past.value?.items ?? [];
    if (items.length === 0) return nothing;
    const { problem } = this.#read;
    return html`<section class="narrow-part program-part" aria-labelledby="past">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="past">${text('pastTitle')}</div>
      <p class="soft">${text('pastWords')}</p>
      ${problem ? problemBanner(problem, () => void this.#retry()) : nothing}
      <ul class="next-states" aria-labelledby="past">${items.map(({ id, title }) => html`<li><span class="label" id="past-${id}">${title}</span>
        <button class="button small" type="button" aria-label="${text('readPast')}: ${title}" aria-busy=${this.#read.busy ? 'true' : 'false'} @click=${() => void this.#open(id)}>${text('readPast')}</button></li>`)}</ul>
    </section>`;
  }

  async #open(programId: string): Promise<void> {
    this.#enter((await this.#read.run(programId))?.answer);
  }

  async #retry(): Promise<void> {
    this.#enter((await this.#read.retry())?.answer);
  }

  /** In an element of its own, which has read nothing yet: what this one has read belongs to another program. */
  #enter(me: Me | undefined): void {
    if (!me) return;
    const app = this.#app;
    app.session?.setMe(me);
    location.hash = '';
    app.replaceWith(app.cloneNode());
  }
}
