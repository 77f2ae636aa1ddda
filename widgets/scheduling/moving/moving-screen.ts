import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import { listMoveSlots, moveMeeting, readMeeting } from '../../api/operations.ts';
import type { Problem } from '../../api/problem.ts';
import { LazyView } from '../../lazy-view.ts';
import { announce } from '../../parts/announcer.ts';
import { avatarStyles } from '../../parts/avatar.ts';
import { banner } from '../../parts/banner.ts';
import { checkbox, choiceStyles } from '../../parts/choice.ts';
import { fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { left } from '../../parts/icons.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { bothTimes, dateTile, timesStyles, type Span } from '../../parts/times.ts';
import { bookingScreenStyles } from '../booking/booking-screen.styles.ts';
import { refusedBy } from '../booking/booking.ts';
import { chosenTime, chosenTimeStyles } from '../booking/chosen-time.ts';
import { TimeChoice } from '../booking/time-choice.ts';
import { meetingTitle } from '../meeting-card.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { ownFace, viewHeading, type Meeting, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { reasonField } from '../reason-field.ts';
import { withWhom } from '../with-whom.ts';
import { zoneChoiceStyles } from '../zone-choice.ts';
import { isAlone } from './is-alone.ts';
import { movingScreenStyles } from './moving-screen.styles.ts';
import { text } from './moving.text.ts';
import type * as SeriesModule from './series-move.ts';

export const styles = [avatarStyles, choiceStyles, fieldStyles, iconStyles, timesStyles, zoneChoiceStyles, screenStyles, chosenTimeStyles, bookingScreenStyles, movingScreenStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new MovingScreen(host);
}

interface Move {
  meetingId: string;
  from: string;
  start: string;
  reason: string;
}

/** Another time for a meeting: the one it has, the free ones, and why where it is late. */
class MovingScreen implements Screen, ReactiveController {
  readonly #host: SchedulingHost;
  readonly #meeting: ApiTask<Meeting | undefined, [string | undefined]>;
  readonly #choice: TimeChoice;
  readonly #move: ApiAction<Move, Meeting>;
  readonly #series: LazyView<typeof SeriesModule>;
  #seriesMove: SeriesModule.SeriesMove | undefined;
  /** All later ones of its series as well. */
  #later = false;
  #reason = '';
  /** The server asked for a reason: it stays asked for until the meeting is moved. */
  #needsReason = false;
  /** Somebody else moved it while it was about to be moved. */
  #movedMeanwhile = false;

  constructor(host: SchedulingHost) {
    this.#host = host;
    // Before the times: what is asked for is settled when they are.
    host.addController(this);
    this.#move = new ApiAction(host, (api, { meetingId, from, start, reason }, options) =>
      api.call(moveMeeting, { path: { meetingId }, body: { from, start, ...(reason && { reason }) } }, options));
    this.#series = new LazyView(host, () => import('./series-move.ts'));
    this.#meeting = new ApiTask(host, {
      args: () => [this.#id],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readMeeting, { path: { meetingId } }, options)),
      refreshOn: ['meeting.'],
    });
    this.#choice = new TimeChoice(host, async (api, meetingId, { minutes: _minutes, ...rest }, options) => {
      const week = await api.call(listMoveSlots, { path: { meetingId }, query: rest }, options);
      // Its own time is free for it, and no other time.
      return { ...week, items: week.items.filter(({ start }) => start !== this.#shown?.when.start) };
    }, {
      isShown: () => this.#id !== undefined,
      hold: (start) => this.#shown && { kind: 'meeting', id: this.#shown.id, start },
      changed: () => this.#begin(),
    });
    // Asked for now: a task that is made while the host renders waits for the next time it does.
    void host.pairs;
  }

  hostUpdate(): void {
    const id = this.#canMove ? this.#id : undefined;
    if (id === this.#choice.search.id) return this.#choice.watch();
    this.#choice.begin(id);
    [this.#reason, this.#needsReason, this.#movedMeanwhile, this.#later] = ['', false, false, false];
  }

  render(): TemplateResult {
    const meeting = this.#shown;
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meeting', this.#id)}>${icon(left, 16)}${text('back')}</button>
      ${meeting ? viewHeading(this.#host, text('title', { name: withWhom(meeting) })) : nothing}
      ${this.#host.feedback.offline()}
      ${this.#meeting.render({
        pending: () => skeletonLines('third', 'full', 'most', 'half'),
        complete: (one) => (one ? this.#renderMoving(one) : nothing),
      })}
    </div>`;
  }

  /** The meeting of the address; none while another view is shown. */
  get #id(): string | undefined {
    return this.#host.view === 'move' ? this.#host.meeting : undefined;
  }

  get #shown(): Meeting | undefined {
    const meeting = this.#meeting.value;
    return meeting?.id === this.#id ? meeting : undefined;
  }

  get #canMove(): boolean {
    return this.#shown?.can.includes('move') ?? false;
  }

  #renderMoving(meeting: Meeting): TemplateResult {
    return html`<div class="booking">
      <div class="settings">${this.#renderNow(meeting)}${this.#canMove ? html`${this.#renderLater(meeting)}${this.#renderReason()}` : nothing}</div>
      <div class="when">
        ${this.#canMove
          ? html`${this.#choice.search.task.render({
              pending: () => skeletonLines('half', 'full', 'full', 'most'),
              complete: (answer) => (answer ? this.#choice.renderWeek(answer.week, { other: withWhom(meeting), alone: isAlone(meeting), onSetTimes: this.#isMentorOf(meeting) ? () => this.#host.go('availability') : undefined }) : nothing),
            })}${this.#renderChosen(meeting)}<div class="row">${this.#choice.renderJump()}</div>`
          : banner('info', text.rich('fixed'))}
      </div>
    </div>`;
  }

  #renderNow(meeting: Meeting): TemplateResult {
    const { when, partner } = meeting;
    return html`<section class="card time-now" aria-label=${text('now')}>
      <p class="meta" aria-hidden="true">${text('now')}</p>
      ${dateTile(when.yours.date, this.#host.formats)}
      <div><p class="label">${meetingTitle(meeting)}</p>
      ${bothTimes({ when, me: ownFace(this.#host), ...(isAlone(meeting) ? {} : { other: partner }), formats: this.#host.formats, withEnd: true })}</div>
    </section>`;
  }

  #renderLater({ series }: Meeting): TemplateResult | typeof nothing {
    if (!series || series.place === series.of) return nothing;
    return checkbox({
      label: meetingsText('laterToo'),
      checked: this.#later,
      onChange: (later) => {
        this.#later = later;
        this.#begin();
        this.#host.requestUpdate();
      },
    });
  }

  #renderReason(): TemplateResult {
    const refused = this.#problem?.code === 'body-invalid';
    return reasonField({ id: 'move-reason', value: this.#reason, needed: this.#needsReason, refused, onInput: (value) => (this.#reason = value) });
  }

  #renderChosen(meeting: Meeting): TemplateResult | typeof nothing {
    if (!this.#choice.search.week) return nothing;
    const other = isAlone(meeting) ? undefined : meeting.partner;
    return html`${chosenTime({ when: this.#choice.chosen, me: ownFace(this.#host), other, formats: this.#host.formats, words: this.#later ? text('seeAll') : text('moveHere'), keptUntil: this.#choice.keptUntil, busy: this.#move.busy || (this.#seriesMove?.looking ?? false), onTake: () => void this.#take() })}${this.#seriesMove?.render() ?? nothing}${this.#renderProblem()}`;
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const problem = this.#problem;
    if (this.#movedMeanwhile) return banner('warn', text.rich('movedMeanwhile'));
    if (!problem || refusedBy(problem) || problem.code === 'body-invalid') return nothing;
    return problem.code === 'flash-month-full' ? banner('warn', text.rich('monthFull')) : problemBanner(problem, () => void (this.#seriesMove?.isOpen ? this.#takeAll() : this.#take()));
  }

  /** Why the last try did not work, of this meeting alone or of all later ones. */
  get #problem(): Problem | undefined {
    return this.#move.problem ?? this.#seriesMove?.problem;
  }

  /** What was said about another choice is over. */
  #begin(): void {
    this.#move.clear();
    this.#seriesMove?.close();
  }

  /** Of a pair its match says so; a flash session is booked by its mentee, and a circle's meeting is moved by its mentor. */
  #isMentorOf({ matchId, circle, flash, bookedBy, partner }: Meeting): boolean {
    if (circle) return true;
    return flash ? bookedBy === partner.id : this.#host.pairs.value?.find(({ id }) => id === matchId)?.mySide === 'mentor';
  }

  async #take(): Promise<void> {
    const meeting = this.#shown;
    const slot = this.#choice.chosen;
    if (!meeting || !slot) return;
    this.#movedMeanwhile = false;
    if (this.#later) return this.#lookAtAll({ meeting, slot });
    this.#choice.taking = true;
    const done = await this.#move.run({ meetingId: meeting.id, from: meeting.when.start, start: slot.start, reason: this.#reason.trim() });
    this.#choice.taking = false;
    if (done) this.#moved(done.answer);
    else await this.#failed(slot);
  }

  /** What would become of all later ones: nothing is moved before that was seen. */
  async #lookAtAll(wish: SeriesModule.SeriesWish): Promise<void> {
    const { SeriesMove } = await this.#series.load();
    this.#seriesMove ??= new SeriesMove(this.#host, () => void this.#takeAll());
    await this.#seriesMove.look(wish);
    await this.#failed(wish.slot);
  }

  async #takeAll(): Promise<void> {
    const slot = this.#choice.chosen;
    if (!slot) return;
    this.#choice.taking = true;
    const moved = await this.#seriesMove?.send(this.#reason.trim());
    this.#choice.taking = false;
    if (!moved) return this.#failed(slot);
    this.#moved(moved);
    void this.#host.upcoming.refresh();
  }

  #moved(meeting: Meeting): void {
    announce(meeting.circle ? meetingsText('movedCircle') : meetingsText('moved'));
    this.#choice.taken();
    this.#host.showMoved(meeting);
  }

  async #failed(slot: Span): Promise<void> {
    const problem = this.#problem;
    const refused = refusedBy(problem);
    if (refused) {
      this.#seriesMove?.close();
      await this.#choice.refuse(slot, refused);
    } else if (problem?.code === 'body-invalid') {
      this.#needsReason = true;
      this.#host.focusOn('#move-reason');
    } else if (problem?.code === 'moved-on') await this.#readAgain();
    else if (problem) announce(problem.code === 'flash-month-full' ? text('monthFull') : problemSentence(problem), 'assertive');
  }

  /** Somebody else has moved it, or it is over: what it is now stands here, and nothing is chosen any more. */
  async #readAgain(): Promise<void> {
    await this.#meeting.refresh();
    this.#choice.forget();
    this.#movedMeanwhile = this.#canMove;
    announce(this.#canMove ? text('movedMeanwhile') : text('fixed'), 'assertive');
    void this.#choice.search.task.refresh();
    this.#host.focusOn('[data-heading]');
  }
}
