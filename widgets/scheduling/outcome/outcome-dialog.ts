import { html, nothing, type TemplateResult } from 'lit';
import type { Absentee } from '../../../models/meeting-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import { confirmHeld, contestHeld } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { choiceStyles, radios } from '../../parts/choice.ts';
import { dialog, dialogStyles } from '../../parts/dialog.ts';
import { fieldError, fieldStyles } from '../../parts/field.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { reasonField } from '../reason-field.ts';
import type { Meeting, SchedulingHost } from '../scheduling-host.ts';
import { withWhom } from '../with-whom.ts';
import { text } from './outcome.text.ts';

export const outcomeDialogStyles = [choiceStyles, dialogStyles, fieldStyles];
/** For a page that loads it by itself. */
export { outcomeDialogStyles as styles };

/** What a person says became of a meeting: that it took place, who did not come, that it has another time, or only that it did not. */
type Said = 'held' | Absentee | 'moved' | 'not-held';

interface Word {
  meetingId: string;
  isContest: boolean;
  said: Said;
  reason: string;
}

/** What became of a meeting that is over: the first word on it, or that the other one's is not right. Nothing follows from either by itself, and it says so. */
export class OutcomeDialog {
  readonly #host: SchedulingHost;
  readonly #onSaid: (meeting: Meeting) => void;
  readonly #onMovedOn: (meeting: Meeting) => Promise<Meeting>;
  readonly #say: ApiAction<Word, Meeting>;
  #meeting: Meeting | undefined;
  #open = false;
  #said: Said | undefined;
  #reason = '';
  /** What is missing is told after the first try. */
  #tried = false;

  /** @param on said: the meeting as it counts now; movedOn: somebody has said something meanwhile, reads it again */
  constructor(host: SchedulingHost, on: { said: (meeting: Meeting) => void; movedOn: (meeting: Meeting) => Promise<Meeting> }) {
    this.#host = host;
    this.#onSaid = on.said;
    this.#onMovedOn = on.movedOn;
    this.#say = new ApiAction(host, (api, { meetingId, isContest, said, reason }, options) =>
      api.call(isContest ? contestHeld : confirmHeld, { path: { meetingId }, body: { ...bodyOf(said), ...(reason && said !== 'held' && { reason }) } }, options));
  }

  ask(meeting: Meeting): void {
    // For whom another time can be chosen.
    void this.#host.pairs;
    if (meeting.id !== this.#meeting?.id) [this.#said, this.#reason] = [undefined, ''];
    [this.#open, this.#tried] = [true, false];
    this.#say.clear();
    this.#take(meeting);
  }

  render(): TemplateResult | typeof nothing {
    const meeting = this.#meeting;
    if (!meeting) return nothing;
    const canSay = this.#possible(meeting).length > 0;
    const { problem, busy } = this.#say;
    return dialog({
      id: 'outcome',
      open: this.#open,
      title: questionOf(meeting),
      body: html`${canSay ? this.#renderQuestion(meeting) : nothing}
        ${problem ? problemBanner(problem, () => void this.#send()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('back')}</button>
        ${canSay ? html`<button class="button primary" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#send()}>${text('say')}</button>` : nothing}`,
      onClose: this.#close,
    });
  }

  #renderQuestion(meeting: Meeting): TemplateResult {
    const name = withWhom(meeting);
    const missing = this.#tried && this.#said === undefined ? text('chooseOne') : undefined;
    return html`${radios<Said>({
        name: 'outcome',
        legend: questionOf(meeting),
        legendHidden: true,
        value: this.#said,
        options: this.#possible(meeting).map((value) => ({ value, label: wordsOf(value, name) })),
        onChange: (said) => this.#choose(said),
      })}${fieldError('outcome', missing)}
      ${this.#said === undefined || this.#said === 'held' ? nothing : reasonField({ id: 'outcome-reason', value: this.#reason, needed: false, refused: false, onInput: (value) => (this.#reason = value) })}
      ${this.#said === 'moved' ? html`<p>${text('movedNext', { name })}</p>` : nothing}
      <p>${text(isContest(meeting) ? 'bothWords' : meeting.circle ? 'readByCircle' : 'readByOther', { name })}</p>`;
  }

  /** What was chosen of it stays as far as it can still be said. */
  #take(meeting: Meeting): void {
    this.#meeting = meeting;
    if (this.#said !== undefined && !this.#possible(meeting).includes(this.#said)) this.#said = undefined;
    this.#host.requestUpdate();
  }

  #choose(said: Said): void {
    this.#said = said;
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  async #send(): Promise<void> {
    const meeting = this.#meeting;
    this.#tried = true;
    if (!meeting || this.#said === undefined) {
      announce(text('chooseOne'), 'assertive');
      this.#host.focusOn('#outcome input');
      return;
    }
    const done = await this.#say.run({ meetingId: meeting.id, isContest: isContest(meeting), said: this.#said, reason: this.#reason.trim() });
    const { problem } = this.#say;
    if (!done) {
      if (problem) announce(problemSentence(problem), 'assertive');
      if (problem?.code === 'moved-on') this.#take(await this.#onMovedOn(meeting));
      return;
    }
    const wasMoved = this.#said === 'moved';
    [this.#said, this.#reason] = [undefined, ''];
    this.#close();
    announce(meetingsText('noted'));
    this.#onSaid(done.answer);
    if (wasMoved) this.#host.go('book', meeting.matchId ?? undefined);
  }

  /** What can be said: anything but what counts already. Who of a circle came is said of each by itself. */
  #possible(meeting: Meeting): Said[] {
    const { can, circle, state, absent } = meeting;
    if (!can.includes('confirm-held') && !can.includes('contest')) return [];
    const all: readonly Said[] = circle ? ['held', 'me', 'nobody', 'not-held'] : ['held', 'them', 'me', 'nobody', ...(this.#canMeetAnew(meeting) ? ['moved' as const] : []), 'not-held'];
    const counts = state === 'held' ? 'held' : state === 'missed' ? (absent ?? 'not-held') : undefined;
    return all.filter((said) => said !== counts);
  }

  /** A meeting that two have moved between themselves gets its new time at once, where they still meet. */
  #canMeetAnew(meeting: Meeting): boolean {
    return !isContest(meeting) && (this.#host.pairs.value?.some(({ id, state }) => id === meeting.matchId && state === 'active') ?? false);
  }
}

/** The other one has said their word already. */
function isContest({ can }: Meeting): boolean {
  return can.includes('contest');
}

function questionOf(meeting: Meeting): string {
  return text(isContest(meeting) ? 'askOtherwise' : 'ask');
}

function wordsOf(said: Said, name: string): string {
  switch (said) {
    case 'held': return text('met');
    case 'them': return text('theyDidNotCome', { name });
    case 'me': return text('iDidNotCome');
    case 'nobody': return text('agreed');
    case 'moved': return text('moved');
    case 'not-held': return text('notHeld');
  }
}

function bodyOf(said: Said): { held: boolean; absent?: Absentee } {
  if (said === 'held') return { held: true };
  // They agreed not to meet then: it is the new meeting that will be held.
  return { held: false, ...(said !== 'not-held' && { absent: said === 'moved' ? 'nobody' : said }) };
}
