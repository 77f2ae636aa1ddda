import type { TemplateResult } from 'lit';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { lastPageOf, PageRows, pageSize, type PlaceInList } from './page-rows.ts';

/** A page of something that a run has many of. */
export interface RunPage<Item> {
  items: Item[];
  total: number;
}

interface Page {
  limit: number;
  from: number;
}
type Ask<Item, Wish> = (api: Api, runId: string, query: Page & Wish, options: CallOptions) => Promise<RunPage<Item>>;

interface RunListOptions<Item, Wish> {
  /** The selector of what an item is shown in: the first one of a page that was turned to gets the focus. */
  row: string;
  place: PlaceInList;
  /** What stays the same of an item whose other values have changed: its row is kept with it. */
  nameOf?: (item: Item) => string;
  ask: Ask<Item, Wish>;
  /** What of the list is wanted now. */
  wish: () => Wish;
  /** Whether the list is looked at: before that it is not asked for. */
  isOpen?: () => boolean;
}

/** A list of a run, fifty at a time, so that thousands stay quick. `Wish` is what of the list is asked for, and in which order. */
export class RunList<Item, Wish extends object = object> {
  readonly #app: AppHost;
  readonly #rows: PageRows<Item>;
  readonly #pages: ApiTask<RunPage<Item> | undefined, [string, number, string, string]>;
  #runId = '';
  #asOf = '';

  constructor(app: AppHost, { ask, wish, isOpen = () => true, ...rows }: RunListOptions<Item, Wish>) {
    this.#app = app;
    this.#rows = new PageRows(app, rows);
    this.#pages = new ApiTask(app, {
      args: () => [isOpen() ? this.#runId : '', this.#rows.from, JSON.stringify(wish()), this.#asOf],
      load: async (api, [runId, from], options) => {
        if (runId === '') return undefined;
        const page = await ask(api, runId, { limit: pageSize, from, ...wish() }, options);
        if (page.items.length > 0 || page.total === 0) return page;
        // The list has become shorter than where somebody was.
        this.#rows.from = lastPageOf(page.total);
        return ask(api, runId, { limit: pageSize, from: this.#rows.from, ...wish() }, options);
      },
    });
  }

  /** Something else of it is wanted: from its first page on. */
  begin(): void {
    this.#rows.begin();
  }

  leave(): void {
    this.#rows.leave();
  }

  /**
   * @param runId whose list is wanted: known before it is drawn, since asking begins with the next update; undefined: none
   * @param asOf the state of the run that the list tells of: in another one it is read again
   */
  take(runId: string | undefined, asOf = ''): void {
    this.#runId = runId ?? '';
    this.#asOf = asOf;
  }

  /** Those of the page that came last. */
  get items(): readonly Item[] {
    return this.#pages.value?.items ?? [];
  }

  /** Reads the page again and shows the present one meanwhile; comes once the new one is drawn. */
  async refresh(): Promise<void> {
    await this.#pages.refresh();
    await this.#app.updateComplete;
    await this.#rows.whole();
  }

  /** How many there are; undefined before they are here. */
  get total(): number | undefined {
    return this.#pages.value?.total;
  }

  /** What the row of an item is kept by. */
  keyOf(item: Item): unknown {
    return this.#rows.keyOf(item);
  }

  render(pending: TemplateResult, list: (page: { items: readonly Item[]; total: number }) => TemplateResult): TemplateResult {
    return this.#pages.render({
      pending: () => pending,
      complete: (page) => (page ? this.#rows.render(page.items, page.total, (items) => list({ items, total: page.total })) : pending),
    });
  }
}
