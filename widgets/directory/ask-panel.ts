import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { sendMatchRequest } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { eye, send as sendShape } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { tell } from '../requests/request-events.ts';
import { choiceInTurn, type MatchRequest } from '../requests/request-facts.ts';
import { NextChoice } from '../requests/next-choice.ts';
import { RequestForm, type RequestWords } from '../requests/request-form.ts';
import { askingProblem, spoken } from '../requests/request-words.ts';
import { text as words } from '../requests/requests.text.ts';
import { SentRequest } from '../requests/sent-request.ts';
import { standingOf, type DirectoryHost, type MentorProfile } from './directory-host.ts';
import { text } from './directory.text.ts';

interface AskPanelOptions {
  /** Takes over what was sent, or how it now stands. */
  onChanged: (request: MatchRequest) => void;
  /** Reads it all again. */
  onMovedOn: () => void;
}

/** Asking one mentor: the form, then what was sent and how it stands; or why there is nothing to ask. */
export class AskPanel {
  readonly #host: DirectoryHost;
  readonly #options: AskPanelOptions;
  readonly #form: RequestForm;
  readonly #sent: SentRequest;
  readonly #next: NextChoice;
  readonly #send: ApiAction<RequestWords & { mentorId: string }, MatchRequest>;
  /** Whom the form is for. */
  #mentorId: string | undefined;
  /** The request that was sent a moment ago: what happens next is told with it. */
  #justSent: string | undefined;

  constructor(host: DirectoryHost, options: AskPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#form = new RequestForm(host);
    this.#sent = new SentRequest(host, options);
    this.#next = new NextChoice(host, (request) => this.#added(request));
    this.#send = new ApiAction(host, (api, { mentorId, ...body }, call) => api.call(sendMatchRequest, { body: { choices: [mentorId], ...body } }, call));
  }

  /** Brings back what was typed to this mentor last. */
  async open(mentorId: string): Promise<void> {
    if (this.#mentorId !== mentorId) this.#send.clear();
    this.#mentorId = mentorId;
    if (standingOf(this.#host) !== 'ask') return;
    this.#form.open(`match-request:${mentorId}`);
    await Promise.all([this.#form.restored, this.#next.open()]);
  }

  /** The panel; nothing for whoever looks at mentors for another reason. */
  render(mentor: MentorProfile, request: MatchRequest | undefined, level: number): TemplateResult | typeof nothing {
    const standing = standingOf(this.#host);
    if (standing === 'look' && !request) return nothing;
    return html`<section class="card stack ask-panel" aria-labelledby="ask-title" tabindex="-1">
      <div class="group" role="heading" aria-level=${level} id="ask-title" tabindex="-1">${this.#title(mentor, request)}</div>
      ${request ? this.#renderSent(request) : standing === 'full' ? banner('info', text.rich('youAreFull')) : this.#renderForm(mentor)}
    </section>`;
  }

  #title(mentor: MentorProfile, request: MatchRequest | undefined): string {
    if (!request || request.id !== this.#justSent || request.state !== 'pending') return text('yourRequest');
    return words('sentTitle', { name: firstName(mentor.name), count: this.#host.me?.program?.requestDays ?? daysLeft(request) });
  }

  #renderSent(request: MatchRequest): TemplateResult {
    const name = firstName(choiceInTurn(request).mentor.name);
    const next = request.id === this.#justSent && request.state === 'pending';
    return html`${next ? html`<ul class="what-next">${[words('nextMail', { name }), words('nextAnswer'), words('nextYes')].map((line) => html`<li>${icon(sendShape, 16)}<span>${line}</span></li>`)}</ul>` : nothing}
      ${this.#sent.render(request)}`;
  }

  #renderForm(mentor: MentorProfile): TemplateResult {
    const name = firstName(mentor.name);
    // Whoever has begun to write keeps their words, even when the last place goes meanwhile.
    if (mentor.state !== 'open' && !this.#form.touched) return banner('info', text.rich(mentor.state === 'full' ? 'nowFull' : 'nowPaused', { name }));
    return html`${this.#next.render(mentor)}${this.#form.render({
        name, submit: words('send'), busy: this.#send.busy, banner: this.#problem(name),
        onSubmit: (written) => void this.#ask(mentor, { mentorId: mentor.id, ...written }),
      })}
      <p class="meta sees">${icon(eye, 16)}<span>${words('sees', { name })}</span></p>`;
  }

  #added(request: MatchRequest): void {
    this.#options.onChanged(request);
    this.#host.focusOn('#ask-title');
  }

  #problem(name: string): TemplateResult | typeof nothing {
    const { problem } = this.#send;
    if (!problem) return nothing;
    const told = askingProblem(problem, name, this.#host.formats);
    return told ? banner('warn', told) : problemBanner(problem);
  }

  async #ask(mentor: MentorProfile, input: RequestWords & { mentorId: string }): Promise<void> {
    const name = firstName(mentor.name);
    const sent = await this.#send.run(input);
    const { problem } = this.#send;
    if (!sent) {
      if (problem) announce(spoken(askingProblem(problem, name, this.#host.formats) ?? [problemSentence(problem)]), 'assertive');
      return;
    }
    const request = sent.answer;
    this.#justSent = request.id;
    this.#form.close();
    this.#mentorId = undefined;
    this.#options.onChanged(request);
    announce(words('sentTitle', { name, count: this.#host.me?.program?.requestDays ?? daysLeft(request) }));
    tell(this.#host, 'mentor-request-sent', { requestId: request.id });
    this.#host.focusOn('#ask-title');
  }
}

function daysLeft({ expiresAt }: MatchRequest): number {
  return Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
}
