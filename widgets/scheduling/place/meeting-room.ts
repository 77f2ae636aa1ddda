import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isRoomAddress } from '../../../models/meeting-room-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import { ApiTask } from '../../api/api-task.ts';
import type { CallAnswer } from '../../api/operation.ts';
import { changeRoom, readAvailability } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { dialog } from '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { withWhom } from '../with-whom.ts';
import { text } from './place.text.ts';

interface MeetingRoomEvents {
  /** It takes place there now. */
  said: (meeting: Meeting) => void;
  /** Somebody has changed something meanwhile: reads the meeting again. */
  movedOn: (meeting: Meeting) => Promise<Meeting>;
}

/** On a meeting's page, for its mentor: where it takes place, and "Another video room?". */
export class MeetingRoom implements ReactiveController {
  readonly #host: SchedulingHost;
  readonly #on: MeetingRoomEvents;
  readonly #change: ApiAction<{ meetingId: string; from: string | null; address: string | null }, Meeting>;
  /** The mentor's rules, for the room that new meetings get; read when the dialog opens. */
  readonly #rules: ApiTask<CallAnswer<'readAvailability'> | undefined, [boolean]>;
  #meeting: Meeting | undefined;
  #open = false;
  #typed = '';
  #isFaulty = false;
  /** The room is another one than the person saw when they opened the dialog. */
  #isOther = false;

  constructor(host: SchedulingHost, on: MeetingRoomEvents) {
    this.#host = host;
    this.#on = on;
    host.addController(this);
    this.#change = new ApiAction(host, (api, { meetingId, ...body }, options) => api.call(changeRoom, { path: { meetingId }, body }, options));
    this.#rules = new ApiTask(host, {
      args: () => [this.#open],
      load: async (api, [isOpen], options) => (isOpen ? api.call(readAvailability, {}, options) : undefined),
    });
  }

  /** A dialog that goes with its page is closed by nobody: it must not stand open on the next one, for the meeting before. */
  hostUpdate(): void {
    if (this.#host.view !== 'meeting' || this.#host.meeting !== this.#meeting?.id) this.#open = false;
  }

  /** Nothing to whoever cannot change it: they have the way in. */
  render(meeting: Meeting): TemplateResult | typeof nothing {
    if (!meeting.can.includes('change-room')) return this.#open ? this.#renderDialog() : nothing;
    const { meetingUrl, when } = meeting;
    const name = withWhom(meeting);
    return html`<div class="row between room-line">
      <p class="soft">${meetingUrl === null ? text('noRoom') : text.rich('roomIs', { address: address(meetingUrl) })}</p>
      <button class="button small" type="button" data-act="room" aria-label=${text('changeWith', { name, day: this.#host.formats.day(when.yours.date, 'long') })} @click=${() => this.#ask(meeting)}>${text('change')}</button>
    </div>${this.#renderDialog()}`;
  }

  #ask(meeting: Meeting): void {
    this.#meeting = meeting;
    this.#typed = meeting.meetingUrl ?? '';
    this.#isFaulty = this.#isOther = false;
    this.#change.clear();
    this.#open = true;
    this.#host.requestUpdate();
  }

  #renderDialog(): TemplateResult | typeof nothing {
    const meeting = this.#meeting;
    if (!meeting) return nothing;
    return dialog({
      id: 'room',
      open: this.#open,
      title: text('ask'),
      body: html`<p>${text('note', { name: withWhom(meeting) })}</p>${this.#renderField()}${this.#renderUsual()}${this.#renderProblem(meeting)}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('keep')}</button>
        <button class="button primary" type="button" aria-busy=${this.#change.busy ? 'true' : 'false'} @click=${this.#send}>${text('send')}</button>`,
      onClose: this.#close,
    });
  }

  #renderField(): TemplateResult {
    return field({ id: 'room-address', label: text('address'), hint: text('hint', { room: '{room}' }), error: this.#isFaulty ? text('fault') : undefined, optional: true }, (control) => html`<input
      class="input"
      id=${control.id}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      inputmode="url"
      autocomplete="off"
      maxlength="300"
      dir="ltr"
      .value=${this.#typed}
      @input=${(event: Event) => (this.#typed = (event.target as HTMLInputElement).value)}
    />`);
  }

  /** The room that new meetings get, where that is another one. */
  #renderUsual(): TemplateResult | typeof nothing {
    const rules = this.#rules.value;
    const usual = rules?.meetingUrl ?? rules?.programRoom ?? null;
    if (usual === null || usual === this.#typed) return nothing;
    return html`<button class="link plain usual-room" type="button" data-act="usual-room" @click=${() => {
      this.#typed = usual;
      this.#isFaulty = false;
      this.#host.requestUpdate();
      this.#host.focusOn('#room-address');
    }}>${text('usual')}</button>`;
  }

  #renderProblem({ meetingUrl }: Meeting): TemplateResult | typeof nothing {
    if (this.#isOther) return banner('info', meetingUrl === null ? text.rich('goneMeanwhile') : text.rich('changedMeanwhile', { address: address(meetingUrl) }));
    const { problem } = this.#change;
    return problem ? problemBanner(problem, () => void this.#send()) : nothing;
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly #send = async (): Promise<void> => {
    const meeting = this.#meeting;
    if (!meeting || this.#change.busy) return;
    const wanted = this.#typed.trim() || null;
    this.#isFaulty = wanted !== null && !isRoomAddress(wanted);
    this.#isOther = false;
    this.#host.requestUpdate();
    if (this.#isFaulty) return this.#host.focusOn('#room-address');
    const done = await this.#change.run({ meetingId: meeting.id, from: meeting.meetingUrl, address: wanted });
    if (done) {
      this.#open = false;
      this.#on.said(done.answer);
      announce(text('changed', { name: withWhom(meeting) }));
      return;
    }
    const { problem } = this.#change;
    if (problem) announce(problemSentence(problem), 'assertive');
    if (problem?.code !== 'moved-on') return;
    this.#meeting = await this.#on.movedOn(meeting);
    this.#isOther = this.#meeting.meetingUrl !== meeting.meetingUrl;
    this.#host.requestUpdate();
  };
}

/** An address is read from left to right wherever it stands. */
function address(url: string): TemplateResult {
  return html`<bdi dir="ltr">${url}</bdi>`;
}

export const styles = [css`
  .room-line > p {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .usual-room {
    justify-self: start;
    text-align: start;
  }
`];
