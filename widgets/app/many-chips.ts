import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chip, chipStyles } from '../parts/chip.ts';
import { fieldError } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';

interface ManyChipsOptions {
  /** Unique in its shadow root. */
  id: string;
  legend: string;
  hint: string;
  error: string | undefined;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  /** How many may be chosen. */
  most: number;
  /** Told with the choice in the order in which it was made. A press beyond `most` tells nothing. */
  onChange: (chosen: readonly string[]) => void;
  onFull: () => void;
  /** Stands after the chips, as a way to a longer list. */
  more?: TemplateResult | typeof nothing;
}

/** Some of several, the first chosen being the strongest. */
export function manyChips({ id, legend, hint, error, options, chosen, most, onChange, onFull, more = nothing }: ManyChipsOptions): TemplateResult {
  const press = (value: string) => {
    if (chosen.includes(value)) onChange(chosen.filter((one) => one !== value));
    else if (chosen.length < most) onChange([...chosen, value]);
    else onFull();
  };
  return html`<fieldset class="many-chips" id=${id} tabindex="-1" aria-describedby="${id}-hint ${error ? `${id}-error` : ''}">
    <legend>${legend}</legend>
    <p class="hint" id="${id}-hint">${hint}</p>
    <div class="row">
      ${repeat(options, ({ value }) => value, ({ value, label }) => chip({ label, pressed: chosen.includes(value), onPress: () => press(value) }))}
      ${more}
    </div>
    ${fieldError(id, error)}
  </fieldset>`;
}

export const manyChipsStyles = [
  chipStyles,
  iconStyles,
  css`
    .many-chips > legend {
      font-weight: 600;
    }
    .many-chips > .hint {
      margin-block-start: 2px;
    }
    .many-chips > .row {
      margin-block-start: 8px;
    }
  `,
];
