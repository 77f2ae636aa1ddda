import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Repeat } from '../../../models/series-words.ts';
import { meetingMinutes } from '../../../models/vocabulary.ts';
import { ApiAction } from '../../api/api-action.ts';
import type { CallAnswer } from '../../api/operation.ts';
import { bookCircleMeeting, listCircleSlots } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { LazyView } from '../../lazy-view.ts';
import { announce } from '../../parts/announcer.ts';
import { avatarStyles } from '../../parts/avatar.ts';
import { banner } from '../../parts/banner.ts';
import { choiceStyles } from '../../parts/choice.ts';
import { dialogStyles } from '../../parts/dialog.ts';
import { fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { left } from '../../parts/icons.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { timesStyles, type Span } from '../../parts/times.ts';
import { bookingScreenStyles } from '../booking/booking-screen.styles.ts';
import { refusedBy } from '../booking/booking.ts';
import { chosenTime, chosenTimeStyles } from '../booking/chosen-time.ts';
import type { ClockChange } from '../booking/clock-change.ts';
import type { HoldOrder } from '../booking/hold.ts';
import { lengthChoice } from '../booking/length-choice.ts';
import { MeetingTitle } from '../booking/meeting-title.ts';
import { TimeChoice } from '../booking/time-choice.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { ProposeDialog, proposeDialogStyles } from '../proposals/propose-dialog.ts';
import { ownFace, viewHeading, type Meeting, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { zoneChoiceStyles } from '../zone-choice.ts';
import { repeatChoice } from '../series/repeat-choice.ts';
import type * as SeriesModule from '../series/circle-series.ts';
import { text as seriesText } from '../series/series.text.ts';
import { ofItsOwn, text } from './planning.text.ts';

export const styles = [avatarStyles, choiceStyles, dialogStyles, proposeDialogStyles, fieldStyles, iconStyles, timesStyles, zoneChoiceStyles, screenStyles, chosenTimeStyles, bookingScreenStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new PlanningScreen(host);
}

type CircleSlots = CallAnswer<'listCircleSlots'>;

interface Order {
  circleId: string;
  start: string;
  minutes: number;
  title: string;
}

/** A circle's mentor plans its meeting: as a pair's is booked, with how many members have something else at each time. */
class PlanningScreen implements Screen, ReactiveController {
  readonly #host: SchedulingHost;
  readonly #choice: TimeChoice;
  readonly #title: MeetingTitle;
  readonly #book: ApiAction<Order, Meeting>;
  readonly #propose: ProposeDialog;
  readonly #series: LazyView<typeof SeriesModule>;
  #seriesPanel: SeriesModule.SeriesPanel | undefined;
  #repeat: Repeat | undefined;
  /** The week as it was last answered: what it tells of the circle. */
  #slots: CircleSlots | undefined;

  constructor(host: SchedulingHost) {
    this.#host = host;
    // Before the times: what is asked for is settled when they are.
    host.addController(this);
    this.#title = new MeetingTitle(host);
    this.#book = new ApiAction(host, (api, { circleId, title, ...body }, options) => api.call(bookCircleMeeting, { path: { circleId }, body: { ...body, ...(title && { title }) } }, options));
    this.#choice = new TimeChoice(host, async (api, circleId, query, options) => (this.#slots = await api.call(listCircleSlots, { path: { circleId }, query }, options)), {
      isShown: () => this.#id !== undefined,
      hold: (start) => this.#holdOf(start),
      changed: () => {
        this.#book.clear();
        this.#seriesPanel?.close();
      },
    });
    this.#propose = new ProposeDialog(host, () => host.go('meetings'));
    this.#series = new LazyView(host, () => import('../series/circle-series.ts'));
  }

  hostUpdate(): void {
    const id = this.#id;
    if (id === this.#choice.search.id) return this.#choice.watch();
    this.#propose.close();
    this.#choice.begin(id);
    this.#title.begin(id);
    [this.#slots, this.#repeat] = [undefined, undefined];
  }

  render(): TemplateResult {
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meetings')}>${icon(left, 16)}${meetingsText('meetings')}</button>
      <div>${viewHeading(this.#host, text('title'))}${this.#slots ? html`<p class="body soft"><bdi>${this.#slots.partner.name}</bdi></p>` : nothing}</div>
      <p class="body soft">${text('lead')}</p>
      ${this.#host.feedback.offline()}
      <div class="booking">
        <div class="settings">${lengthChoice(this.#choice.search.minutes, (minutes) => this.#choice.ask({ minutes }))}${repeatChoice(this.#repeat, this.#onRepeat)}${this.#title.render()}</div>
        <div class="when">
          ${this.#choice.search.task.render({
            pending: () => skeletonLines('half', 'full', 'full', 'most'),
            complete: (answer) => (answer ? this.#choice.renderWeek(answer.week, { other: answer.week.partner.name ?? '', alone: true, onSetTimes: () => this.#host.go('availability'), notes: this.#busyAt(), changeWords: (change) => this.#changeWords(change) }) : nothing),
          })}
          ${this.#renderChosen()}${this.#seriesPanel?.render() ?? nothing}
          <div class="row">${this.#choice.renderJump()}</div>
          ${this.#renderPropose()}
        </div>
      </div>
      ${this.#propose.render()}
    </div>`;
  }

  /** The circle of the address; none while another view is shown. */
  get #id(): string | undefined {
    return this.#host.view === 'plan' ? this.#host.circle : undefined;
  }

  #holdOf(start: string): HoldOrder | undefined {
    const { id, minutes } = this.#choice.search;
    return id === undefined || minutes === undefined ? undefined : { kind: 'circle', id, start, minutes };
  }

  /** What is said of a time at which members have something else. */
  #busyAt(): ReadonlyMap<string, string> {
    return new Map(this.#slots?.busy.map(({ start, members }) => [start, text('busy', { count: members })]));
  }

  #changeWords({ zone, date }: ClockChange): readonly unknown[] {
    const { formats } = this.#host;
    return text.rich('clocks', { place: formats.place(zone), day: formats.day(date, 'long') });
  }

  #renderChosen(): TemplateResult | typeof nothing {
    if (!this.#choice.search.week || this.#seriesPanel?.isOpen) return nothing; // a series has a button of its own
    const { problem, busy } = this.#book;
    return html`${chosenTime({ when: this.#choice.chosen, me: ownFace(this.#host), other: undefined, formats: this.#host.formats, words: this.#repeat ? seriesText('see') : text('plan'), keptUntil: this.#choice.keptUntil, busy, onTake: () => void (this.#repeat ? this.#seeSeries(this.#repeat) : this.#take()) })}
      ${problem && !refusedBy(problem) ? this.#renderProblem(problem) : nothing}`;
  }

  #renderProblem(problem: Problem): TemplateResult {
    const words = ofItsOwn(problem);
    return words ? banner('warn', text.rich(words)) : problemBanner(problem, () => void this.#take());
  }

  #renderPropose(): TemplateResult | typeof nothing {
    const { id, week, minutes = meetingMinutes[1] } = this.#choice.search;
    if (id === undefined || !week) return nothing;
    const open = () => this.#propose.ask({ to: { kind: 'circle', id, name: week.partner.name ?? '' }, minutes });
    return html`<div class="instead"><p class="soft">${text('proposeWords')}</p><button class="button propose" type="button" @click=${open}>${text('propose')}</button></div>`;
  }

  readonly #onRepeat = (repeat: Repeat | undefined): void => {
    this.#repeat = repeat;
    this.#seriesPanel?.close();
    this.#host.requestUpdate();
  };

  async #seeSeries(repeat: Repeat): Promise<void> {
    const { id, minutes } = this.#choice.search;
    const slot = this.#choice.chosen;
    if (id === undefined || !slot || minutes === undefined) return;
    const { makePanel, ofCircle } = await this.#series.load();
    this.#seriesPanel ??= makePanel(this.#host, (first) => this.#plannedSeries(first));
    this.#seriesPanel.show({ of: ofCircle(id, this.#host.formats), slot, minutes, repeat }, this.#title.words);
    this.#host.requestUpdate();
  }

  #plannedSeries(first: Meeting): void {
    this.#title.done();
    this.#choice.taken();
    this.#repeat = undefined;
    this.#host.showBooked(first);
    void this.#host.upcoming.refresh();
  }

  async #take(): Promise<void> {
    const { id: circleId, minutes } = this.#choice.search;
    const slot = this.#choice.chosen;
    if (circleId === undefined || !slot || minutes === undefined) return;
    this.#choice.taking = true;
    const done = await this.#book.run({ circleId, start: slot.start, minutes, title: this.#title.words });
    this.#choice.taking = false;
    if (done) this.#planned(done.answer);
    else await this.#failed(slot);
  }

  #planned(meeting: Meeting): void {
    const { formats } = this.#host;
    const { yours } = meeting.when;
    this.#title.done();
    this.#choice.taken();
    announce(text('said', { day: formats.day(yours.date, 'long'), time: formats.clock(yours.from) }));
    this.#host.showBooked(meeting);
  }

  async #failed(slot: Span): Promise<void> {
    const { problem } = this.#book;
    const refused = refusedBy(problem);
    if (refused) return this.#choice.refuse(slot, refused);
    if (!problem) return;
    const words = ofItsOwn(problem);
    announce(words ? text(words) : problemSentence(problem), 'assertive');
  }
}
