import { html, nothing, type TemplateResult } from 'lit';
import { noteAudiences, type NoteAudience } from '../../models/note-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { shareNote } from '../api/operations.ts';
import { announce } from '../parts/announcer.ts';
import { radios } from '../parts/choice.ts';
import { dialog } from '../parts/dialog.ts';
import { icon } from '../parts/icon.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { visibilityIcons } from '../parts/tag.ts';
import { text as circleText } from '../workspace/circle.text.ts';
import { withWhom, type PairHost, type PairPlace } from '../workspace/pair-part.ts';
import type { Note } from './note-form.ts';
import { text } from './notes.text.ts';
import { sightWords } from './sight.ts';

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

  render(place: PairPlace): TemplateResult {
    const name = withWhom(place);
    const { problem, busy } = this.#share;
    const label = (visibility: NoteAudience) => html`<span class="sight-option">${icon(visibilityIcons[visibility], 16)} ${sightWords(place, visibility)}</span>`;
    return dialog({
      id: `share-note-${place.id}`,
      open: this.#note !== undefined,
      title: text('shareTitle', { name }),
      body: html`<p>${place.circle ? circleText('shareWords') : text('shareWords')}</p>
        ${radios({ name: `share-${place.id}`, legend: text('who'), legendHidden: true, options: noteAudiences.map((value) => ({ value, label: label(value) })), value: this.#audience, onChange: this.#choose })}
        ${problem ? problemBanner(problem, () => void this.#send(place)) : nothing}`,
      actions: this.#note ? html`<button class="button" type="button" @click=${this.#close}>${text('keepIt')}</button>
        <button class="button primary" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#send(place)}>${text('doShare')}</button>` : nothing,
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

  async #send(place: PairPlace): Promise<void> {
    if (!this.#note) return;
    const shared = await this.#share.run({ noteId: this.#note.id, audience: this.#audience });
    if (!shared) return;
    this.#close();
    this.#onShared(shared.answer);
    const said = shared.answer.visibility === 'match' ? 'saidShared' : 'saidSharedWithAll';
    announce(place.circle ? circleText(said, { circle: place.circle.title }) : text(said, { name: withWhom(place) }));
  }
}
