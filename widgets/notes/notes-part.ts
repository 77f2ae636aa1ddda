import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import { deleteNote, listCircleNotes, listNotes, stopSharingNote } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { choiceStyles } from '../parts/choice.ts';
import { dialogStyles } from '../parts/dialog.ts';
import { fieldStyles } from '../parts/field.ts';
import { icon, iconStyles } from '../parts/icon.ts';
import { plus } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { tagStyles } from '../parts/tag.ts';
import { firstName } from '../parts/times.ts';
import { Toast, toastStyles } from '../parts/toast.ts';
import { text as circleText } from '../workspace/circle.text.ts';
import { withWhom, type MakePairPart, type PairHost, type PairPart, type PairPlace } from '../workspace/pair-part.ts';
import { DeletedNotes } from './deleted-notes.ts';
import { NoteForm, type Note } from './note-form.ts';
import { notesStyles } from './notes-part.styles.ts';
import { text } from './notes.text.ts';
import { ShareDialog } from './share-dialog.ts';
import { sight } from './sight.ts';

export const styles = [choiceStyles, dialogStyles, fieldStyles, iconStyles, tagStyles, toastStyles, notesStyles];

export const makePairPart: MakePairPart = (host, place) => new NotesPart(host, place);

const pageLength = 50;

interface Notes {
  /** The page that they were read for. */
  of: string | undefined;
  items: readonly Note[];
  /** There are older ones. */
  more: boolean;
}

/** Notes of a pair or of a circle: whose eyes each is for stands above it. On a meeting's page those that were taken in it, on a goal's those about it. */
class NotesPart implements PairPart {
  readonly #host: PairHost;
  readonly #notes: ApiTask<Notes, [id: string | undefined, ofCircle: boolean, goalId: string | undefined, pages: number]>;
  readonly #stop: ApiAction<Note, Note>;
  readonly #delete: ApiAction<string, void>;
  readonly #form: NoteForm;
  readonly #share: ShareDialog;
  readonly #deleted: DeletedNotes;
  readonly #toast: Toast;
  readonly #place: () => PairPlace | undefined;
  #pages = 1;

  constructor(host: PairHost, place: () => PairPlace | undefined) {
    this.#host = host;
    this.#place = place;
    this.#notes = new ApiTask(host, {
      args: () => [place()?.id, place()?.circle !== undefined, place()?.goalId, this.#pages],
      load: (api, [id, ofCircle, goalId, pages], options) => (id === undefined ? Promise.resolve({ of: undefined, items: [], more: false }) : readPages(api, { id, ofCircle, goalId, pages }, options)),
      refreshOn: ['note.', 'match.'],
      says: { loading: () => text('loading'), changed: (before, after) => this.#saysChange(before, after) },
    });
    this.#stop = new ApiAction(host, (api, { id }, options) => api.call(stopSharingNote, { path: { noteId: id } }, options));
    this.#delete = new ApiAction(host, (api, noteId, options) => api.call(deleteNote, { path: { noteId } }, options));
    this.#form = new NoteForm(host, { onSaved: (note) => this.#take(note), onClosed: () => this.#focusNew(), onMovedOn: () => this.#notes.refresh() });
    this.#share = new ShareDialog(host, (note) => this.#take(note));
    this.#deleted = new DeletedNotes(host, place, (note) => this.#take(note));
    this.#toast = new Toast(host);
  }

