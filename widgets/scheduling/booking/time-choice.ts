import type { TemplateResult } from 'lit';
import { announce } from '../../parts/announcer.ts';
import type { Span } from '../../parts/times.ts';
import { weekThatHolds } from '../../text/calendar-dates.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import type { Refusal, Refused } from './booking.ts';
import { text } from './booking.text.ts';
import { refusalSentence } from './refusal-banner.ts';
import { SlotSearch, type LoadWeek, type SlotQuestion, type SlotWeek } from './slot-search.ts';
import { WeekPanel, type WeekPanelOptions } from './week-panel.ts';
import { closestTo, nearestTo } from './week-slots.ts';

const alternatives = 3;

interface ChoiceEvents {
  /** Another time is chosen, or none any more: what was said about the one before is over. */
  changed: (slot: Span | undefined) => void;
}

/** One of the free times of a week, chosen by a person, for a new meeting or for one that is moved: which it is, and what becomes of it when it cannot be had. */
export class TimeChoice {
  readonly #host: SchedulingHost;
  readonly search: SlotSearch;
  readonly #panel: WeekPanel;
  readonly #on: ChoiceEvents;
  #chosen: Span | undefined;
  /** Times that were found gone, to be seen struck. */
  #taken: readonly Span[] = [];
  #refusal: Refusal | undefined;
  /** The chosen time is being taken: that it leaves the week then is our own doing. */
  taking = false;

  constructor(host: SchedulingHost, load: LoadWeek, on: ChoiceEvents) {
    this.#host = host;
    this.#on = on;
    this.search = new SlotSearch(host, load);
    this.#panel = new WeekPanel(host, this.search, { ask: (question) => this.ask(question), choose: (slot) => this.#choose(slot) });
  }

  get chosen(): Span | undefined {
    return this.#chosen;
  }

  /** Begins anew with the times of another match or meeting. */
  begin(id: string | undefined): void {
    this.search.begin(id);
    this.forget();
  }

  /** Asks for another week, length or clock. */
  ask(question: SlotQuestion): void {
    this.forget();
    this.#panel.begin();
    this.search.ask(question);
  }

  /** What was chosen among other times is let go. */
  forget(): void {
    [this.#chosen, this.#refusal, this.#taken] = [undefined, undefined, []];
    this.#on.changed(undefined);
  }

  renderWeek(week: SlotWeek, options: Pick<WeekPanelOptions, 'other' | 'alone' | 'asMentor'>): TemplateResult {
    return this.#panel.render(week, { ...options, chosen: this.#chosen, taken: this.#taken, refusal: this.#refusal });
  }

  /** A chosen time that has left the week, as when somebody else booked it or the mentor's hours changed, is let go at once. */
  watch(): void {
    const { week, isAnswered } = this.search;
    const slot = this.#chosen;
    if (!slot || !week || !isAnswered || this.taking) return;
    const isShown = weekThatHolds(slot.yours.date, week.from) === week.from && slot.yours.zone === week.yourZone;
    if (!isShown || week.items.some(({ start }) => start === slot.start)) return;
    this.forget();
    this.#refusal = { code: 'gone', slot, closest: closestTo(slot.start, week.items, alternatives) };
    announce(refusalSentence(this.#refusal), 'assertive');
  }

  /** The time is gone: the choice is cleared, the nearest times are offered, and the focus goes to the nearest of them. */
  async refuse(slot: Span, { code, closest }: Refused): Promise<void> {
    this.#chosen = undefined;
    if (code === 'slot-taken') this.#taken = [...this.#taken, slot];
    await this.search.task.refresh();
    const items = this.search.week?.items ?? [];
    // The server offers times on the person's own clock; where another is shown, those of this week are known on it.
    const offered = closest?.map((one) => items.find(({ start }) => start === one.start) ?? one).filter(({ yours }) => yours.zone === slot.yours.zone);
    this.#refusal = { code, slot, closest: offered?.length ? offered : closestTo(slot.start, items, alternatives) };
    announce(refusalSentence(this.#refusal), 'assertive');
    const nearest = nearestTo(slot.start, this.#refusal.closest);
    this.#host.focusOn(nearest ? `.closest [data-start="${nearest.start}"] .slot` : '.week-title');
  }

  #choose(slot: Span): void {
    this.#chosen = slot;
    this.#on.changed(slot);
    const { from } = this.search;
    const itsWeek = from && weekThatHolds(slot.yours.date, from);
    if (itsWeek !== from) this.search.ask({ from: itsWeek });
    announce(text('chosenSaid', { time: slot.yours.from }));
    this.#host.requestUpdate();
  }
}
