import { css, html, nothing, type TemplateResult } from 'lit';
import { declineReasons, type DeclineReason } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { acceptMatchRequest, declineMatchRequest, markMatchRequestRead, readSession } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { avatar } from '../parts/avatar.ts';
import { banner } from '../parts/banner.ts';
import { radios } from '../parts/choice.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { down, up } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { tag } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { SaidAnswers } from '../questions/said-answers.ts';
import type { MeetFirst } from './meet-first.ts';
import { tell } from './request-events.ts';
import { isOpen, type MatchRequest } from './request-facts.ts';
import type { RequestPast } from './request-past.ts';
import { answeringProblem, spoken, standingOf } from './request-words.ts';
import { text } from './requests.text.ts';
import { requestWords } from './sent-request.ts';
import { text as turns } from './turns.text.ts';

/** What the mentor's side needs of the element that it is drawn in. */
export interface ReceivedHost extends MentorElement {
  /** Where a time can be picked; without it the next step is only said. */
  timesHref: string | undefined;
}

/** Refusals after which the request is not as it was shown. */
const overBy: ReadonlySet<Problem['code']> = new Set(['moved-on', 'not-found', 'you-are-full', 'pair-not-possible']);

interface ReceivedRequestsOptions {
  /** Takes over a request as a write has answered it. */
  onChanged: (request: MatchRequest) => void;
  /** It is not as it was shown: read it again. */
  onMovedOn: () => void;
  meetFirst: MeetFirst;
  past: RequestPast;
}

/** Requests that ask the reader as mentor: who, what for, until when; the message once it is opened; yes or no. */
export class ReceivedRequests {
  readonly #host: ReceivedHost;
  readonly #options: ReceivedRequestsOptions;
  readonly #said: SaidAnswers;
  readonly #read: ApiAction<string, MatchRequest>;
  readonly #accept: ApiAction<string, MatchRequest>;
  readonly #decline: ApiAction<{ requestId: string; reason: DeclineReason | '' }, MatchRequest>;
  /** The request whose message is open. */
  #open: string | undefined;
  #declining: string | undefined;
  /** What is given as reason for the no that is being said; empty: none. */
  #reason: DeclineReason | '' = '';
  /** Which request the last answer was about: its problem stands there. */
  #answered: string | undefined;

  constructor(host: ReceivedHost, options: ReceivedRequestsOptions) {
    this.#host = host;
    this.#options = options;
    this.#said = new SaidAnswers(host);
    this.#read = new ApiAction(host, (api, requestId, call) => api.call(markMatchRequestRead, { path: { requestId } }, call));
    this.#accept = new ApiAction(host, (api, requestId, call) => api.call(acceptMatchRequest, { path: { requestId } }, call));
    this.#decline = new ApiAction(host, (api, { requestId, reason }, call) => api.call(declineMatchRequest, { path: { requestId }, query: reason === '' ? {} : { reason } }, call));
  }

