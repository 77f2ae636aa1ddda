import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../../api/api-action.ts';
import { confirmHeld, contestHeld } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { MeetingHistory, historyStyles } from './meeting-history.ts';
import { OutcomeDialog, outcomeDialogStyles } from './outcome-dialog.ts';
import { outcomeLineStyles, outcomeQuestion, outcomeTag, outcomeWords, type OutcomeWord } from './outcome-line.ts';

export const styles = [outcomeDialogStyles, outcomeLineStyles, historyStyles];

/** Of the meeting whose page is shown. */
interface AfterMeetingEvents {
  shown: () => Meeting | undefined;
  /** It counts so now. */
  said: (meeting: Meeting) => void;
  /** Somebody has said something meanwhile: reads the meeting again. */
  movedOn: (meeting: Meeting) => Promise<Meeting>;
}

interface SaidAtOnce {
  meetingId: string;
  word: 'met' | 'was-there';
}

/** On a meeting's page: what became of it, by either's word, and what happened to it. */
export class AfterMeeting {
  readonly #host: SchedulingHost;
  readonly #on: AfterMeetingEvents;
  readonly #atOnce: ApiAction<SaidAtOnce, Meeting>;
  readonly #dialog: OutcomeDialog;
  readonly #history: MeetingHistory;
  /** What was said last with one press, and of which meeting. */
  #said: SaidAtOnce | undefined;

  constructor(host: SchedulingHost, on: AfterMeetingEvents) {
    this.#host = host;
    this.#on = on;
    this.#atOnce = new ApiAction(host, (api, { meetingId, word }, options) =>
      word === 'met' ? api.call(confirmHeld, { path: { meetingId }, body: { held: true } }, options) : api.call(contestHeld, { path: { meetingId }, body: {} }, options));
    this.#dialog = new OutcomeDialog(host, { said: (meeting) => this.#take(meeting), movedOn: on.movedOn });
    this.#history = new MeetingHistory(host, on.shown);
  }

  /** Nothing before it is over. */
  renderOutcome(meeting: Meeting): TemplateResult | typeof nothing {
    if (meeting.state === 'confirmed' && !meeting.can.includes('confirm-held')) return nothing;
    const said = this.#said?.meetingId === meeting.id ? this.#said : undefined;
    const { problem, busy } = this.#atOnce;
    return html`<div class="outcome-line" data-outcome tabindex="-1">${outcomeTag(meeting)}${outcomeWords(meeting)}${outcomeQuestion(meeting, busy && said !== undefined, (word) => void this.#say(meeting, word))}</div>
      ${problem && said ? problemBanner(problem, () => void this.#say(meeting, said.word)) : nothing}${this.#dialog.render()}`;
  }

  /** @param level of its heading */
  renderHistory(meeting: Meeting, level: number): TemplateResult {
    return this.#history.render(meeting, level);
  }

  async #say(meeting: Meeting, word: OutcomeWord): Promise<void> {
    if (word === 'not-met' || word === 'contest') return this.#dialog.ask(meeting);
    if (this.#atOnce.busy) return;
    this.#said = { meetingId: meeting.id, word };
    const done = await this.#atOnce.run(this.#said);
    if (done) {
      announce(meetingsText('noted'));
      this.#take(done.answer);
    } else if (this.#atOnce.problem) {
      announce(problemSentence(this.#atOnce.problem), 'assertive');
      if (this.#atOnce.problem.code !== 'moved-on') return;
      await this.#on.movedOn(meeting);
      this.#atOnce.clear();
    }
  }

  /** The button that was pressed is gone: what became of it keeps the place. */
  #take(meeting: Meeting): void {
    this.#on.said(meeting);
    this.#host.focusOn('[data-outcome]');
  }
}
