import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallAnswer, CallOptions } from '../api/operation.ts';
import { listMatchRequests } from '../api/operations.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonCard, skeletonStyles } from '../parts/skeleton.ts';
import { withOlder, type MatchRequest, type RequestList, type RequestLists, type Side } from './request-facts.ts';
import { heading } from './requests-heading.text.ts';
import type { RequestsHost } from './requests-host.ts';
import type { RequestsView } from './requests-view.ts';

/**
 * @summary Requests between mentees and mentors: what I asked and how it stands; who asks me, to accept or decline.
 * @attr times-href - where a time can be picked, for the next step after a yes
 * @attr find-href - where mentors are found, for whoever has asked nobody
 * @fires mentor-request-edited - detail {requestId}
 * @fires mentor-request-withdrawn - detail {requestId}
 * @fires mentor-request-accepted - detail {requestId, matchId}
 * @fires mentor-request-declined - detail {requestId}
 */
export class MentorRequests extends MentorElement implements RequestsHost {
  static override styles = [
    MentorElement.styles,
    skeletonStyles,
    css`
      .requests {
        display: grid;
        gap: 24px;
        grid-template-columns: minmax(0, 1fr);
        max-inline-size: 760px;
      }
    `,
  ];

  @property({ attribute: 'times-href' }) timesHref: string | undefined;
  @property({ attribute: 'find-href' }) findHref: string | undefined;

  readonly #lazy = new LazyView(this, () => import('./requests-view.ts'));
  #view: RequestsView | undefined;
  readonly #lists = new ApiTask(this, {
    args: () => [this.#sides.join()] as const,
    load: (api, _args, options) => this.#load(api, options),
    refreshOn: ['match-request.', 'match.', 'waiting-list.'],
    says: { loading: () => heading('loading'), changed: (before, after) => this.#view?.saysChange(before, after) },
  });
  readonly #older = new ApiAction(this, async (api, { side, cursor }: { side: Side; cursor: string }, options) => api.call(listMatchRequests, { query: { side, cursor } }, options));

  /** The sides that somebody has by what they are in the program. */
  get #sides(): Side[] {
    const roles = this.me?.roles ?? [];
    return [...(roles.includes('mentor') ? (['received'] as const) : []), ...(roles.includes('mentee') ? (['sent'] as const) : [])];
  }

  take(side: Side, request: MatchRequest): void {
    const list = this.#lists.value?.[side];
    if (list) this.#show(side, { ...list, items: list.items.map((one) => (one.id === request.id ? request : one)) });
  }

  async refresh(): Promise<void> {
    await this.#lists.refresh();
  }

  get readingOlder(): boolean {
    return this.#older.busy;
  }

  async readOlder(side: Side): Promise<void> {
    const cursor = this.#lists.value?.[side]?.nextCursor;
    const page = cursor ? await this.#older.run({ side, cursor }) : undefined;
    const list = this.#lists.value?.[side];
    if (page && list) this.#show(side, { ...page.answer, items: [...list.items, ...page.answer.items] });
  }

  /** The heading, as after a change of pages. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[role=heading]')?.focus(options);
  }

  async #load(api: Api, options: CallOptions): Promise<RequestLists> {
    const list = (side: Side): Promise<CallAnswer<'listMatchRequests'>> => api.call(listMatchRequests, { query: { side } }, options);
    const sides = this.#sides;
    const open = async (): Promise<void> => {
      const { RequestsView } = await this.#lazy.load();
      this.#view ??= new RequestsView(this);
      await this.#view.open();
    };
    const [, received, sent] = await Promise.all([
      open(),
      sides.includes('received') ? list('received') : undefined,
      sides.includes('sent') ? list('sent') : undefined,
    ]);
    if (sent) await this.#view?.openAlternatives(sent);
    const before = this.#lists.value;
    return { ...(received && { received: withOlder(received, before?.received) }), ...(sent && { sent: withOlder(sent, before?.sent) }) };
  }

  #show(side: Side, list: RequestList): void {
    this.#lists.set({ ...this.#lists.value, [side]: list });
  }

  protected override render(): TemplateResult {
    const sides = this.#sides;
    const title = sides.length === 1 ? heading(sides[0] === 'sent' ? 'titleSent' : 'titleReceived') : heading('title');
    return html`<div class="requests">
      <div class=${this.headingLevel === 1 ? 'title' : 'section'} role="heading" aria-level=${this.headingLevel} tabindex="-1">${title}</div>
      ${this.feedback.offline()}
      ${this.#lists.render({
        pending: () => html`<div class="stack">${skeletonCard()}${skeletonCard()}</div>`,
        complete: (lists) => this.#view?.render(lists),
      })}
      ${this.#older.problem ? this.feedback.problem(this.#older.problem) : nothing}
    </div>`;
  }
}
