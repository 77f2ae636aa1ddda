import { html, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { field } from '../parts/field.ts';
import type { GoalsHost } from './goals-host.ts';
import { text } from './goals.text.ts';

interface MilestoneFormOptions {
  busy: boolean;
  submit: string;
  onSubmit: (fields: { title: string; due: string | null }) => void;
  onClose: () => void;
}

/** The two fields of a milestone, for a new one and for one that is renamed. One is open at a time. */
export class MilestoneForm {
  readonly #host: GoalsHost;
  #fields = { title: '', due: '' };
  #errors: { title?: string; due?: string } = {};

  constructor(host: GoalsHost) {
    this.#host = host;
  }

  start(fields: { title: string; due: string }): void {
    this.#fields = fields;
    this.#errors = {};
  }

  render({ busy, submit, onSubmit, onClose }: MilestoneFormOptions): TemplateResult {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    return html`<form class="milestone-form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, busy, onSubmit)} @keydown=${onKey}>
      ${field({ id: 'milestone-title', label: text('milestoneTitle'), error: this.#errors.title }, (control) => html`<input class="input" id=${control.id} maxlength=${limits.milestoneTitle} autocomplete="off"
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${this.#fields.title} @input=${(event: InputEvent) => (this.#fields.title = valueOf(event))} />`)}
      ${field({ id: 'milestone-due', label: text('byWhen'), optional: true, error: this.#errors.due }, (control) => html`<input class="input" type="date" id=${control.id}
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${this.#fields.due} @input=${(event: InputEvent) => (this.#fields.due = valueOf(event))} />`)}
      <div class="row form-actions">
        <button class="button small" type="button" @click=${onClose}>${text('cancel')}</button>
        <button class="button small chosen" type="submit" aria-busy=${busy ? 'true' : 'false'}>${submit}</button>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent, busy: boolean, onSubmit: MilestoneFormOptions['onSubmit']): void {
    event.preventDefault();
    const due = (event.target as HTMLFormElement).querySelector<HTMLInputElement>('#milestone-due');
    const title = this.#fields.title.trim();
    this.#errors = { ...(title === '' && { title: text('titleMissing') }), ...(due?.validity.badInput && { due: text('dueUnreal') }) };
    this.#host.requestUpdate();
    if (this.#errors.title || this.#errors.due) return this.#host.focusOn('.milestone-form [aria-invalid="true"]');
    if (!busy) onSubmit({ title, due: this.#fields.due || null });
  }
}

function valueOf(event: InputEvent): string {
  return (event.target as HTMLInputElement).value;
}
