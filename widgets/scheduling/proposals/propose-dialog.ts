import { css, html, nothing, type TemplateResult } from 'lit';
import { gridMinutes } from '../../../models/vocabulary.ts';
import { proposalLimits } from '../../../models/proposal-words.ts';
import { ApiAction } from '../../api/api-action.ts';
import type { Shape } from '../../api/operation.ts';
import { proposeTimes } from '../../api/operations.ts';
import { announce } from '../../parts/announcer.ts';
import { banner } from '../../parts/banner.ts';
import { dialog } from '../../parts/dialog.ts';
import { field, fieldError } from '../../parts/field.ts';
import { problemBanner, problemSentence } from '../../parts/problem-banner.ts';
import { firstName } from '../../parts/times.ts';
import { localIn } from '../../text/calendar-dates.ts';
import type { MentorElement } from '../../mentor-element.ts';
import type { Match } from '../scheduling-host.ts';
import { instantOf } from './instant-of.ts';
import { text } from './proposing.text.ts';

export type Proposal = Shape<'Proposal'>;

interface Row {
  date: string;
  time: string;
}
/** Whom times are proposed to: the other one of a pair, or the members of a circle, each on a clock of their own. */
export interface Asked {
  to: { kind: 'pair' | 'circle'; id: string; name: string; zone?: string | null | undefined };
  minutes: number;
  /** The proposal that it stands in place of. */
  inPlaceOf?: string | undefined;
}
interface Order {
  to: Asked['to'];
  minutes: number;
  starts: string[];
  note: string;
  inPlaceOf?: string | undefined;
}

/** The element that the dialog is drawn in. */
interface ProposingHost extends MentorElement {
  clock: () => Date;
}

/** The other one of a match, as whom times are proposed to. */
export function otherOf({ id, partner }: Match): Asked['to'] {
  return { kind: 'pair', id, name: firstName(partner?.name ?? null), zone: partner?.zone };
}

/** Up to three dates with their times on the reader's clock, and a line. What was typed stays until it is sent. */
export class ProposeDialog {
  readonly #host: ProposingHost;
  readonly #onSent: (proposal: Proposal) => void;
  readonly #send: ApiAction<Order, Proposal>;
  #asked: Asked | undefined;
  #open = false;
  #rows: readonly Row[] = emptyRows();
  #note = '';
  /** Which row is wrong, and what would be right; -1: all of them together. */
  #wrong: { row: number; words: string } | undefined;

