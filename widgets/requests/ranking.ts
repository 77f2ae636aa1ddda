import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { rankMatchRequest } from '../api/operations.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { avatar } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { close, down, up } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { choiceInTurn, queuedIn, type MatchRequest, type RequestChoice } from './request-facts.ts';
import { askingProblem, type Standing } from './request-words.ts';
import { text } from './turns.text.ts';

interface RankingOptions {
  onChanged: (request: MatchRequest) => void;
  /** It is not as it was shown: read it again. */
  onMovedOn: () => void;
}

interface NewOrder {
  requestId: string;
  next: string[];
}

/** Whom a mentee asks, in order: who was asked and how that stands, who comes next, and buttons to put those in another order. */
export class Ranking {
  readonly #host: MentorElement;
  readonly #options: RankingOptions;
  readonly #rank: ApiAction<NewOrder, MatchRequest>;
  #about: string | undefined;

  constructor(host: MentorElement, options: RankingOptions) {
    this.#host = host;
    this.#options = options;
    this.#rank = new ApiAction(host, (api, { requestId, next }, call) => api.call(rankMatchRequest, { path: { requestId }, body: { next } }, call));
  }

  /** The list and what happens next; nothing for a request that names one mentor and is over. */
  render(request: MatchRequest): TemplateResult | typeof nothing {
    const { choices } = request;
    const open = request.can.includes('rank');
    if (choices.length === 1 && !open) return nothing;
    return html`${choices.length === 1
        ? nothing
        : html`<ol class="ranking" aria-label=${text('yourOrder')}>${repeat(choices, ({ mentor }) => mentor.id, (choice, at) => this.#row(request, choice, at))}</ol>`}
      ${open ? html`<p class="soft" id="next-${request.id}">${whatNext(request, this.#host)}</p>` : nothing}
      ${this.#problem(request)}`;
  }

  #row(request: MatchRequest, choice: RequestChoice, at: number): TemplateResult {
    const { mentor, state } = choice;
    const { words, kind } = choiceStanding(choice);
    return html`<li class="rank" id="rank-${request.id}-${mentor.id}">
      <span class="rank-number ${state === 'queued' ? '' : 'asked'}" aria-hidden="true">${this.#host.formats.number(at + 1)}</span>
      ${avatar(mentor, 32)}
      <span class="rank-who"><span class="label">${mentor.name}</span>${tag(words, kind)}${choice.reason ? html`<span class="meta">${text(`because-${choice.reason}`)}</span>` : nothing}</span>
      ${state === 'queued' && request.can.includes('rank') ? this.#moves(request, choice, at) : nothing}
    </li>`;
  }

  #moves(request: MatchRequest, { mentor }: RequestChoice, at: number): TemplateResult {
    const queued = queuedIn(request);
    const place = queued.findIndex((one) => one.mentor.id === mentor.id);
    const name = firstName(mentor.name);
    const busy = this.#rank.busy ? 'true' : 'false';
    const button = (shape: typeof up, label: string, kind: string, next: () => string[], says: string) => html`<button class="button quiet ${kind}" type="button" aria-label=${label} aria-busy=${busy}
      @click=${() => void this.#set(request, next(), says, `#rank-${request.id}-${mentor.id} .${kind}`, `#rank-${request.id}-${mentor.id} .moves .button`)}>${icon(shape, 16)}</button>`;
    const ids = queued.map((one) => one.mentor.id);
    const places = { most: request.choices.length };
    return html`<span class="row moves">
      ${place > 0 ? button(up, text('askEarlier', { name }), 'earlier', () => swapped(ids, place, place - 1), text('movedTo', { name, place: at, ...places })) : nothing}
      ${place < queued.length - 1 ? button(down, text('askLater', { name }), 'later', () => swapped(ids, place, place + 1), text('movedTo', { name, place: at + 2, ...places })) : nothing}
      ${button(close, text('dontAsk', { name }), 'drop', () => ids.filter((id) => id !== mentor.id), text('notAsked', { name }))}
    </span>`;
  }

  #problem(request: MatchRequest): TemplateResult | typeof nothing {
    const { problem } = this.#rank;
    if (!problem || this.#about !== request.id) return nothing;
    if (problem.code === 'moved-on') return banner('info', text.rich('orderMovedOn'));
    const named = request.choices.find(({ mentor }) => mentor.id === problem.details['mentorId'])?.mentor.name ?? null;
    const words = askingProblem(problem, firstName(named), this.#host.formats);
    return words ? banner('warn', words) : problemBanner(problem, () => void this.#rank.retry().then((done) => done && this.#options.onChanged(done.answer)));
  }

  async #set(request: MatchRequest, next: string[], says: string, ...focus: string[]): Promise<void> {
    this.#about = request.id;
    const ranked = await this.#rank.run({ requestId: request.id, next });
    const { problem } = this.#rank;
    if (ranked) {
      this.#options.onChanged(ranked.answer);
      announce(says);
      this.#focus(...focus, ...next.slice(0, 1).map((id) => `#rank-${request.id}-${id} .moves .button`), `#sent-${request.id}`);
    } else if (problem) {
      announce(problem.code === 'moved-on' ? text('orderMovedOn').replaceAll('**', '') : problemSentence(problem), 'assertive');
      if (problem.code === 'moved-on' || problem.code === 'not-found') this.#options.onMovedOn();
    }
  }

  #focus(...selectors: string[]): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const root = this.#host.renderRoot;
      const found = selectors.flatMap((selector) => [...root.querySelectorAll<HTMLElement>(selector)]);
      found[0]?.focus();
    });
  }
}

