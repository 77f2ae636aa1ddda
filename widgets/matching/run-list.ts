import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { text } from './matching.text.ts';

const pageSize = 50;
/** How many more rows are drawn at a time: a whole page at once would be felt on a slow machine. */
const rowsAtOnce = 3;

/** A page of something that a run has many of. */
export interface RunPage<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
}

interface Query {
  limit: number;
  cursor?: string;
}
type Ask<Item> = (api: Api, runId: string, query: Query, options: CallOptions) => Promise<RunPage<Item>>;

/** A list of a run, fifty at a time, so that thousands stay quick. */
export class RunList<Item> {
  readonly #app: AppHost;
  readonly #rows: string;
  readonly #pages: ApiTask<RunPage<Item> | undefined, [string]>;
  readonly #more: ApiAction<{ runId: string; cursor: string }, RunPage<Item>>;
  #runId = '';
  /** How many rows are drawn so far; the others follow, some at a time. */
  #drawn = rowsAtOnce;
  #turn: ReturnType<typeof setTimeout> | undefined;

  /** @param rows the selector of what an item is shown in: the first new one gets the focus */
  constructor(app: AppHost, rows: string, ask: Ask<Item>) {
    this.#app = app;
    this.#rows = rows;
    this.#pages = new ApiTask(app, {
      args: () => [this.#runId],
      load: async (api, [runId], options) => (runId === '' ? undefined : ask(api, runId, { limit: pageSize }, options)),
    });
    this.#more = new ApiAction(app, (api, { runId, cursor }, options) => ask(api, runId, { limit: pageSize, cursor }, options));
  }

  /** What is shown so far. */
  get items(): readonly Item[] {
    return this.#pages.value?.items ?? [];
  }

  leave(): void {
    clearTimeout(this.#turn);
    this.#turn = undefined;
    this.#more.clear();
  }

  /** @param runId whose list is wanted: known before it is drawn, since asking begins with the next update; undefined: none */
  take(runId: string | undefined): void {
    if (runId !== this.#runId) this.#drawn = rowsAtOnce;
    this.#runId = runId ?? '';
  }

  render(pending: TemplateResult, list: (page: RunPage<Item>) => TemplateResult): TemplateResult {
    return this.#pages.render({ pending: () => pending, complete: (page) => (page ? html`${list(this.#soFar(page))}${this.#renderMore(page)}` : html``) });
  }

  /** The rows that are drawn now. Each turn of the browser brings some more, so that what a person does comes in between. */
  #soFar(page: RunPage<Item>): RunPage<Item> {
    if (page.items.length > this.#drawn) this.#turn ??= setTimeout(() => this.#drawMore());
    return { ...page, items: page.items.slice(0, this.#drawn) };
  }

  #drawMore(): void {
    this.#turn = undefined;
    this.#drawn += rowsAtOnce;
    this.#app.requestUpdate();
  }

  #renderMore({ nextCursor }: RunPage<Item>): TemplateResult | typeof nothing {
    if (nextCursor === null) return nothing;
    const bring = () => void this.#bringMore(nextCursor);
    return html`${this.#more.problem ? problemBanner(this.#more.problem, bring) : nothing}
      <div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${bring}>${text('more')}</button></div>`;
  }

  async #bringMore(cursor: string): Promise<void> {
    const [runId, before] = [this.#runId, this.#pages.value];
    const more = await this.#more.run({ runId, cursor });
    if (!more || !before || runId !== this.#runId) return;
    this.#drawn = before.items.length + rowsAtOnce;
    this.#pages.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
    await this.#app.updateComplete;
    const first = this.#app.renderRoot.querySelectorAll<HTMLElement>(this.#rows)[before.items.length];
    first?.setAttribute('tabindex', '-1');
    first?.focus();
  }
}
