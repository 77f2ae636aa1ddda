import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat as each } from 'lit/directives/repeat.js';
import { seriesLength } from '../../../models/series-length-words.ts';
import type { Repeat } from '../../../models/series-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import type { Shape } from '../../api/operation.ts';
import { bookSeries, previewSeries } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { checkbox } from '../../parts/choice.ts';
import { field } from '../../parts/field.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { tag } from '../../parts/tag.ts';
import { firstName, slotButton, type Span } from '../../parts/times.ts';
import { weekdayName } from '../../text/week.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './series.text.ts';

type Preview = Shape<'SeriesPreview'>;
type Time = Preview['items'][number];

/** What is to be repeated. */
export interface SeriesWish {
  matchId: string;
  slot: Span;
  minutes: number;
  repeat: Repeat;
}

const monthlyWords = { 1: 'monthly1', 2: 'monthly2', 3: 'monthly3', 4: 'monthly4', last: 'monthlyLast' } as const;

/** Every time of a meeting that repeats: which to book, what is in the way of the others, and the closest times in their place. */
export class SeriesPanel {
  readonly #host: SchedulingHost;
  readonly #onBooked: (first: Meeting) => void;
  readonly #look: ApiAction<SeriesWish & { count?: number | undefined }, Preview>;
  readonly #book: ApiAction<{ matchId: string; minutes: number; repeat: Repeat; starts: string[]; title: string }, Shape<'Series'>>;
  #wish: SeriesWish | undefined;
  #count: number | undefined;
  #preview: Preview | undefined;
  /** What is to be booked for each of the times, by its start; absent: nothing. */
  #chosen = new Map<string, Span>();
  #title = '';

