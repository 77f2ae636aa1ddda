import { html, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { field } from '../parts/field.ts';
import { text } from './entrance.text.ts';

interface NameFieldOptions {
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}

/** How somebody is called in the program. Its id is `name`. */
export function nameField({ value, error, onChange }: NameFieldOptions): TemplateResult {
  return field({ id: 'name', label: text('name'), hint: text('nameHint'), error }, (control) => html`<input
      class="input"
      id=${control.id}
      dir="auto"
      autocomplete="name"
      maxlength=${limits.displayName}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      .value=${value}
      @input=${(event: Event) => onChange((event.target as HTMLInputElement).value)}
    />`);
}
