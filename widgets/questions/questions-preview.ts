import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import type { AppHost } from '../app/app-host.ts';
import { announce } from '../parts/announcer.ts';
import { segmented } from '../parts/choice.ts';
import { askedIn, type AnswerValues } from './answer-values.ts';
import { askedAs, type Question } from './question-draft.ts';
import { questionField } from './question-field.ts';
import { text } from './questions.text.ts';

const roles = [{ role: 'mentee', words: 'asMentee' }, { role: 'mentor', words: 'asMentor' }] as const;

/** The questions as a mentee or a mentor meets them, to be tried; what is put in is kept nowhere. */
export class QuestionsPreview {
  readonly #app: AppHost;
  #as: EnrolmentRole = 'mentee';
  #tried: AnswerValues = {};

  constructor(app: AppHost) {
    this.#app = app;
  }

  leave(): void {
    this.#tried = {};
  }

  render(asked: readonly Question[]): TemplateResult {
    const locale = this.#app.me?.person.locale ?? 'en';
    const shown = askedIn(asked.map((question) => askedAs(question, locale)), this.#as);
    return html`<section class="narrow-part" aria-labelledby="preview">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="preview">${text('preview')}</div>
      <p class="soft">${text('previewNote')}</p>
      ${segmented({
        name: 'preview-as', legend: text('previewAs'), value: this.#as, onChange: (role) => this.#show(() => (this.#as = role)),
        options: roles.map(({ role, words }) => ({ value: role, label: text(words) })),
      })}
      ${shown.length === 0
        ? html`<p class="soft">${text('previewNone')}</p>`
        : html`<div class="card narrow-part">${repeat(shown, ({ key }) => key, (question) => questionField({
            id: `preview-${question.key}`, question, values: this.#tried[question.key] ?? [], onFull: (words) => announce(words),
            onChange: (values) => this.#show(() => (this.#tried = { ...this.#tried, [question.key]: values })),
          }))}</div>`}
    </section>`;
  }

  #show(change: () => void): void {
    change();
    this.#app.requestUpdate();
  }
}
