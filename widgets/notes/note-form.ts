import { html, nothing, type TemplateResult } from 'lit';
import { noteLimits } from '../../models/note-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import { editNote, writeCircleNote, writeNote } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { PairHost, PairPlace } from '../workspace/pair-part.ts';
import { text } from './notes.text.ts';
import { sight } from './sight.ts';

export type Note = Shape<'Note'>;

interface FormOptions {
  onSaved: (note: Note) => void;
  onClosed: () => void;
  /** It was changed in another window, or is gone: what is shown is out of date. */
  onMovedOn: () => Promise<void>;
}

/** The form of a new note, and that of one that is edited; one is open at a time. What is typed is kept as a draft, for the writer alone. */
export class NoteForm {
  readonly #host: PairHost;
  readonly #options: FormOptions;
  readonly #write: ApiAction<{ place: PairPlace; body: CallInput<'writeNote'>['body'] }, Note>;
  readonly #edit: ApiAction<CallInput<'editNote'>, Note>;
  readonly #draft: Draft;
  #words = '';
  #missing = false;
  /** The note that is edited, or "new"; undefined while it is closed. */
  #of: string | undefined;

  constructor(host: PairHost, options: FormOptions) {
    this.#host = host;
    this.#options = options;
    this.#write = new ApiAction(host, (api, { place: { id, circle }, body }, call) => (circle ? api.call(writeCircleNote, { path: { circleId: id }, body }, call) : api.call(writeNote, { path: { matchId: id }, body }, call)));
    this.#edit = new ApiAction(host, (api, input, call) => api.call(editNote, input, call));
    this.#draft = new Draft(host);
  }

  get isNew(): boolean {
    return this.#of === 'new';
  }

  isOf(noteId: string): boolean {
    return this.#of === noteId;
  }

  openNew({ id, goalId }: PairPlace): Promise<void> {
    return this.#open('new', `note-new:${goalId ?? id}`, '');
  }

  openEdit({ id, text: words }: Note): Promise<void> {
    return this.#open(id, `note-edit:${id}`, words);
  }

  /** @param note the one that is edited, as it is now; absent for a new one */
  render(place: PairPlace, note?: Note): TemplateResult {
    const { busy } = note ? this.#edit : this.#write;
    return html`<form class="note-form" novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, place, note)}>
      <div>${sight(place, note?.visibility ?? 'private')}</div>
      ${field({ id: `note-${place.id}-words`, label: text('words'), hint: note ? undefined : text('before'), error: this.#missing ? text('wordsMissing') : undefined }, (control) => html`<textarea
        class="input" id=${control.id} dir="auto" maxlength=${noteLimits.text} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
        .value=${this.#words} @input=${this.#onInput}
      ></textarea>`)}
      ${this.#renderProblem(place, note)}
      <div class="row">
        <button class="button" type="button" @click=${() => this.close()}>${text('cancel')}</button>
        <button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#draft.saved ? html`<span class="meta">${text('kept')}</span>` : nothing}
      </div>
    </form>`;
  }

  close(): void {
    this.#of = undefined;
    this.#write.clear();
    this.#edit.clear();
    this.#options.onClosed();
    this.#host.requestUpdate();
  }

  #renderProblem(place: PairPlace, note: Note | undefined): TemplateResult | typeof nothing {
    const { problem } = note ? this.#edit : this.#write;
    if (!problem) return nothing;
    if (problem.code === 'limit-reached') return banner('warn', text.rich('tooMany'));
    if (problem.code === 'moved-on' && note?.can.includes('edit')) return banner('warn', text.rich('changed'));
    return problemBanner(problem, () => void this.#send(place, note));
  }

  /** What is typed before the draft is there wins. */
  async #open(of: string, draftKey: string, words: string): Promise<void> {
    this.#of = of;
    this.#words = words;
    this.#missing = false;
    this.#write.clear();
    this.#edit.clear();
    this.#host.requestUpdate();
    const draft = await this.#draft.open(draftKey);
    if (this.#of !== of || this.#words !== words || draft['text'] === undefined) return;
    this.#words = draft['text'];
    this.#host.requestUpdate();
  }

  readonly #onInput = (event: Event): void => {
    this.#words = (event.target as HTMLTextAreaElement).value;
    this.#draft.keep({ text: this.#words });
    this.#host.requestUpdate();
  };

  #onSubmit(event: SubmitEvent, place: PairPlace, note: Note | undefined): void {
    event.preventDefault();
    this.#missing = this.#words.trim() === '';
    this.#host.requestUpdate();
    if (!this.#missing) void this.#send(place, note);
    else (event.target as HTMLFormElement).querySelector('textarea')?.focus();
  }

  async #send(place: PairPlace, note: Note | undefined): Promise<void> {
    const { meetingId, goalId } = place;
    const written = this.#words.trim();
    const done = note
      ? await this.#edit.run({ path: { noteId: note.id }, body: { version: note.version, text: written } })
      : await this.#write.run({ place, body: { text: written, ...(meetingId === undefined ? {} : { meetingId }), ...(goalId === undefined ? {} : { goalId }) } });
    if (!done) {
      const { problem } = note ? this.#edit : this.#write;
      if (!problem) return;
      announce(problemSentence(problem), 'assertive');
      if (problem.code === 'moved-on' || problem.code === 'not-found') await this.#options.onMovedOn();
      return;
    }
    void this.#draft.discard();
    this.close();
    this.#options.onSaved(done.answer);
    announce(text(note ? 'saidSaved' : 'saidOnlyYou'));
  }
}
