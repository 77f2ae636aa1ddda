import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { requestParts, type RequestPart } from '../../models/request-history-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listProgramRequests } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
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

/** For coordinators: the requests that wait for an answer and those that are over, each with what happened to it. */
export class ProgramRequests {
  readonly #app: AppHost;
  readonly #list: ApiTask<Requests, [RequestPart]>;
  readonly #more: ApiAction<{ show: RequestPart; cursor: string }, Requests>;
  readonly #past: RequestPast;
  #show: RequestPart = 'waiting';

  constructor(app: AppHost) {
    this.#app = app;
    this.#list = new ApiTask(app, {
      args: () => [this.#show],
      load: (api, [show], options) => api.call(listProgramRequests, { query: { show } }, options),
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

  #renderList({ items, nextCursor }: Requests): TemplateResult {
    if (items.length === 0) {
      const [title, words] = this.#show === 'waiting' ? [text('noneWaiting'), text('noneWaitingWords')] : [text('noneOver'), text('noneOverWords')];
      return empty({ shape: inbox, title, words, level: this.#app.headingLevel + 2 });
    }
    return html`<ul class="divided">${repeat(items, ({ id }) => id, (request) => html`<li class="program-request">${this.#renderRequest(request)}</li>`)}</ul>
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

  /** The focus goes to the first of those who came. */
  async #bringMore(cursor: string | null): Promise<void> {
    const before = this.#list.value;
    if (!before || cursor === null) return;
    const show = this.#show;
    const more = await this.#more.run({ show, cursor });
    if (!more || this.#show !== show || this.#list.value !== before) return; // the other part is shown, or this one was read anew
    this.#list.set({ ...more.answer, items: [...before.items, ...more.answer.items] });
    await this.#app.updateComplete;
    this.#app.renderRoot.querySelectorAll<HTMLElement>('.program-request')[before.items.length]?.querySelector('button')?.focus();
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