  constructor(host: SchedulingHost, onBooked: (first: Meeting) => void) {
    this.#host = host;
    this.#onBooked = onBooked;
    this.#look = new ApiAction(host, (api, { matchId, slot, minutes, repeat, count }, options) =>
      api.call(previewSeries, { body: { matchId, start: slot.start, minutes, repeat, ...(count && { count }) } }, options));
    this.#book = new ApiAction(host, (api, { title, ...body }, options) => api.call(bookSeries, { body: { ...body, ...(title && { title }) } }, options));
  }

  get isOpen(): boolean {
    return this.#wish !== undefined;
  }

  show(wish: SeriesWish, title: string): void {
    [this.#wish, this.#count, this.#preview, this.#title] = [wish, undefined, undefined, title];
    this.#book.clear();
    void this.#read('.series-title');
  }

  close(): void {
    this.#wish = undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#wish) return nothing;
    const { problem } = this.#look;
    return html`<section class="card series">
      <div class="group series-title" role="heading" aria-level=${this.#host.headingLevel + 1} tabindex="-1">${text('allTimes')}</div>
      ${problem ? problemBanner(problem, () => void this.#read()) : nothing}
      ${this.#preview ? this.#renderTimes(this.#preview) : problem ? nothing : skeletonLines('half', 'full', 'full')}
    </section>`;
  }

  #renderTimes(preview: Preview): TemplateResult {
    const { items, most, monthly, partner } = preview;
    const { formats } = this.#host;
    const [first] = items;
    const name = firstName(partner.name);
    const count = this.#chosen.size;
    const asMentor = this.#host.pairs.value?.find(({ id }) => id === this.#wish?.matchId)?.mySide === 'mentor';
    return html`
      <p>${monthly ? text(monthlyWords[monthly.nth as keyof typeof monthlyWords], { weekday: weekdayName(monthly.weekday, formats) }) : text(preview.repeat)}.
        ${first && !partner.blind ? text('keeps', { place: formats.place((asMentor ? first.yours : first.theirs).zone) }) : nothing}</p>
      ${field({ id: 'series-count', label: text('howMany'), hint: text('untilEnd', { count: most }) }, (control) => html`<input
        class="input series-count" type="number" id=${control.id} aria-describedby=${control.describedBy} min=${seriesLength.least} max=${most} .value=${String(items.length)} @change=${this.#onCount} />`)}
      <ul class="divided">${each(items, ({ start }) => start, (time) => this.#renderTime(time, first, name))}</ul>
      ${this.#renderProblem()}
      <button class="button large primary" type="button" aria-disabled=${count < seriesLength.least ? 'true' : 'false'} aria-busy=${this.#book.busy ? 'true' : 'false'} @click=${() => void this.#send()}>
        ${count < seriesLength.least ? text('book', { count: 1 }) : text('book', { count })}
      </button>`;
  }

  #renderTime(time: Time, first: Time | undefined, name: string): TemplateResult {
    const { formats } = this.#host;
    const chosen = this.#chosen.get(time.start);
    const at = chosen ?? time;
    const words = html`<span class="series-day">${formats.day(at.yours.date, 'dated')}</span> <span>${text('timeOf', { yours: formats.clock(at.yours.from), theirs: formats.clock(at.theirs.from), name })}</span>`;
    const tags = [
      ...(time.conflict && !chosen ? [tag(text(time.conflict, { name }), 'warn')] : []),
      ...(time.conflict === null && first && time.yours.from !== first.yours.from ? [tag(text('otherHour'), 'info')] : []),
      ...(time.moved ? [tag(text('moved'), 'info')] : []),
    ];
    const pick = (checked: boolean) => this.#choose(time, checked ? (chosen ?? time) : undefined);
    return html`<li class="series-time" data-start=${time.start}>
      ${time.conflict === null || chosen ? checkbox({ label: words, checked: chosen !== undefined, onChange: pick }) : html`<p class="soft">${words}</p>`}
      ${tags.length > 0 ? html`<div class="row">${tags}</div>` : nothing}
      ${time.conflict && time.closest.length > 0 ? html`<ul class="series-closest" aria-label=${text('instead', { day: formats.day(time.yours.date) })}>
        ${time.closest.map((one) => html`<li><span class="soft" aria-hidden="true">${formats.day(one.yours.date)}</span>${slotButton({ when: one, other: name, formats, chosen: chosen?.start === one.start, onChoose: () => this.#choose(time, chosen?.start === one.start ? undefined : one) })}</li>`)}
      </ul>` : nothing}
    </li>`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { problem } = this.#book;
    if (!problem) return nothing;
    return problem.code === 'series-not-free' ? banner('warn', text.rich('notFree')) : problemBanner(problem, () => void this.#send());
  }

  #choose({ start }: Time, span: Span | undefined): void {
    if (span) this.#chosen.set(start, span);
    else this.#chosen.delete(start);
    this.#host.requestUpdate();
  }

  readonly #onCount = (event: Event): void => {
    const wanted = (event.target as HTMLInputElement).valueAsNumber;
    const most = this.#preview?.most ?? seriesLength.most;
    this.#count = Math.min(Math.max(Number.isNaN(wanted) ? most : Math.round(wanted), seriesLength.least), most);
    void this.#read();
  };

  /** Times that were chosen in place of others stay, those that were left out as well. */
  async #read(focus?: string): Promise<void> {
    const wish = this.#wish;
    if (!wish) return;
    const known = new Set(this.#preview?.items.map(({ start }) => start));
    const done = await this.#look.run({ ...wish, count: this.#count });
    if (!done || this.#wish !== wish) return;
    const before = this.#chosen;
    this.#preview = done.answer;
    this.#chosen = new Map();
    for (const time of done.answer.items) {
      const kept = before.get(time.start);
      const isStill = kept !== undefined && (kept.start === time.start ? time.conflict === null : time.closest.some(({ start }) => start === kept.start));
      if (isStill) this.#chosen.set(time.start, kept);
      else if (!known.has(time.start) && time.conflict === null) this.#chosen.set(time.start, time);
    }
    const count = done.answer.items.length;
    announce(text('shown', { count, free: done.answer.items.filter(({ conflict }) => conflict === null).length }));
    if (focus) this.#host.focusOn(focus);
    this.#host.requestUpdate();
  }

  async #send(): Promise<void> {
    const starts = [...this.#chosen.values()].map(({ start }) => start).sort();
    if (!this.#wish || !this.#preview || starts.length < seriesLength.least) return;
    const { matchId, minutes, repeat } = this.#wish;
    const name = firstName(this.#preview.partner.name);
    const done = await this.#book.run({ matchId, minutes, repeat, starts, title: this.#title });
    if (done) {
      this.close();
      announce(text('bookedSaid', { count: done.answer.items.length, name }));
      const [first] = done.answer.items;
      if (first) this.#onBooked(first);
      return;
    }
    const { problem } = this.#book;
    if (!problem) return;
    announce(problem.code === 'series-not-free' ? text('notFree').replaceAll('**', '') : problemSentence(problem), 'assertive');
    if (problem.code === 'series-not-free') await this.#read();
  }
}

export const styles = css`
  .series {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .series-count {
    max-inline-size: 120px;
  }
  .series-time {
    display: grid;
    gap: 8px;
    padding-block: 8px;
  }
  .series-day {
    font-weight: 600;
  }
  .series-closest {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(88px, 140px));
    gap: 8px;
  }
  .series-closest > li {
    display: grid;
    gap: 4px;
    align-content: end;
  }
`;
