import { html, type TemplateResult } from 'lit';
import { taskLimits } from '../../models/task-words.ts';
import type { Shape } from '../api/operation.ts';
import { segmented } from '../parts/choice.ts';
import { field } from '../parts/field.ts';
import { text } from './tasks.text.ts';

/** When a task is to be done, as it is typed: on a date, or on "day N" of the match. What is typed for the other way is kept meanwhile. */
export interface DueTyped {
  by: 'date' | 'day';
  /** A calendar date, or empty. */
  due: string;
  /** The number of a day, or empty. */
  day: string;
}

/** Whenever: what a new task begins with. */
export const noDue: DueTyped = { by: 'date', due: '', day: '' };

export function dueTyped({ due, dueDay }: Pick<Shape<'Task'>, 'due' | 'dueDay'>): DueTyped {
  return { by: dueDay === null ? 'date' : 'day', due: due ?? '', day: dueDay === null ? '' : String(dueDay) };
}

/** What is to be told of the due day: nothing where it is as it was, null where there is none any more. */
export function dueSaid({ by, due, day }: DueTyped, was: DueTyped): { dueOn?: string | null; dueDay?: number } {
  const [now, before] = [by === 'date' ? due : day, was.by === 'date' ? was.due : was.day];
  if (now === before && (now === '' || by === was.by)) return {};
  if (now === '') return { dueOn: null };
  return by === 'date' ? { dueOn: now } : { dueDay: Number(now) };
}

/** Whether the number can be that of a day; none is none. */
export function isDay(day: string): boolean {
  return day === '' || (/^\d+$/.test(day) && Number(day) >= 1 && Number(day) <= taskLimits.day);
}

interface DueChoiceOptions {
  /** Begins the ids of its controls. */
  at: string;
  typed: DueTyped;
  /** What is typed is no day that there is. */
  wrong: boolean;
  /** What is said of "day N"; absent: the day on which the reader and one other began. */
  dayHint?: string | undefined;
  onChange: (change: Partial<DueTyped>) => void;
}

/** The two ways to say a due day, and the field of the one that is chosen. */
export function dueChoice({ at, typed: { by, due, day }, wrong, dayHint = text('dayHint', { first: 1 }), onChange }: DueChoiceOptions): TemplateResult {
  const ways = [{ value: 'date' as const, label: text('onDate') }, { value: 'day' as const, label: text('onDay') }];
  const onInput = (what: 'due' | 'day') => (event: Event) => onChange({ [what]: (event.target as HTMLInputElement).value });
  const way = by === 'date'
    ? field({ id: `${at}-due`, label: text('date'), optional: true, error: wrong ? text('unreal') : undefined }, (control) => html`<input
        class="input" type="date" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${due} @input=${onInput('due')}
      />`)
    : field({ id: `${at}-day`, label: text('onDay'), hint: dayHint, optional: true, error: wrong ? text('dayWrong', { first: 1, most: taskLimits.day }) : undefined }, (control) => html`<input
        class="input" type="number" inputmode="numeric" min="1" max=${taskLimits.day} id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${day} @input=${onInput('day')}
      />`);
  return html`<div class="task-when">${segmented({ name: `${at}-by`, legend: text('until'), options: ways, value: by, onChange: (value) => onChange({ by: value }) })}${way}</div>`;
}
