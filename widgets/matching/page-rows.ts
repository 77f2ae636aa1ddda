import { html, nothing, render, type TemplateResult } from 'lit';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { icon } from '../parts/icon.ts';
import { left, right } from '../parts/icons.ts';
import { anotherTurn, NextTurn } from '../parts/next-turn.ts';
import { text } from './matching.text.ts';

export const pageSize = 50;
/** How many rows are drawn at a time: a whole page at once would be felt on a slow machine. */
export const rowsAtOnce = 5;

/** Where the last page of so many begins. */
export function lastPageOf(total: number): number {
  return Math.max(0, Math.floor((total - 1) / pageSize) * pageSize);
}

/** How many rows come before the page that is shown: kept by whoever knows where somebody is. */
export interface PlaceInList {
  from: number;
}

interface PageRowsOptions<Item> {
  /** The selector of what an item is shown in. */
  row: string;
  place: PlaceInList;
  /** What stays the same of an item whose other values have changed: its row is kept with it. */
  nameOf?: (item: Item) => string;
}

/**
 * Fifty rows of a long list, with the way back and forward. A few are drawn at a turn of the browser, so that what a person does comes
 * in between, over those of the page before: nothing on the page moves meanwhile. They are drawn by themselves, without the room around
 * them. The focus goes to the first row of a page that was asked for.
 */
export class PageRows<Item> {
  readonly #app: AppHost;
  readonly #options: PageRowsOptions<Item>;
  readonly #box = document.createElement('div');
  readonly #more = new NextTurn(() => this.#drawMore());
  /** What a row is kept by in place of its item. */
  #keys = new Map<Item, unknown>();
  /** As it came. */
  #items: readonly Item[] = [];
  /** Those of the page, with what of it is drawn already. */
  #page: readonly Item[] = [];
  #shown: readonly Item[] = [];
  #draw = (): void => undefined;
  /** The page that comes is another one: its rows take the place of those that are there. */
  #isOther = true;
  #turned = false;
  readonly #waiting: (() => void)[] = [];

  constructor(app: AppHost, options: PageRowsOptions<Item>) {
    this.#app = app;
    this.#options = options;
  }

  /** How many rows come before the page. */
  get from(): number {
    return this.#options.place.from;
  }

  set from(from: number) {
    this.#options.place.from = from;
  }

  leave(): void {
    this.#more.cancel();
    this.#items = this.#page = this.#shown = [];
    this.#tellWhole();
  }

  /** Comes once all of the page is drawn, or nobody looks at it any more. */
  async whole(): Promise<void> {
    if (this.#isPartly) await new Promise<void>((told) => this.#waiting.push(told));
  }

  /** Begins at the first page, as of another list. */
  begin(): void {
    this.from = 0;
    this.#isOther = true;
  }

  /** What the row of an item is kept by. */
  keyOf(item: Item): unknown {
    return this.#keys.get(item) ?? item;
  }

  /** The page of a whole list; of one that has become shorter than where somebody was, the last one. */
  renderOf(all: readonly Item[], list: (items: readonly Item[]) => TemplateResult): HTMLElement {
    this.from = Math.min(this.from, lastPageOf(all.length));
    return this.render(all.slice(this.from, this.from + pageSize), all.length, list);
  }

  /** A page of a list of so many. @param list draws those that are to be drawn now */
  render(items: readonly Item[], total: number, list: (items: readonly Item[]) => TemplateResult): HTMLElement {
    this.#draw = () => void render(html`${list(this.#shown)}${this.#renderPager(total)}`, this.#box);
    if (items.length !== this.#items.length || items.some((item, at) => item !== this.#items[at])) this.#take(items);
    this.#draw();
    this.#askForMore();
    return this.#box;
  }

  #take(items: readonly Item[]): void {
    const { nameOf = JSON.stringify } = this.#options;
    const known = new Map(this.#shown.map((item) => [nameOf(item), item]));
    const keys = new Map(this.#shown.map((item) => [item, this.keyOf(item)]));
    this.#items = items;
    this.#page = items.map((item, at) => {
      const last = this.#isOther ? this.#shown[at] : known.get(nameOf(item));
      if (!last) return item;
      if (!this.#isOther && JSON.stringify(last) === JSON.stringify(item)) return last;
      keys.set(item, this.keyOf(last));
      return item;
    });
    this.#keys = keys;
    this.#isOther = false;
    if (!this.#turned) return;
    this.#turned = false;
    // What the focus goes to is drawn with the page: it may be here before a frame has been.
    this.#goOn();
    void this.#focusRow(0, true);
  }

  #askForMore(): void {
    if (this.#isPartly) this.#more.ask();
    else this.#tellWhole();
  }

  get #isPartly(): boolean {
    return this.#page.length !== this.#shown.length || this.#next >= 0;
  }

  #tellWhole(): void {
    for (const told of this.#waiting.splice(0)) told();
  }

  /** Where the first row is that is not drawn yet. */
  get #next(): number {
    return this.#page.findIndex((item, at) => item !== this.#shown[at]);
  }

  /** A few more of the page, and a few less of a longer one before. */
  #goOn(): void {
    const next = this.#next;
    const done = next < 0 ? this.#page.length : (Math.floor(next / rowsAtOnce) + 1) * rowsAtOnce;
    this.#shown = [...this.#page.slice(0, done), ...this.#shown.slice(done, Math.max(this.#page.length, this.#shown.length - rowsAtOnce))];
  }

  #drawMore(): void {
    const { activeElement } = this.#root;
    const at = this.#rows.findIndex((row) => row.contains(activeElement));
    this.#goOn();
    this.#draw();
    this.#askForMore();
    // The row that had it is gone.
    if (at >= 0 && !this.#root.activeElement) void this.#focusRow(at);
  }

  get #root(): ShadowRoot {
    return this.#app.renderRoot as ShadowRoot;
  }

  get #rows(): HTMLElement[] {
    return [...this.#box.querySelectorAll<HTMLElement>(this.#options.row)];
  }

  /** @param always also where something else has the focus by then */
  async #focusRow(at: number, always = false): Promise<void> {
    // In a turn of its own: to move the focus is to lay out.
    await anotherTurn();
    if (!always && this.#root.activeElement) return;
    const row = this.#rows.slice(0, at + 1).at(-1);
    row?.setAttribute('tabindex', '-1');
    row?.focus();
  }

  /** Back, forward, and where that is: nothing for a list of one page. */
  #renderPager(total: number): TemplateResult | typeof nothing {
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
    this.#isOther = true;
    this.#turned = true;
    announce(this.#words(total));
    this.#app.requestUpdate();
  }
}
