import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { slotButton, type Span } from '../../parts/times.ts';
import { tileWords } from '../../text/tile-words.ts';
import type { TimesHost } from '../times-host.ts';
import { text } from './booking.text.ts';
import { nearestTo, type SlotDay } from './week-slots.ts';

/** So many times of a day are shown at first. */
const shownOfDay = 8;

interface SlotGridOptions {
  days: readonly SlotDay[];
  chosen: Span | undefined;
  taken: readonly Span[];
  /** What is special about some of the times, by their start. */
  notes: ReadonlyMap<string, string>;
  /** First name of the other one; absent where there is no other clock to show. */
  other: string | undefined;
  /** Of the headings over the days. */
  level: number;
}

/**
 * A week of free times as seven lists of buttons, one stop of the Tab key: arrows walk a day and from day to day as the eyes see
 * them, Home and End go to a day's ends, PageUp and PageDown to other weeks.
 */
export class SlotGrid {
  readonly #host: TimesHost;
  readonly #onChoose: (slot: Span) => void;
  readonly #onPage: (weeks: 1 | -1) => void;
  /** Start of the slot that the Tab key stops at. */
  #current: string | undefined;
  readonly #unfolded = new Set<string>();

  constructor(host: TimesHost, on: { choose: (slot: Span) => void; page: (weeks: 1 | -1) => void }) {
    this.#host = host;
    this.#onChoose = on.choose;
    this.#onPage = on.page;
  }

  /** Other times come: the Tab key stops at their first. */
  begin(): void {
    this.#current = undefined;
    this.#unfolded.clear();
  }

  render({ days, chosen, taken, notes, other, level }: SlotGridOptions): TemplateResult {
    const gone = new Set(taken.map(({ start }) => start));
    const free = days.flatMap(({ slots }) => slots).filter(({ start }) => !gone.has(start));
    const isFree = (start: string | undefined) => free.some((slot) => slot.start === start);
    const stop = [chosen?.start, this.#current].find(isFree) ?? (this.#current ? nearestTo(this.#current, free) : free[0])?.start;
    if (this.hasFocus && !isFree(this.#current)) this.#host.focusOn(stop === undefined ? '.week-title' : '.week .slot[tabindex="0"]');
    return html`<div class="week" @keydown=${this.#onKey} @focusin=${this.#onFocus}>
      ${days.map((day) => this.#renderDay(day, { chosen, gone, notes, stop, other, level }))}
    </div>`;
  }

  /** Whether the focus is on a time of the week. */
  get hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement?.closest('.week [data-start]') != null;
  }

  #renderDay({ date, slots }: SlotDay, { chosen, gone, notes, stop, other, level }: { chosen: Span | undefined; gone: ReadonlySet<string>; notes: ReadonlyMap<string, string>; stop: string | undefined; other: string | undefined; level: number }): TemplateResult {
    const { formats } = this.#host;
    const { weekday, day } = tileWords(date, formats);
    const folded = slots.length > shownOfDay + 1 && !this.#unfolded.has(date) && !slots.slice(shownOfDay).some(({ start }) => start === stop);
    const shown = folded ? slots.slice(0, shownOfDay) : slots;
    return html`<div class="day ${slots.length === 0 ? 'none' : ''}">
      <div class="day-head" id="day-${date}" role="heading" aria-level=${level}><span class="day-short" aria-hidden="true">${weekday}<span class="day-number">${day}</span></span><span class="day-long">${formats.day(date, 'long')}</span></div>
      ${slots.length === 0
        ? html`<p class="no-times">${text('noTimes')}</p>`
        : html`<ul class="day-slots" aria-labelledby="day-${date}">
            ${repeat(shown, ({ start }) => start, (when) => html`<li data-start=${when.start}>${slotButton({
              when,
              other,
              formats,
              chosen: chosen?.start === when.start,
              taken: gone.has(when.start),
              note: notes.get(when.start),
              tabindex: when.start === stop ? 0 : -1,
              onChoose: () => this.#onChoose(when),
            })}</li>`)}
            ${folded ? this.#renderMore(date, slots) : nothing}
          </ul>`}
    </div>`;
  }

  #renderMore(date: string, slots: readonly Span[]): TemplateResult {
    const unfold = () => {
      this.#unfolded.add(date);
      this.#host.focusOn(`[data-start="${slots[shownOfDay]?.start ?? ''}"] > .slot`);
    };
    return html`<li><button class="button quiet small more-times" type="button" tabindex="-1" @click=${unfold}>${text('moreTimes', { count: slots.length - shownOfDay })}</button></li>`;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const start = (event.target as HTMLElement).closest<HTMLElement>('[data-start]')?.dataset['start'];
    if (!start || start === this.#current) return;
    this.#current = start;
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      return this.#onPage(event.key === 'PageDown' ? 1 : -1);
    }
    const week = event.currentTarget as HTMLElement;
    const next = neighbour(week, event.target as HTMLElement, event.key, getComputedStyle(week).direction === 'rtl');
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

/** Where a key leads from a button of the week, by what lies there on screen. */
function neighbour(week: HTMLElement, from: HTMLElement, key: string, rightToLeft: boolean): HTMLElement | undefined {
  const days = [...week.querySelectorAll('.day')].map((day) => [...day.querySelectorAll<HTMLElement>('button')]).filter((buttons) => buttons.length > 0);
  const day = days.findIndex((buttons) => buttons.includes(from));
  const buttons = days[day] ?? [];
  const at = buttons.indexOf(from);
  if (key === 'Home') return buttons[0];
  if (key === 'End') return buttons.at(-1);
  const ahead = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const columns = columnsOf(buttons);
  if (columns === 1 && areSideBySide(week)) {
    const aside = (step: number) => days[day + step]?.[at] ?? days[day + step]?.at(-1);
    return { ArrowDown: buttons[at + 1], ArrowUp: buttons[at - 1], [ahead]: aside(1), [back]: aside(-1) }[key];
  }
  // Narrow: the days lie below each other, the times of one in rows.
  const inAll = days.flat();
  const place = inAll.indexOf(from);
  switch (key) {
    case ahead: return inAll[place + 1];
    case back: return inAll[place - 1];
    case 'ArrowDown': return buttons[at + columns] ?? (isLastRow(at, buttons, columns) ? nearestOf(days[day + 1], at % columns) : buttons.at(-1));
    case 'ArrowUp': return buttons[at - columns] ?? nearestOf(lastRowOf(days[day - 1], columns), at % columns);
    default: return undefined;
  }
}

/** How many of a day's times lie in its first row. */
function columnsOf([first, ...others]: readonly HTMLElement[]): number {
  return first === undefined ? 1 : 1 + others.filter(({ offsetTop }) => offsetTop === first.offsetTop).length;
}

function areSideBySide(week: HTMLElement): boolean {
  const [first, second] = [...week.querySelectorAll<HTMLElement>('.day')].filter((day) => day.checkVisibility());
  return first === undefined || second === undefined || first.offsetTop === second.offsetTop;
}

function isLastRow(at: number, buttons: readonly HTMLElement[], columns: number): boolean {
  return Math.floor(at / columns) === Math.floor((buttons.length - 1) / columns);
}

function lastRowOf(buttons: readonly HTMLElement[] | undefined, columns: number): readonly HTMLElement[] | undefined {
  return buttons?.slice(Math.floor((buttons.length - 1) / columns) * columns);
}

function nearestOf(row: readonly HTMLElement[] | undefined, column: number): HTMLElement | undefined {
  return row?.[column] ?? row?.at(-1);
}
