import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { listCircleNotes, listNotes, restoreNote } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import type { PairHost, PairPlace } from '../workspace/pair-part.ts';
import type { Note } from './note-form.ts';
import { text } from './notes.text.ts';

/** What the reader has deleted in the last 30 days, read when somebody looks. */
export class DeletedNotes {
  readonly #host: PairHost;
  readonly #notes: ApiTask<readonly Note[] | undefined, [id: string | undefined, ofCircle: boolean]>;
  readonly #restore: ApiAction<string, Note>;
  readonly #onRestored: (note: Note) => void;
  #open = false;

  constructor(host: PairHost, place: () => PairPlace | undefined, onRestored: (note: Note) => void) {
    this.#host = host;
    this.#onRestored = onRestored;
    this.#notes = new ApiTask<readonly Note[] | undefined, [id: string | undefined, ofCircle: boolean]>(host, {
      args: () => [this.#open ? place()?.id : undefined, place()?.circle !== undefined],
      load: async (api, [id, ofCircle], options) => {
        if (id === undefined) return undefined;
        const query = { state: 'deleted' } as const;
        return (await (ofCircle ? api.call(listCircleNotes, { path: { circleId: id }, query }, options) : api.call(listNotes, { path: { matchId: id }, query }, options))).items;
      },
      refreshOn: ['note.deleted', 'note.restored'],
    });
    this.#restore = new ApiAction(host, (api, noteId, options) => api.call(restoreNote, { path: { noteId } }, options));
  }

  /** Puts a note back that was deleted a moment ago. */
  async bringBack(noteId: string): Promise<void> {
    this.#take(await this.#restore.run(noteId));
  }

  render(): TemplateResult {
    return html`<details class="deleted-notes" @toggle=${this.#onToggle}>
      <summary>${text('bin')}</summary>
      ${this.#open ? this.#notes.render({ pending: () => skeletonLines('most'), complete: (notes) => (notes ? this.#renderNotes(notes) : skeletonLines('most')) }) : nothing}
    </details>`;
  }

  /** Why one could not be put back: "Undo" is there also where the list of deleted ones is not. */
  renderProblem(): TemplateResult | typeof nothing {
    const { problem } = this.#restore;
    return problem ? problemBanner(problem, () => void this.#restore.retry().then((back) => this.#take(back))) : nothing;
  }

  #take(back: { answer: Note } | undefined): void {
    if (!back) return;
    this.#onRestored(back.answer);
    announce(text('saidRestored'));
    if (this.#notes.value) this.#notes.set(this.#notes.value.filter(({ id }) => id !== back.answer.id));
  }

  #renderNotes(notes: readonly Note[]): TemplateResult {
    if (notes.length === 0) return html`<p class="soft">${text('binNone')}</p>`;
    return html`<ul>${repeat(notes, ({ id }) => id, (note) => {
      const date = this.#host.formats.dayOf(note.createdAt, 'plain');
      return html`<li class="note">
        <p class="body" dir="auto">${note.text}</p>
        <div class="row note-acts"><button class="button quiet small" type="button" aria-label=${text('restoreOf', { date })} @click=${() => void this.bringBack(note.id)}>${text('restore')}</button></div>
      </li>`;
    })}</ul>`;
  }

  readonly #onToggle = (event: Event): void => {
    this.#open = (event.target as HTMLDetailsElement).open;
    this.#host.requestUpdate();
  };
}
