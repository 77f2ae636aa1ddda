import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import { listRunAlternatives } from '../api/operations.ts';
import type { CallAnswer } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { avatarPair, personLine } from '../parts/avatar.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { close as closeIcon } from '../parts/icons.ts';
import { field } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './matching.text.ts';
import { partsBar } from './parts-bar.ts';
import { changeWords, partWords, rulesInTheWay, shownFit, shownParts, type NamedPair, type Run, type RunPair } from './run-words.ts';
import { sideBySide } from './side-by-side.ts';

type Alternatives = CallAnswer<'listRunAlternatives'>;

/** The widest room in which it is a dialog (px); in a wider one it stands beside the pairs. */
const narrowest = 900;

/** "Why?" of one pair: the parts of its score, and what somebody else would cost everybody. Beside the pairs where there is room, else a dialog. */
export class WhyPanel {
  readonly #app: AppHost;
  readonly #others: ApiTask<Alternatives | undefined, [string, string, string]>;
  #of: { runId: string; pair: RunPair; beside: boolean } | undefined;
  #opener: HTMLElement | undefined;
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

  /** Whether it stands beside the pairs now. */
  get isBeside(): boolean {
    return this.#of?.beside ?? false;
  }

  /** Whether it is this pair that it explains. */
  isOf({ mentee, mentor }: NamedPair): boolean {
    return this.#of?.pair.mentee.id === mentee && this.#of.pair.mentor.id === mentor;
  }

  open(runId: string, pair: RunPair): void {
    this.#of = { runId, pair, beside: this.#app.clientWidth > narrowest };
    const { activeElement } = this.#app.renderRoot as ShadowRoot;
    this.#opener = activeElement instanceof HTMLElement ? activeElement : undefined;
    this.#typed = '';
    this.#q = '';
    this.#app.requestUpdate();
    if (this.isBeside) void this.#focusTitle();
  }

  async #focusTitle(): Promise<void> {
    await this.#app.updateComplete;
    // In a turn of its own: to move the focus is to lay out.
    await new Promise((turn) => setTimeout(turn));
    this.#app.renderRoot.querySelector<HTMLElement>('#why-title')?.focus();
  }

  /** The run that is shown: a pair that it keeps apart is explained no more, another one by its prices. */
  take(run: Run | undefined): void {
    if (!this.#of || run?.id === this.#of.runId) return;
    const gone = !run || run.apart.some(({ mentee, mentor }) => this.isOf({ mentee: mentee.id, mentor: mentor.id }));
    this.#of = gone ? undefined : { ...this.#of, runId: run.id };
  }

  /** Closes it; the focus goes back to where it was opened. */
  close(): void {
    const back = this.isBeside ? this.#opener : undefined;
    this.#of = undefined;
    this.#app.requestUpdate();
    back?.focus();
  }

  leave(): void {
    this.#of = undefined;
  }

  /** Beside the pairs, where its room is kept. */
  renderBeside(): TemplateResult {
    if (!this.#of?.beside) return html`<p class="soft why-hint">${text('whyHint')}</p>`;
    const { mentee, mentor } = this.#of.pair;
    return html`<aside class="card stack why-beside" aria-labelledby="why-title" @keydown=${this.#onKey}>
      <div class="row between why-head">${avatarPair(mentee, mentor, 40)}
        <button class="icon-button" type="button" aria-label=${text('close')} @click=${() => this.close()}>${icon(closeIcon)}</button></div>
      <div class="section" id="why-title" role="heading" aria-level=${this.#app.headingLevel + 1} tabindex="-1">${text('pair', { mentee: mentee.name, mentor: mentor.name })}</div>
      ${this.#renderBody(this.#of.pair, this.#app.headingLevel + 2)}
    </aside>`;
  }

  /** Over the page, where there is no room beside. */
  renderDialog(): TemplateResult {
    const pair = this.#of?.beside === false ? this.#of.pair : undefined;
    return dialog({
      id: 'why',
      open: pair !== undefined,
      wide: true,
      title: pair ? text('pair', { mentee: pair.mentee.name, mentor: pair.mentor.name }) : '',
      body: pair ? this.#renderBody(pair, 3) : nothing,
      actions: html`<button class="button" type="button" @click=${() => this.close()}>${text('close')}</button>`,
      onClose: () => this.close(),
    });
  }

  #renderBody(pair: RunPair, headingLevel: number): TemplateResult {
    const { mentee, mentor, score, parts, ranking } = pair;
    const reader = { program: this.#app.me?.program, formats: this.#app.formats };
    const shown = shownParts(pair);
    const row = (name: string, reason: string, at: number) => html`<li><div class="row between"><span class="label">${name}</span><span>${text('points', shown[at]!)}</span></div>${reason === '' ? nothing : html`<p class="soft">${reason}</p>`}</li>`;
    return html`<p class="run-fit"><strong>${text('fit', { fit: shownFit(score) })}</strong>${partsBar(pair)}</p>
      <ul class="why-parts">
        ${parts.map((part, at) => {
          const { name, reason } = partWords(part, { mentee: mentee.name, mentor: mentor.name }, reader);
          return row(name, reason, at);
        })}
        ${ranking ? row(text('ranking'), ranking.place === null ? '' : text('place', { place: ranking.place }), parts.length) : nothing}
      </ul>
      <div class="group" role="heading" aria-level=${headingLevel}>${text('whyNot')}</div>
      <form class="search" role="search" @submit=${this.#onSearch}>
        ${field({ id: 'other-mentor', label: text('search') }, (control) => html`<input class="input" id=${control.id} type="search" dir="auto" autocomplete="off" maxlength="80"
          .value=${this.#typed} @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)} />`)}
        <button class="button" type="submit">${text('find')}</button>
      </form>
      ${this.#others.render({ pending: () => skeletonLines('half', 'most'), complete: (found) => (found ? this.#renderOthers(pair, found) : nothing) })}`;
  }

  #renderOthers(pair: RunPair, { items }: Alternatives): TemplateResult {
    const reader = { program: this.#app.me?.program, formats: this.#app.formats };
    return html`<ul class="divided others">${items.filter(({ chosen }) => !chosen).slice(0, 8).map((other) => html`<li>
      ${personLine(other.mentor, text('fit', { fit: shownFit(other.score) }), 32)}
      <p class="soft">${other.rules.length > 0 ? text('ruleBars', { rules: rulesInTheWay(other, reader) }) : changeWords(other.change)}</p>
      ${sideBySide(pair, other, reader)}
    </li>`)}</ul>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.close();
  };

  readonly #onSearch = (event: Event): void => {
    event.preventDefault();
    this.#q = this.#typed.trim();
    this.#app.requestUpdate();
  };
}
