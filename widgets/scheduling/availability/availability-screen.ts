import { html, nothing, type TemplateResult } from 'lit';
import type { Shape } from '../../api/operation.ts';
import { LazyView } from '../../lazy-view.ts';
import { banner } from '../../parts/banner.ts';
import { choiceStyles } from '../../parts/choice.ts';
import { dialog, dialogStyles } from '../../parts/dialog.ts';
import { fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { check, left, pause } from '../../parts/icons.ts';
import { problemBanner } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { firstName } from '../../parts/times.ts';
import { tagStyles } from '../../parts/tag.ts';
import { toastStyles } from '../../parts/toast.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { viewHeading, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { screenStyles } from '../screen.styles.ts';
import { zoneChoiceStyles } from '../zone-choice.ts';
import { availabilityScreenStyles } from './availability-screen.styles.ts';
import { text } from './availability.text.ts';
import type * as BookedModule from './booked-rooms.ts';
import { breathingRoom, breathingRoomStyles } from './breathing-room.ts';
import { BusyCalendars, busyCalendarsStyles } from './busy-calendars.ts';
import { DifferentDaysList, differentDaysStyles } from './different-days-list.ts';
import { hoursFieldsStyles } from './hours-fields.ts';
import { PauseDialog } from './pause-dialog.ts';
import { PreviewPanel, previewPanelStyles } from './preview-panel.ts';
import { RulesEditor, type SaveState } from './rules-editor.ts';
import { WeeklyHours, weeklyHoursStyles } from './weekly-hours.ts';

export const styles = [
  choiceStyles, dialogStyles, fieldStyles, iconStyles, toastStyles, zoneChoiceStyles, hoursFieldsStyles, weeklyHoursStyles, differentDaysStyles,
  breathingRoomStyles, busyCalendarsStyles, tagStyles, previewPanelStyles, screenStyles, availabilityScreenStyles,
];

export function makeScreen(host: SchedulingHost): Screen {
  return new AvailabilityScreen(host);
}

type Rooms = Pick<Shape<'Availability'>, 'meetingsElsewhere' | 'programRoom'>;

const stateWords: Readonly<Record<SaveState, 'saved' | 'saving' | 'unsaved' | 'lookAgain'>> = { saved: 'saved', saving: 'saving', unsaved: 'unsaved', 'look-again': 'lookAgain' };

/** When a mentor is free: the week, the days that differ, room to breathe; beside it what mentees see of it. */
class AvailabilityScreen implements Screen {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  readonly #weekly: WeeklyHours;
  readonly #different: DifferentDaysList;
  readonly #calendars: BusyCalendars;
  readonly #preview: PreviewPanel;
  readonly #pause: PauseDialog;
  #booked: BookedModule.BookedRooms | undefined;
  #bringing: Promise<void> | undefined;
  /** How many booked meetings had another room when the page was opened. */
  #atFirst: number | undefined;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#editor = new RulesEditor(host);
    this.#weekly = new WeeklyHours(host, this.#editor);
    this.#different = new DifferentDaysList(host, this.#editor);
    this.#calendars = new BusyCalendars(host);
    this.#preview = new PreviewPanel(host, this.#editor);
    this.#pause = new PauseDialog(host, this.#editor);
  }

  render(): TemplateResult {
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meetings')}>${icon(left, 16)}${meetingsText('meetings')}</button>
      <div class="row between screen-head">
        <div>${viewHeading(this.#host, text('whenFree'))}<p class="body soft">${this.#lead}</p></div>
        ${this.#editor.task.value ? this.#renderHeadActions() : nothing}
      </div>
      ${this.#host.feedback.offline()}
      ${this.#editor.task.render({
        pending: () => skeletonLines('third', 'full', 'full', 'full', 'half'),
        complete: ({ availability }) => html`
          ${this.#renderNotices(availability)}
          <div class="availability">
            <div class="rules">${this.#weekly.render()}${this.#different.render()}${breathingRoom(this.#host, this.#editor, this.#renderBooked(availability))}${this.#calendars.render()}</div>
            ${this.#preview.render()}
          </div>
          ${this.#pause.render()}${this.#renderQuestion()}`,
      })}
    </div>`;
  }

  get #lead(): string {
    const names = this.#editor.task.value?.availability.mentees.map(({ name }) => firstName(name)) ?? [];
    return names.length > 0 && names.length < 4 ? text('setOnceFor', { count: names.length, names: this.#host.formats.list(names) }) : text('setOnce');
  }

  #renderHeadActions(): TemplateResult {
    const { state } = this.#editor;
    const isAway = this.#pausedUntil !== null;
    return html`<div class="row">
      ${state ? html`<span class="save-state">${state === 'saved' ? icon(check, 16) : nothing}${text(stateWords[state])}</span>` : nothing}
      ${isAway ? nothing : html`<button class="button" type="button" @click=${() => this.#pause.show()}>${icon(pause, 16)}${text('pause')}</button>`}
    </div>`;
  }

  /** A break that is over is none. */
  get #pausedUntil(): string | null {
    const until = this.#editor.task.value?.availability.pausedUntil ?? null;
    return until !== null && until > this.#editor.today ? until : null;
  }

  #renderNotices({ meetingsOutside }: { meetingsOutside: number }): TemplateResult {
    const { problem } = this.#editor;
    const until = this.#pausedUntil;
    return html`
      ${until === null ? nothing : banner('info', text.rich('paused', { day: this.#host.formats.day(until, 'long') }), {
        shape: pause,
        action: html`<button class="button small" id="im-back" type="button" @click=${this.#comeBack}>${text('imBack')}</button>`,
      })}
      ${meetingsOutside > 0 ? banner('info', text('outside', { count: meetingsOutside })) : nothing}
      ${problem ? problemBanner(problem, () => this.#editor.retry()) : nothing}`;
  }

  /** Below the video room: brought where there is something to say there. */
  #renderBooked({ meetingsElsewhere, programRoom }: Rooms): TemplateResult | typeof nothing {
    this.#atFirst ??= meetingsElsewhere;
    if (meetingsElsewhere > 0 || programRoom !== null) this.#bringing ??= this.#bringBooked(this.#atFirst);
    return this.#booked?.render() ?? nothing;
  }

  async #bringBooked(told: number): Promise<void> {
    try {
      const { BookedRooms } = await new LazyView(this.#host, () => import('./booked-rooms.ts')).load();
      this.#booked = new BookedRooms(this.#host, this.#editor, told);
      this.#host.requestUpdate();
    } catch {
      this.#bringing = undefined; // the rest is whole without it, and the next change tries again
    }
  }

  /** Asked only once rules are read; their times are on the clock of the rules, whichever is looked at. */
  #renderQuestion(): TemplateResult {
    const { asking } = this.#editor;
    const { formats } = this.#host;
    return dialog({
      id: 'meetings-hit',
      open: asking.length > 0,
      title: text('askTitle'),
      body: html`<p>${asking.length === 2 ? text('askStayTwo') : text('askStay', { count: asking.length })}</p>
        <ul>${asking.map(({ when, partner }) => html`<li>${text('hitMeeting', { day: formats.dayOf(when.start, 'short', this.#editor.rules.zone), from: formats.time(when.start, this.#editor.rules.zone), name: partner.name })}</li>`)}</ul>`,
      actions: html`<button class="button" type="button" @click=${() => this.#editor.revert()}>${text('keepTimes')}</button>
        <button class="button primary" type="button" @click=${() => this.#editor.confirm()}>${text('changeTimes')}</button>`,
      onClose: () => this.#editor.asking.length > 0 && this.#editor.revert(),
    });
  }

  readonly #comeBack = async (): Promise<void> => {
    if (await this.#editor.pause(null)) this.#host.focusOn('[data-heading]');
  };
}
