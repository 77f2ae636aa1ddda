import { html, nothing, type TemplateResult } from 'lit';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import type { Api, CallOptions } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, programIdOf } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './program-mail.text.ts';

/** How one setting of the program is read, typed and saved. */
export interface SettingRules<Value, Body, Fields, Name extends string> {
  read: (api: Api, programId: string, options: CallOptions) => Promise<Value>;
  save: (api: Api, programId: string, body: Body, options: CallOptions) => Promise<Value>;
  /** What is said while it is read; the words of the page where nothing else is said. */
  loading?: () => string;
  /** As it is typed. */
  fieldsOf: (value: Value) => Fields;
  /** What was typed, or the ids of the fields that cannot be so, in the order of the screen. */
  readFields: (fields: Fields) => { body: Body } | { wrong: readonly Name[] };
}

/** A form for one setting of the program: what is saved, what is typed, what is wrong in it, and saving. */
export class Setting<Value, Body, Fields extends object, Name extends string> {
  readonly #app: AppHost;
  readonly #rules: SettingRules<Value, Body, Fields, Name>;
  readonly #value: ApiTask<Value | undefined, [string]>;
  readonly #edit: ApiAction<{ programId: string; body: Body }, Value>;
  /** undefined: untouched. */
  #typed: Fields | undefined;
  /** What was typed when a field was last left, where it can be saved. */
  #left: Fields | undefined;
  #tried = false;
  #saved = false;

  constructor(app: AppHost, rules: SettingRules<Value, Body, Fields, Name>) {
    this.#app = app;
    this.#rules = rules;
    this.#value = new ApiTask(app, {
      args: () => [programIdOf(app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : rules.read(api, programId, options)),
      refreshOn: ['program.'],
      says: { loading: rules.loading ?? (() => text('loading')) },
    });
    this.#edit = new ApiAction(app, (api, { programId, body }, options) => rules.save(api, programId, body, options));
  }

  leave(): void {
    this.#typed = this.#left = undefined;
    this.#tried = this.#saved = false;
    this.#edit.clear();
  }

  /** What was typed, as far as it can be saved; undefined where it cannot, and before it is read. */
  get body(): Body | undefined {
    return this.#bodyOf(this.#fields);
  }

  /** As `body`, but of the moment when a field was last left: for what is asked of the server, which not every key should. */
  get leftBody(): Body | undefined {
    return this.#bodyOf(this.#left ?? this.#asSaved);
  }

  /** A section with a heading of its own. @param content the fields, and what they come to */
  render(id: string, title: string, content: (fields: Fields, value: Value) => TemplateResult): TemplateResult {
    return html`<section class="narrow-part" aria-labelledby=${id}>
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id=${id}>${title}</div>
      ${this.#value.render({
        pending: () => skeletonLines('third', 'most', 'half'),
        complete: (value) => (value === undefined ? nothing : html`<form class="card stack" novalidate @submit=${this.#onSubmit}>
          <fieldset class="stack setting-fields" ?disabled=${isClosed(this.#app)} aria-labelledby=${id}>${content(this.#typed ?? this.#rules.fieldsOf(value), value)}</fieldset>
          ${this.#renderEnd(id)}
        </form>`),
      })}
    </section>`;
  }

  #renderEnd(id: string): TemplateResult {
    const { problem, busy } = this.#edit;
    return html`${notSaved(problem, text, () => void this.#save())}
      ${isClosed(this.#app) ? nothing : html`<div class="row"><button class="button" type="submit" aria-describedby=${id} aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}</div>`}`;
  }

  readonly change = (change: Partial<Fields>): void => {
    const before = this.#fields;
    if (!before) return;
    this.#typed = { ...before, ...change };
    this.#saved = false;
    this.#app.requestUpdate();
  };

  /** A field was left. */
  readonly settle = (): void => {
    if (this.body) this.#left = this.#typed;
    this.#app.requestUpdate();
  };

  /** The words to show at a field, where saving was tried with something in it that cannot be. */
  errorOf(name: Name, words: string): string | undefined {
    return this.isWrong(name) ? words : undefined;
  }

  /** Whether saving was tried with something in this field that cannot be. */
  isWrong(name: Name): boolean {
    return this.#tried && this.#wrong.includes(name);
  }

  get #fields(): Fields | undefined {
    return this.#typed ?? this.#asSaved;
  }

  get #asSaved(): Fields | undefined {
    const { value } = this.#value;
    return value === undefined ? undefined : this.#rules.fieldsOf(value);
  }

  #bodyOf(fields: Fields | undefined): Body | undefined {
    const read = fields && this.#rules.readFields(fields);
    return read && 'body' in read ? read.body : undefined;
  }

  get #wrong(): readonly Name[] {
    const fields = this.#fields;
    const read = fields && this.#rules.readFields(fields);
    return read && 'wrong' in read ? read.wrong : [];
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const { body } = this;
    this.#tried = body === undefined;
    this.#app.requestUpdate();
    if (body === undefined) {
      await this.#app.updateComplete;
      this.#app.renderRoot.querySelector<HTMLElement>(`#${this.#wrong[0]}`)?.focus();
      return;
    }
    const sent = this.#typed;
    const saved = await this.#edit.run({ programId: programIdOf(this.#app), body });
    if (!saved) return tellNotSaved(this.#edit.problem, text);
    this.#value.set(saved.answer);
    if (this.#typed !== sent) return; // what was typed meanwhile is still to be saved
    this.#typed = this.#left = undefined;
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }
}
