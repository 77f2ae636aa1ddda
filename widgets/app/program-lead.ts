import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listLeadCandidates, nameSafeguardingLead } from '../api/operations.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { announce } from '../parts/announcer.ts';
import { avatarStyles, personLine } from '../parts/avatar.ts';
import { choiceStyles, radios } from '../parts/choice.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import { alert, people } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { AppHost } from './app-host.ts';
import { text } from './program.text.ts';

type Managed = Shape<'ManagedProgram'>;

/** Who looks after safety in the program, and the search for somebody to name. */
export class ProgramLead {
  readonly #app: AppHost;
  readonly #take: (program: Managed) => void;
  readonly #candidates: ApiTask<CallAnswer<'listLeadCandidates'> | undefined, [string, boolean, string]>;
  readonly #name: ApiAction<{ programId: string; personId: string }, Managed>;
  #searching = false;
  #typed = '';
  #q = '';
  #chosen: string | undefined;
  #tried = false;

  /** @param take is given the program as it is once somebody was named */
  constructor(app: AppHost, take: (program: Managed) => void) {
    this.#app = app;
    this.#take = take;
    this.#candidates = new ApiTask(app, {
      args: () => [app.me?.program?.id ?? '', this.#searching, this.#q],
      load: async (api, [programId, searching, q], options) => (searching ? api.call(listLeadCandidates, { path: { programId }, query: q === '' ? {} : { q } }, options) : undefined),
    });
    this.#name = new ApiAction(app, (api, { programId, personId }, options) => api.call(nameSafeguardingLead, { path: { programId }, body: { personId } }, options));
  }

  reset(): void {
    this.#searching = false;
    this.#typed = '';
    this.#q = '';
    this.#chosen = undefined;
    this.#tried = false;
    this.#name.clear();
  }

  /** Opens the search, from wherever a lead is missing. */
  readonly open = (): void => {
    this.reset();
    this.#searching = true;
    this.#focus('#lead-search');
  };

  render({ safeguardingLead, coordinators, state }: Managed): TemplateResult {
    const { headingLevel, formats } = this.#app;
    return html`<section class="narrow-part program-part" aria-labelledby="lead">
      <div class="section" role="heading" aria-level=${headingLevel + 1} id="lead">${text('leadTitle')}</div>
      <p class="soft">${text('leadWords')}</p>
      ${safeguardingLead ? personLine(safeguardingLead, safeguardingLead.headline ?? nothing) : html`<p>${text('nobody')}</p>`}
      ${coordinators.length > 0 ? html`<p class="meta">${text('coordinators', { names: formats.list(coordinators.map(({ name }) => name)) })}</p>` : nothing}
      ${state === 'archived' ? nothing : this.#searching ? this.#renderSearch() : html`<div><button class="button" type="button" id="name-lead" @click=${this.open}>${safeguardingLead ? text('nameAnother') : text('nameLead')}</button></div>`}
    </section>`;
  }

  #renderSearch(): TemplateResult {
    return html`
      <form class="search" role="search" @submit=${this.#onSearch}>
        ${field({ id: 'lead-search', label: text('searchByName'), hint: text('candidatesHint') }, (control) => html`<input
            class="input"
            id=${control.id}
            type="search"
            dir="auto"
            autocomplete="off"
            maxlength="80"
            aria-describedby=${control.describedBy}
            .value=${this.#typed}
            @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)}
          />`)}
        <button class="button" type="submit">${text('search')}</button>
      </form>
      ${this.#candidates.render({ pending: () => skeletonLines('half', 'half', 'half'), complete: (found) => (found ? this.#renderFound(found) : nothing) })}
      ${this.#name.problem ? problemBanner(this.#name.problem, () => void this.#send()) : nothing}
      <div class="row">
        <button class="button" type="button" @click=${this.#close}>${text('cancel')}</button>
        ${this.#candidates.value?.items.length
          ? html`<button class="button primary" type="button" aria-busy=${this.#name.busy ? 'true' : 'false'} @click=${() => void this.#send()}>${text('nameThem')}</button>`
          : nothing}
      </div>
    `;
  }

  #renderFound({ items, total }: CallAnswer<'listLeadCandidates'>): TemplateResult {
    const { headingLevel } = this.#app;
    if (items.length === 0) {
      return this.#q === '' ? empty({ shape: people, title: text('noCandidates'), words: text('candidatesHint'), level: headingLevel + 2 }) : html`<p role="status">${text('noneFound')}</p>`;
    }
    const options = items.map(({ id, name, headline }) => ({ value: id, label: html`<span>${name}</span>${headline ? html`<span class="meta candidate-line">${headline}</span>` : nothing}` }));
    return html`<div>
      ${radios({ name: 'candidate', legend: text('candidates'), options, value: this.#chosen, onChange: this.#choose })}
      ${total > items.length ? html`<p class="meta">${text('moreFound', { count: total - items.length })}</p>` : nothing}
      ${this.#tried && this.#chosen === undefined ? html`<p class="error">${icon(alert, 16)}<span>${text('choose')}</span></p>` : nothing}
    </div>`;
  }

  readonly #choose = (personId: string): void => {
    this.#chosen = personId;
    this.#app.requestUpdate();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#q = this.#typed.trim();
    this.#chosen = undefined;
    this.#app.requestUpdate();
  };

  readonly #close = (): void => {
    this.reset();
    this.#focus('#name-lead');
  };

  async #send(): Promise<void> {
    const { me } = this.#app;
    this.#tried = true;
    this.#app.requestUpdate();
    if (!me?.program) return;
    if (this.#chosen === undefined) return this.#focus('input[name="candidate"]');
    const named = await this.#name.run({ programId: me.program.id, personId: this.#chosen });
    if (!named) return;
    this.#take(named.answer);
    announce(text('leadNamed', { name: named.answer.safeguardingLead?.name ?? '' }));
    this.#close();
  }

  #focus(selector: string): void {
    this.#app.requestUpdate();
    void this.#app.updateComplete.then(() => this.#app.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

export const programLeadStyles = [
  avatarStyles,
  choiceStyles,
  emptyStyles,
  fieldStyles,
  css`
    .search {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .search > .field {
      flex: 1 1 220px;
    }
    .candidate-line {
      display: block;
    }
  `,
];
