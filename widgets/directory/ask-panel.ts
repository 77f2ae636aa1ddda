import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { sendMatchRequest } from '../api/operations.ts';
import { LazyView } from '../lazy-view.ts';
import { announce } from '../parts/announcer.ts';
import type { Problem } from '../api/problem.ts';
import { banner } from '../parts/banner.ts';
import { icon } from '../parts/icon.ts';
import { eye, send as sendShape } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type * as AlternativesModule from '../requests/alternatives.ts';
import type * as choiceList from '../requests/choice-list.ts';
import { tell } from '../requests/request-events.ts';
import { choiceInTurn, type MatchRequest } from '../requests/request-facts.ts';
import { RequestForm, type RequestWords } from '../requests/request-form.ts';
import { askingProblem, spoken } from '../requests/request-words.ts';
import { text as words } from '../requests/requests.text.ts';
import { SentRequest } from '../requests/sent-request.ts';
import { standingOf, type DirectoryHost, type MentorProfile } from './directory-host.ts';
import type * as WaitingModule from '../waiting/waiting-lines.ts';
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
  readonly #choices: LazyView<typeof choiceList>;
  readonly #waitingView: LazyView<typeof WaitingModule>;
  /** There once a mentor without a free place was opened. */
  #waiting: WaitingModule.WaitingLines | undefined;
  readonly #alternativesView: LazyView<typeof AlternativesModule>;
  /** There once a mentor turned out to have no free place. */
  #alternatives: AlternativesModule.Alternatives | undefined;
  readonly #send: ApiAction<RequestWords & { choices: string[] }, MatchRequest>;
  #mentorId: string | undefined;
  /** The request that was sent a moment ago: what happens next is told with it. */
  #justSent: string | undefined;

  constructor(host: DirectoryHost, options: AskPanelOptions) {
    this.#host = host;
    this.#options = options;
    this.#form = new RequestForm(host);
    this.#sent = new SentRequest(host, options);
    this.#choices = new LazyView(host, () => import('../requests/choice-list.ts'));
    this.#send = new ApiAction(host, (api, body, call) => api.call(sendMatchRequest, { body }, call));
    this.#waitingView = new LazyView(host, () => import('../waiting/waiting-lines.ts'));
    this.#alternativesView = new LazyView(host, () => import('../requests/alternatives.ts'));
  }

  /** Brings back whom the reader has chosen, and what was typed last: one message for all of them. */
  async open(mentorId: string): Promise<void> {
    if (this.#mentorId !== mentorId) this.#send.clear();
    this.#mentorId = mentorId;
    if (standingOf(this.#host) !== 'ask') return;
    this.#form.open('match-request');
    await Promise.all([this.#form.restored, this.#choices.load().then(({ choosingOf }) => choosingOf(this.#host).open())]);
  }

  /** A mentor without a free place: whoever asks may wait for one, or has one kept for them. */
  async openFull(): Promise<void> {
    if (standingOf(this.#host) !== 'ask') return;
    const { WaitingLines } = await this.#waitingView.load();
    this.#waiting ??= new WaitingLines(this.#host, { onChanged: this.#options.onMovedOn });
    await Promise.all([this.#waiting.open(), this.#openAlternatives()]);
  }

  /** Whom else the reader could ask. What does not come is not missed: the panel goes on without. */
  async #openAlternatives(): Promise<void> {
    const module = await this.#alternativesView.load().catch(() => undefined);
    if (!module) return;
    this.#alternatives ??= new module.Alternatives(this.#host);
    await this.#alternatives.open();
  }

  /** The panel; nothing for whoever looks at mentors for another reason, nor where they have this one without having asked. */
  render(mentor: MentorProfile, request: MatchRequest | undefined, level: number): TemplateResult | typeof nothing {
    const standing = standingOf(this.#host);
    if ((standing === 'look' || mentor.matchId) && !request) return nothing;
    return html`<section class="card stack ask-panel" aria-labelledby="ask-title" tabindex="-1">
      <div class="group" role="heading" aria-level=${level} id="ask-title" tabindex="-1">${this.#title(request)}</div>
      ${request ? this.#renderSent(request) : standing === 'full' ? banner('info', text.rich('youAreFull')) : this.#renderForm(mentor)}
      ${!request && standing === 'ask' && this.#isFull(mentor) ? this.#renderAlternatives(mentor, level + 1) : nothing}
    </section>`;
  }

  #title(request: MatchRequest | undefined): string {
    if (!request || request.id !== this.#justSent || request.state !== 'pending') return text('yourRequest');
    return words('sentTitle', { name: firstName(choiceInTurn(request).mentor.name), count: this.#host.me?.program?.requestDays ?? daysLeft(request) });
  }

  #renderSent(request: MatchRequest): TemplateResult {
    const name = firstName(choiceInTurn(request).mentor.name);
    const next = request.id === this.#justSent && request.state === 'pending';
    return html`${next ? html`<ul class="what-next">${[words('nextMail', { name }), words('nextAnswer'), words('nextYes')].map((line) => html`<li>${icon(sendShape, 16)}<span>${line}</span></li>`)}</ul>` : nothing}
      ${this.#sent.render(request)}`;
  }

  #renderForm(mentor: MentorProfile): TemplateResult {
    const { module } = this.#choices;
    const choosing = this.#choosing;
    const list = { kind: 'mentor', of: mentor.id } as const;
    // A place that is kept is for this mentor alone: who else was chosen waits for another request.
    if (this.#waiting?.isOffered(list)) return html`${this.#waiting.render(list, mentor.name)}${this.#formFor(mentor, firstName(mentor.name), [mentor.id])}`;
    const resting = this.#resting(mentor);
    // Whoever has begun to write, or has chosen others, keeps all of it, even when the last place goes meanwhile.
    if (resting !== nothing && !this.#form.touched && !choosing?.entries.length) return html`${resting}`;
    const chosen = mentor.state === 'open' ? { id: mentor.id, name: mentor.name, fit: mentor.fit?.score ?? null } : null;
    const panel = module && choosing ? module.choicePanel(choosing, this.#host, { mentor: chosen, onChanged: (request) => this.#changed(request, mentor) }) : nothing;
    if (choosing?.waiting) return html`${resting}${panel}`;
    const name = firstName(choosing?.entries[0]?.name ?? mentor.name);
    return html`${this.#form.touched ? nothing : resting}${panel}${this.#formFor(mentor, name, choosing?.entries.length ? choosing.entries.map(({ id }) => id) : [mentor.id])}`;
  }

  /** Why this mentor cannot be asked now, and what can be done meanwhile; nothing where they can. */
  #resting(mentor: MentorProfile): TemplateResult | typeof nothing {
    if (mentor.state === 'open') return nothing;
    if (mentor.state === 'paused') return banner('info', text.rich('nowPaused', { name: firstName(mentor.name) }));
    return this.#waiting && !mentor.fit?.obstacles.length ? this.#waiting.render({ kind: 'mentor', of: mentor.id }, mentor.name) : banner('info', text('full'));
  }

  #formFor(mentor: MentorProfile, name: string, choices: string[]): TemplateResult {
    return html`${this.#form.render({
        name, submit: words('send'), busy: this.#send.busy, banner: this.#problem(mentor),
        onSubmit: (written) => void this.#ask(mentor, { choices, ...written }),
      })}
      <p class="meta sees">${icon(eye, 16)}<span>${words('sees', { name })}</span></p>`;
  }

  #isFull({ state }: MentorProfile): boolean {
    return state === 'full' || this.#send.problem?.code === 'mentor-full';
  }

  #renderAlternatives({ id }: MentorProfile, level: number): TemplateResult | typeof nothing {
    return this.#alternatives?.render(level, { hrefOf: (mentorId) => this.#host.mentorHref?.(mentorId), open: (mentorId) => this.#host.open(mentorId), without: id }) ?? nothing;
  }

  get #choosing() {
    return this.#choices.module?.choosingOf(this.#host);
  }

  /** A request that waits has changed: it stands here once it names this mentor. */
  #changed(request: MatchRequest, mentor: MentorProfile): void {
    if (!request.choices.some((choice) => choice.mentor.id === mentor.id)) return;
    this.#options.onChanged(request);
    this.#host.focusOn('#ask-title');
  }

  /** Of several who are named, the one that the refusal is about. */
  #nameIn(problem: Problem, mentor: MentorProfile): string {
    const about = this.#choosing?.entries.find(({ id }) => id === problem.details['mentorId']) ?? this.#choosing?.entries[0];
    return firstName(about?.name ?? mentor.name);
  }

  #problem(mentor: MentorProfile): TemplateResult | typeof nothing {
    const { problem } = this.#send;
    if (!problem) return nothing;
    const told = askingProblem(problem, this.#nameIn(problem, mentor), this.#host.formats);
    return told ? banner('warn', told) : problemBanner(problem);
  }

  async #ask(mentor: MentorProfile, input: RequestWords & { choices: string[] }): Promise<void> {
    const sent = await this.#send.run(input);
    const { problem } = this.#send;
    if (!sent) {
      if (problem?.code === 'mentor-full') void this.#openAlternatives();
      if (problem) announce(spoken(askingProblem(problem, this.#nameIn(problem, mentor), this.#host.formats) ?? [problemSentence(problem)]), 'assertive');
      return;
    }
    const request = sent.answer;
    const name = firstName(choiceInTurn(request).mentor.name);
    this.#justSent = request.id;
    this.#form.close();
    this.#mentorId = undefined;
    this.#options.onChanged(request);
    void this.#choosing?.sent();
    announce(words('sentTitle', { name, count: this.#host.me?.program?.requestDays ?? daysLeft(request) }));
    tell(this.#host, 'mentor-request-sent', { requestId: request.id });
    this.#host.focusOn('#ask-title');
  }
}

function daysLeft({ expiresAt }: MatchRequest): number {
  return Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000);
}
