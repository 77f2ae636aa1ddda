import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../../models/vocabulary.ts';
import { radios } from '../../parts/choice.ts';
import { dialog } from '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { icon } from '../../parts/icon.ts';
import { plus } from '../../parts/icons.ts';
import { daysBetween } from '../../text/calendar-dates.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import { withDays, type DifferentDays } from './different-days.ts';
import { hoursFields } from './hours-fields.ts';
import { anotherStretch, faultsOf, type Hours } from './hours.ts';
import type { RulesEditor } from './rules-editor.ts';

type Choice = 'closed' | 'other';

/** "Which days are different?" One day or a stretch of days, closed or with hours of their own. */
export class DayDialog {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  #open = false;
  /** The days that are edited; undefined for new ones. */
  #replacing: DifferentDays | undefined;
  #from = '';
  #to = '';
  #choice: Choice = 'closed';
  #hours: Hours[] = [];
  /** Faults are told after the first try. */
  #tried = false;

  constructor(host: SchedulingHost, editor: RulesEditor) {
    this.#host = host;
    this.#editor = editor;
  }

  show(days?: DifferentDays): void {
    this.#open = true;
    this.#tried = false;
    this.#replacing = days;
    this.#from = days?.from ?? '';
    this.#to = days && days.to !== days.from ? days.to : '';
    this.#choice = days && days.windows.length > 0 ? 'other' : 'closed';
    this.#hours = days?.windows ?? [];
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const { dayFault, rangeFault } = this.#faults;
    return dialog({
      id: 'days',
      open: this.#open,
      title: text('whichDays'),
      body: html`<div class="two-dates">${this.#renderDate('from', text('firstDay'), dayFault)}${this.#renderDate('to', text('lastDay'), rangeFault)}</div>
        ${radios<Choice>({
          name: 'these-days',
          legend: text('onThese'),
          value: this.#choice,
          options: [{ value: 'closed', label: text('closedChoice') }, { value: 'other', label: text('otherTimes') }],
          onChange: (choice) => this.#choose(choice),
        })}
        ${this.#choice === 'other' ? this.#renderHours() : nothing}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('back')}</button>
        <button class="button primary" type="button" @click=${this.#set}>${text('setDays')}</button>`,
      onClose: this.#close,
    });
  }

  #renderDate(side: 'from' | 'to', label: string, fault: string | undefined): TemplateResult {
    const value = side === 'from' ? this.#from : this.#to;
    const onInput = (event: Event) => {
      const typed = (event.target as HTMLInputElement).value;
      if (side === 'from') this.#from = typed;
      else this.#to = typed;
      this.#host.requestUpdate();
    };
    return field({ id: `days-${side}`, label, error: this.#tried ? fault : undefined, optional: side === 'to' }, (control) => html`<input
      class="input"
      type="date"
      id=${control.id}
      aria-describedby=${control.describedBy}
      aria-invalid=${control.invalid}
      min=${this.#editor.today}
      .value=${value}
      @change=${onInput}
    />`);
  }

  #renderHours(): TemplateResult {
    const more = anotherStretch(this.#hours);
    const set = (hours: Hours[]) => {
      this.#hours = hours;
      this.#host.requestUpdate();
    };
    return html`<div>
      ${hoursFields({ id: 'days', name: text('theseDays'), hours: this.#hours, formats: this.#host.formats, onChange: set, onRemove: (at) => set(this.#hours.filter((_, index) => index !== at)) })}
      ${more ? html`<button class="button quiet small" type="button" @click=${() => set([...this.#hours, more])}>${icon(plus, 16)}${text('addOther')}</button>` : nothing}
    </div>`;
  }

  get #days(): DifferentDays {
    const hours = this.#choice === 'other' ? this.#hours : [];
    return { from: this.#from, to: this.#to || this.#from, windows: [...hours].sort((a, b) => a.from.localeCompare(b.from)) };
  }

  get #faults(): { dayFault: string | undefined; rangeFault: string | undefined; any: boolean } {
    const { from, to, windows } = this.#days;
    const dayFault = !from || from < this.#editor.today ? text('dayMissing') : undefined;
    const rangeFault = dayFault ? undefined : to < from ? text('dayOrder') : this.#isTooMuch(from, to) ? text('tooMany', { count: limits.overrides }) : undefined;
    return { dayFault, rangeFault, any: Boolean(dayFault ?? rangeFault) || faultsOf(windows).some(Boolean) };
  }

  #isTooMuch(from: string, to: string): boolean {
    if (daysBetween(from, to) >= limits.overrides) return true;
    return withDays(this.#editor.rules.overrides, this.#days, this.#replacing).length > limits.overrides;
  }

  #choose(choice: Choice): void {
    this.#choice = choice;
    const first = anotherStretch([]);
    if (choice === 'other' && this.#hours.length === 0 && first) this.#hours = [first];
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly #set = (): void => {
    this.#tried = true;
    if (this.#faults.any) {
      this.#host.focusOn('#days [aria-invalid="true"]');
      return;
    }
    this.#editor.edit({ overrides: withDays(this.#editor.rules.overrides, this.#days, this.#replacing) });
    this.#close();
  };
}
