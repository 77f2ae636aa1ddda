import { html, nothing, type TemplateResult } from 'lit';
import { meetingMinutes } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { CallAnswer, Shape } from '../api/operation.ts';
import { bookCircleMeeting, listCircleSlots } from '../api/operations.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { LazyView } from '../lazy-view.ts';
import type * as ProposeModule from '../scheduling/proposals/propose-dialog.ts';
import { dateAfter } from '../text/calendar-dates.ts';
import { weekQuery } from '../text/week.ts';
import type { Circle } from './circle-words.ts';
import { text } from './circles.text.ts';

type Slots = CallAnswer<'listCircleSlots'>;
type Slot = Slots['items'][number];

/** How long a meeting is that is proposed before the mentor's own length is known. */
const usualMinutes = meetingMinutes[1];

/** A circle's mentor plans its meeting: the week's open times, with how many members have something else then. */
export class CircleTimes {
  readonly #app: AppHost;
  readonly #onBooked: (circleId: string) => void;
  readonly #slots: ApiTask<Slots | undefined, [circleId: string, from: string]>;
  readonly #book: ApiAction<{ circleId: string; start: string; minutes: number }, Shape<'Meeting'>>;
  readonly #proposing: LazyView<typeof ProposeModule>;
  #propose: ProposeModule.ProposeDialog | undefined;
  /** Why the form for proposing times could not be loaded. */
  #proposingProblem: Problem | undefined;
  /** The first day of the week that is shown; '' is this week. */
  #from = '';

  constructor(app: AppHost, onBooked: (circleId: string) => void) {
    this.#app = app;
    this.#onBooked = onBooked;
    this.#slots = new ApiTask<Slots | undefined, [string, string]>(app, {
      args: () => [planned(app), this.#from],
      load: async (api, [circleId, from], options) => (circleId === '' ? undefined : api.call(listCircleSlots, { path: { circleId }, query: from === '' ? weekQuery(app.formats) : { from } }, options)),
      refreshOn: ['meeting.', 'availability.'],
    });
    this.#proposing = new LazyView(app, () => import('../scheduling/proposals/propose-dialog.ts'));
    this.#book = new ApiAction(app, (api, { circleId, ...body }, options) => api.call(bookCircleMeeting, { path: { circleId }, body }, options));
  }

  leave(): void {
    this.#from = '';
    this.#book.clear();
    this.#propose = undefined;
    this.#proposingProblem = undefined;
  }

  render(circle: Circle): TemplateResult {
    const { problem } = this.#book;
    return html`<p class="body soft">${text('meetWords')}</p>
      ${problem ? bookingProblem(problem) : nothing}
      ${this.#proposingProblem ? problemBanner(this.#proposingProblem, () => void this.#ask(circle)) : nothing}
      ${this.#slots.render({ pending: () => skeletonLines('half', 'full', 'most'), complete: (slots) => (slots ? this.#renderWeek(circle, slots) : nothing) })}
      <div class="stack tight">
        <p class="soft">${text('proposeWords')}</p>
        <div><button class="button" id="circle-propose" type="button" @click=${() => void this.#ask(circle)}>${text('propose')}</button></div>
      </div>
      ${this.#propose?.render() ?? nothing}`;
  }

  #renderWeek(circle: Circle, { from, items, minutes, next }: Slots): TemplateResult {
    const { formats } = this.#app;
    const days = [...Map.groupBy(items, ({ when }) => when.date)];
    return html`<div class="stack">
      <div class="row between">
        <p class="label" role="status">${text('weekFrom', { day: formats.day(from, 'long') })}</p>
        <div class="row">
          <button class="button small" type="button" @click=${() => this.#show(dateAfter(from, -7))}>${text('weekBefore')}</button>
          <button class="button small" type="button" @click=${() => this.#show(dateAfter(from, 7))}>${text('weekAfter')}</button>
        </div>
      </div>
      ${days.length === 0
        ? html`<p class="soft">${text('noTimes')}</p>${next === null ? nothing : html`<div><button class="button" type="button" @click=${() => this.#show(next)}>${text('nextTimes', { day: formats.day(next, 'long') })}</button></div>`}`
        : html`<ul class="stack">${days.map(([date, slots]) => html`<li class="stack tight">
            <p class="label">${formats.day(date, 'long')}</p>
            <ul class="row">${slots.map((slot) => html`<li>${this.#renderSlot(circle, slot, minutes)}</li>`)}</ul>
          </li>`)}</ul>`}
    </div>`;
  }

  #renderSlot(circle: Circle, { start, when, busy }: Slot, minutes: number): TemplateResult {
    const day = this.#app.formats.day(when.date, 'long');
    const at = this.#app.formats.clock(when.from);
    const time = busy === 0 ? at : text('timeBusy', { time: at, count: busy });
    return html`<button class="button small" type="button" data-start=${start} aria-label=${text('bookAt', { time, day })} ?disabled=${this.#book.busy} @click=${() => void this.#take(circle, start, minutes, text('saidBooked', { day, time: at }))}>${time}</button>`;
  }

  async #ask({ id, title }: Circle): Promise<void> {
    this.#proposingProblem = undefined;
    try {
      const { ProposeDialog } = await this.#proposing.load();
      this.#propose ??= new ProposeDialog(this.#app, () => this.#app.go('meetings'));
      this.#propose.ask({ to: { kind: 'circle', id, name: title }, minutes: this.#slots.value?.minutes ?? usualMinutes });
    } catch (error) {
      this.#proposingProblem = asProblem(error);
      this.#app.requestUpdate();
    }
  }

  #show(from: string): void {
    this.#from = from;
    this.#app.requestUpdate();
  }

  async #take(circle: Circle, start: string, minutes: number, said: string): Promise<void> {
    const booked = await this.#book.run({ circleId: circle.id, start, minutes });
    if (!booked) {
      void this.#slots.refresh();
      return;
    }
    announce(said);
    this.#onBooked(circle.id);
  }
}

/** The circle whose meeting is planned on the page that is open; '' on every other one. */
function planned({ route: { page, rest } }: AppHost): string {
  return page === 'circles' && rest.startsWith('meet/') ? rest.slice('meet/'.length) : '';
}

function bookingProblem(problem: Problem): TemplateResult {
  switch (problem.code) {
    case 'circle-empty':
      return banner('warn', text.rich('nobodyToMeet'));
    case 'you-are-busy':
    case 'slot-taken':
    case 'slot-past':
      return banner('warn', text.rich('timeGone'));
    default:
      return problemBanner(problem);
  }
}
