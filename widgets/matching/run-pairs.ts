import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listRunPairs } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { avatar } from '../parts/avatar.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { mainReasons, shownFit, type Run, type RunPair } from './run-words.ts';
import { WhyPanel } from './why-panel.ts';

type Pairs = CallAnswer<'listRunPairs'>;
export interface NamedPair {
  mentee: string;
  mentor: string;
}

/** A coordinator's wish for one pair. */
export type Wish = 'lock' | 'unlock' | 'apart';

const pageSize = 50;

/** The pairs of a run, fifty at a time, so that thousands stay quick; each can be locked, kept apart and asked about. */
export class RunPairs {
  readonly #app: AppHost;
  readonly #pairs: ApiTask<Pairs | undefined, [string]>;
  readonly #more: ApiAction<{ runId: string; cursor: string }, Pairs>;
  readonly #why: WhyPanel;
  #run: Run | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#pairs = new ApiTask(app, {
      args: () => [this.#run && hasPairs(this.#run) ? this.#run.id : ''],
      load: async (api, [runId], options) => (runId === '' ? undefined : api.call(listRunPairs, { path: { runId }, query: { limit: pageSize } }, options)),
    });
    this.#more = new ApiAction(app, (api, { runId, cursor }, options) => api.call(listRunPairs, { path: { runId }, query: { limit: pageSize, cursor } }, options));
    this.#why = new WhyPanel(app);
  }

  /** Whom the pairs that are shown name, by id: for what is said of people by their ids. */
  nameOf(personId: string): string | undefined {
    return this.#pairs.value?.items.flatMap(({ mentee, mentor }) => [mentee, mentor]).find(({ id }) => id === personId)?.name;
  }

  leave(): void {
    this.#why.close();
    this.#more.clear();
  }

  /** @param run whose pairs are wanted: known before they are drawn, since asking begins with the next update */
  take(run: Run | undefined): void {
    this.#run = run;
  }

  render(onWish: (pair: NamedPair, wish: Wish) => void, busy: boolean): TemplateResult {
    return html`${this.#pairs.render({ pending: () => skeletonLines('full', 'full', 'full'), complete: (pairs) => (pairs ? this.#renderList(pairs, onWish, busy) : nothing) })}${this.#why.render()}`;
  }

  #renderList({ items, nextCursor, total }: Pairs, onWish: (pair: NamedPair, wish: Wish) => void, busy: boolean): TemplateResult {
    return html`<section class="stack run-pairs" aria-labelledby="pairs-title">
      <div class="section" id="pairs-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('pairs', { count: total })}</div>
      <ul class="card divided">${repeat(items, ({ mentee, mentor }) => `${mentee.id} ${mentor.id}`, (pair) => html`<li class="run-pair">${this.#renderPair(pair, onWish, busy)}</li>`)}</ul>
      ${this.#more.problem ? problemBanner(this.#more.problem, () => void this.#bringMore(nextCursor)) : nothing}
      ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#bringMore(nextCursor)}>${text('more')}</button></div>`}
    </section>`;
  }

  #renderPair(pair: RunPair, onWish: (pair: NamedPair, wish: Wish) => void, busy: boolean): TemplateResult {
    const { mentee, mentor, score, locked } = pair;
    const who = text('pair', { mentee: mentee.name, mentor: mentor.name });
    const ids = { mentee: mentee.id, mentor: mentor.id };
    const reasons = mainReasons(pair, { program: this.#app.me?.program, formats: this.#app.formats });
    const mayEdit = this.#run?.can.includes('edit') ?? false;
    return html`<span class="run-people">${avatar(mentee, 32)}<span dir="auto">${mentee.name}</span></span>
      <span class="run-people">${avatar(mentor, 32)}<span dir="auto">${mentor.name}</span></span>
      <span class="run-because"><strong>${text('fit', { fit: shownFit(score) })}</strong> ${locked ? tag(text('locked'), 'info') : nothing}
        ${reasons.length === 0 ? nothing : html`<span class="soft">${text('because', { reasons: this.#app.formats.list(reasons) })}</span>`}</span>
      <span class="row run-acts">
        <button class="button small" type="button" aria-haspopup="dialog" aria-label=${`${text('why')} ${who}`} @click=${() => this.#run && this.#why.open(this.#run.id, pair)}>${text('why')}</button>
        ${mayEdit
          ? html`<button class="button small" type="button" ?disabled=${busy} aria-label=${`${text(locked ? 'unlock' : 'lock')}: ${who}`} @click=${() => onWish(ids, locked ? 'unlock' : 'lock')}>${text(locked ? 'unlock' : 'lock')}</button>
            ${locked ? nothing : html`<button class="button small" type="button" ?disabled=${busy} aria-label=${`${text('apart')}: ${who}`} @click=${() => onWish(ids, 'apart')}>${text('apart')}</button>`}`
          : nothing}
      </span>`;
  }

  /** The focus goes to the first of those that came. */
  async #bringMore(cursor: string | null): Promise<void> {
    const before = this.#pairs.value;
    if (!this.#run || !before || cursor === null) return;
    const more = await this.#more.run({ runId: this.#run.id, cursor });
    if (!more) return;
    this.#pairs.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
    await this.#app.updateComplete;
    const first = this.#app.renderRoot.querySelectorAll<HTMLElement>('.run-pair')[before.items.length];
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  }
}

/** Whether a run has pairs to show. */
export function hasPairs({ state }: Pick<Run, 'state'>): boolean {
  return state === 'solved' || state === 'published' || state === 'undone';
}
