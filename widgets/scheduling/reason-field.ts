import { html, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { field } from '../parts/field.ts';
import { text } from './meetings/meetings.text.ts';

/** Why a meeting is cancelled or moved: asked for by the server where it is late, and from then on needed. */
export function reasonField({ id, value, needed, refused, onInput }: { id: string; value: string; needed: boolean; refused: boolean; onInput: (value: string) => void }): TemplateResult {
  return field({ id, label: text('reason'), error: refused ? text('reasonNeeded') : undefined, optional: !needed }, (control) => html`<input
    class="input"
    id=${control.id}
    aria-describedby=${control.describedBy}
    aria-invalid=${control.invalid}
    maxlength=${limits.reason}
    .value=${value}
    @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
  />`);
}
