import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { keptApartLimits, keptApartReasons, type KeptApartReason } from '../../models/kept-apart-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import { endKeepingApart, keepApart, listKeptApart } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { avatarStyles } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { field, fieldError } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './kept-apart.text.ts';
import { PersonPick } from './person-pick.ts';

type KeptApart = Shape<'KeptApart'>;
type Wrong = 'needBoth' | 'samePerson';

/** For coordinators: who is never matched with whom, and adding and taking off two people. Below the rules of the program. */
export class KeptApartPart {
  readonly #app: AppHost;
  readonly #list: ApiTask<Shape<'KeptApartPage'>>;
  readonly #more: ApiAction<string, Shape<'KeptApartPage'>>;
  readonly #keep: ApiAction<{ people: [string, string]; reason: KeptApartReason }, KeptApart>;
  readonly #end: ApiAction<string, unknown>;
  readonly #one: PersonPick;
  readonly #other: PersonPick;
  #reason: KeptApartReason = 'other';
  #wrong: Wrong | undefined;
  /** The entry that the last press was about. */
  #about: string | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#list = new ApiTask(app, { load: (api, _args, options) => this.#read(api, options), refreshOn: ['kept-apart.'], says: { loading: () => text('loading') } });
    this.#more = new ApiAction(app, (api, cursor, call) => api.call(listKeptApart, { query: { cursor } }, call));
    this.#keep = new ApiAction(app, (api, body, call) => api.call(keepApart, { body }, call));
    this.#end = new ApiAction(app, (api, keptApartId, call) => api.call(endKeepingApart, { path: { keptApartId } }, call));
    const onPicked = () => (this.#wrong = undefined);
    this.#one = new PersonPick(app, { id: 'apart-one', label: () => text('first'), findLabel: () => text('findFirst'), onPicked });
    this.#other = new PersonPick(app, { id: 'apart-other', label: () => text('second'), findLabel: () => text('findSecond'), onPicked });
  }

  leave(): void {
    this.#clearForm();
    this.#keep.clear();
    this.#end.clear();
    this.#more.clear();
  }

