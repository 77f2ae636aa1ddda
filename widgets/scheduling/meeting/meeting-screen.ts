import { html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../../api/api-task.ts';
import { readAgenda, readMeeting } from '../../api/operations.ts';
import { LazyView } from '../../lazy-view.ts';
import { avatarStyles } from '../../parts/avatar.ts';
import { dialogStyles } from '../../parts/dialog.ts';
import { fieldStyles } from '../../parts/field.ts';
import { icon, iconStyles } from '../../parts/icon.ts';
import { left } from '../../parts/icons.ts';
import { menuStyles } from '../../parts/menu.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { tagStyles } from '../../parts/tag.ts';
import { timesStyles } from '../../parts/times.ts';
import { toastStyles } from '../../parts/toast.ts';
import { MeetingAlarm } from '../meeting-alarm.ts';
import { meetingCard, meetingCardStyles } from '../meeting-card.ts';
import { CancelDialog } from '../meetings/cancel-dialog.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import type * as AfterModule from '../outcome/after-meeting.ts';
import type * as RoomModule from '../place/meeting-room.ts';
import { ownFace, viewHeading, type Meeting, type SchedulingHost, type Screen } from '../scheduling-host.ts';
import { placeOf, type PairPart, type PairPlace } from '../../workspace/pair-part.ts';
import { pairParts } from '../../workspace/pair-parts.ts';
import { screenStyles } from '../screen.styles.ts';
import { ZoneSwitch, zoneChoiceStyles } from '../zone-choice.ts';
import { AgendaPanel } from './agenda-panel.ts';
import { changeSaid, type Agenda } from './agenda-words.ts';
import { meetingScreenStyles } from './meeting-screen.styles.ts';

export const styles = [avatarStyles, dialogStyles, fieldStyles, iconStyles, menuStyles, tagStyles, timesStyles, toastStyles, meetingCardStyles, zoneChoiceStyles, screenStyles, meetingScreenStyles];

export function makeScreen(host: SchedulingHost): Screen {
  return new MeetingScreen(host);
}

/** One meeting: when and where, its agenda, and what its people keep for it. Made for a phone that lies beside the call. */
class MeetingScreen implements Screen {
  readonly #host: SchedulingHost;
  readonly #meeting: ApiTask<Meeting | undefined, [meetingId: string | undefined]>;
  readonly #agenda: ApiTask<Agenda | undefined, [string | undefined]>;
  readonly #panel: AgendaPanel;
  readonly #cancel: CancelDialog;
  readonly #zone: ZoneSwitch;
  #after: AfterModule.AfterMeeting | undefined;
  #room: RoomModule.MeetingRoom | undefined;
  readonly #parts: PairPart[] = [];

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#meeting = new ApiTask(host, {
      args: () => [this.#id],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readMeeting, { path: { meetingId } }, options)),
      refreshOn: ['meeting.'],
    });
    this.#agenda = new ApiTask(host, {
      args: () => [this.#id],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readAgenda, { path: { meetingId } }, options)),
      refreshOn: ['agenda.', 'agenda-item.', 'meeting.'],
      says: { changed: (before, after) => before && after && changeSaid(before, after, host.me?.person.id) },
    });
    this.#panel = new AgendaPanel(host, this.#agenda, () => this.#shown);
    this.#cancel = new CancelDialog(host);
    this.#zone = new ZoneSwitch(host, 'meeting-zone');
    new MeetingAlarm(host, host.clock, () => (this.#shown ? [this.#shown] : []), () => void this.#meeting.refresh());
    void this.#bringParts();
  }

  render(): TemplateResult {
    const { headingLevel } = this.#host;
    return html`<div class="scheduling">
      <button class="link plain back" type="button" @click=${() => this.#host.go('meetings')}>${icon(left, 16)}${meetingsText('meetings')}</button>
      ${this.#host.feedback.offline()}
      ${this.#meeting.render({
        pending: () => skeletonLines('third', 'most', 'half'),
        complete: (meeting) => (meeting ? html`<div class="meeting-page">
          <div class="meeting-head">${viewHeading(this.#host, this.#host.formats.day(meeting.when.yours.date, 'long'))}
            ${this.#zone.render(new Date(meeting.when.start), [meeting.when.theirs.zone])}${this.#renderCard(meeting)}${this.#room?.render(meeting)}${this.#after?.renderOutcome(meeting)}</div>
          ${this.#agenda.render({ pending: () => skeletonLines('third', 'full', 'most', 'full', 'half'), complete: (agenda) => (agenda ? this.#panel.render(agenda, headingLevel + 1) : nothing) })}
          ${this.#renderParts(meeting, headingLevel + 1)}
          ${this.#after?.renderHistory(meeting, headingLevel + 1)}
        </div>` : nothing),
      })}
      ${this.#cancel.render()}
    </div>`;
  }

  #renderParts(meeting: Meeting, level: number): TemplateResult[] {
    const place = this.#placeOf(meeting);
    return place ? this.#parts.map((part) => part.render(place, level)) : [];
  }

  #placeOf(meeting: Meeting | undefined): PairPlace | undefined {
    return placeOf(meeting, this.#agenda.value?.owners);
  }

  #renderCard(meeting: Meeting): TemplateResult {
    return meetingCard({
      meeting, me: ownFace(this.#host), formats: this.#host.formats, now: this.#host.clock(), level: this.#host.headingLevel + 1,
      onMove: (one) => this.#host.go('move', one.id),
      onCancel: (one) => {
        this.#cancel.ask(one);
        this.#host.requestUpdate();
      },
    });
  }

  /** What a write answers may come when another meeting is looked at. */
  #take(meeting: Meeting): void {
    if (meeting.id === this.#id) this.#meeting.set(meeting);
  }

  /** As it is by now. */
  async #again(meeting: Meeting): Promise<Meeting> {
    await this.#meeting.refresh();
    return this.#meeting.value?.id === meeting.id ? this.#meeting.value : meeting;
  }

  /** The meeting of the address; none while another view is shown. */
  get #id(): string | undefined {
    return this.#host.view === 'meeting' ? this.#host.meeting : undefined;
  }

  get #shown(): Meeting | undefined {
    const meeting = this.#meeting.value;
    return meeting?.id === this.#id ? meeting : undefined;
  }

  /** Where the code of one does not come, the page is whole without it. */
  async #bringParts(): Promise<void> {
    const loads = pairParts.map((load) => new LazyView(this.#host, load).load().catch(() => undefined));
    const after = new LazyView(this.#host, () => import('../outcome/after-meeting.ts')).load().catch(() => undefined);
    const room = new LazyView(this.#host, () => import('../place/meeting-room.ts')).load().catch(() => undefined);
    for (const module of await Promise.all(loads)) if (module) this.#parts.push(module.makePairPart(this.#host, () => this.#placeOf(this.#shown)));
    const { AfterMeeting } = (await after) ?? {};
    if (AfterMeeting) this.#after = new AfterMeeting(this.#host, { shown: () => this.#shown, said: (meeting) => this.#take(meeting), movedOn: (meeting) => this.#again(meeting) });
    const { MeetingRoom } = (await room) ?? {};
    if (MeetingRoom) this.#room = new MeetingRoom(this.#host, { said: (meeting) => this.#take(meeting), movedOn: (meeting) => this.#again(meeting) });
    this.#host.requestUpdate();
  }
}
