import { html, nothing, type TemplateResult } from 'lit';
import type { ProtectedAttribute } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import type { CallInput } from '../api/operation.ts';
import { editFairnessRules, readSession } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, programIdOf } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox, toggle } from '../parts/choice.ts';
import { attributes } from './attributes.ts';
import { text } from './fairness.text.ts';

export type Rules = Shape<'FairnessRules'>;
type Edit = NonNullable<CallInput<'editFairnessRules'>['body']>;

/** Whether names are hidden, at once; and what mentees may say of themselves, saved by a button, since leaving one out erases. */
export class FairnessRulesForm {
  readonly #app: AppHost;
  readonly #edit: ApiAction<Edit, Rules>;
  readonly #onEdited: (rules: Rules, asksElse: boolean) => void;
  /** What is ticked and not saved. */
  #ticked: readonly ProtectedAttribute[] | undefined;
  #saved = false;

  /** @param onEdited told with each change, and whether something else is asked since */
  constructor(app: AppHost, onEdited: (rules: Rules, asksElse: boolean) => void) {
    this.#app = app;
    this.#onEdited = onEdited;
    this.#edit = new ApiAction(app, (api, body, options) => api.call(editFairnessRules, { path: { programId: programIdOf(app) }, body }, options));
  }

  leave(): void {
    this.#ticked = undefined;
    this.#saved = false;
    this.#edit.clear();
  }

  render(rules: Rules): TemplateResult {
    const { busy, problem } = this.#edit;
    const closed = isClosed(this.#app);
    const ticked = this.#ticked ?? rules.attributes;
    const erased = rules.attributes.filter((attribute) => !ticked.includes(attribute));
    return html`<section class="narrow-part" aria-labelledby="fair-names">
        ${this.#heading('fair-names', text('namesTitle'))}
        <div>
          ${toggle({ label: text('blind'), checked: rules.blind, disabled: busy || closed, onChange: (blind) => void this.#send({ blind }) })}
          <p class="soft">${text('blindHint')}</p>
        </div>
      </section>
      <section class="narrow-part" aria-labelledby="fair-asks">
        ${this.#heading('fair-asks', text('asksTitle'))}
        <p class="soft">${text('asksHint')}</p>
        <div class="card">${attributes.map((attribute) =>
          checkbox({ label: text(attribute), checked: ticked.includes(attribute), disabled: closed, onChange: (on) => this.#tick(attributes.filter((one) => (one === attribute ? on : ticked.includes(one)))) }),
        )}</div>
        ${erased.length > 0 ? banner('warn', text.rich('erases', { attributes: this.#app.formats.list(erased.map((attribute) => text(attribute))) })) : nothing}
        ${notSaved(problem, text, () => void this.#retry())}
        ${closed ? nothing : html`<div class="row">
          <button class="button" id="fair-save" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#send({ attributes: [...ticked] })}>${text('save')}</button>
          ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
        </div>`}
      </section>`;
  }

  #heading(id: string, words: string): TemplateResult {
    return html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id=${id}>${words}</div>`;
  }

  #tick(attributes: readonly ProtectedAttribute[]): void {
    this.#ticked = attributes;
    this.#saved = false;
    this.#app.requestUpdate();
  }

  async #send(edit: Edit): Promise<void> {
    const done = await this.#edit.run(edit);
    if (done) this.#take(edit, done.answer);
    else tellNotSaved(this.#edit.problem, text);
  }

  async #retry(): Promise<void> {
    const done = await this.#edit.retry();
    if (done) this.#take(this.#ticked === undefined ? {} : { attributes: [...this.#ticked] }, done.answer);
    else tellNotSaved(this.#edit.problem, text);
  }

  #take(edit: Edit, rules: Rules): void {
    const asksElse = edit.attributes !== undefined;
    if (asksElse) {
      this.#ticked = undefined;
      this.#saved = true;
    }
    announce(text(asksElse ? 'saved' : rules.blind ? 'saidBlind' : 'saidOpen'));
    this.#onEdited(rules, asksElse);
    // Whether names are hidden is said wherever somebody writes.
    void this.#app.api?.call(readSession, {}).then((me) => this.#app.session?.setMe(me)).catch(() => undefined);
  }
}
