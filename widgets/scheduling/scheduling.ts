import { type PropertyValues, type TemplateResult, html } from 'lit';
import { property } from 'lit/decorators.js';
import { ApiTask } from '../api/api-task.ts';
import { listMatches, listMeetings } from '../api/operations.ts';
import { asProblem, type Problem } from '../api/problem.ts';
import { LazyView } from '../lazy-view.ts';
import { MentorElement } from '../mentor-element.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { schedulingViews, tell, type Match, type Meeting, type MeetingPage, type SchedulingHost, type SchedulingView, type Screen, type ScreenModule } from './scheduling-host.ts';

/**
 * @summary Meetings of a pair: what comes and what was, a time that suits both, and for mentors when they are free.
 * @attr view - meetings (the list), book (choose a time), meeting (one meeting and its agenda), move (another time for it), plan (a meeting of a circle that the reader leads) or availability (a mentor's free times, a mentee's calendars that say when they are busy)
 * @attr match - id of the match to book with, where the reader has several
 * @attr meeting - id of the meeting whose page is shown or that is moved
 * @attr circle - id of the circle whose meeting is planned
 * @fires mentor-scheduling-view - the person moved to another view; detail {view, matchId, meetingId}
 * @fires mentor-meeting-booked - detail {meetingId}
 * @fires mentor-meeting-moved - detail {meetingId}
 * @fires mentor-meeting-cancelled - detail {meetingId}
 */
export class MentorScheduling extends MentorElement implements SchedulingHost {
  static override styles = [MentorElement.styles, skeletonStyles];

  @property() view: SchedulingView = 'meetings';
  @property() match: string | undefined;
  @property() meeting: string | undefined;
  @property() circle: string | undefined;
  /** The clock of whatever depends on now. */
  @property({ attribute: false }) clock = (): Date => new Date();
  /** The zone that the device lives by. */
  @property({ attribute: false }) deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  justBooked: Meeting | undefined;
  justMoved: Meeting | undefined;
  readonly #modules: Readonly<Record<Shown, LazyView<ScreenModule>>> = {
    meetings: new LazyView(this, () => import('./meetings/meetings-screen.ts')),
    book: new LazyView(this, () => import('./booking/booking-screen.ts')),
    meeting: new LazyView(this, () => import('./meeting/meeting-screen.ts')),
    move: new LazyView(this, () => import('./moving/moving-screen.ts')),
    plan: new LazyView(this, () => import('./planning/planning-screen.ts')),
    availability: new LazyView(this, () => import('./availability/availability-screen.ts')),
    busy: new LazyView(this, () => import('./availability/busy-screen.ts')),
  };
  readonly #screens = new Map<Shown, Screen>();
  #upcoming: ApiTask<MeetingPage> | undefined;
  #pairs: ApiTask<readonly Match[]> | undefined;
  /** Why the code of a view did not come. */
  #problem: Problem | undefined;
  #loading = false;
  #focus: string | undefined;
  #warned = false;

  get upcoming(): ApiTask<MeetingPage> {
    return (this.#upcoming ??= new ApiTask<MeetingPage>(this, {
      load: (api, _args, options) => api.call(listMeetings, {}, options),
      refreshOn: ['meeting.'],
    }));
  }

  get pairs(): ApiTask<readonly Match[]> {
    return (this.#pairs ??= new ApiTask<readonly Match[]>(this, {
      load: async (api, _args, options) => (await api.call(listMatches, {}, options)).items.filter(({ mySide, circle }) => mySide !== null && circle === undefined),
      refreshOn: ['match.'],
    }));
  }

  get isMentor(): boolean {
    return this.me?.roles.includes('mentor') ?? false;
  }

  get isMentee(): boolean {
    return this.me?.roles.includes('mentee') ?? false;
  }

  go(view: SchedulingView, id?: string): void {
    this.view = view;
    const ofMeeting = isOfMeeting(view);
    if (ofMeeting) this.meeting = id ?? this.meeting;
    else this.match = id ?? this.match;
    [this.justBooked, this.justMoved] = [undefined, undefined];
    this.focusOn('[data-heading]');
    tell(this, 'mentor-scheduling-view', { view, matchId: (!ofMeeting && id) || null, meetingId: (ofMeeting && id) || null });
  }

  take(meeting: Meeting): void {
    const page = this.#upcoming?.value;
    if (!page) return;
    const others = page.items.filter(({ id }) => id !== meeting.id);
    const items = meeting.state === 'confirmed' ? [...others, meeting].sort((a, b) => a.when.start.localeCompare(b.when.start)) : others;
    this.#upcoming?.set({ ...page, items });
  }

  showBooked(meeting: Meeting): void {
    this.take(meeting);
    this.go('meetings');
    this.justBooked = meeting;
    tell(this, 'mentor-meeting-booked', { meetingId: meeting.id });
  }

  showMoved(meeting: Meeting): void {
    this.take(meeting);
    this.go('meetings');
    this.justMoved = meeting;
    tell(this, 'mentor-meeting-moved', { meetingId: meeting.id });
  }

  focusOn(selector: string): void {
    this.#focus = selector;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.view !== 'meetings') [this.justBooked, this.justMoved] = [undefined, undefined];
    if (!this.ready) return;
    const view = this.#shown;
    // A view's first data are asked for while its code is on its way.
    if (view === 'meetings') void this.upcoming;
    if (view === 'book') void this.pairs;
    if (!this.#problem && !this.#loading && !this.#screens.has(view)) void this.#open(view);
  }

  protected override updated(): void {
    const wanted = this.#focus && this.shadowRoot?.querySelector<HTMLElement>(this.#focus);
    if (!wanted) return;
    this.#focus = undefined;
    // A dialog that closes with this update does so after it, and gives the focus to its opener first.
    queueMicrotask(() => wanted.focus());
  }

  protected override render(): TemplateResult {
    const screen = this.#screens.get(this.#shown);
    if (screen) return screen.render();
    if (this.#problem) return this.feedback.problem(this.#problem, () => void this.#open(this.#shown));
    return html`<div class="api-task" aria-busy="true">${skeletonLines('third', 'most', 'full', 'half')}</div>`;
  }

  /** Free times are a mentor's; a mentee has times when they are busy, and anybody else sees the meetings. */
  get #shown(): Shown {
    const { view } = this;
    if (!schedulingViews.includes(view)) {
      this.#warn();
      return 'meetings';
    }
    if (view === 'plan' && this.circle === undefined) return 'meetings';
    if (isOfMeeting(view)) return this.meeting === undefined ? 'meetings' : view;
    if (view !== 'availability' || this.me === undefined || this.isMentor) return view;
    return this.isMentee ? 'busy' : 'meetings';
  }

  #warn(): void {
    if (!this.#warned) console.warn(`Mentorkit: <${this.localName}> has no view "${this.view}"; there are ${schedulingViews.join(', ')}.`);
    this.#warned = true;
  }

  async #open(view: Shown): Promise<void> {
    this.#loading = true;
    this.#problem = undefined;
    try {
      const [{ makeScreen }] = await Promise.all([this.#modules[view].load(), this.feedback.load()]);
      this.#screens.set(view, makeScreen(this));
    } catch (error) {
      this.#problem = asProblem(error);
    } finally {
      this.#loading = false;
      this.requestUpdate();
    }
  }
}

/** A view as somebody of these roles has it. */
type Shown = SchedulingView | 'busy';

/** Views of one meeting, by its id. */
function isOfMeeting(view: SchedulingView): boolean {
  return view === 'meeting' || view === 'move';
}