  /** As much of the list as is shown, at least its first page. */
  async #read(api: Api, options: CallOptions): Promise<Shape<'KeptApartPage'>> {
    const shown = this.#list.value?.items.length ?? 0;
    let page = await api.call(listKeptApart, {}, options);
    while (page.nextCursor !== null && page.items.length < shown) {
      const { items, nextCursor } = await api.call(listKeptApart, { query: { cursor: page.nextCursor } }, options);
      page = { items: [...page.items, ...items], nextCursor };
    }
    return page;
  }

  render(): TemplateResult {
    return html`<section class="narrow-part kept-apart" aria-labelledby="kept-apart">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="kept-apart" tabindex="-1">${text('title')}</div>
      <p class="soft">${text('hint')}</p>
      <p class="soft">${text('ownHint')}</p>
      ${this.#list.render({ pending: () => skeletonLines('most', 'half'), complete: (page) => this.#renderList(page) })}
      ${isClosed(this.#app) ? nothing : this.#renderForm()}
    </section>`;
  }

  #renderList({ items, nextCursor }: Shape<'KeptApartPage'>): TemplateResult {
    if (items.length === 0) return html`<p>${text('nobody')}</p>`;
    return html`<ul class="card divided">${repeat(items, ({ id }) => id, (entry) => html`<li data-entry=${entry.id} tabindex="-1">${this.#renderOne(entry)}</li>`)}</ul>
      ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#showMore(nextCursor)}>${text('more')}</button></div>`}
      ${this.#more.problem ? problemBanner(this.#more.problem) : nothing}`;
  }

  #renderOne(entry: KeptApart): TemplateResult {
    const names = namesOf(entry);
    const busy = this.#end.busy && this.#about === entry.id;
    const { problem } = this.#end;
    return html`<div class="row between">
        <div>
          <p>${text('both', names)}</p>
          <p class="meta">${text('since', { reason: text(entry.reason), by: entry.by.name, day: this.#app.formats.dayOf(entry.at, 'plain') })}</p>
        </div>
        ${isClosed(this.#app) ? nothing : html`<button class="button small" type="button" aria-label=${text('removeBoth', names)} aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#remove(entry)}>${text('remove')}</button>`}
      </div>
      ${problem && this.#about === entry.id ? problemBanner(problem, () => void this.#remove(entry)) : nothing}`;
  }

  #renderForm(): TemplateResult {
    const { busy, problem } = this.#keep;
    return html`<div class="card stack" role="group" aria-labelledby="add-apart">
      <div class="group" role="heading" aria-level=${this.#app.headingLevel + 2} id="add-apart">${text('add')}</div>
      ${this.#one.render()} ${this.#other.render()}
      ${field({ id: 'apart-why', label: text('why') }, (control) => html`<select class="input" id=${control.id} @change=${this.#onReason}>
        ${keptApartReasons.map((reason) => html`<option value=${reason} .selected=${reason === this.#reason}>${text(reason)}</option>`)}
      </select>`)}
      ${fieldError('apart', this.#wrong && text(this.#wrong))} ${problem?.code === 'limit-reached' ? banner('warn', fullWords()) : notSaved(problem, text, () => void this.#add())}
      <div class="row"><button class="button" id="keep-apart" type="button" aria-describedby=${this.#wrong ? 'apart-error' : nothing} aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#add()}>${text('keep')}</button></div>
    </div>`;
  }

  readonly #onReason = (event: Event): void => {
    this.#reason = keptApartReasons.find((one) => one === (event.target as HTMLSelectElement).value) ?? this.#reason;
  };

  #clearForm(): void {
    this.#one.clear();
    this.#other.clear();
    this.#reason = 'other';
    this.#wrong = undefined;
  }

  async #add(): Promise<void> {
    const [one, other] = [this.#one.picked, this.#other.picked];
    this.#wrong = !one || !other ? 'needBoth' : one.id === other.id ? 'samePerson' : undefined;
    this.#app.requestUpdate();
    if (this.#wrong) return announce(text(this.#wrong), 'assertive');
    if (!one || !other) return;
    const kept = await this.#keep.run({ people: [one.id, other.id], reason: this.#reason });
    if (!kept) return tellRefused(this.#keep.problem);
    const page = this.#list.value;
    if (page) this.#list.set({ ...page, items: [kept.answer, ...page.items.filter(({ id }) => id !== kept.answer.id)] });
    this.#clearForm();
    await this.#settle(text('kept', namesOf(kept.answer)));
  }

  async #remove(entry: KeptApart): Promise<void> {
    this.#about = entry.id;
    const done = await this.#end.run(entry.id);
    const { problem } = this.#end;
    if (!done && problem?.code !== 'not-found') return void (problem && announce(problemSentence(problem), 'assertive')); // gone already is done
    this.#end.clear();
    const page = this.#list.value;
    if (page) this.#list.set({ ...page, items: page.items.filter(({ id }) => id !== entry.id) });
    await this.#settle(text('removed', namesOf(entry)));
  }

  async #showMore(cursor: string): Promise<void> {
    const done = await this.#more.run(cursor);
    const { problem } = this.#more;
    if (problem) announce(problemSentence(problem), 'assertive');
    const page = this.#list.value;
    if (!done || !page) return;
    const known = new Set(page.items.map(({ id }) => id));
    const more = done.answer.items.filter(({ id }) => !known.has(id));
    this.#list.set({ items: [...page.items, ...more], nextCursor: done.answer.nextCursor });
    announce(text('moreShown', { count: more.length }));
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(`[data-entry="${more[0]?.id ?? page.items.at(-1)?.id}"]`)?.focus();
  }

  /** What was pressed has gone: the focus goes to the heading, and it is said what has happened. */
  async #settle(said: string): Promise<void> {
    announce(said);
    this.#app.requestUpdate();
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>('#kept-apart')?.focus();
  }
}

function fullWords(): string {
  return text('full', { most: keptApartLimits.pairs });
}

function tellRefused(problem: Problem | undefined): void {
  if (problem?.code === 'limit-reached') announce(fullWords(), 'assertive');
  else tellNotSaved(problem, text);
}

function namesOf({ people: [one, other] }: KeptApart): { one: string; other: string } {
  return { one: one?.name ?? '', other: other?.name ?? '' };
}

export const styles = [
  avatarStyles,
  css`
    .kept-apart > .api-task {
      display: grid;
      gap: 12px;
    }
    .kept-apart .divided > li + li {
      margin-block-start: 12px;
      padding-block-start: 12px;
    }
    .kept-apart .search {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
    }
    .kept-apart .search > .field {
      flex: 1 1 220px;
    }
    .kept-apart .pick {
      gap: 8px;
    }
    .kept-apart .found-person {
      inline-size: 100%;
      min-block-size: 44px;
      padding: 8px;
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    .kept-apart .found-person:hover {
      background: var(--_sunken);
    }
  `,
];
