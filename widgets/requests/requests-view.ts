import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { avatar, avatarStyles } from '../parts/avatar.ts';
import { bannerStyles } from '../parts/banner.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { inbox, people, seat, send } from '../parts/icons.ts';
import { tagStyles } from '../parts/tag.ts';
import { Alternatives, styles as alternativesStyles } from './alternatives.ts';
import { ReceivedRequests, receivedRequestStyles } from './received-request.ts';
import { firstName } from '../parts/times.ts';
import { MeetFirst } from './meet-first.ts';
import { choiceInTurn, inOrder, type MatchRequest, type RequestList, type RequestLists, type Side } from './request-facts.ts';
import { RequestPast, pastStyles } from './request-past.ts';
import { requestRow, requestRowStyles } from './request-row.ts';
import type { RequestsHost } from './requests-host.ts';
import { standingOf } from './request-words.ts';
import { text } from './requests.text.ts';
import { text as turns } from './turns.text.ts';
import { styles as waitingStyles, WaitingLines } from '../waiting/waiting-lines.ts';
import { SentRequest, sentRequestStyles } from './sent-request.ts';

/** Both sides of a person's requests. Loaded while the requests are on their way. */
export class RequestsView {
  readonly #host: RequestsHost;
  readonly #sent: SentRequest;
  readonly #received: ReceivedRequests;
  readonly #meetFirst: MeetFirst;
  /** Where the reader waits for a place of a mentor. */
  readonly #waiting: WaitingLines;
  readonly #alternatives: Alternatives;
  readonly #past: RequestPast;
  /** The last request, where it came to nothing. */
  #inVain: string | undefined;
  /** Requests that were cards once stay cards when they are answered. */
  readonly #cards = new Set<string>();

  constructor(host: RequestsHost) {
    this.#host = host;
    const onMovedOn = () => void host.refresh();
    this.#sent = new SentRequest(host, { onChanged: (request) => host.take('sent', request), onMovedOn });
    this.#waiting = new WaitingLines(host, { hrefOf: this.#hrefOf });
    this.#alternatives = new Alternatives(host);
    this.#past = new RequestPast(host, { happened: () => turns('happened'), because: (reason) => turns(`because-${reason}`) });
    this.#meetFirst = new MeetFirst(host, onMovedOn);
    this.#received = new ReceivedRequests(host, { onChanged: (request) => host.take('received', request), onMovedOn, meetFirst: this.#meetFirst, past: this.#past });
  }

