import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { Draft, type DraftFields } from './draft.ts';

interface FormRules<Fields, Name> {
  /** What of the fields is kept while they are typed. */
  toDraft: (fields: Fields) => DraftFields;
  /** The fields with what a draft brings back, as far as it still fits. */
  withDraft: (fields: Fields, draft: DraftFields) => Fields;
  /** What keeps them from being sent, in the order of the screen. */
  wrongIn: (fields: Fields) => readonly Name[];
}

/**
 * The state of a form that people write in: its fields, kept on the server while they are typed; what is wrong in them, told only
 * from the first try on (nobody is told off for a form that is not finished); and one sentence at a field until the next change.
 *
 *     readonly #form = new KeptForm<GoalFields, 'title'>(host, { toDraft, withDraft, wrongIn });
 *     const fields = this.#form.open('goal-new', () => blankGoal);
 *     field({ id: 'title', error: this.#form.errorOf('title', text('titleMissing')) }, ...)
 *     if (this.#form.check()) return;      // the focus is at what is wrong
 */
export class KeptForm<Fields extends object, Name extends string> {
  readonly #host: MentorElement;
  readonly #rules: FormRules<Fields, Name>;
  readonly #draft: Draft;
  #open: { key: string; fields: Fields } | undefined;
  #typed = false;
  #tried = false;
  #note: { at: Name; words: string } | undefined;
  /** Settles when the draft of the open form has been brought back, or was left aside. */
  restored: Promise<void> = Promise.resolve();

  constructor(host: MentorElement, rules: FormRules<Fields, Name>) {
    this.#host = host;
    this.#rules = rules;
    this.#draft = new Draft(host);
  }

  /** As typed; undefined while no form is open. */
  get fields(): Fields | undefined {
    return this.#open?.fields;
  }

  /** Whether what was last typed is on the server: "Saved just now". */
  get saved(): boolean {
    return this.#draft.saved;
  }

  /** The fields of the form under this key (as `Draft` takes it). One that is open already stays as it is; a new one begins with `first`. */
  open(key: string, first: () => Fields): Fields {
    if (this.#open?.key === key) return this.#open.fields;
    this.#open = { key, fields: first() };
    this.#typed = this.#tried = false;
    this.#note = undefined;
    this.restored = this.#bringBack(key);
    return this.#open.fields;
  }

  change(change: Partial<Fields>): void {
    if (!this.#open) return;
    this.#typed = true;
    this.#note = undefined;
    this.#open.fields = { ...this.#open.fields, ...change };
    this.#draft.keep(this.#rules.toDraft(this.#open.fields));
    this.#host.requestUpdate();
  }

  /** The sentence to show at a field: what it was told, else `words` where it is wrong and sending was tried. */
  errorOf(at: Name, words?: string): string | undefined {
    if (this.#note?.at === at) return this.#note.words;
    return this.#tried && this.#wrong.includes(at) ? words : undefined;
  }

  /** Says a sentence at a field, until the next change. */
  tell(at: Name, words: string, politeness: 'polite' | 'assertive' = 'polite'): void {
    this.#note = { at, words };
    announce(words, politeness);
    this.#host.requestUpdate();
  }

  /** Before sending: whether something is wrong. If so it is shown, and the focus is at the first of it. */
  check(): boolean {
    this.#tried = true;
    const [first] = this.#wrong;
    if (first !== undefined) this.focus(first);
    return first !== undefined;
  }

  /** Moves the focus to the field of this id, or into the group of this id. */
  focus(id: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const found = this.#host.renderRoot.querySelector<HTMLElement>(`#${id}`);
      (found?.matches('.input') ? found : (found?.querySelector<HTMLElement>('input, button') ?? found))?.focus();
    });
  }

  /** What was typed is sent: its draft is forgotten, the form stays. */
  async sent(): Promise<void> {
    this.#tried = false;
    await this.#draft.discard();
  }

  /** The form is no longer shown. Its draft is kept for the next time. */
  leave(): void {
    this.#open = undefined;
  }

  get #wrong(): readonly Name[] {
    return this.#open ? this.#rules.wrongIn(this.#open.fields) : [];
  }

  async #bringBack(key: string): Promise<void> {
    const draft = await this.#draft.open(key);
    // What somebody typed meanwhile is newer than any draft.
    if (this.#open?.key !== key || this.#typed) return;
    this.#open.fields = this.#rules.withDraft(this.#open.fields, draft);
    this.#host.requestUpdate();
  }
}
