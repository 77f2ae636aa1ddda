import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { requestParts, type RequestPart } from '../../models/request-history-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listProgramRequests } from '../api/operations.ts';
import type { Api, CallOptions, Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { inbox } from '../parts/icons.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { relativeTime } from '../text/relative-time.ts';
import { text } from './program-requests.text.ts';
import { choiceInTurn, queuedIn, type MatchRequest } from './request-facts.ts';
import { RequestPast, pastStyles } from './request-past.ts';

type Requests = Shape<'ProgramRequestPage'>;

/** How many the server tells of where nobody says how many, and at most. */
const [usualPage, longestPage] = [20, 100];

/** For coordinators: the requests that wait for an answer and those that are over, each with what happened to it. */
export class ProgramRequests {
  readonly #app: AppHost;
  readonly #list: ApiTask<Requests, [RequestPart]>;
  readonly #more: ApiAction<{ show: RequestPart; cursor: string }, Requests>;
  readonly #past: RequestPast;
  #show: RequestPart = 'waiting';
  /** The part that the list is of by now. */
  #shown: RequestPart | undefined;
  /** Of whom there are rows, in their order. */
  #drawn: readonly string[] = [];

  constructor(app: AppHost) {
    this.#app = app;
    this.#list = new ApiTask(app, {
      args: () => [this.#show],
      load: (api, [show], options) => this.#read(api, show, options),
      refreshOn: ['match-request.'],
    });
    this.#more = new ApiAction(app, (api, query, options) => api.call(listProgramRequests, { query }, options));
    this.#past = new RequestPast(app, { happened: () => text('happened') });
  }

  render(): TemplateResult {
    return html`<div class="stack program-requests">
      <p class="soft">${text('lead')}</p>
      ${segmented({ name: 'requests-part', legend: text('show'), legendHidden: true, options: requestParts.map((part) => ({ value: part, label: text(part) })), value: this.#show, onChange: this.#choose })}
      ${this.#list.render({ pending: () => skeletonLines('half', 'most', 'half'), complete: (page) => this.#renderList(page) })}
    </div>`;
  }

  /** As much of the part as is shown, at least its first page: what was brought on request stays through every event. */
  async #read(api: Api, show: RequestPart, options: CallOptions): Promise<Requests> {
    const shown = this.#shown === show ? (this.#list.value?.items.length ?? 0) : 0;
    const next = (left: number, query: { cursor?: string }) => api.call(listProgramRequests, { query: { show, ...query, ...(left > usualPage ? { limit: Math.min(left, longestPage) } : {}) } }, options);
    let page = await next(shown, {});
    while (page.nextCursor !== null && page.items.length < shown) {
      const { items, nextCursor } = await next(shown - page.items.length, { cursor: page.nextCursor });
      page = { items: [...page.items, ...items], nextCursor };
    }
    this.#shown = show;
    return page;
  }

  /** Whoever is on a request that is not in this part any more goes on with the one after it, once that is drawn. */
  #keepPlace(items: readonly MatchRequest[]): void {
    const on = (this.#app.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>('.program-request')?.dataset['request'];
    const here = new Set(items.map(({ id }) => id));
    if (on !== undefined && !here.has(on)) {
      const at = this.#drawn.indexOf(on);
      void this.#focusOn(this.#drawn.slice(at).find((id) => here.has(id)) ?? this.#drawn.slice(0, at).findLast((id) => here.has(id)));
    }
    this.#drawn = [...here];
  }

  /** On what unfolds a request; without one on which part is shown. */
  async #focusOn(requestId: string | undefined): Promise<void> {
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelector<HTMLElement>(requestId === undefined ? '.program-requests input:checked' : `[data-request="${requestId}"] button`)?.focus();
  }

  #renderList({ items, nextCursor }: Requests): TemplateResult {
    this.#keepPlace(items);
    if (items.length === 0) {
      const [title, words] = this.#show === 'waiting' ? [text('noneWaiting'), text('noneWaitingWords')] : [text('noneOver'), text('noneOverWords')];
      return empty({ shape: inbox, title, words, level: this.#app.headingLevel + 2 });
    }
    return html`<ul class="divided">${repeat(items, ({ id }) => id, (request) => html`<li class="program-request" data-request=${request.id}>${this.#renderRequest(request)}</li>`)}</ul>
      ${this.#more.problem ? problemBanner(this.#more.problem, () => void this.#bringMore(nextCursor)) : nothing}
      ${nextCursor === null ? nothing : html`<div><button class="button" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#bringMore(nextCursor)}>${text('more')}</button></div>`}`;
  }

  #renderRequest(request: MatchRequest): TemplateResult {
    const { formats } = this.#app;
    const { id, mentee, sentAt } = request;
    const queued = request.state === 'pending' ? queuedIn(request).map(({ mentor }) => mentor.name) : [];
    return html`<div class="program-request-head">${avatar(mentee, 40)}<div>
        <p class="label" id="overseen-${id}" dir="auto">${mentee.name}</p>
        <p class="soft">${this.#standing(request)}</p>
        ${queued.length > 0 ? html`<p class="soft">${text('then', { names: formats.list(queued) })}</p>` : nothing}
        <p class="meta">${text('sent', { when: relativeTime(sentAt, this.#app.clock(), formats) })}</p>
        ${this.#past.button(request, `overseen-${id}`)}
      </div></div>
      ${this.#past.render(request, 'program')}`;
  }

  #standing(request: MatchRequest): string {
    const { mentor, state: choice } = choiceInTurn(request);
    const { name } = mentor;
    switch (request.state) {
      case 'draft':
      case 'pending':
        return text(choice === 'read' ? 'hasRead' : 'hasUntil', { name, day: this.#app.formats.dayOf(request.expiresAt, 'plain') });
      case 'accepted':
        return text(request.matchEnded ? 'matchEnded' : 'saidYes', { name });
      case 'withdrawn':
        return text('withdrawn');
      case 'closed':
        return text('closed');
      case 'exhausted':
        return text('nobody');
    }
  }

  readonly #choose = (show: RequestPart): void => {
    this.#show = show;
    this.#more.clear();
    this.#app.requestUpdate();
  };

  /** The focus goes to the first of those who came. What was read anew meanwhile has some of them already. */
  async #bringMore(cursor: string | null): Promise<void> {
    if (cursor === null) return;
    const show = this.#show;
    const more = await this.#more.run({ show, cursor });
    const list = this.#list.value;
    if (!more || !list || this.#show !== show) return; // the other part is shown
    const known = new Set(list.items.map(({ id }) => id));
    const added = more.answer.items.filter(({ id }) => !known.has(id));
    if (added.length > 0) this.#list.set({ ...more.answer, items: [...list.items, ...added] });
    await this.#focusOn(added[0]?.id ?? list.items.at(-1)?.id);
  }
}

export const styles = [
  avatarStyles,
  choiceStyles,
  emptyStyles,
  pastStyles,
  css`
    .program-request {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
      padding-block: 16px;
    }
    .program-request-head {
      display: flex;
      gap: 12px;
    }
    .program-request-head > div {
      display: grid;
      gap: 2px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
  `,
];
