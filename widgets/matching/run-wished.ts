import { html, nothing, type TemplateResult } from 'lit';
import type { AppHost } from '../app/app-host.ts';
import { text } from './matching.text.ts';
import { PageRows, type PlaceInList } from './page-rows.ts';
import { pairToggles } from './pair-toggles.ts';
import type { RunWishes, Wish } from './run-wishes.ts';
import type { Run } from './run-words.ts';

/** The pairs of a run that a coordinator has locked, or keeps apart; each can be let go. */
export class RunWished {
  readonly #app: AppHost;
  readonly #wishes: RunWishes;
  readonly #wish: Wish;
  readonly #rows: PageRows<Run['locks'][number]>;

  constructor(app: AppHost, wishes: RunWishes, wish: Wish, place: PlaceInList) {
    this.#app = app;
    this.#wishes = wishes;
    this.#wish = wish;
    this.#rows = new PageRows(app, { row: '.wished', place });
  }

  leave(): void {
    this.#rows.leave();
  }

  render(run: Run): TemplateResult {
    const pairs = pairsOf(run, this.#wish);
    if (pairs.length === 0) return html`<p class="soft">${text(this.#wish === 'lock' ? 'nobodyLocked' : 'nobodyApart')}</p>`;
    return html`${this.#rows.renderOf(pairs, (drawn) => html`<ul class="card divided">${drawn.map((pair) => html`<li class="row between left-out wished"><span dir="auto">${text('pair', { mentee: pair.mentee.name ?? '', mentor: pair.mentor.name ?? '' })}</span>
      ${run.can.includes('edit') ? pairToggles(this.#wishes, pair, [this.#wish]) : nothing}</li>`)}</ul>`)}`;
  }
}

/** Those of a run, as it was solved. */
export function pairsOf(run: Run, wish: Wish): Run['locks'] {
  return wish === 'lock' ? run.locks : run.apart;
}
