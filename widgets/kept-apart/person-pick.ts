import { html, nothing, type TemplateResult } from 'lit';
import { keptApartLimits } from '../../models/kept-apart-words.ts';
import { ApiAction } from '../api/api-action.ts';
import type { Shape } from '../api/operation.ts';
import { findPeople } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { personLine } from '../parts/avatar.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { text } from './kept-apart.text.ts';

export type Person = Shape<'PersonRef'>;

interface PickOptions {
  /** Unique in its shadow root. */
  id: string;
  label: () => string;
  findLabel: () => string;
  onPicked: () => void;
}

/** One person of the program, found by a part of their name. */
export class PersonPick {
  readonly #app: AppHost;
  readonly #options: PickOptions;
  readonly #find: ApiAction<string, Shape<'PeopleFound'>>;
  #typed = '';
  #found: { name: string; people: readonly Person[] } | undefined;
  #tooShort = false;
  picked: Person | undefined;

  constructor(app: AppHost, options: PickOptions) {
    this.#app = app;
    this.#options = options;
    this.#find = new ApiAction(app, (api, q, call) => api.call(findPeople, { query: { q } }, call));
  }

  clear(): void {
    this.#typed = '';
    this.#found = undefined;
    this.#tooShort = false;
    this.picked = undefined;
    this.#find.clear();
  }

  render(): TemplateResult {
    const { id, label } = this.#options;
    if (this.picked) {
      return html`<div class="stack pick" role="group" aria-label=${label()}>
        <div class="label">${label()}</div>
        <div class="row between">${personLine(this.picked, this.picked.headline ?? nothing)}
          <button class="button small quiet" type="button" id="${id}-change" aria-label=${text('changeFor', { name: this.picked.name })} @click=${this.#onChange}>${text('change')}</button></div>
      </div>`;
    }
    return html`<div class="stack pick">
      <form class="search" role="search" aria-label=${this.#options.findLabel()} novalidate @submit=${this.#onSearch}>
        ${field({ id, label: label(), hint: text('nameHint'), error: this.#tooShort ? text('tooShort') : undefined }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off"
          maxlength=${keptApartLimits.mostOfName} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${this.#typed} @input=${this.#onType} />`)}
        <button class="button" type="submit" aria-label=${this.#options.findLabel()} aria-busy=${this.#find.busy ? 'true' : 'false'}>${text('find')}</button>
      </form>
      ${this.#find.problem ? problemBanner(this.#find.problem, () => void this.#search()) : this.#renderFound()}
    </div>`;
  }

  #renderFound(): TemplateResult | typeof nothing {
    if (!this.#found) return nothing;
    const { people, name } = this.#found;
    if (people.length === 0) return html`<p class="soft">${text('notFound', { name })}</p>`;
    return html`<ul class="divided found">${people.map((person) => html`<li><button class="found-person" type="button" @click=${() => this.#pick(person)}>${personLine(person, person.headline ?? nothing)}</button></li>`)}</ul>`;
  }

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    if (this.#tooShort && !this.#isTooShort()) this.#tooShort = false;
    this.#app.requestUpdate();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    void this.#search();
  };

  #isTooShort(): boolean {
    return this.#typed.trim().length < keptApartLimits.leastOfName;
  }

  async #search(): Promise<void> {
    const name = this.#typed.trim();
    this.#tooShort = this.#isTooShort();
    this.#app.requestUpdate();
    if (this.#tooShort) return announce(text('tooShort'), 'assertive');
    const done = await this.#find.run(name);
    if (done) {
      this.#found = { name, people: done.answer.items };
      announce(done.answer.items.length === 0 ? text('notFound', { name }) : text('found', { count: done.answer.items.length }));
    } else if (this.#find.problem) announce(problemSentence(this.#find.problem), 'assertive');
    this.#app.requestUpdate();
  }

  #pick(person: Person): void {
    this.picked = person;
    this.#options.onPicked();
    void this.#focus(`${this.#options.id}-change`);
  }

  readonly #onChange = (): void => {
    this.clear();
    void this.#focus(this.#options.id);
  };

  async #focus(id: string): Promise<void> {
    this.#app.requestUpdate();
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
