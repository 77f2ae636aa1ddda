import { lastPage, type OwnerPage } from '../../models/tenants/owner-lists.ts';
import { html, type Html } from '../pages/html.ts';
import { readFields } from './fields.ts';
import { addressOf, type ConsoleView } from './view.ts';
import type { ConsolePage } from './words/index.ts';

/** What an address of the console may ask of its list. */
const lookFields = ['text', 'state', 'reason', 'reference', 'why', 'platform', 'page'] as const;
type LookField = (typeof lookFields)[number];
const longest = { text: 200, state: 20, reason: 90, reference: 40, why: 200, platform: 24, page: 4 };

/** Which part of a list is looked at: what narrows it, and its page. */
export class Look {
  readonly fields: Readonly<Partial<Record<LookField, string>>>;

  constructor(source: unknown) {
    this.fields = readFields(source, lookFields, longest);
  }

  /** From what {@link query} made, as a form brings it back. */
  static from(query: string): Look {
    return new Look(Object.fromEntries(new URLSearchParams(query)));
  }

  get page(): number {
    const page = Number(this.fields.page);
    return Number.isInteger(page) && page >= 1 ? Math.min(page, lastPage()) : 1;
  }

  /** As it stands in an address, changed by this; '' where nothing is asked. */
  query(change: Partial<Record<LookField, string | undefined>> = {}): string {
    const given = Object.entries({ ...this.fields, ...change }).filter((field): field is [string, string] => field[1] !== undefined);
    return new URLSearchParams(given).toString();
  }
}

/** The address of a page of the console, and which part of its list. */
export function lookAt(one: ConsolePage, query: string): string {
  return query === '' ? addressOf(one) : `${addressOf(one)}?${query}`;
}

/** A form that narrows a list: it leads to an address and changes nothing. With the way back to the whole list where it is narrowed. */
export function filterForm(view: ConsoleView, one: ConsolePage, fields: Html, isNarrowed: boolean): Html {
  const { lists: words } = view.words;
  return html`<form method="get" action="${addressOf(one)}" class="filter" role="search">
          ${fields}<button class="second">${words.find}</button>${isNarrowed && html`<a href="${addressOf(one)}">${words.all}</a>`}
        </form>`;
}

/** Where the page lies in its list, and the ways to those beside it; nothing where the list is one page. */
export function pager<T>(view: ConsoleView, one: ConsolePage, look: Look, { items, page, of, total }: OwnerPage<T>): Html | false {
  if (page === 1 && total <= of) return false;
  const { lists: words } = view.words;
  const first = (page - 1) * of + 1;
  const to = (next: number, text: string, rel: string): Html => html`<a rel="${rel}" href="${lookAt(one, look.query({ page: next === 1 ? undefined : String(next) }))}">${text}</a>`;
  const here = items.length === 0 ? '' : words.range.replace('{from}', view.number(first)).replace('{to}', view.number(first + items.length - 1)).replace('{total}', view.upTo(total));
  return html`<nav class="pager" aria-label="${words.pages}">
          ${page > 1 && to(page - 1, words.previous, 'prev')}<span class="soft">${here}</span>${items.length === of && total > page * of && page < lastPage(of) && to(page + 1, words.next, 'next')}
        </nav>`;
}
