import { html, nothing, type TemplateResult } from 'lit';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { icon } from '../parts/icon.ts';
import { left, right } from '../parts/icons.ts';
import { NextTurn } from '../parts/next-turn.ts';
import { text } from './matching.text.ts';

export const pageSize = 50;
/** How many more rows are drawn at a time: a whole page at once would be felt on a slow machine. */
const rowsAtOnce = 3;

/** Where the last page of so many begins. */
export function lastPageOf(total: number): number {
  return Math.max(0, Math.floor((total - 1) / pageSize) * pageSize);
}

/** How many rows come before the page that is shown: kept by whoever knows where somebody is. */
export interface PlaceInList {
  from: number;
}

/**
 * Fifty rows of a long list, with the way back and forward. They are drawn a few at a turn of the browser, so that what a person does
 * comes in between, and the focus goes to the first row of a page that was asked for.
 */
export class PageRows {
  readonly #app: AppHost;
  readonly #row: string;
  readonly #place: PlaceInList;
  #drawn = 0;
  readonly #more = new NextTurn(() => {
    this.#drawn += rowsAtOnce;
    this.#app.requestUpdate();
  });
  #turned = false;

  /** @param row the selector of what an item is shown in */
  constructor(app: AppHost, row: string, place: PlaceInList) {
    this.#app = app;
    this.#row = row;
    this.#place = place;
  }

  /** How many rows come before the page. */
  get from(): number {
    return this.#place.from;
  }

  set from(from: number) {
    this.#place.from = from;
  }

  leave(): void {
    this.#more.cancel();
  }

  /** Begins at the first page, as of another list. */
  begin(): void {
    this.from = 0;
    this.#drawn = 0;
  }

  /** Those of a whole list that are drawn now; of one that has become shorter than where somebody was, its last page. */
  drawnOf<Item>(all: readonly Item[]): readonly Item[] {
    this.from = Math.min(this.from, lastPageOf(all.length));
    return this.drawn(all.slice(this.from, this.from + pageSize));
  }

  /** Those of the page that are drawn now. */
  drawn<Item>(items: readonly Item[]): readonly Item[] {
    if (items.length > this.#drawn) this.#more.ask();
    return items.slice(0, this.#drawn);
  }

  /** Back, forward, and where that is: nothing for a list of one page. */
  renderPager(total: number): TemplateResult | typeof nothing {
    if (total <= pageSize) return nothing;
    const { from } = this;
    return html`<nav class="row between pager" aria-label=${text('pages')}>
      <span class="soft">${this.#words(total)}</span>
      <span class="row">
        <button class="icon-button page-back" type="button" aria-label=${text('pageBack')} ?disabled=${from === 0} @click=${() => this.#turnTo(from - pageSize, total)}>${icon(left)}</button>
        <button class="icon-button page-on" type="button" aria-label=${text('pageOn')} ?disabled=${from + pageSize >= total} @click=${() => this.#turnTo(from + pageSize, total)}>${icon(right)}</button>
      </span>
    </nav>`;
  }

  #words(total: number): string {
    return text('range', { from: this.from + 1, to: Math.min(total, this.from + pageSize), count: total });
  }

  #turnTo(from: number, total: number): void {
    this.from = Math.max(0, from);
    this.#drawn = 0;
    this.#turned = true;
    announce(this.#words(total));
    this.#app.requestUpdate();
  }

  /**
   * The page is drawn with this update. The focus goes to its first row, where somebody has turned to it; and where the row that had it
   * is gone, to the one in its place.
   */
  async arrived(): Promise<void> {
    const root = this.#app.renderRoot as ShadowRoot;
    const rows = () => [...root.querySelectorAll<HTMLElement>(this.#row)];
    const turned = this.#turned;
    const at = turned ? 0 : rows().findIndex((row) => row.contains(root.activeElement));
    if (at < 0) return;
    this.#turned = false;
    // A page may be here before a frame has been: what the focus goes to is drawn with it.
    if (turned) this.#drawn = Math.max(this.#drawn, rowsAtOnce);
    await this.#app.updateComplete;
    // In a turn of its own: to move the focus is to lay out.
    await new Promise((turn) => setTimeout(turn));
    if (!turned && root.activeElement !== null) return;
    const row = rows().slice(0, at + 1).at(-1);
    row?.setAttribute('tabindex', '-1');
    row?.focus();
  }
}
