import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../../parts/banner.ts';
import { icon } from '../../parts/icon.ts';
import { calendar, clock as clockShape, left, right } from '../../parts/icons.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import type { Span } from '../../parts/times.ts';
import { dateAfter, weekThatHolds } from '../../text/calendar-dates.ts';
import { dayRange } from '../../text/day-range.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import type { TimesHost } from '../times-host.ts';
import { deviceZoneBanner, ZoneSwitch } from '../zone-choice.ts';
import type { Refusal } from './booking.ts';
import { text } from './booking.text.ts';
import { clockChangeWords, type ClockChange } from './clock-change.ts';
import { refusalBanner } from './refusal-banner.ts';
import { SlotGrid } from './slot-grid.ts';
import type { SlotQuestion, SlotSearch, SlotWeek } from './slot-search.ts';
import { daysOf } from './week-slots.ts';

export interface WeekPanelOptions {
  /** First name of the other one. */
  other: string;
  /** There is no other clock to show: a circle has many, and one may be hidden. */
  alone?: boolean;
  /** The reader is the mentor, whose own rules the times come from: leads to them. */
  onSetTimes?: (() => void) | undefined;
  /** Of the heading over the week; one below that of the screen where absent. */
  level?: number;
  chosen: Span | undefined;
  /** Times that were found gone, to be seen struck. */
  taken: readonly Span[];
  refusal: Refusal | undefined;
  /** What is special about some of the times, by their start, in place of which suit both best. */
  notes?: ReadonlyMap<string, string>;
  /** How a change of clocks is told where there is no single other clock. */
  changeWords?: (change: ClockChange) => unknown;
  /** What can be done where a week has no times, beside going to another one. */
  instead?: TemplateResult;
}

/** The free times of one week: which week and on which clock, what is special about it, and the times to choose from. */
export class WeekPanel {
  readonly #host: TimesHost;
  readonly #search: SlotSearch;
  readonly #grid: SlotGrid;
  readonly #onAsk: (question: SlotQuestion) => void;
  readonly #onChoose: (slot: Span) => void;
  readonly #zoneSwitch: ZoneSwitch;
  /** The focus goes on in the week that is on its way. */
  #focusWeek = false;

  constructor(host: TimesHost, search: SlotSearch, on: { ask: (question: SlotQuestion) => void; choose: (slot: Span) => void }) {
    this.#host = host;
    this.#search = search;
    this.#onAsk = on.ask;
    this.#onChoose = on.choose;
    this.#zoneSwitch = new ZoneSwitch(host, 'zone', (zone) => on.ask({ zone }));
    this.#grid = new SlotGrid(host, { choose: on.choose, page: (weeks) => this.#page(weeks, { focus: true }) });
  }

  /** Other times come: the Tab key stops at their first. */
  begin(): void {
    this.#grid.begin();
  }

  render(week: SlotWeek, { other, alone = false, onSetTimes, level = this.#host.headingLevel + 1, chosen, taken, refusal, instead, ...told }: WeekPanelOptions): TemplateResult {
    const { formats, deviceZone } = this.#host;
    const { isAnswered, zoneIsChosen, from = week.from, zone = week.yourZone } = this.#search;
    const at = new Date(`${from}T12:00Z`);
    if (isAnswered) this.#followFocus(week);
    const notes = told.notes ?? new Map(week.best.map(({ start }) => [start, text('best')]));
    const changeWords = told.changeWords ?? (alone ? undefined : (change: ClockChange) => clockChangeWords(change, other, formats));
    if (isAnswered && week.items.length === 0 && this.#grid.hasFocus) this.#host.focusOn('.week-title');
    const grid = () => this.#grid.render({ days: daysOf(week.from, week.items, taken), chosen, taken, notes, other: alone ? undefined : other, level: level + 1 });
    return html`
      <div class="week-head">${this.#renderPaging(from, level)}${this.#zoneSwitch.render(at, [week.theirZone], zone)}</div>
      ${zoneIsChosen ? nothing : deviceZoneBanner({ zone, device: deviceZone, at, formats, onUse: () => this.#useDevice() })}
      ${isAnswered && changeWords ? week.clockChanges.map((change) => banner('info', changeWords(change), { shape: clockShape })) : nothing}
      ${refusal ? refusalBanner(refusal, { other: alone ? undefined : other, chosen, formats, onChoose: this.#onChoose }) : nothing}
      ${isAnswered ? html`${week.items.length > 0 ? nothing : this.#renderNoTimes(week, { other, onSetTimes, instead })}${week.items.length > 0 || taken.length > 0 ? grid() : nothing}` : skeletonLines('full', 'full', 'most')}`;
  }

  #followFocus({ items }: SlotWeek): void {
    if (!this.#focusWeek) return;
    this.#focusWeek = false;
    // Whoever has gone on elsewhere meanwhile stays there.
    const present = this.#host.shadowRoot?.activeElement;
    if (present && !present.matches('.week-title, .banner .button')) return;
    this.#host.focusOn(items.length > 0 ? '.week .slot[tabindex="0"]' : '.week-title');
  }

  #renderPaging(from: string, level: number): TemplateResult {
    const { isFirstWeek } = this.#search;
    return html`<div class="paging">
      <button class="icon-button" type="button" aria-disabled=${isFirstWeek ? 'true' : 'false'} aria-label=${isFirstWeek ? text('firstWeek') : text('earlierWeek')} @click=${() => this.#page(-1)}>${icon(left)}</button>
      <div class="group week-title" role="heading" aria-level=${level} tabindex="-1" @keydown=${this.#onKey}>${dayRange(from, dateAfter(from, 6), this.#host.formats)}</div>
      <button class="icon-button" type="button" aria-label=${text('laterWeek')} @click=${() => this.#page(1)}>${icon(right)}</button>
    </div>`;
  }

  #renderNoTimes({ next, from }: SlotWeek, { other, onSetTimes, instead }: Pick<WeekPanelOptions, 'other' | 'onSetTimes'> & { instead: TemplateResult | undefined }): TemplateResult {
    if (next) {
      const go = () => {
        this.#focusWeek = true;
        this.#onAsk({ from: weekThatHolds(next.yours.date, from) });
      };
      const action = html`<button class="button small" type="button" @click=${go}>${text('goThere')}</button>${instead}`;
      return banner('info', text.rich('noTimesWeek', { day: this.#host.formats.day(next.yours.date, 'long') }), { shape: calendar, action });
    }
    if (!onSetTimes) return banner('info', text.rich('noTimesAhead', { name: other }), { shape: calendar, ...(instead && { action: instead }) });
    const action = html`<button class="button small" type="button" @click=${onSetTimes}>${meetingsText('setTimes')}</button>${instead}`;
    return banner('info', text.rich('noTimesYours'), { shape: calendar, action });
  }

  /** @param focus the person walks the times themselves and goes on there */
  #page(weeks: 1 | -1, { focus = false } = {}): void {
    const { from, isFirstWeek } = this.#search;
    if (from === undefined || (weeks < 0 && isFirstWeek)) return;
    this.#focusWeek = focus;
    // The times go while others are on their way; the week's name stays, is read, and takes the next key.
    if (focus) this.#host.focusOn('.week-title');
    this.#onAsk({ from: dateAfter(from, 7 * weeks) });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
    event.preventDefault();
    this.#page(event.key === 'PageDown' ? 1 : -1, { focus: true });
  };

  #useDevice(): void {
    this.#onAsk({ zone: this.#host.deviceZone });
    this.#host.focusOn('.zone-line .link');
  }
}
