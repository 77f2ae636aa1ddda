import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import { confirmHeld, contestHeld, goOnAfterFlash, listMeetings, listSlots } from '../../api/operations.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { announce } from '../../parts/announcer.ts';
import { avatarStyles } from '../../parts/avatar.ts';
import { banner } from '../../parts/banner.ts';
import { choiceStyles } from '../../parts/choice.ts';
import { dialogStyles } from '../../parts/dialog.ts';
import { empty, emptyStyles } from '../../parts/empty.ts';
import { fieldStyles } from '../../parts/field.ts';
import { iconStyles } from '../../parts/icon.ts';
import { calendar } from '../../parts/icons.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonCard, skeletonLines } from '../../parts/skeleton.ts';
import { tagStyles } from '../../parts/tag.ts';
import { firstName, timesStyles } from '../../parts/times.ts';
import { weekQuery } from '../../text/week.ts';
import { text as flashText } from '../../flash/flash.text.ts';
import type * as RefusedModule from '../../flash/going-on-refused.ts';
import { LazyView } from '../../lazy-view.ts';
import type * as CalendarModule from '../calendar/calendar-dialogs.ts';
import type * as OutcomeModule from '../outcome/outcome-dialog.ts';
import { MeetingAlarm } from '../meeting-alarm.ts';
import { meetingCard, meetingCardStyles } from '../meeting-card.ts';
import { ownFace, viewHeading, type Match, type Meeting, type MeetingPage, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { ZoneSwitch, zoneChoiceStyles } from '../zone-choice.ts';
import { CancelDialog } from './cancel-dialog.ts';
import { text } from './meetings.text.ts';
import { WaitingProposals, waitingProposalsStyles } from '../proposals/waiting-proposals.ts';
import { pastMeeting, pastMeetingStyles, type Word } from './past-meeting.ts';
import { WhoCame } from './who-came.ts';

export const styles = [avatarStyles, dialogStyles, emptyStyles, fieldStyles, iconStyles, tagStyles, timesStyles, meetingCardStyles, pastMeetingStyles, zoneChoiceStyles, screenStyles, choiceStyles, waitingProposalsStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new MeetingsScreen(host);
}

const pastPage = 10;
type When = 'upcoming' | 'past';

/** What is said with one press. */
interface SaidAtOnce {
  meetingId: string;
  word: Extract<Word, 'met' | 'was-there' | 'go-on'>;
}

function isAtOnce(word: Word): word is SaidAtOnce['word'] {
  return word === 'met' || word === 'was-there' || word === 'go-on';
}

/** What comes, what was and what became of it. */
class MeetingsScreen implements Screen {
  readonly #host: SchedulingHost;
  readonly #past: ApiTask<MeetingPage>;
  /** How many times this week has, for a mentee whose one mentor waits for a date. */
  readonly #timesThisWeek: ApiTask<number | undefined, [matchId: string | undefined]>;
  readonly #cancel: CancelDialog;
  readonly #proposals: WaitingProposals;
  readonly #whoCame: WhoCame;
  readonly #say: ApiAction<SaidAtOnce, Meeting>;
  readonly #more: ApiAction<{ when: When; cursor: string }, MeetingPage>;
  readonly #refusal: LazyView<typeof RefusedModule>;
  readonly #calendars: LazyView<typeof CalendarModule>;
  #yours: CalendarModule.YourCalendar | undefined;
  #adding: CalendarModule.AddDialog | undefined;
  /** Why a dialog could not be loaded, and what was wanted of it. */
  #loadProblem: { problem: Problem; again: () => void } | undefined;
  #said: SaidAtOnce | undefined;
  readonly #outcomes: LazyView<typeof OutcomeModule>;
  #outcome: OutcomeModule.OutcomeDialog | undefined;
  readonly #zone: ZoneSwitch;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#past = new ApiTask<MeetingPage>(host, {
      load: (api, _args, options) => api.call(listMeetings, { query: { when: 'past', limit: pastPage } }, options),
      refreshOn: ['meeting.'],
    });
    this.#timesThisWeek = new ApiTask(host, {
      args: () => [this.#withoutDate?.id],
      load: async (api, [matchId], options) => (matchId === undefined ? undefined : (await api.call(listSlots, { path: { matchId }, query: weekQuery(host.formats) }, options)).items.length),
      refreshOn: ['meeting.', 'availability.'],
    });
    // Asked for now: a task that is made while the host renders waits for the next time it does.
    void host.pairs;
    this.#cancel = new CancelDialog(host);
    this.#proposals = new WaitingProposals(host);
    this.#whoCame = new WhoCame(host, (meetingId) => void this.#marked(meetingId));
    this.#say = new ApiAction(host, (api, { meetingId, word }, options) => word === 'go-on'
      ? api.call(goOnAfterFlash, { path: { meetingId } }, options)
      : word === 'was-there'
      ? api.call(contestHeld, { path: { meetingId }, body: {} }, options)
      : api.call(confirmHeld, { path: { meetingId }, body: { held: true } }, options));
    this.#refusal = new LazyView(host, () => import('../../flash/going-on-refused.ts'));
    this.#outcomes = new LazyView(host, () => import('../outcome/outcome-dialog.ts'));
    this.#zone = new ZoneSwitch(host, 'list-zone');
    this.#calendars = new LazyView(host, () => import('../calendar/calendar-dialogs.ts'));
    this.#more = new ApiAction(host, (api, query, options) => api.call(listMeetings, { query }, options));
    new MeetingAlarm(host, host.clock, () => host.upcoming.value?.items ?? [], () => this.#refresh());
  }

  render(): TemplateResult {
    const { upcoming } = this.#host;
    return html`<div class="scheduling">
      <div class="row between screen-head">${viewHeading(this.#host, text('meetings'))}${this.#renderHeadActions()}</div>
      ${this.#host.feedback.offline()}
      ${this.#loadProblem ? problemBanner(this.#loadProblem.problem, this.#loadProblem.again) : nothing}
      ${this.#renderDone()}
      ${this.#renderZone()}
      ${this.#proposals.render()}
      ${upcoming.render({
        pending: skeletonCard,
        error: (problem) => problemOrEntrance(problem, () => void upcoming.refresh()),
        complete: (page) => this.#renderUpcoming(page),
      })}
      ${upcoming.value ? this.#past.render({ pending: () => skeletonLines('third', 'most'), complete: (page) => this.#renderPast(page) }) : nothing}
      ${this.#whoCame.render()} ${this.#cancel.render()} ${this.#outcome?.render()} ${this.#yours?.render()} ${this.#adding?.render()}
    </div>`;
  }

  get #bookable(): readonly Match[] {
    return this.#host.pairs.value?.filter(({ state }) => state === 'active') ?? [];
  }

  get #withoutDate(): Match | undefined {
    const [only, ...others] = this.#bookable;
    return this.#host.upcoming.value?.items.length === 0 && others.length === 0 && only?.mySide === 'mentee' ? only : undefined;
  }

  #renderHeadActions(): TemplateResult {
    const hasMeetings = (this.#host.upcoming.value?.items.length ?? 0) > 0;
    const takesPart = this.#host.isMentor || this.#host.isMentee;
    // Their calendar's address is there without a meeting too: to subscribe before the first one, and to revoke it whenever it was seen.
    return html`<div class="row">
      ${takesPart ? html`<button class="button" type="button" @click=${() => this.#host.go('availability')}>${this.#host.isMentor ? text('yourTimes') : text('whenBusy')}</button>` : nothing}
      ${takesPart || hasMeetings ? html`<button class="button" type="button" data-calendar @click=${() => void this.#showYours()}>${text('yourCalendar')}</button>` : nothing}
      ${hasMeetings && this.#bookable.length > 0 ? html`<button class="button" type="button" @click=${this.#book}>${text('book')}</button>` : nothing}
    </div>`;
  }

  /** The clock of all times below, wherever there is one. */
  #renderZone(): TemplateResult | typeof nothing {
    const times = [...[this.#host.upcoming, this.#past].flatMap(({ value }) => value?.items ?? []).map(({ when }) => when), ...this.#proposals.times];
    return times.length === 0 ? nothing : this.#zone.render(this.#host.clock(), times.map(({ theirs }) => theirs.zone));
  }

  /** What was booked or moved just now. */
  #renderDone(): TemplateResult | typeof nothing {
    const { justMoved, formats, upcoming } = this.#host;
    // On the clock that is looked at, once it is read on that.
    const justBooked = upcoming.value?.items.find(({ id }) => id === this.#host.justBooked?.id) ?? this.#host.justBooked;
    if (justMoved) return banner('ok', justMoved.circle ? text.rich('movedCircle') : text.rich('moved'));
    if (!justBooked) return nothing;
    const { yours } = justBooked.when;
    return banner('ok', text.rich(justBooked.circle ? 'bookedCircle' : 'booked', { day: formats.day(yours.date), time: formats.clock(yours.from) }));
  }

  #renderUpcoming({ items, nextCursor }: MeetingPage): TemplateResult {
    const { formats, headingLevel, clock } = this.#host;
    if (items.length === 0) return this.#host.pairs.render({ pending: skeletonCard, complete: () => this.#renderNone() });
    return html`<div class="group" role="heading" aria-level=${headingLevel + 1}>${text('comingUp')}</div>
      <ul class="stack">
        ${repeat(items, ({ id }) => id, (meeting) => html`<li>${meetingCard({ meeting, me: ownFace(this.#host), formats, now: clock(), level: headingLevel + 2, onMove: (one) => this.#host.go('move', one.id), onCancel: (one) => this.#ask(one), onAdd: (one) => void this.#add(one), onOpen: ({ id }) => this.#host.go('meeting', id) })}</li>`)}
      </ul>
      ${this.#renderMore('upcoming', nextCursor)}`;
  }

  #renderNone(): TemplateResult {
    const level = this.#host.headingLevel + 1;
    const isMentor = this.#host.isMentor;
    const toTimes = html`<button class="button primary" type="button" @click=${() => this.#host.go('availability')}>${text('setTimes')}</button>`;
    if (this.#bookable.length === 0) {
      const words = isMentor ? text('nobodyMentor') : text('nobodyMentee');
      return html`<div class="card">${empty({ shape: calendar, title: text('nobody'), words, level, ...(isMentor && { action: toTimes }) })}</div>`;
    }
    const action = html`<button class="button primary" type="button" @click=${this.#book}>${text('pickTime')}</button>`;
    return html`<div class="card">${empty({ shape: calendar, title: text('noDate'), words: this.#noDateWords, action, level })}</div>`;
  }

  get #noDateWords(): string {
    const [first, ...others] = this.#bookable;
    if (others.length > 0 || !first?.partner) return text('noDateYet');
    const name = firstName(first.partner.name);
    const count = this.#withoutDate && this.#timesThisWeek.value;
    return count ? text('noDateTimes', { name, count }) : text('noDateWith', { name });
  }

  #renderPast({ items, nextCursor }: MeetingPage): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    const { formats, headingLevel } = this.#host;
    const busy = this.#say.busy ? this.#said : undefined;
    return html`<section>
      <div class="group" role="heading" aria-level=${headingLevel + 1}>${text('earlier')}</div>
      ${this.#say.problem ? this.#refused(this.#say.problem, items) : nothing}
      <ul class="divided">
        ${repeat(items, ({ id }) => id, (meeting) => pastMeeting({
          meeting,
          formats,
          busy: busy?.meetingId === meeting.id ? busy.word : undefined,
          onSay: (word) => void (isAtOnce(word) ? this.#answer({ meetingId: meeting.id, word }) : this.#askOutcome(meeting)),
          onWhoCame: () => void this.#whoCame.ask(meeting),
          onOpen: () => this.#host.go('meeting', meeting.id),
        }))}
      </ul>
      ${this.#renderMore('past', nextCursor)}
    </section>`;
  }

  /** Going on is a match request: it is refused in those words. */
  #refused(problem: Problem, items: readonly Meeting[]): TemplateResult {
    const meeting = items.find(({ id }) => id === this.#said?.meetingId);
    const told = this.#said?.word === 'go-on' && meeting ? this.#refusal.module?.goingOnRefused(problem, firstName(meeting.partner.name), this.#host.formats) : undefined;
    return told ?? problemBanner(problem, () => void this.#answer(this.#said));
  }

  #renderMore(when: When, cursor: string | null): TemplateResult | typeof nothing {
    if (cursor === null) return nothing;
    return html`<button class="button quiet" type="button" aria-busy=${this.#more.busy ? 'true' : 'false'} @click=${() => void this.#showMore(when, cursor)}>${text('showMore')}</button>
      ${this.#more.problem ? problemBanner(this.#more.problem, () => void this.#showMore(when, cursor)) : nothing}`;
  }

  readonly #book = (): void => this.#host.go('book', this.#bookable.length === 1 ? this.#bookable[0]?.id : undefined);

  #ask(meeting: Meeting): void {
    this.#cancel.ask(meeting);
    this.#host.requestUpdate();
  }

  async #showYours(): Promise<void> {
    const module = await this.#loadCalendars(() => void this.#showYours());
    if (!module) return;
    this.#yours ??= new module.YourCalendar(this.#host);
    this.#yours.show();
  }

  async #add(meeting: Meeting): Promise<void> {
    const module = await this.#loadCalendars(() => void this.#add(meeting));
    if (!module) return;
    this.#adding ??= new module.AddDialog(this.#host);
    this.#adding.ask(meeting);
  }

  async #loadCalendars(again: () => void): Promise<typeof CalendarModule | undefined> {
    this.#loadProblem = undefined;
    try {
      return await this.#calendars.load();
    } catch (error) {
      this.#loadProblem = { problem: asProblem(error), again };
      this.#host.requestUpdate();
      return undefined;
    }
  }

  async #answer(said: SaidAtOnce | undefined): Promise<void> {
    if (!said) return;
    this.#said = said;
    const done = await this.#say.run(said);
    const page = this.#past.value;
    const { problem } = this.#say;
    if (problem && said.word === 'go-on') await this.#refusal.load();
    if (problem) announce(problemSentence(problem), 'assertive');
    if (!done || !page) return void (problem?.code === 'moved-on' && this.#past.refresh());
    this.#take(done.answer);
    announce(said.word === 'go-on' ? flashText(this.#byMe(done.answer) ? 'askedOn' : 'wished') : text('noted'));
  }

  /** What became of a meeting, in its row. The button that was pressed is gone: the meeting itself keeps the place. */
  #take(meeting: Meeting): void {
    const page = this.#past.value;
    if (page) this.#past.set({ ...page, items: page.items.map((one) => (one.id === meeting.id ? meeting : one)) });
    this.#host.focusOn(`[data-meeting="${meeting.id}"]`);
  }

  /** As it is by now. */
  async #again(meeting: Meeting): Promise<Meeting> {
    await this.#past.refresh();
    return this.#past.value?.items.find(({ id }) => id === meeting.id) ?? meeting;
  }

  /** Anything but a yes asks what was; the code for that is loaded then. */
  async #askOutcome(meeting: Meeting): Promise<void> {
    this.#loadProblem = undefined;
    try {
      const { OutcomeDialog } = await this.#outcomes.load();
      this.#outcome ??= new OutcomeDialog(this.#host, { said: (one) => this.#take(one), movedOn: (one) => this.#again(one) });
      this.#outcome.ask(meeting);
    } catch (error) {
      this.#loadProblem = { problem: asProblem(error), again: () => void this.#askOutcome(meeting) };
      this.#host.requestUpdate();
    }
  }

  async #marked(meetingId: string): Promise<void> {
    announce(text('noted'));
    await this.#past.refresh();
    this.#host.focusOn(`[data-meeting="${meetingId}"]`);
  }

  /** Whoever booked a flash session is its mentee. */
  #byMe({ bookedBy }: Meeting): boolean {
    return bookedBy === this.#host.me?.person.id;
  }

  async #showMore(when: When, cursor: string): Promise<void> {
    const task = when === 'past' ? this.#past : this.#host.upcoming;
    const done = await this.#more.run({ when, cursor });
    if (!done || !task.value) return;
    const [first] = done.answer.items;
    task.set({ items: [...task.value.items, ...done.answer.items], nextCursor: done.answer.nextCursor });
    if (when === 'past' && first) this.#host.focusOn(`[data-meeting="${first.id}"]`);
  }

  #refresh(): void {
    void this.#host.upcoming.refresh();
    void this.#past.refresh();
  }
}

function problemOrEntrance(problem: Problem, retry: () => void): TemplateResult {
  return problem.code === 'not-enrolled' ? banner('info', text.rich('notEnrolled')) : problemBanner(problem, retry);
}