  /** Reads what is shown beside the requests. */
  async open(): Promise<void> {
    if (this.#host.me?.roles.includes('mentee')) await this.#waiting.open();
  }

  /** Where the mentee's last request came to nothing, reads whom they could ask instead. */
  async openAlternatives({ items }: RequestList): Promise<void> {
    const { open, earlier } = inOrder(items);
    this.#inVain = open.length === 0 && earlier[0]?.state === 'exhausted' ? earlier[0].id : undefined;
    if (this.#inVain) await this.#alternatives.open();
  }

  render({ received, sent }: RequestLists): TemplateResult {
    if (!received && !sent) return html`<div class="card">${empty({ shape: people, title: text('neither'), words: text('neitherWords'), level: this.#host.headingLevel + 1 })}</div>`;
    const both = received !== undefined && sent !== undefined;
    return html`<div class="sides">
      ${received ? this.#side('received', received, both) : nothing}
      ${sent ? this.#side('sent', sent, both) : nothing}
    </div>`;
  }

  /** What the other one has done meanwhile, in a sentence. */
  saysChange(before: RequestLists, after: RequestLists): string | undefined {
    for (const side of ['received', 'sent'] as const) {
      const wanted = after[side]?.items.find((request) => wants(request, side) && before[side]?.items.some((one) => one.id === request.id && !wants(one, side)));
      if (wanted?.tentative) return turns('theyConfirmed', { name: firstName(side === 'sent' ? choiceInTurn(wanted).mentor.name : wanted.mentee.name), day: this.#host.formats.dayOf(wanted.tentative.until, 'plain') });
      const known = new Map(before[side]?.items.map((request) => [request.id, stateOf(request)]));
      const changed = after[side]?.items.find((request) => known.get(request.id) !== stateOf(request));
      if (changed) return known.has(changed.id) ? standingOf(changed, side, this.#host).words : side === 'received' ? text('asksYou', { name: firstName(changed.mentee.name) }) : undefined;
    }
    return undefined;
  }

  /** One side; under its own heading where there are two. */
  #side(side: Side, list: RequestList, headed: boolean): TemplateResult {
    const level = this.#host.headingLevel + (headed ? 2 : 1);
    const { shown, rest } = this.#apart(side, list.items);
    return html`<section class="side" aria-label=${headed ? text(side === 'sent' ? 'titleSent' : 'titleReceived') : nothing}>
      ${headed ? html`<div class="section" role="heading" aria-level=${level - 1}>${text(side === 'sent' ? 'titleSent' : 'titleReceived')}</div>` : nothing}
      ${side === 'received' ? this.#places() : this.#waiting.renderAll(level)}
      ${shown.length === 0 ? this.#empty(side, level) : html`<ul class="stack">${repeat(shown, ({ id }) => id, (request) => (side === 'sent' ? this.#sentCard(request, level) : this.#received.render(request, level)))}</ul>`}
      ${this.#renderEarlier(side, rest, list.nextCursor !== null, level)}
    </section>`;
  }

  /** What stands as a card, and what is only a line below. A mentee's last request stays a card: its answer is what they came for. */
  #apart(side: Side, items: readonly MatchRequest[]): { shown: MatchRequest[]; rest: MatchRequest[] } {
    const { open, earlier } = inOrder(items);
    for (const { id } of open) this.#cards.add(id);
    const [last] = earlier;
    if (side === 'sent' && open.length === 0 && last) this.#cards.add(last.id);
    const isShown = ({ id }: MatchRequest) => this.#cards.has(id);
    const shown = items.filter(isShown).sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
    return { shown, rest: earlier.filter((request) => !isShown(request)) };
  }

  #sentCard(request: MatchRequest, level: number): TemplateResult {
    const { mentor } = choiceInTurn(request);
    const { timesHref } = this.#host;
    return html`<li class="card stack">
      <div class="received-head">${avatar(mentor, 48)}<div><div class="group" role="heading" aria-level=${level} id="who-${request.id}">${mentor.name}</div>${mentor.headline ? html`<p class="soft">${mentor.headline}</p>` : nothing}</div></div>
      ${this.#sent.render(request)}
      ${request.state === 'accepted' ? this.#meetFirst.render(request, 'sent') : nothing}
      ${request.state === 'accepted' && !request.matchEnded ? html`<div class="accepted"><p class="label">${text('pickTimeNext')}</p>${timesHref ? html`<a class="button primary" href=${timesHref}>${text('pickTime')}</a>` : nothing}</div>` : nothing}
      ${request.id === this.#inVain ? this.#alternatives.render(level + 1, { hrefOf: this.#hrefOf }) : nothing}
      ${request.state === 'exhausted' || request.state === 'withdrawn' || request.matchEnded ? this.#find('findAnother') : nothing}
      ${this.#past.button(request, `who-${request.id}`)}${this.#past.render(request, 'sent')}
    </li>`;
  }

  readonly #hrefOf = (mentorId: string): string | undefined => this.#host.findHref && `${this.#host.findHref}/${mentorId}`;

  /** How many mentees the mentor can still take on: what a yes costs. */
  #places(): TemplateResult | typeof nothing {
    const mentor = this.#host.me?.enrolments.find(({ role }) => role === 'mentor');
    if (!mentor) return nothing;
    const free = Math.max(0, mentor.capacity - mentor.placesTaken);
    return html`<p class="row soft">${icon(seat, 16)}<span>${free === 0 ? turns('noPlaceFree') : turns('placesFree', { free, count: mentor.capacity })}</span></p>`;
  }

  #empty(side: Side, level: number): TemplateResult {
    const count = this.#host.me?.program?.requestDays ?? 10;
    const content = side === 'sent'
      ? empty({ shape: send, title: text('noneSent'), words: text('noneSentWords'), action: this.#find('findMentor'), level })
      : empty({ shape: inbox, title: text('noneReceived'), words: text('noneReceivedWords', { count }), level });
    return html`<div class="card">${content}</div>`;
  }

  #find(words: 'findMentor' | 'findAnother'): TemplateResult | typeof nothing {
    const { findHref } = this.#host;
    return findHref ? html`<a class="button ${words === 'findMentor' ? 'primary' : ''}" href=${findHref}>${text(words)}</a>` : nothing;
  }

  #renderEarlier(side: Side, requests: readonly MatchRequest[], more: boolean, level: number): TemplateResult | typeof nothing {
    if (requests.length === 0 && !more) return nothing;
    const host = this.#host;
    return html`<div class="group" role="heading" aria-level=${level}>${text('earlier')}</div>
      <ul class="divided">${repeat(requests, ({ id }) => id, (request) => html`<li>${requestRow({ request, side, host, action: this.#past.button(request, `who-${request.id}`) })}${this.#past.render(request, side)}</li>`)}</ul>
      ${more ? html`<button class="button" type="button" aria-busy=${host.readingOlder ? 'true' : 'false'} @click=${() => void host.readOlder(side)}>${text('older')}</button>` : nothing}`;
  }
}

/** The other one has confirmed a match that is only tried. */
function wants({ tentative }: MatchRequest, side: Side): boolean {
  return tentative?.confirmedBy.includes(side === 'sent' ? 'mentor' : 'mentee') === true;
}

/** What the two of them have done with it so far. */
function stateOf(request: MatchRequest): string {
  return [request.state, request.matchEnded ? 'over' : '', ...request.choices.map(({ mentor, state }) => (state === 'queued' ? '' : `${mentor.id} ${state}`))].join(' ').trim();
}

export const styles = [
  iconStyles,
  avatarStyles,
  bannerStyles,
  emptyStyles,
  tagStyles,
  sentRequestStyles,
  receivedRequestStyles,
  requestRowStyles,
  pastStyles,
  waitingStyles,
  alternativesStyles,
  css`
    .sides {
      display: grid;
      gap: 48px;
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      display: grid;
      gap: 16px;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
    }
    .meet-first {
      padding: 16px;
      border-radius: var(--_radius);
      background: var(--_sunken);
    }
    .side > * {
      inline-size: 100%;
    }
    .side > .button {
      inline-size: auto;
    }
    .side > .group {
      margin-block-start: 16px;
    }
    .card > .button {
      justify-self: start;
    }
  `,
];
