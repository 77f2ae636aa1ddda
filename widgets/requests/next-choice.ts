import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { listMatchRequests, rankMatchRequest } from '../api/operations.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { choiceInTurn, queuedIn, type MatchRequest } from './request-facts.ts';
import { askingProblem } from './request-words.ts';
import { text } from './turns.text.ts';

interface Next {
  requestId: string;
  next: string[];
}

/** Offers a mentor as the next choice of a request that is on its way: asked by itself, with the same words. */
export class NextChoice {
  readonly #host: MentorElement;
  readonly #onChanged: (request: MatchRequest) => void;
  readonly #add: ApiAction<Next, MatchRequest>;
  /** The newest request that waits and has room for one more. */
  #request: MatchRequest | undefined;

  constructor(host: MentorElement, onChanged: (request: MatchRequest) => void) {
    this.#host = host;
    this.#onChanged = onChanged;
    this.#add = new ApiAction(host, (api, { requestId, next }, call) => api.call(rankMatchRequest, { path: { requestId }, body: { next } }, call));
  }

  /** Looks whether there is such a request. Without an answer there is nothing to offer, and asking goes as ever. */
  async open(): Promise<void> {
    const { api, me } = this.#host;
    this.#add.clear();
    const sent = await api?.call(listMatchRequests, { query: { side: 'sent' } }).catch(() => undefined);
    const most = me?.program?.requestChoices ?? 1;
    this.#request = sent?.items.find(({ state, can, choices }) => state === 'pending' && can.includes('rank') && choices.length < most);
    this.#host.requestUpdate();
  }

  /** Nothing where no request waits, or this mentor is in it. */
  render(mentor: { id: string; name: string }): TemplateResult | typeof nothing {
    const request = this.#request;
    if (!request || request.choices.some((choice) => choice.mentor.id === mentor.id)) return nothing;
    const [name, asked] = [firstName(mentor.name), firstName(choiceInTurn(request).mentor.name)];
    const { problem, busy } = this.#add;
    const words = problem && askingProblem(problem, name, this.#host.formats);
    return html`<div class="next-choice stack">
      <p class="label">${text('addNextTitle', { asked })}</p>
      <p class="soft">${text('addNextWords', { name, asked })}</p>
      ${problem ? (words ? banner('warn', words) : problemBanner(problem, () => void this.#append(request, mentor.id, text('addedNext', { name, asked })))) : nothing}
      <div class="row"><button class="button" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#append(request, mentor.id, text('addedNext', { name, asked }))}>${text('addNext', { name })}</button></div>
    </div>
    <p class="soft">${text('orAskNow', { name })}</p>`;
  }

  async #append(request: MatchRequest, mentorId: string, says: string): Promise<void> {
    const added = await this.#add.run({ requestId: request.id, next: [...queuedIn(request).map(({ mentor }) => mentor.id), mentorId] });
    if (!added) return;
    this.#request = added.answer;
    this.#onChanged(added.answer);
    announce(says);
  }
}
