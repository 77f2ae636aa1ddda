import { html, nothing, type TemplateResult } from 'lit';
import { agendaLimits } from '../../../models/agenda-words.ts';
import { banner } from '../../parts/banner.ts';
import { fieldError } from '../../parts/field.ts';
import { firstName } from '../../parts/times.ts';
import { titleOf, type AgendaItem } from './agenda-words.ts';
import { text } from './agenda.text.ts';

/** An item while somebody writes it. */
export interface Draft {
  itemId: string;
  words: string;
  minutes: string;
  /** The item as the writer saw it last. */
  seen: AgendaItem;
  /** It was changed or taken off by somebody else while it was written. */
  conflict: { by: string; now: AgendaItem | undefined } | undefined;
  /** Sending was tried: what is missing or wrong is told from then on. */
  tried: boolean;
}

export function draftOf(item: AgendaItem): Draft {
  return { itemId: item.id, words: titleOf(item), minutes: String(item.minutes), seen: item, conflict: undefined, tried: false };
}

/** The number of minutes that was typed, as far as it is one that an item can have. */
function minutesOf(typed: string): number | undefined {
  const minutes = Number(typed);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= agendaLimits.minutes ? minutes : undefined;
}

/** What a draft says, or the first field that keeps it from being saved, by its id. */
export function readDraft({ words: typed, minutes: typedMinutes }: Draft): { words: string; minutes: number } | { faulty: 'item-words' | 'item-minutes' } {
  const words = typed.trim();
  const minutes = minutesOf(typedMinutes);
  if (words === '') return { faulty: 'item-words' };
  return minutes === undefined ? { faulty: 'item-minutes' } : { words, minutes };
}

interface FormOptions {
  draft: Draft;
  busy: boolean;
  onChange: (change: Partial<Draft>) => void;
  onSave: () => void;
  onClose: () => void;
  /** What is to become of an item that two have written: theirs stays, mine takes its place, or both are put together to be gone over. */
  onKeep: (what: 'theirs' | 'mine' | 'both') => void;
  /** The item is gone: mine becomes a topic of its own. */
  onAddMine: () => void;
}

/** An item's words and minutes; Enter saves, Esc leaves it as it was. */
export function itemForm({ draft, busy, onChange, onSave, onClose, onKeep, onAddMine }: FormOptions): TemplateResult {
  const wordsError = draft.tried && draft.words.trim() === '' ? text('wordsMissing') : undefined;
  const minutesError = draft.tried && minutesOf(draft.minutes) === undefined ? text('minutesWrong', { most: agendaLimits.minutes }) : undefined;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    onSave();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  const onInput = (field: 'words' | 'minutes') => (event: Event) => onChange({ [field]: (event.target as HTMLInputElement).value });
  return html`<form class="item-form" novalidate @submit=${onSubmit} @keydown=${onKey}>
    ${renderConflict(draft, onKeep, onAddMine)}
    <div class="field">
      <label for="item-words">${text('words')}</label>
      <input class="input" id="item-words" autocomplete="off" dir="auto" maxlength=${agendaLimits.text} aria-invalid=${wordsError ? 'true' : nothing} aria-describedby=${wordsError ? 'item-words-error' : nothing} .value=${draft.words} @input=${onInput('words')} />
      ${fieldError('item-words', wordsError)}
    </div>
    <div class="field minutes-field">
      <label for="item-minutes">${text('minutes')}</label>
      <input class="input" id="item-minutes" type="number" inputmode="numeric" min="1" max=${agendaLimits.minutes} aria-invalid=${minutesError ? 'true' : nothing} aria-describedby=${minutesError ? 'item-minutes-error' : nothing} .value=${draft.minutes} @input=${onInput('minutes')} />
      ${fieldError('item-minutes', minutesError)}
    </div>
    <div class="row">
      <button class="button small" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
      <button class="button quiet small" type="button" @click=${onClose}>${text('cancel')}</button>
    </div>
  </form>`;
}

function renderConflict({ conflict }: Draft, onKeep: FormOptions['onKeep'], onAddMine: FormOptions['onAddMine']): TemplateResult | typeof nothing {
  if (!conflict) return nothing;
  const name = firstName(conflict.by);
  const button = (words: string, onClick: () => void) => html`<button class="button small" type="button" @click=${onClick}>${words}</button>`;
  if (!conflict.now) return banner('warn', text.rich('goneWhile', { name }), { action: button(text('addMine'), onAddMine) });
  return banner('warn', text.rich('changedWhile', { name, theirs: html`<bdi>${titleOf(conflict.now)}</bdi>` }), {
    action: html`${button(text('keepTheirs'), () => onKeep('theirs'))}${button(text('keepMine'), () => onKeep('mine'))}${button(text('keepBoth'), () => onKeep('both'))}`,
  });
}
