import { css, html, type TemplateResult } from 'lit';
import { icon } from '../../parts/icon.ts';
import { close, plus } from '../../parts/icons.ts';
import { Toast } from '../../parts/toast.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import { DayDialog } from './day-dialog.ts';
import { differentDays, withDays, withoutDays, type DifferentDays } from './different-days.ts';
import { timesWords } from './hours-fields.ts';
import type { RulesEditor } from './rules-editor.ts';

/** "Different on these days": single days and stretches of days on which the week does not hold. */
export class DifferentDaysList {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  readonly #dialog: DayDialog;
  readonly #toast: Toast;

  constructor(host: SchedulingHost, editor: RulesEditor) {
    this.#host = host;
    this.#editor = editor;
    this.#dialog = new DayDialog(host, editor);
    this.#toast = new Toast(host);
  }

  render(): TemplateResult {
    const days = differentDays(this.#editor.rules.overrides, this.#editor.today);
    return html`<section>
      <div class="row between part-head">
        <div class="group" role="heading" aria-level=${this.#host.headingLevel + 1}>${text('different')}</div>
        <button class="button small add-day" type="button" @click=${() => this.#dialog.show()}>${icon(plus, 16)}${text('addDay')}</button>
      </div>
      ${days.length === 0 ? html`<p class="soft">${text('noneDifferent')}</p>` : html`<ul class="divided">${days.map((one) => this.#renderDays(one))}</ul>`}
      ${this.#toast.render()} ${this.#dialog.render()}
    </section>`;
  }

  #renderDays(days: DifferentDays): TemplateResult {
    const words = this.#words(days);
    const { formats } = this.#host;
    return html`<li class="different">
      <span><span class="label">${words}</span><span class="soft">${days.windows.length === 0 ? text('closed') : text('only', { times: formats.list(timesWords(days.windows, formats)) })}</span></span>
      <span class="row">
        <button class="button quiet small" type="button" aria-label=${text('editDays', { days: words })} @click=${() => this.#dialog.show(days)}>${text('edit')}</button>
        <button class="icon-button" type="button" aria-label=${text('removeDays', { days: words })} @click=${() => this.#remove(days, words)}>${icon(close)}</button>
      </span>
    </li>`;
  }

  #words({ from, to }: DifferentDays): string {
    const { formats } = this.#host;
    return from === to ? formats.day(from, 'long') : text('days', { from: formats.day(from, 'long'), to: formats.day(to, 'long') });
  }

  #remove(days: DifferentDays, words: string): void {
    this.#editor.edit({ overrides: withoutDays(this.#editor.rules.overrides, days) });
    this.#toast.show(text('usualAgain', { days: words }), () => this.#editor.edit({ overrides: withDays(this.#editor.rules.overrides, days) }));
    this.#host.focusOn('.add-day');
  }
}

export const differentDaysStyles = css`
  .different {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding-block: 12px;
  }
  .different > :first-child {
    display: grid;
    min-inline-size: 0;
  }
  .different > .row {
    flex: none;
    flex-wrap: nowrap;
  }
  .two-dates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 16px;
    color: var(--_ink);
  }
  #days fieldset {
    color: var(--_ink);
  }
`;
