import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { confirmMatch, declineMatch } from '../api/operations.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { choiceInTurn, type MatchRequest, type Side } from './request-facts.ts';
import { text as words } from './requests.text.ts';
import { text } from './turns.text.ts';

/** "Meet first, then both confirm": until when, who has said yes already, and the reader's own yes or no. */
export class MeetFirst {
  readonly #host: MentorElement;
  readonly #onChanged: () => void;
  readonly #confirm: ApiAction<string, unknown>;
  readonly #decline: ApiAction<string, unknown>;
  /** The request that the last answer was about. */
  #about: string | undefined;
  /** The request whose end is being asked about. */
  #asking: string | undefined;

  constructor(host: MentorElement, onChanged: () => void) {
    this.#host = host;
    this.#onChanged = onChanged;
    this.#confirm = new ApiAction(host, (api, matchId, call) => api.call(confirmMatch, { path: { matchId } }, call));
    this.#decline = new ApiAction(host, (api, matchId, call) => api.call(declineMatch, { path: { matchId } }, call));
  }

  /** Nothing for a match that is confirmed or over. */
  render(request: MatchRequest, side: Side): TemplateResult | typeof nothing {
    const { tentative, matchId, id } = request;
    if (!tentative || matchId === null) return nothing;
    const name = firstName(other(request, side));
    const day = this.#host.formats.dayOf(tentative.until, 'plain');
    const mine = tentative.confirmedBy.includes(side === 'sent' ? 'mentee' : 'mentor');
    const standing = mine ? text('youConfirmed', { name, day }) : tentative.confirmedBy.length > 0 ? text('theyConfirmed', { name, day }) : text('bothConfirm', { name, day });
    const busy = this.#confirm.busy && this.#about === id;
    const { problem } = this.#confirm;
    return html`<div class="stack meet-first" id="meet-${id}" tabindex="-1">
      <p>${standing}</p>
      ${problem && this.#about === id ? (problem.code === 'moved-on' ? banner('info', text.rich('orderMovedOn')) : problemBanner(problem, () => void this.#sayYes(request, matchId, name))) : nothing}
      <div class="row">
        ${mine ? nothing : html`<button class="button confirm" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sayYes(request, matchId, name)}>${text('goOn', { name })}</button>`}
        <button class="button quiet" type="button" @click=${() => this.#ask(id)}>${text('noFit')}</button>
      </div>
      ${this.#dialog(request, matchId, name)}
    </div>`;
  }

  #dialog({ id }: MatchRequest, matchId: string, name: string): TemplateResult {
    const { problem, busy } = this.#decline;
    const open = this.#asking === id;
    return dialog({
      id: `part-${id}`,
      open,
      title: text('noFitTitle', { name }),
      body: html`<p>${text('noFitWords', { name })}</p>${open && problem ? problemBanner(problem) : nothing}`,
      actions: html`<button class="button" type="button" @click=${() => this.#ask(undefined)}>${words('keepIt')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sayNo(matchId, name)}>${text('noFitEnd')}</button>`,
      onClose: () => this.#ask(undefined),
    });
  }

  async #sayYes({ id }: MatchRequest, matchId: string, name: string): Promise<void> {
    this.#about = id;
    if (await this.#confirm.run(matchId)) {
      announce(text('confirmedSaid', { name }));
      this.#onChanged();
    } else this.#tellProblem(this.#confirm);
  }

  #ask(requestId: string | undefined): void {
    this.#decline.clear();
    this.#asking = requestId;
    this.#host.requestUpdate();
  }

  async #sayNo(matchId: string, name: string): Promise<void> {
    if (await this.#decline.run(matchId)) {
      this.#ask(undefined);
      announce(text('noFitSaid', { name }));
      this.#onChanged();
    } else this.#tellProblem(this.#decline);
  }

  #tellProblem({ problem }: ApiAction<string, unknown>): void {
    if (!problem) return;
    announce(problemSentence(problem), 'assertive');
    if (problem.code === 'moved-on' || problem.code === 'not-found') this.#onChanged();
  }
}

function other(request: MatchRequest, side: Side): string {
  return side === 'sent' ? choiceInTurn(request).mentor.name : request.mentee.name;
}
