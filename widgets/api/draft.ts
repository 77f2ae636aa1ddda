import type { ReactiveController } from 'lit';
import type { MentorElement } from '../mentor-element.ts';
import type { Api } from './operation.ts';
import { readDraft, saveDraft } from './operations.ts';

/** A form's fields as they were last typed. */
export type DraftFields = Readonly<Record<string, string>>;

const restMs = 800;
const againMs = 5_000;

/**
 * What a person types in a form, kept on the server while they type: a reload, a lost connection or another device finds it
 * again. One form is open at a time; `open` changes which. Nothing here ever fails aloud: the words are still in the form.
 *
 *     const fields = await this.#draft.open(`goal-edit:${goal.id}`);   // {} where there is nothing
 *     this.#draft.keep({ title, due });                                // at each input
 *     await this.#draft.discard();                                     // it was sent
 */
export class Draft implements ReactiveController {
  readonly #host: MentorElement;
  #key: string | undefined;
  #unsaved: DraftFields | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** One save after the other, so that a late one never brings back what was discarded. */
  #saving: Promise<unknown> = Promise.resolve();
  /** Whether what was last typed is on the server: "Saved just now". */
  saved = false;

  constructor(host: MentorElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#flush();
  }

  /** Reads the draft of a form: lower-case letters and hyphens, then perhaps `:` and an id. What is unsaved of the one before is saved. */
  async open(key: string): Promise<DraftFields> {
    this.#flush();
    this.#key = key;
    this.saved = false;
    await this.#saving;
    try {
      return (await this.#host.api?.call(readDraft, { path: { key } }))?.fields ?? {};
    } catch {
      return {};
    }
  }

  /** Saves the fields when typing rests. Empty ones are left out. */
  keep(fields: DraftFields): void {
    this.#unsaved = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
    this.saved = false;
    this.#saveIn(restMs);
  }

  /** Forgets the draft, as when the form was sent. */
  async discard(): Promise<void> {
    this.#unsaved = {};
    this.#flush();
    await this.#saving;
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), ms);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    const { api } = this.#host;
    const [key, fields] = [this.#key, this.#unsaved];
    this.#unsaved = undefined;
    if (!api || key === undefined || !fields) return;
    this.#saving = this.#saving.then(() => this.#save(api, key, fields));
  }

  async #save(api: Api, key: string, fields: DraftFields): Promise<void> {
    try {
      await api.call(saveDraft, { path: { key }, body: { fields } });
      if (key !== this.#key || this.#unsaved || Object.keys(fields).length === 0) return;
      this.saved = true;
      this.#host.requestUpdate();
    } catch {
      if (key !== this.#key || this.#unsaved) return;
      this.#unsaved = fields;
      this.#saveIn(againMs);
    }
  }
}
