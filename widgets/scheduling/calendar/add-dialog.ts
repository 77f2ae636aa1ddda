import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../../api/api-task.ts';
import { readMeetingCalendar } from '../../api/operations.ts';
import type { Shape } from '../../api/operation.ts';
import { dialog } from '../../parts/dialog.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { text } from './calendar.text.ts';

export const styles = css`
  .calendars {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .calendars .button {
    inline-size: 100%;
  }
`;

type Links = Shape<'MeetingCalendar'>;

/** "Which calendar?" Links that lead to one, filled in, and a file for every other. */
export class AddDialog {
  readonly #host: SchedulingHost;
  readonly #links: ApiTask<Links | undefined, [meetingId: string | undefined]>;
  #meeting: Meeting | undefined;
  #open = false;

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#links = new ApiTask(host, {
      args: () => [this.#meeting?.id],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readMeetingCalendar, { path: { meetingId } }, options)),
      refreshOn: ['meeting.'],
    });
  }

  ask(meeting: Meeting): void {
    this.#meeting = meeting;
    this.#open = true;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#meeting) return nothing;
    return dialog({
      id: 'add-to-calendar',
      open: this.#open,
      title: text('addAsk'),
      body: html`${this.#links.render({ pending: () => skeletonLines('most', 'most', 'most'), complete: (links) => (links ? this.#renderLinks(links) : nothing) })}
        <p class="soft">${text('addNote')}</p>`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('close')}</button>`,
      onClose: this.#close,
    });
  }

  #renderLinks(links: Links): TemplateResult {
    return html`<ul class="calendars">
      ${(['google', 'outlook', 'outlookCom'] as const).map((one) => html`<li><a class="button" href=${links[one]} target="_blank" rel="noopener noreferrer">${text(one)}</a></li>`)}
      <li><button class="button" type="button" @click=${() => keep(links.file)}>${text('file')}</button></li>
    </ul>`;
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };
}

/** Lets the browser keep the meeting as a file, which the device's own calendar opens. */
function keep(file: string): void {
  const address = URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'meeting.ics';
  link.click();
  URL.revokeObjectURL(address);
}
