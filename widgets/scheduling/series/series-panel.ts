import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat as each } from 'lit/directives/repeat.js';
import { seriesLength } from '../../../models/series-length-words.ts';
import type { Repeat } from '../../../models/series-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import type { Api, CallOptions, Shape } from '../../api/operation.ts';
import { bookSeries, previewSeries } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { checkbox } from '../../parts/choice.ts';
import { field } from '../../parts/field.ts';
import type { Problem } from '../../api/problem.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { tag } from '../../parts/tag.ts';
import { firstName, slotButton, type Span } from '../../parts/times.ts';
import { weekdayName } from '../../text/week.ts';
import type { Formats } from '../../text/formats.ts';
import type { Match, Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './series.text.ts';

type Preview = Shape<'SeriesPreview'>;
type Time = Preview['items'][number];

/** How a series begins and goes on, as it is asked for. */
export interface Rule {
  start: string;
  minutes: number;
  repeat: Repeat;
  count?: number;
}

/** The times that were chosen. */
export interface Chosen {
  minutes: number;
  repeat: Repeat;
  starts: string[];
  title?: string;
}

/** Whose meeting it is that repeats: how its times are read and booked, and what is said of them. */
export interface SeriesOf {
  /** Of the match or the circle. */
  id: string;
  look: (api: Api, rule: Rule, options: CallOptions) => Promise<Preview>;
  book: (api: Api, chosen: Chosen, options: CallOptions) => Promise<Shape<'Series'>>;
  /** Whose clock keeps the time of day: the mentor's. */
  keeps: 'yours' | 'theirs';
  /** First name of the other one; undefined where there is no single other clock. */
  other: string | undefined;
  /** "There are 20 before your time together ends." */
  most: (count: number) => string;
  timeOf: (at: Span) => string;
  /** What is special about a time that could be booked, beside what holds for everybody's. */
  noteOf?: (at: Span) => string | undefined;
  /** What has changed since the time before it. */
  changeAt?: (at: Span, before: Span) => string | undefined;
  bookedSaid: (count: number) => string;
  /** What is said of a problem that is its own. */
  problemWords?: (problem: Problem) => string | undefined;
}

/** A pair's: both clocks are shown. */
export function ofMatch({ id: matchId, partner, mySide }: Match, formats: Formats): SeriesOf {
  const name = firstName(partner?.name ?? null);
  return {
    id: matchId,
    look: (api, rule, options) => api.call(previewSeries, { body: { matchId, ...rule } }, options),
    book: (api, chosen, options) => api.call(bookSeries, { body: { matchId, ...chosen } }, options),
    keeps: mySide === 'mentor' ? 'yours' : 'theirs',
    other: name,
    most: (count) => text('untilEnd', { count }),
    timeOf: ({ yours, theirs }) => text('timeOf', { yours: formats.clock(yours.from), theirs: formats.clock(theirs.from), name }),
    bookedSaid: (count) => text('bookedSaid', { count, name }),
  };
}

/** What is to be repeated. */
export interface SeriesWish {
  of: SeriesOf;
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
  readonly #book: ApiAction<{ of: SeriesOf; chosen: Chosen }, Shape<'Series'>>;
  #wish: SeriesWish | undefined;
  #count: number | undefined;
  #preview: Preview | undefined;
  /** What is to be booked for each of the times, by its start; absent: nothing. */
  #chosen = new Map<string, Span>();
  #title = '';

  constructor(host: SchedulingHost, onBooked: (first: Meeting) => void) {
    this.#host = host;
    this.#onBooked = onBooked;
    this.#look = new ApiAction(host, (api, { of, slot, minutes, repeat, count }, options) => of.look(api, { start: slot.start, minutes, repeat, ...(count && { count }) }, options));
    this.#book = new ApiAction(host, (api, { of, chosen }, options) => of.book(api, chosen, options));
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
    const { of } = this.#wish;
    const { problem } = this.#look;
    return html`<section class="card series">
      <div class="group series-title" role="heading" aria-level=${this.#host.headingLevel + 1} tabindex="-1">${text('allTimes')}</div>
      ${problem ? this.#bannerOf(problem, of, () => void this.#read()) : nothing}
      ${this.#preview ? this.#renderTimes(this.#preview, of) : problem ? nothing : skeletonLines('half', 'full', 'full')}
    </section>`;
  }

  #renderTimes(preview: Preview, of: SeriesOf): TemplateResult {
    const { items, most, monthly, partner } = preview;
    const { formats } = this.#host;
    const [first] = items;
    const count = this.#chosen.size;
    return html`
      <p>${monthly ? text(monthlyWords[monthly.nth as keyof typeof monthlyWords], { weekday: weekdayName(monthly.weekday, formats) }) : text(preview.repeat)}.
        ${first && !partner.blind ? text('keeps', { place: formats.place(first[of.keeps].zone) }) : nothing}</p>
      ${field({ id: 'series-count', label: text('howMany'), hint: of.most(most) }, (control) => html`<input
        class="input series-count" type="number" id=${control.id} aria-describedby=${control.describedBy} min=${seriesLength.least} max=${most} .value=${String(items.length)} @change=${this.#onCount} />`)}
      <ul class="divided">${each(items, ({ start }) => start, (time, n) => this.#renderTime(time, of, first, items[n - 1]))}</ul>
      ${this.#renderProblem(of)}
      <button class="button large primary" type="button" aria-disabled=${count < seriesLength.least ? 'true' : 'false'} aria-busy=${this.#book.busy ? 'true' : 'false'} @click=${() => void this.#send()}>
        ${count < seriesLength.least ? text('book', { count: 1 }) : text('book', { count })}
      </button>`;
  }

  #renderTime(time: Time, of: SeriesOf, first: Time | undefined, before: Time | undefined): TemplateResult {
    const { formats } = this.#host;
    const chosen = this.#chosen.get(time.start);
    const at = chosen ?? time;
    const words = html`<span class="series-day">${formats.day(at.yours.date, 'dated')}</span> <span>${of.timeOf(at)}</span>`;
    const changed = before && of.changeAt?.(time, before);
    const note = time.conflict === null || chosen ? of.noteOf?.(at) : undefined;
    const tags = [
      ...(time.conflict && !chosen ? [tag(text(time.conflict, { name: of.other ?? '' }), 'warn')] : []),
      ...(time.conflict === null && first && time.yours.from !== first.yours.from ? [tag(text('otherHour'), 'info')] : []),
      ...(time.moved ? [tag(text('moved'), 'info')] : []),
      ...(changed ? [tag(changed, 'info')] : []),
      ...(note ? [tag(note)] : []),
    ];
    const pick = (checked: boolean) => this.#choose(time, checked ? (chosen ?? time) : undefined);
    return html`<li class="series-time" data-start=${time.start}>
      ${time.conflict === null || chosen ? checkbox({ label: words, checked: chosen !== undefined, onChange: pick }) : html`<p class="soft">${words}</p>`}
      ${tags.length > 0 ? html`<div class="row">${tags}</div>` : nothing}
      ${time.conflict && time.closest.length > 0 ? html`<ul class="series-closest" aria-label=${text('instead', { day: formats.day(time.yours.date) })}>
        ${time.closest.map((one) => html`<li><span class="soft" aria-hidden="true">${formats.day(one.yours.date)}</span>${slotButton({ when: one, other: of.other, note: of.noteOf?.(one), formats, chosen: chosen?.start === one.start, onChoose: () => this.#choose(time, chosen?.start === one.start ? undefined : one) })}</li>`)}
      </ul>` : nothing}
    </li>`;
  }

  #renderProblem(of: SeriesOf): TemplateResult | typeof nothing {
    const { problem } = this.#book;
    if (!problem) return nothing;
    return problem.code === 'series-not-free' ? banner('warn', text.rich('notFree')) : this.#bannerOf(problem, of, () => void this.#send());
  }

  #bannerOf(problem: Problem, of: SeriesOf, again: () => void): TemplateResult {
    const words = of.problemWords?.(problem);
    return words === undefined ? problemBanner(problem, again) : banner('warn', words);
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
    if (this.#wish !== wish) return;
    if (!done) {
      const words = this.#look.problem && wish.of.problemWords?.(this.#look.problem);
      if (words) announce(words, 'assertive');
      return;
    }
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
    const { of, minutes, repeat } = this.#wish;
    const done = await this.#book.run({ of, chosen: { minutes, repeat, starts, ...(this.#title && { title: this.#title }) } });
    if (done) {
      this.close();
      announce(of.bookedSaid(done.answer.items.length));
      const [first] = done.answer.items;
      if (first) this.#onBooked(first);
      return;
    }
    const { problem } = this.#book;
    if (!problem) return;
    announce(problem.code === 'series-not-free' ? text('notFree').replaceAll('**', '') : of.problemWords?.(problem) ?? problemSentence(problem), 'assertive');
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
