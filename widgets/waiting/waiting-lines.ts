import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { joinWaitingList, leaveWaitingList, listWaiting } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { banner, bannerStyles } from '../parts/banner.ts';
import { iconStyles } from '../parts/icon.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { askingProblem } from '../requests/request-words.ts';
import { text } from './waiting.text.ts';

type Waiting = Shape<'Waiting'>;
type List = Pick<Waiting, 'kind' | 'of'>;

interface WaitingOptions {
  /** Something changed that others have to read again: a place was taken back, or is free after all. */
  onChanged?: () => void;
  /** The address of a mentor's page, where a place on offer is taken; absent where one is on it. */
  hrefOf?: (mentorId: string) => string | undefined;
}

/** The reader's turns on waiting lists: join, see the position, leave, and how long a place is kept. */
export class WaitingLines {
  readonly #host: MentorElement;
  readonly #options: WaitingOptions;
  readonly #join: ApiAction<List, Waiting>;
  readonly #leave: ApiAction<string, unknown>;
  #items: readonly Waiting[] | undefined;
  /** The list that the last press was about. */
  #about = '';

  constructor(host: MentorElement, options: WaitingOptions = {}) {
    this.#host = host;
    this.#options = options;
    this.#join = new ApiAction(host, (api, body, call) => api.call(joinWaitingList, { body }, call));
    this.#leave = new ApiAction(host, (api, waitingId, call) => api.call(leaveWaitingList, { path: { waitingId } }, call));
  }

  /** Reads where the reader waits. Without an answer there is nothing to tell, and the rest of the page goes on. */
  async open(): Promise<void> {
    const read = await this.#host.api?.call(listWaiting, {}).catch(() => undefined);
    if (read) this.#items = read.items;
    this.#host.requestUpdate();
  }

  /** Whether a place of it is kept for the reader at this moment. */
  isOffered(list: List): boolean {
    return this.#turnOn(list)?.state === 'offered';
  }

  /** Beside what is full: the way onto its list, or the reader's turn on it. @param name of the mentor; absent for a role @param why one has to wait, where it is another reason */
  render(list: List, name?: string, why?: string): TemplateResult {
    const turn = this.#turnOn(list);
    return html`<div class="stack waiting" id="waiting-${list.of}" tabindex="-1">${turn ? this.#line(turn, name) : this.#offerToWait(list, name, why)}${this.#problem(list, name)}</div>`;
  }

  /** Everything the reader waits for, under a heading; nothing where that is nothing. */
  renderAll(level: number): TemplateResult | typeof nothing {
    const mentors = (this.#items ?? []).filter(({ kind }) => kind === 'mentor');
    if (mentors.length === 0) return nothing;
    return html`<section class="card stack waiting" aria-labelledby="waiting-title">
      <div class="group" role="heading" aria-level=${level} id="waiting-title" tabindex="-1">${text('title')}</div>
      <ul class="divided">${mentors.map((turn) => html`<li class="stack">${this.#line(turn, turn.name ?? '')}${this.#problem(turn, turn.name ?? '')}</li>`)}</ul>
    </section>`;
  }

  #turnOn({ kind, of }: List): Waiting | undefined {
    return this.#items?.find((one) => one.kind === kind && one.of === of);
  }

  #offerToWait(list: List, name: string | undefined, why: string | undefined): TemplateResult {
    return html`${banner('info', why ?? (name === undefined ? text('roleFull') : text('full', { name: firstName(name) })))}
      <div class="row"><button class="button" type="button" aria-busy=${this.#join.busy ? 'true' : 'false'} @click=${() => void this.#wait(list)}>${text('join')}</button></div>`;
  }

  #line(turn: Waiting, fullName: string | undefined): TemplateResult {
    const { state, position, until, of } = turn;
    const name = firstName(fullName ?? '');
    const isRole = fullName === undefined;
    if (state === 'taken') return html`<p>${text('taken', { name })}</p>`;
    if (state === 'offered' && until !== null) {
      const when = { day: this.#host.formats.dayOf(until, 'long'), time: this.#host.formats.time(until) };
      const href = this.#options.hrefOf?.(of);
      return html`${banner('info', isRole ? text.rich('offeredRole', when) : text.rich('offered', { name, ...when }))}
        <div class="row">${href ? html`<a class="button primary" href=${href}>${text('take')}</a>` : nothing}${this.#leaveButton(turn, text('letPass'), text('passed'))}</div>`;
    }
    const number = this.#host.formats.number(position ?? 1);
    return html`<p>${isRole ? text('positionRole', { number }) : text('position', { number, name })}</p>
      <div class="row">${this.#leaveButton(turn, text('leave'), text('left'))}</div>`;
  }

  #leaveButton(turn: Waiting, words: string, said: string): TemplateResult {
    return html`<button class="button quiet" type="button" aria-busy=${this.#leave.busy && this.#about === turn.of ? 'true' : 'false'} @click=${() => void this.#stop(turn, said)}>${words}</button>`;
  }

  #problem({ of }: List, name: string | undefined): TemplateResult | typeof nothing {
    const problem = this.#join.problem ?? this.#leave.problem;
    if (!problem || this.#about !== of) return nothing;
    if (problem.code === 'place-free') return banner('info', text.rich('someoneThere'));
    if (problem.code === 'limit-reached') return banner('warn', text.rich('tooMany'));
    const told = name === undefined ? undefined : askingProblem(problem, firstName(name), this.#host.formats);
    return told ? banner('warn', told) : problemBanner(problem);
  }

  async #wait(list: List): Promise<void> {
    this.#about = list.of;
    const joined = await this.#join.run(list);
    if (!joined) {
      if (this.#join.problem?.code === 'place-free') this.#options.onChanged?.();
      return;
    }
    this.#items = [...(this.#items ?? []).filter(({ id }) => id !== joined.answer.id), joined.answer];
    announce(text('joined'));
    this.#focus(`#waiting-${list.of}`);
  }

  async #stop({ id, of, kind }: Waiting, said: string): Promise<void> {
    this.#about = of;
    const stopped = await this.#leave.run(id);
    if (!stopped && this.#leave.problem?.code !== 'moved-on') return;
    if (stopped) {
      this.#items = this.#items?.filter((one) => one.id !== id);
      announce(said);
    } else await this.open();
    this.#focus(kind === 'mentor' ? `#waiting-${of}, #waiting-title` : `#waiting-${of}`);
    this.#options.onChanged?.();
  }

  #focus(selector: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => (this.#host.renderRoot.querySelector<HTMLElement>(selector) ?? this.#host).focus());
  }
}

export const styles = [
  bannerStyles,
  iconStyles,
  css`
    .waiting .divided > li {
      padding-block: 12px;
    }
    .waiting .divided > li:first-child {
      padding-block-start: 0;
    }
    .waiting .divided > li:last-child {
      padding-block-end: 0;
    }
  `,
];
