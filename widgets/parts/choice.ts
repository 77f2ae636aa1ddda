import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';

export { choiceStyles } from './choice.styles.ts';

interface CheckOptions {
  label: unknown;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** How many things it leaves; 0 stays visible. */
  count?: number | string | undefined;
  disabled?: boolean;
  /** Id of the error that stands below it, where there is one. */
  errorId?: string | undefined;
}

/** A checkbox row, 32 high; with `count` it is a facet. */
export function checkbox({ label, checked, onChange, count, disabled = false, errorId }: CheckOptions): TemplateResult {
  return html`<label class="check">
    <input type="checkbox" .checked=${checked} ?disabled=${disabled} aria-describedby=${errorId ?? nothing} aria-invalid=${errorId ? 'true' : nothing} @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)} />
    <span>${label}</span>${count === undefined ? nothing : html`<span class="count">${count}</span>`}
  </label>`;
}

/** On or off at once, without a save button. It shows what is so: where a change did not work or was taken back, it is as before. */
export function toggle({ label, checked, onChange, disabled = false }: CheckOptions): TemplateResult {
  return html`<label class="check toggle">
    <input type="checkbox" role="switch" .checked=${live(checked)} ?disabled=${disabled} @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)} />
    <span>${label}</span>
  </label>`;
}

interface OneOfOptions<Value extends string> {
  /** Unique in its shadow root. */
  name: string;
  legend: string;
  /** The legend is for screen readers only, where a heading beside it says the same. */
  legendHidden?: boolean;
  options: readonly { value: Value; label: unknown }[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One of two to four, side by side. */
export function segmented<Value extends string>(options: OneOfOptions<Value>): TemplateResult {
  return oneOf(options, 'segments');
}

/** One of a row of numbers or short words, each in its own box. */
export function scale<Value extends string>(options: OneOfOptions<Value>): TemplateResult {
  return oneOf(options, 'scale');
}

/** One of several, below each other. */
export function radios<Value extends string>(options: OneOfOptions<Value>): TemplateResult {
  return oneOf(options, 'radios');
}

function oneOf<Value extends string>({ name, legend, legendHidden, options, value, onChange }: OneOfOptions<Value>, look: string): TemplateResult {
  return html`<fieldset class="one-of">
    <legend class=${legendHidden ? 'for-screen-readers' : nothing}>${legend}</legend>
    <div class=${look}>
      ${repeat(options, (option) => option.value, (option) => html`<label class=${look === 'radios' ? 'check' : 'segment'}>
        <input type="radio" name=${name} .value=${option.value} .checked=${option.value === value} @change=${() => onChange(option.value)} />
        <span>${option.label}</span>
      </label>`)}
    </div>
  </fieldset>`;
}
