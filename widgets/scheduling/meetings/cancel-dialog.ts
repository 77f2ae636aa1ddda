import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../../api/api-action.ts';
import { cancelMeeting, cancelSeries } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { checkbox } from '../../parts/choice.ts';
import { dialog } from '../../parts/dialog.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { weekdayOf } from '../../text/calendar-dates.ts';
import { weekdayName } from '../../text/week.ts';
import { tell, type Meeting, type SchedulingHost } from '../scheduling-host.ts';
import { reasonField } from '../reason-field.ts';
import { withWhom } from '../with-whom.ts';
import { text } from './meetings.text.ts';

/** "Cancel Thursday's meeting?" A reason may be given, and must be within the mentor's notice time: the server says when. */
export class CancelDialog {
  readonly #host: SchedulingHost;
  readonly #cancel: ApiAction<{ meetingId: string; reason: string; later: boolean }, Meeting>;
  #meeting: Meeting | undefined;
  #reason = '';

  constructor(host: SchedulingHost) {
    this.#host = host;
    this.#cancel = new ApiAction(host, (api, { meetingId, reason, later }, options) =>
      api.call(later ? cancelSeries : cancelMeeting, { path: { meetingId }, body: reason ? { reason } : {} }, options));
  }

  ask(meeting: Meeting): void {
    if (meeting.id !== this.#meeting?.id) this.#reason = '';
    this.#later = false;
    this.#meeting = meeting;
    this.#open = true;
    this.#cancel.clear();
  }

  #open = false;
  /** All later ones of its series as well. */
  #later = false;

  render(): TemplateResult | typeof nothing {
    if (!this.#meeting) return nothing;
    const { when } = this.#meeting;
    const { formats } = this.#host;
    return dialog({
      id: 'cancel',
      open: this.#open,
      title: text('cancelAsk', { day: weekdayName(weekdayOf(when.yours.date), formats) }),
      body: html`<p>${text('cancelNote', { name: withWhom(this.#meeting) })}</p>${this.#renderLater(this.#meeting)}${this.#renderReason()}${this.#renderProblem()}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('keepIt')}</button>
        <button class="button danger" type="button" aria-busy=${this.#cancel.busy ? 'true' : 'false'} @click=${this.#send}>${text('cancelIt')}</button>`,
      onClose: this.#close,
    });
  }

  #renderLater({ series }: Meeting): TemplateResult | typeof nothing {
    if (!series || series.place === series.of) return nothing;
    return checkbox({ label: text('laterToo'), checked: this.#later, onChange: (later) => (this.#later = later) });
  }

  get #needsReason(): boolean {
    return this.#cancel.problem?.code === 'body-invalid';
  }

  #renderReason(): TemplateResult {
    const refused = this.#needsReason;
    return reasonField({ id: 'reason', value: this.#reason, needed: refused, refused, onInput: (value) => (this.#reason = value) });
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { problem } = this.#cancel;
    return problem && !this.#needsReason ? problemBanner(problem, () => void this.#send()) : nothing;
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly #send = async (): Promise<void> => {
    const meeting = this.#meeting;
    if (!meeting) return;
    const done = await this.#cancel.run({ meetingId: meeting.id, reason: this.#reason.trim(), later: this.#later });
    if (!done) {
      const { problem } = this.#cancel;
      if (this.#needsReason) this.#host.focusOn('#reason');
      else if (problem) announce(problemSentence(problem), 'assertive');
      if (problem?.code === 'moved-on') void this.#host.upcoming.refresh();
      return;
    }
    this.#open = false;
    this.#reason = '';
    this.#host.take(done.answer);
    if (this.#later) void this.#host.upcoming.refresh();
    announce(text('cancelledSaid', { name: withWhom(meeting) }));
    // The button that opened the dialog went with its meeting.
    this.#host.focusOn('[data-heading]');
    tell(this.#host, 'mentor-meeting-cancelled', { meetingId: meeting.id });
  };
}
