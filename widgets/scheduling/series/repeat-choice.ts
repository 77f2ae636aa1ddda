import { html, type TemplateResult } from 'lit';
import { repeats, type Repeat } from '../../../models/series-words.ts';
import { field } from '../../parts/field.ts';
import { text } from './series.text.ts';

/** Whether a meeting repeats, and how; undefined: it does not. */
export function repeatChoice(chosen: Repeat | undefined, onChoose: (repeat: Repeat | undefined) => void): TemplateResult {
  const onChange = (event: Event) => onChoose(repeats.find((one) => one === (event.target as HTMLSelectElement).value));
  return field({ id: 'repeat', label: text('repeat') }, (control) => html`<select class="input" id=${control.id} @change=${onChange}>
    <option value="" .selected=${chosen === undefined}>${text('once')}</option>
    ${repeats.map((one) => html`<option value=${one} .selected=${one === chosen}>${text(one)}</option>`)}
  </select>`);
}
