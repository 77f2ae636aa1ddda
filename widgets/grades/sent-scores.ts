import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Shape } from '../api/operation.ts';
import { listSentScores } from '../api/operations.ts';
import type { AppHost } from '../app/app-host.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import { faultWords } from './grade-faults.ts';
import { text } from './gradebook.text.ts';

type Page = Shape<'SentScorePage'>;
type Sent = Page['items'][number];

/** What was sent to one column and what came of it, newest first; asked for when somebody opens it. */
export class SentScores {
  readonly #app: AppHost;
  readonly #page: ApiTask<Page | undefined, [columnId: string | undefined]>;
  readonly #more: ApiAction<{ columnId: string; cursor: string }, Page>;
  #of: string | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#page = new ApiTask<Page | undefined, [string | undefined]>(app, {
      args: () => [this.#of],
      load: async (api, [columnId], options) => (columnId === undefined ? undefined : api.call(listSentScores, { path: { columnId } }, options)),
      refreshOn: ['grade-column.'],
    });
    this.#more = new ApiAction(app, (api, { columnId, cursor }, options) => api.call(listSentScores, { path: { columnId }, query: { cursor } }, options));
  }

  /** The column whose log is open. */
  get of(): string | undefined {
    return this.#of;
  }

  toggle(columnId: string): void {
    this.#of = this.#of === columnId ? undefined : columnId;
    this.#more.clear();
    this.#app.requestUpdate();
  }

  close(): void {
    this.#of = undefined;
  }

  render(column: string): TemplateResult {
    return html`<div class="sent-scores" role="group" aria-label=${text('logOf', { column })}>${this.#page.render({
      pending: () => skeletonLines('most', 'most', 'half'),
      complete: (page) => (page ? this.#renderPage(page) : nothing),
    })}</div>`;
  }

  #renderPage({ items, nextCursor }: Page): TemplateResult {
    if (items.length === 0) return html`<p class="meta">${text('logEmpty')}</p>`;
    const { problem } = this.#more;
    return html`<ul class="divided">${repeat(items, ({ id }) => id, (one) => html`<li class="sent-score" tabindex="-1" data-sent=${one.id}>${this.#renderScore(one)}</li>`)}</ul>
      ${problem ? problemBanner(problem, () => void this.#showMore(nextCursor)) : nothing}
      ${nextCursor === null ? nothing : html`<div><button class="button quiet" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#showMore(nextCursor)}>${text('more')}</button></div>`}`;
  }

  #renderScore({ person, at, points, pointsMaximum, outcome, fault }: Sent): TemplateResult {
    const { formats } = this.#app;
    const became = outcome === 'sent' ? text('outcomeSent') : outcome === 'parked' ? text('outcomeParked') : text('outcomeByHand');
    return html`<p><span class="label" dir="auto">${person.name}</span> <span class="soft">${text('pointsOf', { points, most: pointsMaximum })}, ${became}</span></p>
      <p class="meta"><time datetime=${at}>${relativeTime(at, this.#app.clock(), formats)}</time></p>
      ${fault ? html`<p class="soft">${faultWords(fault)}</p>` : nothing}`;
  }

  async #showMore(cursor: string | null): Promise<void> {
    const columnId = this.#of;
    if (columnId === undefined || cursor === null) return;
    const more = await this.#more.run({ columnId, cursor });
    const shown = this.#page.value;
    if (!more || !shown || this.#of !== columnId) return;
    this.#page.set({ items: [...shown.items, ...more.answer.items], nextCursor: more.answer.nextCursor });
    await this.#app.updateComplete;
    const [first] = more.answer.items;
    if (first) this.#app.renderRoot.querySelector<HTMLElement>(`[data-sent="${first.id}"]`)?.focus();
  }
}

export const sentScoresStyles = css`
  .sent-score {
    padding-block: 8px;
  }
  .sent-score:focus {
    outline: none;
  }
`;
