import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fieldError } from '../parts/field.ts';

interface RadioCardsOptions<Value extends string> {
  /** Unique in its shadow root; the id of the group as well. */
  name: string;
  legend: string;
  options: readonly { value: Value; label: string; line: string; note?: string | undefined }[];
  value: Value | undefined;
  error?: string | undefined;
  onChange: (value: Value) => void;
}

/** One of a few that need a line each to be understood. */
export function radioCards<Value extends string>({ name, legend, options, value, error, onChange }: RadioCardsOptions<Value>): TemplateResult {
  const described = error ? `${name}-error` : nothing;
  return html`<fieldset class="radio-cards" id=${name} tabindex="-1">
    <legend>${legend}</legend>
    <div>
      ${repeat(options, (option) => option.value, (option) => html`<label class="radio-card">
        <input type="radio" name=${name} .value=${option.value} .checked=${option.value === value} aria-describedby=${described} @change=${() => onChange(option.value)} />
        <span><span class="group">${option.label}</span> <span class="soft">${option.line}</span>${option.note ? html` <span class="meta">${option.note}</span>` : nothing}</span>
      </label>`)}
    </div>
    ${fieldError(name, error)}
  </fieldset>`;
}

export const radioCardsStyles = css`
  .radio-cards > legend {
    margin-block-end: 6px;
    font-weight: 600;
  }
  .radio-cards > div {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
  }
  .radio-card {
    display: flex;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--_line-2);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .radio-card > span > * {
    display: block;
  }
  .radio-card .meta {
    margin-block-start: 4px;
  }
  .radio-card:has(:checked) {
    border-color: var(--_accent-line);
    background: var(--_accent-soft);
  }
  .radio-card:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .radio-card input {
    flex: none;
    appearance: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 2px 0;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_surface);
    outline: none;
    cursor: inherit;
  }
  .radio-card input:checked {
    border: 6px solid var(--_accent);
  }
  @media (forced-colors: active) {
    .radio-card:has(:checked) {
      border-color: Highlight;
    }
    .radio-card input {
      appearance: auto;
    }
  }
`;
