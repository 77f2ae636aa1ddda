import { html, nothing, type TemplateResult } from 'lit';
import { taskLimits } from '../../../models/task-words.ts';
import { fieldError } from '../../parts/field.ts';
import { titleOf, type AgendaItem } from './agenda-words.ts';
import { text } from './agenda.text.ts';

/** An item on its way to a task. */
export interface TaskDraft {
  itemId: string;
  title: string;
  /** '': each member of a circle. */
  ownerId: string;
  /** Calendar date; '' where it has none. */
  dueOn: string;
  /** Sending was tried without words. */
  tried: boolean;
}

/** What somebody wrote is what is to be done; the template's words say nothing of it. */
export function taskDraftOf(item: AgendaItem, ownerId: string): TaskDraft {
  return { itemId: item.id, title: item.text === null ? '' : titleOf(item), ownerId, dueOn: '', tried: false };
}

interface TaskFormOptions {
  draft: TaskDraft;
  busy: boolean;
  /** Whom it can be for. */
  owners: readonly { id: string; label: string }[];
  onChange: (change: Partial<TaskDraft>) => void;
  onSave: () => void;
  onClose: () => void;
}

/** What is to be done, by whom, until when. */
export function taskForm({ draft, busy, owners, onChange, onSave, onClose }: TaskFormOptions): TemplateResult {
  const error = draft.tried && draft.title.trim() === '' ? text('wordsMissing') : undefined;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    onSave();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
  return html`<form class="task-form" novalidate @submit=${onSubmit} @keydown=${onKey}>
    <div class="field wide">
      <label for="task-title">${text('whatTask')}</label>
      <input class="input" id="task-title" autocomplete="off" dir="auto" maxlength=${taskLimits.title} aria-invalid=${error ? 'true' : nothing} aria-describedby=${error ? 'task-title-error' : nothing} .value=${draft.title} @input=${(event: Event) => onChange({ title: valueOf(event) })} />
      ${fieldError('task-title', error)}
    </div>
    <div class="field">
      <label for="task-owner">${text('whoseTask')}</label>
      <select class="input" id="task-owner" @change=${(event: Event) => onChange({ ownerId: valueOf(event) })}>
        ${owners.map(({ id, label }) => html`<option value=${id} .selected=${id === draft.ownerId}>${label}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="task-due">${text('taskDue')}</label>
      <input class="input" id="task-due" type="date" .value=${draft.dueOn} @change=${(event: Event) => onChange({ dueOn: valueOf(event) })} />
    </div>
    <div class="row wide">
      <button class="button small" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('addTask')}</button>
      <button class="button quiet small" type="button" @click=${onClose}>${text('cancel')}</button>
    </div>
  </form>`;
}