  constructor(host: ProposingHost, onSent: (proposal: Proposal) => void) {
    this.#host = host;
    this.#onSent = onSent;
    this.#send = new ApiAction(host, (api, { to, minutes, starts, note, inPlaceOf }, options) =>
      api.call(proposeTimes, { body: { ...(to.kind === 'pair' ? { matchId: to.id } : { circleId: to.id }), minutes, starts, ...(note && { note }), ...(inPlaceOf && { inPlaceOf }) } }, options));
  }

  ask(asked: Asked): void {
    if (asked.to.id !== this.#asked?.to.id) this.#forget();
    this.#asked = asked;
    this.#open = true;
    this.#wrong = undefined;
    this.#send.clear();
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#asked) return nothing;
    const { problem } = this.#send;
    return dialog({
      id: 'propose',
      open: this.#open,
      title: text('askName', { name: this.#name }),
      body: html`<p>${text(this.#asked.to.kind === 'pair' ? 'hint' : 'circleHint', { name: this.#name, place: this.#host.formats.place(this.#host.formats.zone) })}</p>
        ${this.#rows.map((row, n) => this.#renderRow(row, n))}
        ${this.#wrong?.row === -1 ? fieldError('propose', this.#wrong.words) : nothing}
        ${field({ id: 'propose-note', label: text('note'), optional: true }, (control) => html`<input class="input" id=${control.id} maxlength=${proposalLimits.note} .value=${this.#note} @input=${(event: Event) => (this.#note = valueOf(event))} />`)}
        ${problem?.code === 'moved-on' ? banner('warn', text.rich('movedOn')) : problem && !this.#wrong ? problemBanner(problem, () => void this.#submit()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.close}>${text('notNow')}</button>
        <button class="button primary" type="button" aria-busy=${this.#send.busy ? 'true' : 'false'} @click=${() => void this.#submit()}>${text('send')}</button>`,
      onClose: this.close,
    });
  }

  get #name(): string {
    return this.#asked?.to.name ?? '';
  }

  #renderRow({ date, time }: Row, n: number): TemplateResult {
    const { zone } = this.#host.formats;
    const today = localIn(zone, this.#host.clock()).date;
    const error = this.#wrong?.row === n ? this.#wrong.words : undefined;
    const [describedBy, invalid] = [error ? `propose-${n}-error` : nothing, error ? ('true' as const) : nothing];
    return html`<fieldset class="proposed-row">
      <legend>${text('timeNo', { count: n + 1 })}</legend>
      <div class="proposed-fields">
        <input class="input" type="date" id="propose-date-${n}" aria-label=${text('date')} aria-describedby=${describedBy} aria-invalid=${invalid} min=${today} .value=${date} @change=${(event: Event) => this.#edit(n, { date: valueOf(event) })} />
        <input class="input" type="time" id="propose-time-${n}" aria-label=${text('time')} aria-describedby=${describedBy} aria-invalid=${invalid} step=${gridMinutes * 60} .value=${time} @change=${(event: Event) => this.#edit(n, { time: valueOf(event) })} />
      </div>
      ${this.#renderTheirs(date, time)}
      ${fieldError(`propose-${n}`, error)}
    </fieldset>`;
  }

  #renderTheirs(date: string, time: string): TemplateResult | typeof nothing {
    const zone = this.#asked?.to.zone;
    if (!zone || !date || !time) return nothing;
    const { formats } = this.#host;
    const theirs = localIn(zone, new Date(instantOf(formats.zone, date, time)));
    return html`<p class="hint">${text('theirs', { day: formats.day(theirs.date), time: formats.clock(theirs.time), name: this.#name })}</p>`;
  }

  #edit(n: number, change: Partial<Row>): void {
    this.#rows = this.#rows.map((row, at) => (at === n ? { ...row, ...change } : row));
    this.#wrong = undefined;
    this.#host.requestUpdate();
  }

  readonly close = (): void => {
    if (!this.#open) return;
    this.#open = false;
    this.#host.requestUpdate();
  };

  async #submit(): Promise<void> {
    if (!this.#asked) return;
    const { to, minutes, inPlaceOf } = this.#asked;
    const half = this.#rows.findIndex(({ date, time }) => (date === '') !== (time === ''));
    if (half >= 0) return this.#refuse(half, text('incomplete'));
    const starts = this.#rows.map(({ date, time }) => (date && time ? instantOf(this.#host.formats.zone, date, time) : undefined));
    const given = starts.filter((start) => start !== undefined);
    if (given.length === 0) return this.#refuse(-1, text('noTime'));
    this.#wrong = undefined;
    const done = await this.#send.run({ to, minutes, starts: given, note: this.#note.trim(), inPlaceOf });
    if (done) {
      this.#open = false;
      const name = this.#name;
      this.#forget();
      announce(text(to.kind === 'pair' ? 'sent' : 'circleSent', { name }));
      return this.#onSent(done.answer);
    }
    const { problem } = this.#send;
    if (!problem) return;
    const words = { 'slot-past': text('timePassed'), 'you-are-busy': text('youBusy'), 'slot-taken': text('otherBusy', { name: this.#name }), 'body-invalid': text('offGrid') }[problem.code as string];
    if (words === undefined) return announce(problem.code === 'moved-on' ? text('movedOn').replaceAll('**', '') : problemSentence(problem), 'assertive');
    const { start, path } = problem.details as { start?: string; path?: string };
    const named = path?.startsWith('starts.') ? given[Number(path.slice('starts.'.length))] : start;
    this.#refuse(starts.findIndex((one) => one !== undefined && named !== undefined && Date.parse(one) === Date.parse(named)), words);
  }

  #refuse(row: number, words: string): void {
    this.#wrong = { row, words };
    announce(words, 'assertive');
    const selector = `#propose-date-${Math.max(row, 0)}`;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus());
  }

  #forget(): void {
    [this.#rows, this.#note, this.#wrong] = [emptyRows(), '', undefined];
  }
}

function emptyRows(): Row[] {
  return Array.from({ length: proposalLimits.times }, () => ({ date: '', time: '' }));
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

export const proposeDialogStyles = css`
  .proposed-row {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0 0 12px;
    padding: 0;
    border: 0;
  }
  .proposed-fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
    gap: 8px;
  }
`;

/** Of the module, where it is loaded by itself. */
export const styles = proposeDialogStyles;
