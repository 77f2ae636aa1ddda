import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { editMatchRequest, withdrawMatchRequest } from '../api/operations.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { clock, done, info } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { tagStyles } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { tell } from './request-events.ts';
import { choiceInTurn, isOpen, type MatchRequest } from './request-facts.ts';
import { Ranking, rankingStyles } from './ranking.ts';
import { RequestForm, requestFormStyles, type RequestWords } from './request-form.ts';
import { askingProblem, standingOf } from './request-words.ts';
import { text } from './requests.text.ts';
import { text as turns } from './turns.text.ts';

interface SentRequestOptions {
  /** Takes over the request as a write has answered it. */
  onChanged: (request: MatchRequest) => void;
  /** It is not as it was shown: read it again. */
  onMovedOn: () => void;
}

/** A mentee's own request: how it stands, what it says, editing until it is read, withdrawing until it is answered. */
export class SentRequest {
  readonly #host: MentorElement;
  readonly #options: SentRequestOptions;
  readonly #form: RequestForm;
  readonly #ranking: Ranking;
  readonly #edit: ApiAction<{ requestId: string; words: RequestWords }, MatchRequest>;
  readonly #withdraw: ApiAction<string, MatchRequest>;
  #editing: string | undefined;
  #asking: string | undefined;

  constructor(host: MentorElement, options: SentRequestOptions) {
    this.#host = host;
    this.#options = options;
    this.#form = new RequestForm(host);
    this.#ranking = new Ranking(host, options);
    this.#edit = new ApiAction(host, (api, { requestId, words }, call) => api.call(editMatchRequest, { path: { requestId }, body: words }, call));
    this.#withdraw = new ApiAction(host, (api, requestId, call) => api.call(withdrawMatchRequest, { path: { requestId } }, call));
  }

  render(request: MatchRequest): TemplateResult {
    return html`<div class="sent-request" id="sent-${request.id}" tabindex="-1">
      ${this.#standing(request)}
      ${this.#ranking.render(request)}
      ${this.#editing === request.id && request.can.includes('edit') ? this.#renderForm(request) : this.#renderWords(request)}
    </div>`;
  }

  #standing(request: MatchRequest): TemplateResult {
    const { words, kind } = standingOf(request, 'sent', this.#host);
    return html`<p class="standing ${kind}">${icon(isOpen(request) ? clock : kind === 'ok' ? done : info, 16)}<span>${words}${reasonGiven(request)}</span></p>`;
  }

