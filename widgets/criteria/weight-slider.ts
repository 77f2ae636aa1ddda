import { css, html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';

interface WeightOptions {
  /** Unique in its shadow root. */
  id: string;
  label: string;
  hint?: string;
  /** What the weight comes to, in words. */
  points: string;
  value: number;
  /** Id of the sentence that says what is wrong. */
  invalidBy?: string | undefined;
  onChange: (value: number) => void;
}

/** A weight from 0 to 100, set by arrow keys or dragging; what it comes to stands beside it and is its spoken value. */
export function weightSlider({ id, label, hint, points, value, invalidBy, onChange }: WeightOptions): TemplateResult {
  const described = [hint && `${id}-hint`, invalidBy].filter(Boolean).join(' ');
  return html`<div class="weight">
    <div class="row between"><label class="label" for=${id}>${label}</label><span class="weight-points">${points}</span></div>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    <input
      id=${id}
      type="range"
      min="0"
      max=${limits.weight}
      aria-describedby=${described || nothing}
      aria-invalid=${invalidBy ? 'true' : nothing}
      aria-valuetext="${value}, ${points}"
      .value=${String(value)}
      @input=${(event: Event) => onChange(Number((event.target as HTMLInputElement).value))}
    />
  </div>`;
}

export const weightSliderStyles = css`
  .weight {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .weight .row {
    flex-wrap: nowrap;
    align-items: baseline;
  }
  .weight-points {
    flex: none;
    font-variant-numeric: tabular-nums;
    color: var(--_ink-2);
  }
  .weight input {
    inline-size: 100%;
    min-block-size: 32px;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
