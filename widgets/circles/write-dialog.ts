import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { KeptForm } from '../api/kept-form.ts';
import type { AppHost } from '../app/app-host.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { text } from './circles.text.ts';

/** What is written, to whom, and what becomes of it. */
export interface Writing {
  /** The draft's key. */
  key: string;
  title: string;
  words?: string;
  label: string;
  /** What to say where nothing is written; absent: nothing need be. */
  missing?: string;
  act: string;
  danger?: true;
  /** Does it; true once it is done. */
  onSend: (words: string) => Promise<boolean>;
}

/** A question that is answered in a few words: asking for a seat, or why somebody is taken out. What is typed is kept. */
export class WriteDialog {
  readonly #app: AppHost;
  readonly #form: KeptForm<{ words: string }, 'words'>;
  #writing: Writing | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#form = new KeptForm(app, { toDraft: (fields) => fields, withDraft: (fields, { words = fields.words }) => ({ words }), wrongIn: ({ words }) => (this.#writing?.missing !== undefined && words.trim() === '' ? ['words'] : []) });
  }

  open(writing: Writing): void {
    this.#writing = writing;
    this.#form.open(writing.key, () => ({ words: '' }));
    this.#app.requestUpdate();
  }

  close(): void {
    this.#writing = undefined;
    this.#form.leave();
    this.#app.requestUpdate();
  }

  /** @param problem why it did not work, where it did not */
  render(busy: boolean, problem: TemplateResult | typeof nothing): TemplateResult {
    const { title = '', words = '', label = '', missing, act = '', danger = false } = this.#writing ?? {};
    return dialog({
      id: 'write',
      open: this.#writing !== undefined,
      title,
      body: html`${words ? html`<p>${words}</p>` : nothing}
        ${field({ id: 'words', label, optional: missing === undefined, error: this.#form.errorOf('words', missing) }, (control) => html`<textarea class="input" id=${control.id} dir="auto" maxlength=${danger ? limits.reason : limits.message}
          aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${this.#form.fields?.words ?? ''} @input=${(event: Event) => this.#form.change({ words: (event.target as HTMLTextAreaElement).value })}></textarea>`)}
        ${problem}`,
      actions: html`<button class="button" type="button" @click=${() => this.close()}>${text('cancel')}</button>
        <button class="button ${danger ? 'danger' : 'primary'}" id="send-words" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#send()}>${act}</button>`,
      onClose: () => this.close(),
    });
  }

  async #send(): Promise<void> {
    const writing = this.#writing;
    const { fields } = this.#form;
    if (!writing || !fields || this.#form.check()) return;
    if (!(await writing.onSend(fields.words.trim()))) return;
    void this.#form.sent();
    this.close();
  }
}
