import { nothing, type TemplateResult } from 'lit';
import { LazyView } from '../../lazy-view.ts';
import { announce } from '../../parts/announcer.ts';
import type { Span } from '../../parts/times.ts';
import { weekThatHolds } from '../../text/calendar-dates.ts';
import type { TimesHost } from '../times-host.ts';
import type { Refusal, Refused } from './booking.ts';
import { text } from './booking.text.ts';
import { Hold, type HoldOrder } from './hold.ts';
import { KeepFresh } from './keep-fresh.ts';
import type * as JumpModule from './month-jump.ts';
import { refusalSentence } from './refusal-banner.ts';
import { SlotSearch, type LoadWeek, type SlotQuestion, type SlotWeek } from './slot-search.ts';
import { WeekPanel, type WeekPanelOptions } from './week-panel.ts';
import { closestTo, nearestTo } from './week-slots.ts';

const alternatives = 3;

interface ChoiceEvents {
  /** Whether the times are looked at now: then those that others take go by themselves. */
  isShown: () => boolean;
  /** What is kept for the person with a chosen time, where one can be. */
  hold: (start: string) => HoldOrder | undefined;
  /** Another time is chosen, or none any more: what was said about the one before is over. */
  changed: () => void;
}

/** One of the free times of a week, chosen by a person, for a new meeting or for one that is moved: which it is, and what becomes of it when it cannot be had. */
export class TimeChoice {
  readonly #host: TimesHost;
  readonly search: SlotSearch;
  readonly #panel: WeekPanel;
  readonly #on: ChoiceEvents;
  readonly #hold: Hold;
  readonly #jump: LazyView<typeof JumpModule>;
  #chosen: Span | undefined;
  /** Times that were found gone, to be seen struck. */
  #gone: readonly Span[] = [];
  #refusal: Refusal | undefined;
  /** The chosen time is being taken: that it leaves the week then is our own doing. */
  taking = false;

  constructor(host: TimesHost, load: LoadWeek, on: ChoiceEvents) {
    this.#host = host;
    this.#on = on;
    this.#hold = new Hold(host, (start, refused) => this.#refuseHold(start, refused));
    this.search = new SlotSearch(host, load);
    this.#jump = new LazyView(host, () => import('./month-jump.ts'));
    new KeepFresh(host, {
      isShown: () => on.isShown() && this.search.isAnswered && !this.search.task.pending && !this.taking,
      read: () => void this.search.task.refresh(),
    });
    this.#panel = new WeekPanel(host, this.search, { ask: (question) => this.ask(question), choose: (slot) => this.#choose(slot) });
  }

  get chosen(): Span | undefined {
    return this.#chosen;
  }

  /** Until when the chosen time is kept for the person, as an instant. */
  get keptUntil(): string | undefined {
    return this.#hold.until;
  }

  /** The person leaves the screen: nobody else has to wait for the chosen time. */
  leave(): void {
    this.#hold.release();
  }

  /** The chosen time has become a meeting. */
  taken(): void {
    this.#hold.ended();
    this.forget();
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
    [this.#chosen, this.#refusal, this.#gone] = [undefined, undefined, []];
    this.#hold.release();
    this.#on.changed();
  }

  renderWeek(week: SlotWeek, options: Pick<WeekPanelOptions, 'other' | 'alone' | 'onSetTimes' | 'level' | 'notes' | 'changeWords' | 'instead'>): TemplateResult {
    return this.#panel.render(week, { ...options, chosen: this.#chosen, taken: this.#gone, refusal: this.#refusal });
  }

  /** The way to the times of the next month. It comes after the times, which can be walked without it. */
  renderJump(): TemplateResult | typeof nothing {
    const { week, from, zone } = this.search;
    if (!week || from === undefined || zone === undefined) return nothing;
    void this.#jump.load().catch(() => undefined);
    return this.#jump.module?.monthJump(this.#host, { from, zone, ask: (question) => this.ask(question) }) ?? nothing;
  }

  /** A chosen time that has left the week, as when somebody else booked it or the mentor's hours changed, is let go at once. */
  watch(): void {
    const { week, isAnswered } = this.search;
    const slot = this.#chosen;
    if (!week || !isAnswered || this.taking) return;
    if (!slot && this.#refusal && this.#refusal.slot.yours.zone !== week.yourZone) return this.forget(); // told, with what is near, on a clock that is looked at no more
    if (!slot) return;
    // Chosen on a clock that is looked at no more, it would be told on that.
    if (slot.yours.zone !== week.yourZone) return this.forget();
    const isShown = weekThatHolds(slot.yours.date, week.from) === week.from;
    if (!isShown || week.items.some(({ start }) => start === slot.start)) return;
    this.forget();
    this.#refusal = { code: 'gone', slot, closest: closestTo(slot.start, week.items, alternatives) };
    announce(refusalSentence(this.#refusal), 'assertive');
  }

  /** The time is gone: the choice is cleared, the nearest times are offered, and the focus goes to the nearest of them. */
  async refuse(slot: Span, { code, closest }: Refused): Promise<void> {
    this.#chosen = undefined;
    this.#hold.ended();
    if (code === 'slot-taken') this.#gone = [...this.#gone, slot];
    await this.search.task.refresh();
    const items = this.search.week?.items ?? [];
    this.#refusal = { code, slot, closest: closest?.length ? closest : closestTo(slot.start, items, alternatives) };
    announce(refusalSentence(this.#refusal), 'assertive');
    const nearest = nearestTo(slot.start, this.#refusal.closest);
    this.#host.focusOn(nearest ? `.closest [data-start="${nearest.start}"] .slot` : '.week-title');
  }

  #choose(slot: Span): void {
    this.#chosen = slot;
    this.#on.changed();
    const order = this.#on.hold(slot.start);
    if (order) this.#hold.keep(order);
    const { from } = this.search;
    const itsWeek = from && weekThatHolds(slot.yours.date, from);
    if (itsWeek !== from) this.search.ask({ from: itsWeek });
    announce(text('chosenSaid', { time: this.#host.formats.clock(slot.yours.from) }));
    this.#host.requestUpdate();
  }

  /** Somebody was faster before anything was sent: said at once, unless the time is being taken, which has an answer of its own. */
  #refuseHold(start: string, refused: Refused): void {
    if (this.#chosen?.start === start && !this.taking) void this.refuse(this.#chosen, refused);
  }
}
