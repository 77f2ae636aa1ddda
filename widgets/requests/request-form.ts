import { css, html, nothing, type TemplateResult } from 'lit';
import { cadences, limits, type Cadence } from '../../models/vocabulary.ts';
import { Draft } from '../api/draft.ts';
import type { MentorElement } from '../mentor-element.ts';
import { announce } from '../parts/announcer.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { field, fieldStyles, type ControlAttributes } from '../parts/field.ts';
import { text } from './requests.text.ts';

/** What a mentee writes to a mentor. */
export interface RequestWords {
  goal: string;
  message: string;
  cadence: Cadence;
}

interface FormOptions {
  /** First name of the mentor. */
  name: string;
  submit: string;
  busy: boolean;
  /** What stands between the fields and the button, such as why it did not work. */
  banner: TemplateResult | typeof nothing;
  onSubmit: (words: RequestWords) => void;
  /** With it there is a way out beside the button. */
  onCancel?: () => void;
}

export const noWords: RequestWords = { goal: '', message: '', cadence: 'monthly' };

/** The counter appears for the last fifth, and is said for the last tenth. */
const counterFrom = 0.8;
const saidFrom = 0.9;

/** Goal, message and cadence: for asking a mentor and for editing what was asked. What is typed is kept on the server meanwhile. */
export class RequestForm {
  readonly #host: MentorElement;
  readonly #draft: Draft;
  #key: string | undefined;
  #words = noWords;
  #errors: { goal?: string; message?: string } = {};

  constructor(host: MentorElement) {
    this.#host = host;
    this.#draft = new Draft(host);
  }

  /** Fills the form with what was typed last under this key, else with `initial`. The form that is open already stays as it is. */
  async open(key: string, initial: RequestWords = noWords): Promise<void> {
    if (key === this.#key) return;
    this.#key = key;
    this.#errors = {};
    this.#words = initial;
    const { goal = initial.goal, message = initial.message, cadence } = await this.#draft.open(key);
    if (key !== this.#key) return;
    this.#words = { goal, message, cadence: cadences.find((one) => one === cadence) ?? initial.cadence };
    this.#host.requestUpdate();
  }

  /** Closes the form and forgets what was typed, as when it was sent or dropped on purpose. */
  close(): void {
    this.#key = undefined;
    this.#words = noWords;
    void this.#draft.discard();
  }

  /** Whether somebody has written something in it. */
  get touched(): boolean {
    return this.#key !== undefined && (this.#words.goal !== '' || this.#words.message !== '');
  }

  render({ name, submit, busy, banner, onSubmit, onCancel }: FormOptions): TemplateResult {
    const { goal, message, cadence } = this.#words;
    const described = ({ describedBy }: ControlAttributes) => [describedBy === nothing ? '' : describedBy, 'request-kept'].join(' ').trim();
    return html`<form class="request-form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, name, busy, onSubmit)}>
      ${field({ id: 'request-goal', label: text('goalLabel'), hint: text('goalHint'), error: this.#errors.goal }, (control) => html`<input class="input" id=${control.id} maxlength=${limits.goalTitle}
        autocomplete="off" aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${goal} @input=${(event: InputEvent) => this.#type({ goal: valueOf(event) })} />`)}
      <div>
        ${field({ id: 'request-message', label: text('messageLabel'), hint: text('messageHint'), error: this.#errors.message }, (control) => html`<textarea class="input" id=${control.id} rows="5" maxlength=${limits.message}
          aria-describedby=${described(control)} aria-invalid=${control.invalid} .value=${message} @input=${(event: InputEvent) => this.#type({ message: valueOf(event) })}></textarea>`)}
        <p class="row between meta kept"><span id="request-kept">${this.#draft.saved ? text('savedJustNow') : nothing}</span>
          ${message.length >= limits.message * counterFrom ? html`<span>${this.#written(message)}</span>` : nothing}</p>
      </div>
      ${segmented<Cadence>({
        name: 'request-cadence', legend: text('cadence'), value: cadence, onChange: (chosen) => this.#type({ cadence: chosen }),
        options: [{ value: 'monthly', label: text('monthly') }, { value: 'fortnightly', label: text('fortnightly') }],
      })}
      ${banner}
      <div class="row request-actions">
        ${onCancel ? html`<button class="button" type="button" @click=${onCancel}>${text('cancel')}</button>` : nothing}
        <button class="button primary large" type="submit" aria-busy=${busy ? 'true' : 'false'}>${submit}</button>
      </div>
    </form>`;
  }

  #written(message: string): string {
    return text('written', { written: message.length, most: limits.message });
  }

  #type(change: Partial<RequestWords>): void {
    this.#words = { ...this.#words, ...change };
    const { goal, message, cadence } = this.#words;
    this.#draft.keep(goal || message ? { goal, message, cadence } : {});
    if (change.goal) delete this.#errors.goal;
    if (change.message) delete this.#errors.message;
    if (change.message && message.length >= limits.message * saidFrom) announce(this.#written(message));
    this.#host.requestUpdate();
  }

  #submit(event: SubmitEvent, name: string, busy: boolean, onSubmit: FormOptions['onSubmit']): void {
    event.preventDefault();
    const words = { ...this.#words, goal: this.#words.goal.trim(), message: this.#words.message.trim() };
    this.#errors = { ...(words.goal === '' && { goal: text('goalMissing') }), ...(words.message === '' && { message: text('messageMissing', { name }) }) };
    this.#host.requestUpdate();
    if (!this.#errors.goal && !this.#errors.message) {
      if (!busy) onSubmit(words);
      return;
    }
    const form = event.target as HTMLFormElement;
    void this.#host.updateComplete.then(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }
}

function valueOf(event: InputEvent): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
}

export const requestFormStyles = [
  fieldStyles,
  choiceStyles,
  css`
    .request-form {
      display: grid;
      gap: 20px;
      grid-template-columns: minmax(0, 1fr);
    }
    .request-form textarea.input {
      min-block-size: 136px;
    }
    .kept {
      min-block-size: 20px;
      margin-block: 4px -8px;
    }
    .request-actions > .primary {
      flex: 1 1 auto;
    }
  `,
];
