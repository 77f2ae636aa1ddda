import { css, html, nothing, type TemplateResult } from 'lit';
import { ApiTask } from '../../api/api-task.ts';
import type { CallAnswer, Shape } from '../../api/operation.ts';
import { readMeetingHistory } from '../../api/operations.ts';
import { skeletonLines } from '../../parts/skeleton.ts';
import { firstName, type Span } from '../../parts/times.ts';
import { text as meetingsText } from '../meetings/meetings.text.ts';
import { type Meeting, type SchedulingHost } from '../scheduling-host.ts';
import { text } from './outcome.text.ts';

type History = CallAnswer<'readMeetingHistory'>;
type Past = Shape<'MeetingPast'>;

/** What happened to a meeting, oldest first: who, when, what, why, and times on both clocks. Read once it is unfolded. */
export class MeetingHistory {
  readonly #host: SchedulingHost;
  readonly #meeting: () => Meeting | undefined;
  readonly #task: ApiTask<History | undefined, [meetingId: string | undefined]>;
  /** Of which meeting it is unfolded. */
  #open: string | undefined;

  /** @param meeting whose page is shown now */
  constructor(host: SchedulingHost, meeting: () => Meeting | undefined) {
    this.#host = host;
    this.#meeting = meeting;
    this.#task = new ApiTask(host, {
      args: () => [this.#isOpen ? this.#open : undefined],
      load: async (api, [meetingId], options) => (meetingId === undefined ? undefined : api.call(readMeetingHistory, { path: { meetingId } }, options)),
      refreshOn: ['meeting.'],
      says: { loaded: (past) => (past ? text('history') : '') },
    });
  }

  /** @param level of its heading */
  render(meeting: Meeting, level: number): TemplateResult {
    const isOpen = this.#isOpen;
    return html`<section class="history">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level}>${text('history')}</div>
        <button class="button quiet small" type="button" aria-expanded=${isOpen ? 'true' : 'false'} @click=${this.#toggle}>${isOpen ? text('hideHistory') : text('showHistory')}</button>
      </div>
      ${isOpen ? this.#task.render({ pending: skeleton, complete: (past) => (past ? html`<ol class="divided">${past.items.map((one) => this.#renderPast(one, meeting))}</ol>` : this.#task.pending ? skeleton() : nothing) }) : nothing}
    </section>`;
  }

  get #isOpen(): boolean {
    return this.#open !== undefined && this.#open === this.#meeting()?.id;
  }

  readonly #toggle = (): void => {
    this.#open = this.#isOpen ? undefined : this.#meeting()?.id;
    this.#host.requestUpdate();
  };

  #renderPast(past: Past, meeting: Meeting): TemplateResult {
    const { formats } = this.#host;
    const when = `${formats.dayOf(past.at, 'dated')}, ${formats.time(past.at)}`;
    return html`<li class="past-event">
      <p class="label">${whatHappened(past)}</p>
      <p class="meta">${text('byWhom', { name: this.#nameOf(past.by), when })}</p>
      ${past.from ? html`<p class="soft">${text('from', { time: this.#time(past.from, meeting) })}</p>` : nothing}
      ${past.to ? html`<p class="soft">${text('to', { time: this.#time(past.to, meeting) })}</p>` : nothing}
      ${past.absent === undefined ? nothing : html`<p class="soft">${this.#absentWords(past.absent)}</p>`}
      ${past.absentees ? html`<p class="soft">${past.absentees.length === 0 ? text('allCame') : text('notThere', { names: this.#host.formats.list(past.absentees.map((one) => this.#nameOf(one))) })}</p>` : nothing}
      ${past.reason ? html`<p><q dir="auto">${past.reason}</q></p>` : nothing}
    </li>`;
  }

  #nameOf(by: Past['by']): string {
    if (by === null) return text('byItself');
    return by.id === this.#host.me?.person.id ? text('you') : by.name;
  }

  #absentWords(absent: NonNullable<Past['absent']> | null): string {
    if (absent === null) return meetingsText('hadAgreed');
    return absent.id === this.#host.me?.person.id ? meetingsText('notThere') : meetingsText('didNotCome', { name: firstName(absent.name) });
  }

  /** A circle's people have many clocks; where a name is hidden, the clock is too. */
  #time({ yours, theirs }: Span, { circle, partner }: Meeting): string {
    const { formats } = this.#host;
    const mine = { day: formats.day(yours.date, 'dated'), yours: formats.clock(yours.from) };
    if (circle?.id === partner.id || partner.blind) return text('yourClock', mine);
    return text('bothClocks', { ...mine, theirs: formats.clock(theirs.from), name: firstName(partner.name) });
  }
}

function skeleton(): TemplateResult {
  return skeletonLines('most', 'half');
}

function whatHappened({ type, by, held }: Past): string {
  switch (type) {
    case 'meeting.booked': return text('booked');
    case 'meeting.series-booked': return text('bookedWithSeries');
    case 'meeting.moved': return text('movedIt');
    case 'meeting.series-moved': return text('movedWithSeries');
    case 'meeting.room-changed': return text('roomChanged');
    case 'meeting.cancelled': return text('cancelled');
    case 'meeting.series-cancelled': return text('cancelledWithSeries');
    case 'meeting.held': return by === null ? text('countsAsHeld') : text('held');
    case 'meeting.missed': return text('missed');
    case 'meeting.contested': return held ? text('contestedHeld') : text('contestedMissed');
    case 'meeting.attendance-marked': return text('whoCameNoted');
    case 'meeting.attendance-contested': return text('saysWasThere');
    case 'meeting.recomputed': return text('recomputed');
  }
}

export const historyStyles = css`
  .history {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .past-event {
    display: grid;
    gap: 2px;
    padding-block: 12px;
    overflow-wrap: anywhere;
  }
`;
