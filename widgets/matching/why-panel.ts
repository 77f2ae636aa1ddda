import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { listRunAlternatives } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { personLine } from '../parts/avatar.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './matching.text.ts';
import { changeWords, partWords, ruleList, shownFit, type RunPair } from './run-words.ts';

type Alternatives = CallAnswer<'listRunAlternatives'>;

/** "Why?" of one pair: the parts of its score, and what somebody else would cost everybody. */
export class WhyPanel {
  readonly #app: AppHost;
  readonly #others: ApiTask<Alternatives | undefined, [string, string, string]>;
  #of: { runId: string; pair: RunPair } | undefined;
  #typed = '';
  #q = '';

  constructor(app: AppHost) {
    this.#app = app;
    this.#others = new ApiTask(app, {
      args: () => [this.#of?.runId ?? '', this.#of?.pair.mentee.id ?? '', this.#q],
      load: async (api, [runId, menteeId, q], options) =>
        runId === '' ? undefined : api.call(listRunAlternatives, { path: { runId, menteeId }, query: q === '' ? {} : { q } }, options),
    });
  }

  open(runId: string, pair: RunPair): void {
    this.#of = { runId, pair };
    this.#typed = '';
    this.#q = '';
    this.#app.requestUpdate();
  }

  close(): void {
    this.#of = undefined;
    this.#app.requestUpdate();
  }

  render(): TemplateResult {
    const pair = this.#of?.pair;
    return dialog({
      id: 'why',
      open: pair !== undefined,
      wide: true,
      title: pair ? text('pair', { mentee: pair.mentee.name, mentor: pair.mentor.name }) : '',
      body: pair ? this.#renderBody(pair) : nothing,
      actions: html`<button class="button" type="button" @click=${() => this.close()}>${text('close')}</button>`,
      onClose: () => this.close(),
    });
  }

  #renderBody({ score, parts, ranking }: RunPair): TemplateResult {
    const reader = { program: this.#app.me?.program, formats: this.#app.formats };
    return html`<p><strong>${text('fit', { fit: shownFit(score) })}</strong></p>
      <ul class="why-parts">
        ${parts.map((part) => {
          const { name, reason } = partWords(part, reader);
          return html`<li><div class="row between"><span class="label">${name}</span><span>${text('points', { points: shownFit(part.points), most: shownFit(part.most) })}</span></div>${reason === '' ? nothing : html`<p class="soft">${reason}</p>`}</li>`;
        })}
        ${ranking ? html`<li><div class="row between"><span class="label">${text('ranking')}</span><span>${text('points', { points: shownFit(ranking.points), most: shownFit(ranking.most) })}</span></div></li>` : nothing}
      </ul>
      <div class="group" role="heading" aria-level="3">${text('whyNot')}</div>
      <form class="search" role="search" @submit=${this.#onSearch}>
        ${field({ id: 'other-mentor', label: text('search') }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off" maxlength="80"
          .value=${this.#typed} @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)} />`)}
        <button class="button" type="submit">${text('find')}</button>
      </form>
      ${this.#others.render({ pending: () => skeletonLines('half', 'most'), complete: (found) => (found ? this.#renderOthers(found) : nothing) })}`;
  }

  #renderOthers({ items }: Alternatives): TemplateResult {
    const { formats } = this.#app;
    return html`<ul class="divided others">${items.filter(({ chosen }) => !chosen).slice(0, 8).map(({ mentor, score, rules, change }) => html`<li>
      ${personLine(mentor, text('fit', { fit: shownFit(score) }), 32)}
      <p class="soft">${rules.length > 0 ? text('ruleBars', { rules: ruleList(rules, formats) }) : changeWords(change)}</p>
    </li>`)}</ul>`;
  }

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#q = this.#typed.trim();
    this.#app.requestUpdate();
  };
}
