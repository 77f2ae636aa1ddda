import { css, html, nothing, type TemplateResult } from 'lit';
import { taskLimits } from '../../models/task-words.ts';
import type { MentorElement } from '../mentor-element.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { dueChoice, isDay, type DueTyped } from './due-choice.ts';
import { text } from './tasks.text.ts';

/** A task as it is typed: what is to be done, by whom, until when. */
export interface TaskTyped extends DueTyped {
  title: string;
  ownerId: string;
}

interface FormEvents {
  typed?: (task: TaskTyped) => void;
  close: () => void;
}

interface FormOptions {
  /** Begins the ids of its controls. */
  at: string;
  /** Whose task it can be. */
  people: readonly { value: string; label: string }[];
  /** What its button says. */
  save: string;
  busy: boolean;
  /** What keeps it from being saved, where that is said. */
  problem?: TemplateResult | typeof nothing;
  /** What is said of "day N" where it is not the day on which the reader and one other began. */
  dayHint?: string | undefined;
  /** It can be sent as it is. */
  onSend: (task: TaskTyped) => void;
}

/** The form of a task, wherever one is written: among those of two people, and of an item of an agenda. */
export class TaskForm {
  readonly #host: MentorElement;
  readonly #on: FormEvents;
  #typed: TaskTyped | undefined;
  #missing = false;
  #unreal = false;

  constructor(host: MentorElement, on: FormEvents) {
    this.#host = host;
    this.#on = on;
  }

  /** What is typed; undefined while it is closed. */
  get typed(): TaskTyped | undefined {
    return this.#typed;
  }

  open(task: TaskTyped): void {
    this.#typed = task;
    this.#missing = this.#unreal = false;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#typed = undefined;
    this.#host.requestUpdate();
  }

  render({ at, people, save, busy, problem = nothing, dayHint, onSend }: FormOptions): TemplateResult | typeof nothing {
    const typed = this.#typed;
    if (!typed) return nothing;
    return html`<form class="task-form" novalidate @submit=${(event: SubmitEvent) => this.#onSubmit(event, onSend)} @keydown=${this.#onKey}>
      ${field({ id: `${at}-title`, label: text('title'), error: this.#missing ? text('titleMissing') : undefined }, (control) => html`<input
        class="input" id=${control.id} dir="auto" autocomplete="off" maxlength=${taskLimits.title} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
        .value=${typed.title} @input=${(event: Event) => this.#change({ title: (event.target as HTMLInputElement).value })}
      />`)}
      ${this.#renderWho(`${at}-who`, people, typed.ownerId)}
      ${dueChoice({ at, typed, wrong: this.#unreal, dayHint, onChange: (change) => this.#change(change) })}
      ${problem}
      <div class="row">
        <button class="button" type="button" @click=${this.#on.close}>${text('cancel')}</button>
        <button class="button primary" type="submit" aria-busy=${busy ? 'true' : 'false'}>${save}</button>
      </div>
    </form>`;
  }

  /** One of two side by side, or one of many. */
  #renderWho(id: string, people: FormOptions['people'], ownerId: string): TemplateResult {
    const onChange = (value: string) => this.#change({ ownerId: value });
    if (people.length === 2) return segmented({ name: id, legend: text('who'), options: people, value: ownerId, onChange });
    return field({ id, label: text('who') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
      ${people.map(({ value, label }) => html`<option value=${value} .selected=${value === ownerId}>${label}</option>`)}
    </select>`);
  }

  #change(change: Partial<TaskTyped>): void {
    if (!this.#typed) return;
    this.#typed = { ...this.#typed, ...change };
    if ('by' in change) this.#unreal = false;
    this.#on.typed?.(this.#typed);
    this.#host.requestUpdate();
  }

  #onSubmit(event: SubmitEvent, onSend: FormOptions['onSend']): void {
    event.preventDefault();
    const typed = this.#typed;
    if (!typed) return;
    const form = event.target as HTMLFormElement;
    this.#missing = typed.title.trim() === '';
    this.#unreal = (form.querySelector<HTMLInputElement>('.task-when .input')?.validity.badInput ?? false) || (typed.by === 'day' && !isDay(typed.day));
    this.#host.requestUpdate();
    if (!this.#missing && !this.#unreal) onSend(typed);
    else void this.#host.updateComplete.then(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#on.close();
  };
}

export const taskFormStyles = [choiceStyles, fieldStyles, css`
  .task-form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 12px 16px;
    padding-block: 8px;
  }
  .task-when {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    align-content: start;
  }
  .task-form > :is(:first-child, .banner, .row) {
    grid-column: 1 / -1;
  }
  @container app (width < 640px) {
    .task-form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`];
