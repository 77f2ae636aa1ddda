import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Repeat } from '../../../models/series-words.ts';
import { meetingMinutes } from '../../../models/vocabulary.ts';
import { LazyView } from '../../lazy-view.ts';
import { listSlots } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { announce } from '../../parts/announcer.ts';
import { avatarPair, avatarStyles } from '../../parts/avatar.ts';
import { banner } from '../../parts/banner.ts';
import { dialogStyles } from '../../parts/dialog.ts';
import { tagStyles } from '../../parts/tag.ts';
import { choiceStyles } from '../../parts/choice.ts';
import { empty, emptyStyles } from '../../parts/empty.ts';
import { field, fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { calendar, left } from '../../parts/icons.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { firstName, timesStyles } from '../../parts/times.ts';
import { text as partsText } from '../../parts/parts.text.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { ownFace, viewHeading, type Match, type Meeting, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { zoneChoiceStyles } from '../zone-choice.ts';
import { Booking } from './booking.ts';
import { bookingScreenStyles } from './booking-screen.styles.ts';
import { text } from './booking.text.ts';
import { chosenTime, chosenTimeStyles } from './chosen-time.ts';
import { otherOf, ProposeDialog, proposeDialogStyles } from '../proposals/propose-dialog.ts';
import { text as proposingText } from '../proposals/proposing.text.ts';
import { repeatChoice } from '../series/repeat-choice.ts';
import type * as SeriesModule from '../series/series-panel.ts';
import { text as seriesText } from '../series/series.text.ts';
import type { HoldOrder } from './hold.ts';
import { lengthChoice } from './length-choice.ts';
import type * as PreviewModule from './meeting-preview.ts';
import { MeetingTitle } from './meeting-title.ts';
import { TimeChoice } from './time-choice.ts';

export const styles = [avatarStyles, choiceStyles, dialogStyles, tagStyles, proposeDialogStyles, emptyStyles, fieldStyles, iconStyles, timesStyles, zoneChoiceStyles, screenStyles, chosenTimeStyles, bookingScreenStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new BookingScreen(host);
}

/** A time that suits both: how long, which week, which of the free times; then it is booked, or the nearest other times are offered. */
class BookingScreen implements Screen, ReactiveController {
  readonly #host: SchedulingHost;
  readonly #choice: TimeChoice;
  readonly #booking: Booking;
  readonly #title: MeetingTitle;
  #repeat: Repeat | undefined;
  readonly #propose: ProposeDialog;
  readonly #series: LazyView<typeof SeriesModule>;
  #seriesPanel: SeriesModule.SeriesPanel | undefined;
  #preview: PreviewModule.MeetingPreview | undefined;
  #bringing: Promise<void> | undefined;

  constructor(host: SchedulingHost) {
    this.#host = host;
    host.addController(this);
    this.#booking = new Booking(host);
    this.#choice = new TimeChoice(host, (api, matchId, query, options) => api.call(listSlots, { path: { matchId }, query }, options), {
      isShown: () => host.view === 'book',
      hold: (start) => this.#holdOf(start),
      changed: () => {
        this.#booking.clear();
        this.#seriesPanel?.close();
      },
    });
    this.#title = new MeetingTitle(host);
    this.#propose = new ProposeDialog(host, () => host.go('meetings'));
    this.#series = new LazyView(host, () => import('../series/series-panel.ts'));
  }

  hostUpdate(): void {
    if (this.#host.view !== 'book') this.#choice.leave();
    const id = this.#match?.id;
    if (id === this.#choice.search.id) this.#choice.watch();
    else this.#begin(id);
    if (this.#host.view === 'book' && id !== undefined) this.#bringing ??= this.#bringPreview();
  }

  /** What the meeting would be comes after the times. */
  async #bringPreview(): Promise<void> {
    try {
      const { MeetingPreview } = await new LazyView(this.#host, () => import('./meeting-preview.ts')).load();
      this.#preview = new MeetingPreview(this.#host, this.#choice);
      this.#host.requestUpdate();
    } catch {
      this.#bringing = undefined; // a time can be booked without it, and the next change tries again
    }
  }

  /** Another match is another form. */
  #begin(id: string | undefined): void {
    this.#propose.close();
    this.#choice.begin(id);
    this.#title.begin(id);
  }

  render(): TemplateResult {
    const match = this.#match;
    const partner = match?.partner;
    const heading = partner ? text('bookWith', { name: firstName(partner.name) }) : text('bookNobody');
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meetings')}>${icon(left, 16)}${meetingsText('meetings')}</button>
      <div class="book-head">
        ${partner ? avatarPair(ownFace(this.#host), partner, 48) : nothing}
        <div>${viewHeading(this.#host, heading)}${partner ? html`<p class="body soft">${partsText('youAnd', { name: partner.name })}</p>` : nothing}</div>
      </div>
      ${this.#host.feedback.offline()}
      ${this.#host.pairs.render({
        pending: () => skeletonLines('third', 'full', 'most', 'half'),
        complete: () => (match ? this.#renderBooking(match) : this.#renderNobody()),
      })}
      ${this.#propose.render()}
    </div>`;
  }

  get #bookable(): readonly Match[] {
    return this.#host.pairs.value?.filter(({ state, partner }) => state === 'active' && partner) ?? [];
  }

  get #match(): Match | undefined {
    return this.#bookable.find(({ id }) => id === this.#host.match) ?? this.#bookable[0];
  }

  /** Where a week has none, what else can be done stands with that. */
  get #hasTimes(): boolean {
    const { search } = this.#choice;
    return !search.isAnswered || (search.week?.items.length ?? 0) > 0;
  }

  get #other(): string {
    return firstName(this.#match?.partner?.name ?? null);
  }

  #renderNobody(): TemplateResult {
    const words = this.#host.isMentor ? meetingsText('nobodyMentor') : meetingsText('nobodyMentee');
    return html`<div class="card">${empty({ shape: calendar, title: meetingsText('nobody'), words, level: this.#host.headingLevel + 1 })}</div>`;
  }

  #renderBooking(match: Match): TemplateResult {
    return html`<div class="booking">
      <div class="settings">${this.#renderSettings(match)}</div>
      <div class="when">
        ${this.#choice.search.task.render({
          pending: () => skeletonLines('half', 'full', 'full', 'most'),
          complete: (answer) => (answer ? this.#choice.renderWeek(answer.week, { other: this.#other, onSetTimes: match.mySide === 'mentor' ? this.#onSetTimes : undefined, instead: this.#proposeButton(match, 'small') }) : nothing),
        })}
        ${this.#renderChosen()}
        ${this.#series.module ? this.#panelOfSeries(this.#series.module).render() : nothing}
        <div class="row">${this.#hasTimes ? this.#proposeButton(match) : nothing}${this.#choice.renderJump()}</div>
      </div>
    </div>`;
  }

  #renderSettings(match: Match): TemplateResult {
    return html`
      ${this.#bookable.length > 1 ? field({ id: 'with', label: text('whoWith') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => (this.#host.match = (event.target as HTMLSelectElement).value)}>
        ${this.#bookable.map(({ id, partner }) => html`<option value=${id} .selected=${id === match.id}>${partner?.name}</option>`)}
      </select>`) : nothing}
      ${lengthChoice(this.#choice.search.minutes, (minutes) => this.#choice.ask({ minutes }))}
      ${repeatChoice(this.#repeat, this.#onRepeat)}
      ${this.#title.render()}
      ${this.#preview ? this.#preview.render(match, previewComing) : this.#bringing ? previewComing() : nothing}
    `;
  }

  #renderChosen(): TemplateResult | typeof nothing {
    const match = this.#match;
    const partner = match?.partner;
    if (!this.#choice.search.week || !partner || this.#seriesPanel?.isOpen) return nothing; // a series has a button of its own
    const { busy, problem } = this.#booking;
    return html`${chosenTime({ when: this.#choice.chosen, me: ownFace(this.#host), other: partner, formats: this.#host.formats, words: this.#repeat ? seriesText('see') : text('bookThis'), keptUntil: this.#choice.keptUntil, busy, onTake: () => void (this.#repeat ? this.#seeSeries(this.#repeat) : this.#book()) })}
      ${this.#choice.chosen ? (this.#preview?.renderRule(match) ?? nothing) : nothing}
      ${problem?.code === 'moved-on' ? banner('warn', text.rich('rests')) : problem ? problemBanner(problem, () => void this.#book()) : nothing}`;
  }

  #holdOf(start: string): HoldOrder | undefined {
    const { id, minutes } = this.#choice.search;
    return id === undefined || minutes === undefined ? undefined : { kind: 'match', id, start, minutes };
  }

  /** Where no time of the mentor's suits: times of one's own, for the other one to pick from. */
  #proposeButton(match: Match, size = ''): TemplateResult {
    const open = () => {
      this.#propose.ask({ to: otherOf(match), minutes: this.#choice.search.minutes ?? meetingMinutes[1] });
      this.#host.requestUpdate();
    };
    return html`<button class="button ${size} propose" type="button" @click=${open}>${proposingText('propose')}</button>`;
  }

  readonly #onSetTimes = (): void => this.#host.go('availability');

  readonly #onRepeat = (repeat: Repeat | undefined): void => {
    this.#repeat = repeat;
    this.#seriesPanel?.close();
    this.#host.requestUpdate();
  };

  #panelOfSeries({ SeriesPanel }: typeof SeriesModule): SeriesModule.SeriesPanel {
    return (this.#seriesPanel ??= new SeriesPanel(this.#host, (first) => this.#bookedSeries(first)));
  }

  async #seeSeries(repeat: Repeat): Promise<void> {
    const { id, minutes } = this.#choice.search;
    const slot = this.#choice.chosen;
    const match = this.#match;
    if (id === undefined || id !== match?.id || !slot || minutes === undefined) return;
    const module = await this.#series.load();
    this.#panelOfSeries(module).show({ of: module.ofMatch(match, this.#host.formats), slot, minutes, repeat }, this.#title.words);
    this.#host.requestUpdate();
  }

  #bookedSeries(first: Meeting): void {
    this.#title.done();
    this.#choice.taken();
    this.#repeat = undefined;
    this.#host.showBooked(first);
    void this.#host.upcoming.refresh();
    void this.#choice.search.task.refresh();
  }

  async #book(): Promise<void> {
    const { id: matchId, minutes } = this.#choice.search;
    const slot = this.#choice.chosen;
    if (matchId === undefined || !slot || minutes === undefined) return;
    this.#choice.taking = true;
    const meeting = await this.#booking.book({ matchId, slot, minutes, title: this.#title.words });
    this.#choice.taking = false;
    if (meeting) {
      this.#title.done();
      this.#choice.taken();
      announce(meetingsText('booked', { day: this.#host.formats.day(meeting.when.yours.date), time: this.#host.formats.clock(meeting.when.yours.from) }));
      this.#host.showBooked(meeting);
      void this.#choice.search.task.refresh();
    } else if (this.#booking.refused) await this.#choice.refuse(slot, this.#booking.refused);
    else if (this.#booking.problem) this.#fail(this.#booking.problem);
  }

  #fail(problem: Problem): void {
    const rests = problem.code === 'moved-on';
    announce(rests ? text('rests') : problemSentence(problem), 'assertive');
    if (rests) void this.#host.pairs.refresh();
  }
}

/** Where agenda and place of the meeting will stand. */
function previewComing(): TemplateResult {
  return skeletonLines('third', 'most', 'third', 'half');
}
