import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import type { CallInput } from '../api/operation.ts';
import { addBoardSeat, editBoardSeat } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { dateIn } from '../text/calendar-dates.ts';
import type { Board, BoardHost, Seat, TopicGap } from './board-host.ts';
import { text } from './board.text.ts';
import { kinds, needs } from './needs.ts';
import { blankSeat, changeOf, choicesFor, fieldsOf, newSeatOf, nobody, own, rhythms, toDraft, withDraft, wrongIn, type FieldName, type SeatFields } from './seat-fields.ts';
import { fullWords, nameOf, needOf } from './seat-words.ts';

/** What the form is open for: a new seat, for a topic perhaps, or one that is there. */
type Subject = { seat: Seat } | { gap: TopicGap | undefined };
type Write = { seatId: string; body: NonNullable<CallInput<'editBoardSeat'>['body']> } | { body: NonNullable<CallInput<'addBoardSeat'>['body']> };

const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;

/** The dialog of a new seat and of one that is changed. What is typed is kept as a draft while it is typed. */
export class SeatForm {
  readonly #host: BoardHost;
  readonly #write: ApiAction<Write, Seat>;
  readonly #form: KeptForm<SeatFields, FieldName>;
  #subject: Subject | undefined;
  #board: Board | undefined;

  constructor(host: BoardHost) {
    this.#host = host;
    this.#write = new ApiAction(host, async (api, write, options) => ('seatId' in write ? api.call(editBoardSeat, { path: { seatId: write.seatId }, body: write.body }, options) : api.call(addBoardSeat, { body: write.body }, options)));
    this.#form = new KeptForm(host, {
      toDraft: (fields) => ({ ...toDraft(fields), topic: this.#topic }),
      withDraft: (fields, draft) => (draft['topic'] === this.#topic ? withDraft(fields, draft, new Set(this.#choices.map(({ id }) => id))) : fields),
      wrongIn: (fields) => wrongIn(fields, this.#today),
    });
  }

  openNew(board: Board, gap?: TopicGap): void {
    this.#open(board, { gap }, gap ? `board-topic:${gap.program.id}` : 'board-seat-new', blankSeat(gap?.topic.label.slice(0, limits.boardNeed)));
  }

  openEdit(board: Board, seat: Seat): void {
    this.#open(board, { seat }, `board-seat:${seat.id}`, fieldsOf(seat));
  }

  render(): TemplateResult {
    const { busy, problem } = this.#write;
    const { fields } = this.#form;
    const isNew = this.#seat === undefined;
    return dialog({
      id: 'seat-form',
      open: this.#subject !== undefined,
      title: text(isNew ? 'newTitle' : 'editTitle'),
      body: fields ? html`<form class="stack seat-fields" id="seat-fields" novalidate @submit=${this.#onSubmit}>${this.#renderFields(fields)}${problem ? whyNot(problem, () => void this.#send()) : nothing}</form>` : nothing,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('cancel')}</button>
        <button class="button primary" type="submit" form="seat-fields" aria-busy=${busy ? 'true' : 'false'}>${text(isNew ? 'add' : 'save')}</button>`,
      onClose: this.#close,
    });
  }

  get #seat(): Seat | undefined {
    return this.#subject && 'seat' in this.#subject ? this.#subject.seat : undefined;
  }

  /** The topic that a new seat is for, '' for none: what was typed for one is not the draft of another. */
  get #topic(): string {
    return this.#subject && 'gap' in this.#subject ? (this.#subject.gap?.topic.key ?? '') : '';
  }

  get #today(): string {
    return dateIn(this.#host.formats.own, this.#host.clock());
  }

  get #choices(): ReturnType<typeof choicesFor> {
    return this.#board ? choicesFor(this.#board, this.#seat) : [];
  }

  #open(board: Board, subject: Subject, key: string, first: SeatFields): void {
    this.#subject = subject;
    this.#board = board;
    this.#write.clear();
    this.#form.open(key, () => first);
    this.#host.requestUpdate();
  }

  #renderFields(fields: SeatFields): TemplateResult {
    const change = (name: keyof SeatFields) => (event: Event) => this.#form.change({ [name]: valueOf(event) });
    return html`
      ${field({ id: 'seat-need', label: text('need'), hint: fields.kind === own ? undefined : text(needs[fields.kind].hint) }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} @change=${change('kind')}>
        ${kinds.map((kind) => html`<option value=${kind} ?selected=${fields.kind === kind}>${text(needs[kind].name)}</option>`)}
        <option value=${own} ?selected=${fields.kind === own}>${text('ownWords')}</option>
      </select>`)}
      ${fields.kind === own ? field({ id: 'seat-words', label: text('words'), error: this.#form.errorOf('seat-words', text('wordsMissing')) }, (control) => html`<input class="input" id=${control.id} dir="auto" maxlength=${limits.boardNeed}
        autocomplete="off" aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.words} @input=${change('words')} />`) : nothing}
      ${field({ id: 'seat-who', label: text('who'), hint: text('whoHint') }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} @change=${change('who')}>
        <option value=${nobody} ?selected=${fields.who === nobody}>${text('whoNobody')}</option>
        ${this.#choices.map(({ id, name, program }) => html`<option value=${id} ?selected=${fields.who === id}>${nameOf(name)} · ${program}</option>`)}
        <option value=${own} ?selected=${fields.who === own}>${text('whoElse')}</option>
      </select>`)}
      ${fields.who === own ? field({ id: 'seat-name', label: text('name'), error: this.#form.errorOf('seat-name', text('nameMissing')) }, (control) => html`<input class="input" id=${control.id} dir="auto" maxlength=${limits.displayName}
        autocomplete="off" aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.name} @input=${change('name')} />`) : nothing}
      ${field({ id: 'seat-weeks', label: text('cadence') }, (control) => html`<select class="input" id=${control.id} @change=${change('weeks')}>
        ${weeksFor(fields.weeks).map((count) => html`<option value=${count} ?selected=${fields.weeks === String(count)}>${text('everyWeeks', { count })}</option>`)}
        <option value="" ?selected=${fields.weeks === ''}>${text('noCadence')}</option>
      </select>`)}
      ${this.#seat && fields.who !== nobody ? field({ id: 'seat-last', label: text('lastContact'), hint: text('lastContactHint'), optional: true, error: this.#form.errorOf('seat-last', text('lastContactWrong')) }, (control) => html`<input class="input" type="date"
        id=${control.id} max=${this.#today} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields.lastOn} @input=${change('lastOn')} />`) : nothing}
      ${field({ id: 'seat-note', label: text('note'), optional: true }, (control) => html`<textarea class="input" rows="2" id=${control.id} dir="auto" maxlength=${limits.boardNote} .value=${fields.note} @input=${change('note')}></textarea>`)}
    `;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const { fields } = this.#form;
    const subject = this.#subject;
    if (!fields || !subject || this.#form.check()) return;
    const gap = 'gap' in subject ? subject.gap : undefined;
    const write = 'seat' in subject
      ? { seatId: subject.seat.id, body: changeOf(oneLine(fields), subject.seat) }
      : { body: newSeatOf(oneLine(fields), gap && { programId: gap.program.id, key: gap.topic.key }) };
    const done = await this.#write.run(write);
    if (!done) return this.#failed();
    void this.#form.sent();
    this.#close();
    announce('seat' in subject ? text('saidSaved') : text('saidAdded', { need: needOf(done.answer) }));
    await this.#host.changed(done.answer.id);
    this.#host.focusOn(`[data-seat="${done.answer.id}"] .menu > button`);
  }

  #failed(): void {
    const { problem } = this.#write;
    if (problem) announce(fullWords(problem) ?? problemSentence(problem), 'assertive');
    if (problem?.code === 'moved-on' || problem?.code === 'not-found') void this.#host.refresh();
  }

  readonly #close = (): void => {
    this.#subject = undefined;
    this.#form.leave();
    this.#host.requestUpdate();
  };
}

/** A note is one line on the card. */
function oneLine(fields: SeatFields): SeatFields {
  return { ...fields, note: fields.note.replace(/\s+/g, ' ') };
}

/** The usual rhythms, and the one that was chosen before where it is another. */
function weeksFor(chosen: string): number[] {
  return [...new Set([...rhythms, ...(chosen === '' ? [] : [Number(chosen)])])].sort((a, b) => a - b);
}

function whyNot(problem: Problem, retry: () => void): TemplateResult {
  const full = fullWords(problem);
  return full === undefined ? problemBanner(problem, retry) : banner('warn', full);
}
