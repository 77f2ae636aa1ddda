import { html, nothing, type TemplateResult } from 'lit';
import { noteAudiences, type NoteAudience } from '../../models/note-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { shareNote } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { radios } from '../parts/choice.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import { visibilityIcons, whoCanSeeWords } from '../parts/tag.ts';
import type { PairHost, PairPlace } from '../workspace/pair-part.ts';
import type { Note } from './note-form.ts';
import { text } from './notes.text.ts';

/** Sharing is asked: who will read it is chosen and named before anybody can. */
export class ShareDialog {
  readonly #host: PairHost;
  readonly #onShared: (note: Note) => void;
  readonly #share: ApiAction<{ noteId: string; audience: NoteAudience }, Note>;
  #note: Note | undefined;
  #audience: NoteAudience = 'match';

  constructor(host: PairHost, onShared: (note: Note) => void) {
    this.#host = host;
    this.#onShared = onShared;
    this.#share = new ApiAction(host, (api, { noteId, audience }, call) => api.call(shareNote, { path: { noteId }, body: { with: audience } }, call));
  }

  ask(note: Note): void {
    this.#note = note;
    this.#audience = 'match';
    this.#share.clear();
  }

  render({ matchId, partner }: PairPlace): TemplateResult {
    const name = firstName(partner.name);
    const { problem, busy } = this.#share;
    const label = (visibility: NoteAudience) => html`<span class="sight-option">${icon(visibilityIcons[visibility], 16)} ${whoCanSeeWords({ visibility, partner: name })}</span>`;
    return dialog({
      id: `share-note-${matchId}`,
      open: this.#note !== undefined,
      title: text('shareTitle', { name }),
      body: html`<p>${text('shareWords')}</p>
        ${radios({ name: `share-${matchId}`, legend: text('who'), legendHidden: true, options: noteAudiences.map((value) => ({ value, label: label(value) })), value: this.#audience, onChange: this.#choose })}
        ${problem ? problemBanner(problem, () => void this.#send(name)) : nothing}`,
      actions: this.#note ? html`<button class="button" type="button" @click=${this.#close}>${text('keepIt')}</button>
        <button class="button primary" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#send(name)}>${text('doShare')}</button>` : nothing,
      onClose: this.#close,
    });
  }

  readonly #choose = (audience: NoteAudience): void => {
    this.#audience = audience;
    this.#host.requestUpdate();
  };

  readonly #close = (): void => {
    this.#note = undefined;
    this.#host.requestUpdate();
  };

  async #send(name: string): Promise<void> {
    if (!this.#note) return;
    const shared = await this.#share.run({ noteId: this.#note.id, audience: this.#audience });
    if (!shared) return;
    this.#close();
    this.#onShared(shared.answer);
    announce(text(shared.answer.visibility === 'match' ? 'saidShared' : 'saidSharedWithAll', { name }));
  }
}