  render(place: PairPlace, level: number): TemplateResult {
    return html`<section class="notes" data-notes=${place.id} aria-labelledby="notes-${place.id}">
      <div class="row between">
        <div class="group" role="heading" aria-level=${level} id="notes-${place.id}" tabindex="-1">${text('notes')}</div>
        ${this.#notes.value && !this.#form.isNew ? html`<button class="button small new-note" type="button" @click=${() => void this.#openNew(place)}>${icon(plus, 16)}${text('newNote')}</button>` : nothing}
      </div>
      ${this.#form.isNew ? this.#form.render(place) : nothing}
      ${this.#notes.render({ pending: () => skeletonLines('half', 'full', 'most'), complete: (notes) => (notes.of === pageOf(place) ? this.#renderNotes(place, notes) : this.#renderComing()) })}
      ${this.#toast.render()} ${this.#share.render(place)}
    </section>`;
  }

  #renderNotes(place: PairPlace, { items, more }: Notes): TemplateResult {
    const shown = items.filter((note) => belongs(note, place));
    const action = this.#stop.problem ? this.#stop : this.#delete;
    return html`${shown.length === 0 && !this.#form.isNew ? html`<p class="soft">${text('none')}</p>` : nothing}
      ${shown.length === 0 ? nothing : html`<ul>${repeat(shown, ({ id }) => id, (note) => html`<li>${this.#form.isOf(note.id) ? this.#form.render(place, note) : this.#renderNote(place, note)}</li>`)}</ul>`}
      ${action.problem ? problemBanner(action.problem, () => void action.retry()) : nothing}
      ${more ? html`<div><button class="button small" type="button" @click=${this.#older}>${text('older')}</button></div>` : nothing}
      ${this.#deleted.renderProblem()} ${isOfPair(place) ? this.#deleted.render() : nothing}`;
  }

  /** Those of another page are there, and these are not yet. */
  #renderComing(): TemplateResult | typeof nothing {
    return this.#notes.problem && !this.#notes.pending ? nothing : skeletonLines('half', 'full', 'most');
  }

  #renderNote(place: PairPlace, note: Note): TemplateResult {
    const { formats } = this.#host;
    const mine = isMine(note, place, this.#host);
    const facts = [
      mine ? '' : text('wrote', { name: firstName(note.author.name) }),
      note.meeting && place.meetingId === undefined ? text('inMeeting', { date: formats.day(note.meeting.date, 'plain') }) : this.#when(note.createdAt),
      note.editedAt ? text('edited') : '',
    ];
    return html`<article class="note ${note.visibility === 'private' ? '' : 'shared'}" data-note=${note.id}>
      <div class="row between">${sight(place, note.visibility)}<span class="meta">${facts.filter(Boolean).join(' · ')}</span></div>
      <p class="body" dir="auto">${note.text}</p>
      ${note.goal && place.goalId === undefined ? html`<p class="meta" dir="auto">${text('about', { title: note.goal.title })}</p>` : nothing}
      ${mine && note.can.length > 0 ? this.#renderActs(note, withWhom(place)) : nothing}
    </article>`;
  }

  #renderActs(note: Note, name: string): TemplateResult {
    const date = this.#host.formats.dayOf(note.createdAt, 'plain');
    const act = (key: 'edit' | 'stop' | 'delete', onClick: () => void) => html`<button class="button quiet small" type="button" data-act=${key} aria-label=${text(`${key}Of`, { date })} @click=${onClick}>${text(key)}</button>`;
    return html`<div class="row note-acts">
      ${note.can.includes('edit') ? act('edit', () => void this.#openEdit(note)) : nothing}
      ${note.can.includes('stop-sharing')
        ? act('stop', () => void this.#stopSharing(note))
        : note.can.includes('share')
          ? html`<button class="button quiet small" type="button" data-act="share" aria-haspopup="dialog" aria-label=${text('shareOf', { date, name })} @click=${() => this.#ask(note)}>${text('share', { name })}</button>`
          : nothing}
      ${note.can.includes('delete') ? act('delete', () => void this.#onDelete(note)) : nothing}
    </div>`;
  }

  #when(instant: string): string {
    const { formats } = this.#host;
    const [date, today] = [formats.dayOf(instant, 'plain'), formats.dayOf(this.#host.clock(), 'plain')];
    const time = formats.time(instant);
    return date === today ? text('todayAt', { time }) : text('at', { date, time });
  }

  async #openNew(place: PairPlace): Promise<void> {
    void this.#form.openNew(place);
    await this.#focusWords();
  }

  async #openEdit(note: Note): Promise<void> {
    void this.#form.openEdit(note);
    await this.#focusWords();
  }

  async #focusWords(): Promise<void> {
    await this.#host.updateComplete;
    this.#find('textarea')?.focus();
  }

  #focusNew(): void {
    void this.#host.updateComplete.then(() => this.#find('.new-note')?.focus());
  }

  #find(selector: string): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-notes="${this.#place()?.id ?? ''}"] ${selector}`);
  }

  #ask(note: Note): void {
    this.#share.ask(note);
    this.#host.requestUpdate();
  }

  readonly #older = (): void => {
    this.#pages += 1;
    this.#host.requestUpdate();
  };

  /** What was pressed goes with the state that it changed: the focus moves to what stands in its place. */
  async #stopSharing(note: Note): Promise<void> {
    const done = await this.#stop.run(note);
    if (!done) {
      if (this.#stop.problem) announce(problemSentence(this.#stop.problem), 'assertive');
      return;
    }
    this.#take(done.answer);
    announce(text('saidOnlyYou'));
    await this.#host.updateComplete;
    this.#find(`[data-note="${note.id}"] [data-act]:not([data-act=edit])`)?.focus();
  }

  async #onDelete({ id }: Note): Promise<void> {
    if (!(await this.#delete.run(id))) {
      if (this.#delete.problem) announce(problemSentence(this.#delete.problem), 'assertive');
      return;
    }
    const notes = this.#notes.value;
    if (notes) this.#notes.set({ ...notes, items: notes.items.filter((note) => note.id !== id) });
    this.#toast.show(text('saidDeleted'), () => void this.#deleted.bringBack(id));
    this.#focusNew();
  }

  /** As it is now, in its place: the newest first. */
  #take(note: Note): void {
    const notes = this.#notes.value;
    if (!notes) return;
    const others = notes.items.filter(({ id }) => id !== note.id);
    this.#notes.set({ ...notes, items: [...others, note].toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id)) });
  }

  /** What the other one shares, changed or hides by themselves. */
  #saysChange(before: Notes, after: Notes): string | undefined {
    const place = this.#place();
    if (!place) return undefined;
    const theirs = ({ items }: Notes) => JSON.stringify(items.filter((note) => !isMine(note, place, this.#host)));
    if (theirs(before) === theirs(after)) return undefined;
    return place.circle ? circleText('saidNotes') : text('saidTheirs', { name: withWhom(place) });
  }
}

/** Of two the other one is known, also where the reader is not yet. */
function isMine({ author }: Note, { circle, partner }: PairPlace, { me }: PairHost): boolean {
  return circle ? author.id === me?.person.id : author.id !== partner?.id;
}

/** What is read together: all of a pair or a circle, for its page and those of its meetings, or those about one goal. */
function pageOf({ id, goalId }: { id: string; goalId?: string | undefined }): string {
  return goalId ?? id;
}

/** Whether it hangs on what the page is about. */
function belongs({ matchId, circle, meeting, goal }: Note, place: PairPlace): boolean {
  return (matchId ?? circle?.id) === place.id && (place.meetingId === undefined || meeting?.id === place.meetingId) && (place.goalId === undefined || goal?.id === place.goalId);
}

/** All that they have; not the page of one thing of theirs. */
function isOfPair({ meetingId, goalId }: PairPlace): boolean {
  return meetingId === undefined && goalId === undefined;
}

async function readPages(api: Api, { id, ofCircle, goalId, pages }: { id: string; ofCircle: boolean; goalId: string | undefined; pages: number }, options: CallOptions): Promise<Notes> {
  const items: Note[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const query: { limit: number; cursor?: string } = { limit: pageLength, ...(cursor === null ? {} : { cursor }) };
    const answer: { items: Note[]; nextCursor: string | null } = await (ofCircle
      ? api.call(listCircleNotes, { path: { circleId: id }, query }, options)
      : api.call(listNotes, { path: { matchId: id }, query: { ...query, ...(goalId === undefined ? {} : { goalId }) } }, options));
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return { of: pageOf({ id, goalId }), items, more: cursor !== null };
}
