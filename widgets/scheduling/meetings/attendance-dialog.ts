import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import type { Shape } from '../../api/operation.ts';
import { markAttendance, readAttendance } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { checkbox } from '../../parts/choice.ts';
import { dialog } from '../../parts/dialog.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './attendance.text.ts';

type Attendance = Shape<'Attendance'>;

/** "Who came?" A list of who was to come, all ticked but those who are said not to have come; what was unticked stays until it is saved. */
export class AttendanceDialog {
  readonly #host: SchedulingHost;
  readonly #onMarked: (meetingId: string) => void;
  readonly #attendance: ApiTask<Attendance | undefined, [meetingId: string | undefined]>;
  readonly #mark: ApiAction<{ meetingId: string; absentIds: string[] }, Attendance>;
  #meeting: Meeting | undefined;
  #open = false;
  /** Who did not come, as it is ticked now; undefined: as it was read. */
  #absent: ReadonlySet<string> | undefined;

  constructor(host: SchedulingHost, onMarked: (meetingId: string) => void) {
    this.#host = host;
    this.#onMarked = onMarked;
    this.#attendance = new ApiTask<Attendance | undefined, [string | undefined]>(host, {
      args: () => [this.#meeting?.id],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readAttendance, { path: { meetingId } }, options)),
      refreshOn: ['meeting.'],
    });
    this.#mark = new ApiAction(host, (api, { meetingId, absentIds }, options) => api.call(markAttendance, { path: { meetingId }, body: { absentIds } }, options));
  }

  ask(meeting: Meeting): void {
    if (meeting.id !== this.#meeting?.id) this.#absent = undefined;
    this.#meeting = meeting;
    this.#open = true;
    this.#mark.clear();
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#meeting) return nothing;
    const { problem, busy } = this.#mark;
    return dialog({
      id: 'attendance',
      open: this.#open,
      title: text('title', { day: this.#host.formats.day(this.#meeting.when.yours.date, 'long') }),
      body: html`<p>${text('words')}</p>
        ${this.#attendance.render({ pending: skeleton, complete: () => this.#renderPeople() })}
        ${problem ? problemBanner(problem, () => void this.#save()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('notNow')}</button>
        <button class="button primary" type="button" aria-busy=${busy ? 'true' : 'false'} ?disabled=${!this.#shown} @click=${() => void this.#save()}>${text('save')}</button>`,
      onClose: this.#close,
    });
  }

  /** Of the meeting that is asked about; another one's may still be there until it comes. */
  get #shown(): Attendance | undefined {
    const attendance = this.#attendance.value;
    return attendance?.meetingId === this.#meeting?.id ? attendance : undefined;
  }

  #renderPeople(): TemplateResult | typeof nothing {
    if (!this.#shown) return this.#attendance.pending ? skeleton() : nothing;
    const { items } = this.#shown;
    const absent = this.#absentIn(items);
    return html`<ul class="who-came">${repeat(items, ({ person }) => person.id, ({ person: { id, name }, contested }) => html`<li>${checkbox({
      label: html`<bdi>${contested ? text('contested', { name }) : name}</bdi>`,
      checked: !absent.has(id),
      disabled: contested,
      onChange: (came) => {
        this.#absent = new Set(came ? [...absent].filter((one) => one !== id) : [...absent, id]);
        this.#host.requestUpdate();
      },
    })}</li>`)}</ul>
    <p class="soft" role="status">${absent.size === items.length ? text('nobody') : nothing}</p>`;
  }

  /** Whoever has left meanwhile, or says that they were there, is not among them. */
  #absentIn(items: Attendance['items']): ReadonlySet<string> {
    const isAbsent = ({ person, came, contested }: Attendance['items'][number]) => !contested && (this.#absent?.has(person.id) ?? came === false);
    return new Set(items.filter(isAbsent).map(({ person }) => person.id));
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  async #save(): Promise<void> {
    const [meeting, attendance] = [this.#meeting, this.#shown];
    if (!meeting || !attendance) return;
    const done = await this.#mark.run({ meetingId: meeting.id, absentIds: [...this.#absentIn(attendance.items)] });
    const { problem } = this.#mark;
    if (!done) {
      if (problem) announce(problemSentence(problem), 'assertive');
      return;
    }
    this.#attendance.set(done.answer);
    this.#absent = undefined;
    this.#open = false;
    this.#onMarked(meeting.id);
  }
}

function skeleton(): TemplateResult {
  return skeletonLines('half', 'half', 'half');
}

export const styles = css`
  .who-came {
    display: grid;
    gap: 4px;
  }
`;
