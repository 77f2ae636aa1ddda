import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';
import { alert } from './icons.ts';
import { text } from './parts.text.ts';

export interface FieldOptions {
  /** Unique in its shadow root. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** Names the fix. */
  error?: string | undefined;
  /** Marked in words; what must be there is not marked. */
  optional?: boolean;
}

/** What the control inside a field must carry, so that label, hint and error belong to it. */
export interface ControlAttributes {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

/**
 * Label, hint, control and error:
 *
 *     field({ id: 'title', label, hint, error }, (control) => html`<input class="input" id=${control.id}
 *       aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${...} />`)
 */
export function field({ id, label, hint, error, optional }: FieldOptions, control: (attributes: ControlAttributes) => TemplateResult): TemplateResult {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${id}>${label}${optional ? html` <span class="optional">${text('optional')}</span>` : nothing}</label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${control({ id, describedBy: described || nothing, invalid: error ? 'true' : nothing })}
    ${fieldError(id, error)}
  </div>`;
}

/** The error of the field or group with this id, for the place under it; nothing where there is none. */
export function fieldError(id: string, error: string | undefined): TemplateResult | typeof nothing {
  return error ? html`<p class="error" id="${id}-error">${icon(alert, 16)}<span>${error}</span></p>` : nothing;
}

/** For `<input class="input">`, `<textarea class="input">`, `<select class="input">`, and `.input-with-icon` around an icon and one of them. */
export const fieldStyles = css`
  .field {
    display: grid;
    gap: 2px;
    align-content: start;
    min-inline-size: 0;
  }
  .field > label,
  legend {
    font-weight: 600;
  }
  .optional {
    font-weight: 400;
    color: var(--_ink-2);
  }
  .hint {
    color: var(--_ink-2);
  }
  .field > .input,
  .field > .input-with-icon {
    margin-block-start: 4px;
  }
  .error {
    display: flex;
    gap: 6px;
    margin-block-start: 4px;
    color: var(--_danger-ink);
  }
  .error .icon {
    margin-block-start: 2px;
  }
  .input {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    margin: 0;
    padding: 7px 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: 15px;
    line-height: 24px;
    color: var(--_ink);
    text-align: start;
    text-overflow: ellipsis;
  }
  .input::-webkit-search-cancel-button {
    filter: grayscale(1);
  }
  textarea.input {
    min-block-size: 96px;
    resize: vertical;
    field-sizing: content;
    max-block-size: 400px;
  }
  select.input {
    appearance: none;
    padding-inline-end: 36px;
    background: linear-gradient(45deg, transparent 43%, currentColor 43% 57%, transparent 57%) calc(100% - 20px) 17px / 6px 6px no-repeat,
      linear-gradient(-45deg, transparent 43%, currentColor 43% 57%, transparent 57%) calc(100% - 15px) 17px / 6px 6px no-repeat, var(--_surface);
  }
  select.input:dir(rtl) {
    background-position: 15px 17px, 20px 17px, 0 0;
  }
  .input::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .input:disabled {
    background: var(--_sunken);
    color: var(--_ink-3);
    border-color: transparent;
  }
  .input-with-icon {
    position: relative;
    display: block;
  }
  .input-with-icon > .icon {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-start: 12px;
    pointer-events: none;
  }
  .input-with-icon > .input {
    padding-inline-start: 40px;
  }
  @media (pointer: coarse) {
    .input {
      min-block-size: 48px;
      padding-block: 11px;
      font-size: 16px;
    }
    .input-with-icon > .icon {
      inset-block-start: 14px;
    }
    select.input {
      background-position-y: 21px, 21px, 0;
    }
  }
  @media (forced-colors: active) {
    select.input {
      appearance: auto;
      background: Field;
    }
  }
`;
