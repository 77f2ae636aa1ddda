import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { listRunPairs } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { avatar } from '../parts/avatar.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tag } from '../parts/tag.ts';
import { text } from './matching.text.ts';
import { RunList } from './run-list.ts';
import { mainReasons, shownFit, type Run, type RunPair } from './run-words.ts';
import { WhyPanel } from './why-panel.ts';

export interface NamedPair {
  mentee: string;
  mentor: string;
}

/** A coordinator's wish for one pair. */
export type Wish = 'lock' | 'unlock' | 'apart';

/** The pairs of a run; each can be locked, kept apart and asked about. */
export class RunPairs {
  readonly #app: AppHost;
  readonly #list: RunList<RunPair>;
  readonly #why: WhyPanel;
  #run: Run | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#list = new RunList(app, '.run-pair', (api, runId, query, options) => api.call(listRunPairs, { path: { runId }, query }, options));
    this.#why = new WhyPanel(app);
  }

  /** Whom the pairs that are shown name, by id: for what is said of people by their ids. */
  nameOf(personId: string): string | undefined {
    return this.#list.items.flatMap(({ mentee, mentor }) => [mentee, mentor]).find(({ id }) => id === personId)?.name;
  }

  leave(): void {
    this.#why.close();
    this.#list.leave();
  }

  take(run: Run | undefined): void {
    this.#run = run;
    this.#list.take(run && hasPairs(run) ? run.id : undefined);
  }

  render(onWish: (pair: NamedPair, wish: Wish) => void, busy: boolean): TemplateResult {
    return html`${this.#list.render(skeletonLines('full', 'full', 'full'), ({ items, total }) => html`<section class="stack" aria-labelledby="pairs-title">
      <div class="section" id="pairs-title" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('pairs', { count: total })}</div>
      <div class="card run-groups" aria-busy=${busy ? 'true' : 'false'}>${groupsOf(items).map((group) => guard([this.#run, this.#app.formats, ...group], () => this.#renderGroup(group, onWish)))}</div>
    </section>`)}${this.#why.render()}`;
  }

  #renderGroup(group: readonly RunPair[], onWish: (pair: NamedPair, wish: Wish) => void): TemplateResult {
    return html`<ul class="divided run-group" aria-labelledby="pairs-title">${repeat(group, ({ mentee, mentor }) => `${mentee.id} ${mentor.id}`, (pair) => html`<li class="run-pair">${guard([pair, this.#run, this.#app.formats], () => this.#renderPair(pair, onWish))}</li>`)}</ul>`;
  }

  #renderPair(pair: RunPair, onWish: (pair: NamedPair, wish: Wish) => void): TemplateResult {
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
          ? html`<button class="button small" type="button" aria-label=${`${text(locked ? 'unlock' : 'lock')}: ${who}`} @click=${() => onWish(ids, locked ? 'unlock' : 'lock')}>${text(locked ? 'unlock' : 'lock')}</button>
            ${locked ? nothing : html`<button class="button small" type="button" aria-label=${`${text('apart')}: ${who}`} @click=${() => onWish(ids, 'apart')}>${text('apart')}</button>`}`
          : nothing}
      </span>`;
  }
}

/** Rows that are drawn, styled and laid out together: those far from what is in sight cost nothing. */
const groupSize = 25;

function groupsOf(pairs: readonly RunPair[]): RunPair[][] {
  return Array.from({ length: Math.ceil(pairs.length / groupSize) }, (_, group) => pairs.slice(group * groupSize, (group + 1) * groupSize));
}

/** Whether a run has pairs to show. */
export function hasPairs({ state }: Pick<Run, 'state'>): boolean {
  return state === 'solved' || state === 'published' || state === 'undone';
}
