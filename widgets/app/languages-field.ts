import { css, html, type TemplateResult } from 'lit';
import { languages, limits, type Language } from '../../models/vocabulary.ts';
import type { Formats } from '../text/formats.ts';
import { languageName } from '../text/language-name.ts';
import { text } from './entrance.text.ts';
import { manyChips } from './many-chips.ts';

interface LanguagesFieldOptions {
  id: string;
  /** Those that people in the program speak; offered first. */
  usual: readonly Language[];
  chosen: readonly Language[];
  error: string | undefined;
  formats: Formats;
  onChange: (chosen: readonly Language[]) => void;
  /** Told, with the words for it, instead of a change when there are enough. */
  onFull: (words: string) => void;
}

/** Which languages somebody can talk in: the program's as chips, all others in a list. */
export function languagesField({ id, usual, chosen, error, formats, onChange, onFull }: LanguagesFieldOptions): TemplateResult {
  const shown = [...new Set([...usual, ...chosen])];
  const named = (value: Language) => ({ value, label: languageName(value, formats) });
  const others = languages.filter((one) => !shown.includes(one)).map(named).sort((a, b) => a.label.localeCompare(b.label, formats.locale));
  const most = limits.languages;
  const full = () => onFull(text('languagesFull', { most }));
  const add = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const added = languages.find((one) => one === select.value);
    select.value = '';
    if (added && chosen.length < most) onChange([...chosen, added]);
    else if (added) full();
  };
  return manyChips({
    id,
    legend: text('languages'),
    hint: text('languagesHint', { most }),
    error,
    options: shown.map(named),
    chosen,
    most,
    onChange: (values) => onChange(languages.filter((one) => values.includes(one))),
    onFull: full,
    more: html`<select class="input compact" aria-label=${text('anotherLanguage')} @change=${add}>
      <option value="">${text('anotherLanguage')}</option>
      ${others.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}
    </select>`,
  });
}

export const languagesFieldStyles = css`
  .input.compact {
    inline-size: auto;
    min-block-size: 32px;
    padding-block: 3px;
    font-size: 14px;
  }
  select.input.compact {
    background-position-y: 13px, 13px, 0;
  }
  @media (pointer: coarse) {
    .input.compact {
      min-block-size: 40px;
      font-size: 16px;
    }
    select.input.compact {
      background-position-y: 17px, 17px, 0;
    }
  }
`;
