import { css, html, nothing, type TemplateResult } from 'lit';
import { cadences, limits, type Cadence } from '../../models/vocabulary.ts';
import type { DraftFields } from '../api/draft.ts';
import { KeptForm } from '../api/kept-form.ts';
import type { MentorElement } from '../mentor-element.ts';
import type * as BlindNote from '../fairness/blind-note.ts';
import { LazyView } from '../lazy-view.ts';
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

/** The counter appears for the last fifth, and is said for the last tenth. */
const counterFrom = 0.8;
const saidFrom = 0.9;

/** Goal, message and cadence: for asking a mentor and for editing what was asked. What is typed is kept on the server meanwhile. */
export class RequestForm {
  readonly #host: MentorElement;
  readonly #form: KeptForm<RequestWords, 'request-goal' | 'request-message'>;
  /** Only where the program hides names. */
  readonly #blind: LazyView<typeof BlindNote>;

  constructor(host: MentorElement) {
    this.#host = host;
    this.#blind = new LazyView(host, () => import('../fairness/blind-note.ts'));
    this.#form = new KeptForm(host, { toDraft, withDraft, wrongIn });
  }

  /** Nothing but the program's usual rhythm. */
  get #noWords(): RequestWords {
    return { goal: '', message: '', cadence: this.#host.me?.program?.cadence ?? 'monthly' };
  }

  /** Opens the form with what was typed last under this key, else with `initial`. The form that is open already stays as it is. */
  open(key: string, initial: RequestWords = this.#noWords): void {
    this.#form.open(key, () => initial);
    if (this.#host.me?.program?.blind) void this.#blind.load().catch(() => undefined); // the form works without it
  }

  /** Settles when what was typed last is there. */
  get restored(): Promise<void> {
    return this.#form.restored;
  }

  /** Closes the form and forgets what was typed, as when it was sent or dropped on purpose. */
  close(): void {
    void this.#form.sent();
    this.#form.leave();
  }

  /** Whether somebody has written something in it. */
  get touched(): boolean {
    const { goal = '', message = '' } = this.#form.fields ?? {};
    return goal !== '' || message !== '';
  }

  render({ name, submit, busy, banner, onSubmit, onCancel }: FormOptions): TemplateResult {
    const form = this.#form;
    const { goal, message, cadence } = form.fields ?? this.#noWords;
    const described = ({ describedBy }: ControlAttributes) => [describedBy === nothing ? '' : describedBy, 'request-kept'].join(' ').trim();
    const errors = { goal: form.errorOf('request-goal', text('goalMissing')), message: form.errorOf('request-message', text('messageMissing', { name })) };
    return html`<form class="request-form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, busy, onSubmit)}>
      ${this.#blind.module?.blindNote() ?? nothing}
      ${field({ id: 'request-goal', label: text('goalLabel'), hint: text('goalHint'), error: errors.goal }, (control) => html`<input class="input" id=${control.id} dir="auto" maxlength=${limits.goalTitle}
        autocomplete="off" aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${goal} @input=${(event: InputEvent) => form.change({ goal: valueOf(event) })} />`)}
      <div>
        ${field({ id: 'request-message', label: text('messageLabel'), hint: text('messageHint'), error: errors.message }, (control) => html`<textarea class="input" id=${control.id} dir="auto" rows="5" maxlength=${limits.message}
          aria-describedby=${described(control)} aria-invalid=${control.invalid} .value=${message} @input=${(event: InputEvent) => this.#write(valueOf(event))}></textarea>`)}
        <p class="row between meta kept"><span id="request-kept">${form.saved ? text('savedJustNow') : nothing}</span>
          ${message.length >= limits.message * counterFrom ? html`<span>${written(message)}</span>` : nothing}</p>
      </div>
      ${segmented<Cadence>({
        name: 'request-cadence', legend: text('cadence'), value: cadence, onChange: (chosen) => form.change({ cadence: chosen }),
        options: [{ value: 'monthly', label: text('monthly') }, { value: 'fortnightly', label: text('fortnightly') }],
      })}
      ${banner}
      <div class="row request-actions">
        ${onCancel ? html`<button class="button large" type="button" @click=${onCancel}>${text('cancel')}</button>` : nothing}
        <button class="button primary large" type="submit" aria-busy=${busy ? 'true' : 'false'}>${submit}</button>
      </div>
    </form>`;
  }

  #write(message: string): void {
    this.#form.change({ message });
    if (message.length >= limits.message * saidFrom) announce(written(message));
  }

  #submit(event: SubmitEvent, busy: boolean, onSubmit: FormOptions['onSubmit']): void {
    event.preventDefault();
    const { fields } = this.#form;
    if (!fields || this.#form.check() || busy) return;
    onSubmit({ ...fields, goal: fields.goal.trim(), message: fields.message.trim() });
  }
}

function toDraft({ goal, message, cadence }: RequestWords): DraftFields {
  return goal || message ? { goal, message, cadence } : {};
}

function withDraft(words: RequestWords, { goal = words.goal, message = words.message, cadence }: DraftFields): RequestWords {
  return { goal, message, cadence: cadences.find((one) => one === cadence) ?? words.cadence };
}

function wrongIn({ goal, message }: RequestWords): ('request-goal' | 'request-message')[] {
  return [...(goal.trim() === '' ? ['request-goal' as const] : []), ...(message.trim() === '' ? ['request-message' as const] : [])];
}

function written(message: string): string {
  return text('written', { written: message.length, most: limits.message });
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