/** How one mentor of several stands, in a word or two. */
function choiceStanding({ state }: RequestChoice): Standing {
  switch (state) {
    case 'queued':
      return { words: text('choiceQueued'), kind: 'plain' };
    case 'asked':
    case 'read':
      return { words: text('choiceAsked'), kind: 'info' };
    case 'accepted':
      return { words: text('choiceAccepted'), kind: 'ok' };
    case 'declined':
      return { words: text('choiceDeclined'), kind: 'plain' };
    case 'expired':
      return { words: text('choiceExpired'), kind: 'plain' };
    case 'full':
      return { words: text('choiceFull'), kind: 'plain' };
    case 'unavailable':
      return { words: text('choiceUnavailable'), kind: 'plain' };
  }
}

/** What happens with a no, and when: the sentence under a request that waits. */
function whatNext(request: MatchRequest, { formats }: Pick<MentorElement, 'formats'>): string {
  const name = firstName(choiceInTurn(request).mentor.name);
  const [next] = queuedIn(request);
  return next ? text('thenNext', { name, next: firstName(next.mentor.name), day: formats.dayOf(request.expiresAt, 'plain') }) : text('thenNobody', { name });
}

function swapped(ids: readonly string[], from: number, to: number): string[] {
  const order = [...ids];
  [order[from], order[to]] = [order[to]!, order[from]!];
  return order;
}

export const rankingStyles = css`
  .ranking {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding: 0;
    margin: 0;
    list-style: none;
  }
  .rank {
    display: flex;
    align-items: center;
    gap: 8px 12px;
    padding-block: 8px;
  }
  .rank + .rank {
    border-block-start: 1px solid var(--_line);
  }
  .rank-number {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border: 1px solid var(--_accent-line);
    border-radius: 50%;
    font-size: 13px;
    font-weight: 600;
    line-height: 1;
  }
  .rank-number.asked {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .rank-who {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-inline-size: 0;
  }
  .rank-who > .meta {
    flex-basis: 100%;
  }
  .moves {
    flex: none;
    flex-wrap: nowrap;
    gap: 0;
  }
  .moves > .button {
    inline-size: 40px;
    padding: 0;
  }
`;