  #renderWords(request: MatchRequest): TemplateResult {
    return html`${requestWords(request)}
      ${this.#problem(request)}
      ${request.can.length === 0
        ? nothing
        : html`<div class="row">
            ${request.can.includes('edit') ? html`<button class="button edit" type="button" @click=${() => this.#startEdit(request)}>${text('edit')}</button>` : nothing}
            ${request.can.includes('withdraw') ? html`<button class="button quiet" type="button" @click=${() => this.#ask(request.id)}>${text('withdraw')}</button>` : nothing}
          </div>`}
      ${this.#renderDialog(request)}`;
  }

  #renderForm(request: MatchRequest): TemplateResult {
    return this.#form.render({
      name: nameOf(request),
      submit: text('save'),
      busy: this.#edit.busy,
      banner: this.#problem(request),
      onSubmit: (words) => void this.#save(request, words),
      onCancel: () => this.#stopEdit(request),
    });
  }

  #problem(request: MatchRequest): TemplateResult | typeof nothing {
    const { problem } = this.#edit;
    if (!problem || this.#editing !== request.id) return nothing;
    if (problem.code === 'moved-on' || problem.code === 'not-allowed') return banner('info', text.rich('readMeanwhile', { name: nameOf(request) }));
    const words = askingProblem(problem, nameOf(request), this.#host.formats);
    return words ? banner('danger', words) : problemBanner(problem, () => void this.#saved(request, this.#edit.retry()));
  }

  #renderDialog(request: MatchRequest): TemplateResult {
    const name = nameOf(request);
    const { problem, busy } = this.#withdraw;
    const open = this.#asking === request.id;
    return dialog({
      id: `withdraw-${request.id}`,
      open,
      title: text('withdrawTitle', { name }),
      body: html`<p>${text('withdrawWords', { name })}</p>${open && problem ? problemBanner(problem) : nothing}`,
      actions: html`<button class="button" type="button" @click=${() => this.#ask(undefined)}>${text('keepIt')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#takeBack(request)}>${text('withdraw')}</button>`,
      onClose: () => this.#ask(undefined),
    });
  }

  #startEdit(request: MatchRequest): void {
    const { id, goal, message, cadence } = request;
    this.#edit.clear();
    this.#form.open(`match-request-edit:${id}`, { goal, message, cadence });
    this.#editing = id;
    this.#focus('#request-goal');
  }

  #stopEdit({ id }: MatchRequest): void {
    this.#form.close();
    this.#edit.clear();
    this.#editing = undefined;
    this.#focus(`#sent-${id} .edit`, `#sent-${id}`);
  }

  async #save(request: MatchRequest, words: RequestWords): Promise<void> {
    await this.#saved(request, this.#edit.run({ requestId: request.id, words }));
  }

  async #saved(request: MatchRequest, running: Promise<{ answer: MatchRequest } | undefined>): Promise<void> {
    const saved = await running;
    const { problem } = this.#edit;
    if (saved) {
      this.#options.onChanged(saved.answer);
      this.#stopEdit(request);
      announce(text('saved', { name: nameOf(request) }));
      tell(this.#host, 'mentor-request-edited', { requestId: request.id });
    } else if (problem) {
      announce(problemSentence(problem), 'assertive');
      if (problem.code === 'moved-on' || problem.code === 'not-allowed') this.#options.onMovedOn();
    }
  }

  #ask(requestId: string | undefined): void {
    this.#withdraw.clear();
    this.#asking = requestId;
    this.#host.requestUpdate();
  }

  async #takeBack(request: MatchRequest): Promise<void> {
    const withdrawn = await this.#withdraw.run(request.id);
    const { problem } = this.#withdraw;
    if (withdrawn) {
      this.#asking = undefined;
      this.#options.onChanged(withdrawn.answer);
      announce(text('withdrawnSaid', { name: nameOf(request) }));
      tell(this.#host, 'mentor-request-withdrawn', { requestId: request.id });
      this.#focus(`#sent-${request.id}`);
    } else if (problem) {
      announce(problemSentence(problem), 'assertive');
      if (problem.code === 'moved-on') this.#options.onMovedOn();
    }
  }

  #focus(...selectors: string[]): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const root = this.#host.renderRoot;
      selectors.map((selector) => root.querySelector<HTMLElement>(selector)).find((found) => found !== null)?.focus();
    });
  }
}

/** What the one mentor who was asked gave as reason for a no, in a kind sentence; of several it stands with each. */
function reasonGiven({ choices }: MatchRequest): string {
  const [only, ...others] = choices;
  return only?.reason && others.length === 0 ? ` ${turns(`because-${only.reason}`)}` : '';
}

function nameOf(request: MatchRequest): string {
  return firstName(choiceInTurn(request).mentor.name);
}

/** What was written, as it was written. */
export function requestWords({ goal, message, cadence }: MatchRequest): TemplateResult {
  return html`<dl class="request-words">
    <div><dt>${text('goal')}</dt><dd class="label" dir="auto">${goal}</dd></div>
    <div><dt>${text('message')}</dt><dd class="prose" dir="auto">${message}</dd></div>
    <div><dt>${text('howOften')}</dt><dd>${text(cadence)}</dd></div>
  </dl>`;
}

export const sentRequestStyles = [
  requestFormStyles,
  rankingStyles,
  tagStyles,
  dialogStyles,
  css`
    .sent-request {
      display: grid;
      gap: 16px;
      grid-template-columns: minmax(0, 1fr);
    }
    .standing {
      display: flex;
      gap: 8px;
      color: var(--_ink-2);
    }
    .standing > .icon {
      margin-block-start: 2px;
    }
    .standing.ok {
      color: var(--_ok-ink);
    }
    .standing.info {
      color: var(--_info-ink);
    }
    .standing.warn {
      color: var(--_warn-ink);
    }
    .request-words {
      display: grid;
      gap: 12px;
    }
    .request-words dt {
      font-size: 13px;
      color: var(--_ink-2);
    }
    .prose {
      white-space: pre-line;
      max-inline-size: 68ch;
      overflow-wrap: anywhere;
    }
  `,
];