  /** One request as a card. An answered one keeps its card and says what comes next. */
  render(request: MatchRequest, level: number): TemplateResult {
    const { mentee, goal } = request;
    const opened = this.#open === request.id;
    return html`<li class="card received" id="received-${request.id}">
      <div class="received-head">
        ${avatar(mentee, 48)}
        <div><div class="group" role="heading" aria-level=${level} id="who-${request.id}">${mentee.name}</div>${mentee.headline ? html`<p class="soft" dir="auto">${mentee.headline}</p>` : nothing}</div>
        ${isOpen(request) ? this.#until(request) : nothing}
      </div>
      ${isOpen(request) ? html`${opened ? html`${requestWords(request)}${this.#said.shown(mentee.id, level + 1)}` : html`<p class="body" dir="auto">${goal}</p>`}${this.#problem(request)}${this.#actions(request, opened)}` : this.#answer(request)}
      ${this.#options.past.button(request, `who-${request.id}`)}${this.#options.past.render(request, 'received')}
      ${this.#renderDialog(request)}
    </li>`;
  }

  #until(request: MatchRequest): TemplateResult {
    const { words, kind } = standingOf(request, 'received', this.#host);
    return html`<p class="row received-until">${request.readAt === null ? tag(text('isNew'), 'accent') : nothing}${tag(words, soon(request) ? kind : 'plain')}</p>`;
  }

  #actions(request: MatchRequest, opened: boolean): TemplateResult {
    const busy = this.#accept.busy && this.#answered === request.id;
    return html`<div class="row">
 ${request.can.includes('accept')
        ? html`<button class="button ${opened ? 'primary' : ''} accept" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sayYes(request)}>${text('accept')}</button>
            <button class="button" type="button" @click=${() => this.#askNo(request.id)}>${text('decline')}</button>`
        : nothing}
      <button class="button ${opened ? 'quiet' : ''} opener" type="button" aria-expanded=${opened ? 'true' : 'false'} aria-labelledby="open-${request.id} who-${request.id}" @click=${() => this.#toggle(request)}>
        <span id="open-${request.id}">${opened ? text('close') : text('open')}</span>${icon(opened ? up : down, 16)}
      </button>
    </div>`;
  }

  #answer(request: MatchRequest): TemplateResult {
    const name = firstName(request.mentee.name);
    if (request.state !== 'accepted' || request.matchEnded) return html`<p class="label" tabindex="-1">${request.state === 'exhausted' ? text('declinedTitle', { name }) : standingOf(request, 'received', this.#host).words}</p>`;
    const { timesHref } = this.#host;
    return html`${this.#options.meetFirst.render(request, 'received')}<div class="accepted">
      <div><p class="group" tabindex="-1">${text('acceptedTitle', { name })}</p><p class="soft">${text('pickTimeNext')}</p></div>
      ${timesHref ? html`<a class="button primary" href=${timesHref}>${text('pickTime')}</a>` : nothing}
    </div>`;
  }

  #problem(request: MatchRequest): TemplateResult | typeof nothing {
    const { problem } = this.#accept;
    if (!problem || this.#answered !== request.id) return nothing;
    const words = answeringProblem(problem, request, this.#host.formats);
    return words ? banner('warn', words) : problemBanner(problem, () => void this.#sayYes(request));
  }

  #renderDialog(request: MatchRequest): TemplateResult {
    const name = firstName(request.mentee.name);
    const open = this.#declining === request.id;
    const { problem, busy } = this.#decline;
    const words = problem && answeringProblem(problem, request, this.#host.formats);
    return dialog({
      id: `decline-${request.id}`,
      open,
      title: text('declineTitle', { name }),
      body: html`<p>${text('declineWords', { name })}</p>${this.#reasons(request.id, name)}${open && problem ? (words ? banner('warn', words) : problemBanner(problem)) : nothing}`,
      actions: html`<button class="button" type="button" @click=${() => this.#askNo(undefined)}>${text('keepIt')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sayNo(request)}>${text('decline')}</button>`,
      onClose: () => this.#askNo(undefined),
    });
  }

  #reasons(requestId: string, name: string): TemplateResult {
    return radios<DeclineReason | ''>({
      name: `reason-${requestId}`,
      legend: turns('reasonLegend', { name }),
      options: [{ value: '', label: turns('reasonNone') }, ...declineReasons.map((value) => ({ value, label: turns(`reason-${value}`) }))],
      value: this.#reason,
      onChange: (reason) => {
        this.#reason = reason;
        this.#host.requestUpdate();
      },
    });
  }

  /** Opening the message is reading it; the words are here already, so a lost call is made up for by the next opening. */
  #toggle(request: MatchRequest): void {
    this.#open = this.#open === request.id ? undefined : request.id;
    this.#host.requestUpdate();
    if (this.#open !== undefined && request.readAt === null) void this.#markRead(request.id);
  }

  async #markRead(requestId: string): Promise<void> {
    const read = await this.#read.run(requestId);
    if (read) this.#options.onChanged(read.answer);
    else if (this.#read.problem?.code === 'moved-on') this.#options.onMovedOn();
  }

  async #sayYes(request: MatchRequest): Promise<void> {
    this.#answered = request.id;
    const accepted = await this.#accept.run(request.id);
    if (accepted) {
      const { id, matchId } = accepted.answer;
      this.#options.onChanged(accepted.answer);
      announce(text('acceptedSaid', { name: firstName(request.mentee.name) }));
      tell(this.#host, 'mentor-request-accepted', { requestId: id, matchId });
      this.#focusAnswer(request);
      void this.#host.api?.call(readSession, {}).then((me) => this.#host.session?.setMe(me)).catch(() => undefined); // a place less
    } else this.#tellProblem(this.#accept, request);
  }

  #askNo(requestId: string | undefined): void {
    this.#decline.clear();
    this.#declining = requestId;
    this.#reason = '';
    this.#host.requestUpdate();
  }

  async #sayNo(request: MatchRequest): Promise<void> {
    const declined = await this.#decline.run({ requestId: request.id, reason: this.#reason });
    if (declined) {
      this.#declining = undefined;
      this.#options.onChanged(declined.answer);
      announce(text('declinedTitle', { name: firstName(request.mentee.name) }));
      tell(this.#host, 'mentor-request-declined', { requestId: request.id });
      this.#focusAnswer(request);
    } else this.#tellProblem(this.#decline, request);
  }

  #tellProblem({ problem }: { readonly problem: Problem | undefined }, request: MatchRequest): void {
    if (!problem) return;
    const words = answeringProblem(problem, request, this.#host.formats);
    announce(words ? spoken(words) : problemSentence(problem), 'assertive');
    if (overBy.has(problem.code)) this.#options.onMovedOn();
  }

  #focusAnswer({ id }: MatchRequest): void {
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(`#received-${id} p[tabindex="-1"]`)?.focus());
  }
}

const soonMs = 3 * 86_400_000;

function soon({ expiresAt }: MatchRequest): boolean {
  return Date.parse(expiresAt) - Date.now() < soonMs;
}

export const receivedRequestStyles = css`
  .received {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .received-head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
  }
  .received-until {
    align-self: start;
  }
  .accepted {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px 24px;
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  @container app (width < 640px) {
    .received-until {
      grid-column: 1 / -1;
      margin-block-start: 8px;
    }
  }
`;
