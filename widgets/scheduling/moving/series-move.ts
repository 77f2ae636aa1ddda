import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../../api/api-action.ts';
import type { Shape } from '../../api/operation.ts';
import { moveSeries, previewSeriesMove } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { announce } from '../../parts/announcer.ts';
import { tag, tagStyles } from '../../parts/tag.ts';
import { firstName, type Span } from '../../parts/times.ts';
import { text as seriesText } from '../series/series.text.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { isAlone } from './is-alone.ts';
import { text } from './series-move.text.ts';

type Time = Shape<'SeriesMovePreview'>['items'][number];

/** A meeting of a series, and the time to which it is to go. */
export interface SeriesWish {
  meeting: Meeting;
  slot: Span;
}

/** A meeting of a series and all later ones at their new times: which go, which stay and why, before anything is moved. */
export class SeriesMove {
  readonly #host: SchedulingHost;
  readonly #onMove: () => void;
  readonly #look: ApiAction<{ meetingId: string; start: string }, Shape<'SeriesMovePreview'>>;
  readonly #move: ApiAction<{ meetingId: string; from: string; start: string; staying: string[]; reason: string }, Meeting>;
  #wish: SeriesWish | undefined;
  #plan: (SeriesWish & { items: readonly Time[] }) | undefined;
  /** Others would stay now than those that were shown. */
  #changed = false;

  /** @param onMove the person wants them moved as they stand there */
  constructor(host: SchedulingHost, onMove: () => void) {
    this.#host = host;
    this.#onMove = onMove;
    this.#look = new ApiAction(host, (api, { meetingId, start }, options) => api.call(previewSeriesMove, { path: { meetingId }, body: { start } }, options));
    this.#move = new ApiAction(host, (api, { meetingId, reason, ...body }, options) => api.call(moveSeries, { path: { meetingId }, body: { ...body, ...(reason && { reason }) } }, options));
  }

  get isOpen(): boolean {
    return this.#plan !== undefined;
  }

  get looking(): boolean {
    return this.#look.busy;
  }

  /** Why the last thing did not work; that the times have changed is said beside them. */
  get problem(): Problem | undefined {
    const { problem } = this.#move;
    return this.#look.problem ?? (problem?.code === 'series-not-free' ? undefined : problem);
  }

  /** Another time is chosen, or none: what was shown is of the one before. */
  close(): void {
    [this.#wish, this.#plan, this.#changed] = [undefined, undefined, false];
    this.#look.clear();
    this.#move.clear();
  }

  /** Reads what would become of all of them; the focus goes to the list. */
  async look(wish: SeriesWish): Promise<void> {
    this.#wish = wish;
    const done = await this.#look.run({ meetingId: wish.meeting.id, start: wish.slot.start });
    if (!done || this.#wish !== wish) return; // another time was chosen meanwhile
    const { items } = done.answer;
    this.#plan = { ...wish, items };
    const staying = items.filter(({ conflict }) => conflict !== null).length;
    announce(this.#changed ? text('changed') : text('shown', { count: items.length - staying, staying }), this.#changed ? 'assertive' : 'polite');
    this.#host.focusOn('.series-move-title');
    this.#host.requestUpdate();
  }

  /** Moves those that were shown to move. Returns the meeting that was chosen as it is then; undefined: it did not work, or the times had changed and are shown anew. */
  async send(reason: string): Promise<Meeting | undefined> {
    const plan = this.#plan;
    if (!plan) return undefined;
    const { meeting, slot, items } = plan;
    const staying = items.flatMap(({ meetingId, conflict }) => (conflict === null ? [] : [meetingId]));
    this.#changed = false;
    const done = await this.#move.run({ meetingId: meeting.id, from: meeting.when.start, start: slot.start, staying, reason });
    if (done) return done.answer;
    if (this.#move.problem?.code === 'series-not-free') {
      this.#changed = true;
      await this.look(plan);
    }
    return undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#plan) return nothing;
    const { meeting, items } = this.#plan;
    const name = isAlone(meeting) ? undefined : firstName(meeting.partner.name);
    return html`<section class="card series-move">
      <div class="group series-move-title" role="heading" aria-level=${this.#host.headingLevel + 1} tabindex="-1">${text('title')}</div>
      ${this.#changed ? html`<p>${text.rich('changed')}</p>` : nothing}
      <ul class="divided">${items.map((time) => this.#renderTime(time, name))}</ul>
      <button class="button large primary" type="button" aria-busy=${this.#move.busy ? 'true' : 'false'} @click=${this.#onMove}>
        ${text('move', { count: items.filter(({ conflict }) => conflict === null).length })}
      </button>
    </section>`;
  }

  /** @param name of the other one; undefined where there is no single other clock */
  #renderTime({ from, to, conflict }: Time, name: string | undefined): TemplateResult {
    const { formats } = this.#host;
    const { yours, theirs } = conflict === null ? to : from;
    return html`<li class="series-move-time">
      <p><span class="label">${formats.day(yours.date, 'dated')}</span> <span>${name === undefined ? formats.clock(yours.from) : seriesText('timeOf', { yours: formats.clock(yours.from), theirs: formats.clock(theirs.from), name })}</span></p>
      ${conflict === null
        ? html`<p class="soft">${text('before', { day: formats.day(from.yours.date, 'dated'), time: formats.clock(from.yours.from) })}</p>`
        : html`<div class="row">${tag(text('stays'), 'warn')}<span class="soft">${seriesText(conflict, { name: name ?? '' })}</span></div>`}
    </li>`;
  }
}

const seriesMoveStyles = css`
  .series-move {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .series-move-time {
    display: grid;
    gap: 4px;
    padding-block: 8px;
  }
`;

export const styles = [tagStyles, seriesMoveStyles];
