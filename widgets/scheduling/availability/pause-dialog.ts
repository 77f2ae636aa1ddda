import { html, type TemplateResult } from 'lit';
import { dialog } from '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { problemBanner } from '../../parts/problem-banner.ts';
import { dateAfter } from '../../text/calendar-dates.ts';
import type { SchedulingHost } from '../scheduling-host.ts';
import { text } from './availability.text.ts';
import type { RulesEditor } from './rules-editor.ts';

/** "Pause until when?" A break from requests and bookings, with the first day back. */
export class PauseDialog {
  readonly #host: SchedulingHost;
  readonly #editor: RulesEditor;
  #open = false;
  #until = '';
  #tried = false;

  constructor(host: SchedulingHost, editor: RulesEditor) {
    this.#host = host;
    this.#editor = editor;
  }

  show(): void {
    [this.#open, this.#tried] = [true, false];
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const { problem } = this.#editor;
    return dialog({
      id: 'pause',
      open: this.#open,
      title: text('pauseAsk'),
      body: html`<p>${text('pauseWords')}</p>
        ${field({ id: 'pause-until', label: text('firstDayBack'), error: this.#tried && !this.#isDay ? text('dayMissing') : undefined }, (control) => html`<input
          class="input"
          type="date"
          id=${control.id}
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          min=${this.#soonest}
          .value=${this.#until}
          @change=${(event: Event) => (this.#until = (event.target as HTMLInputElement).value)}
        />`)}
        ${this.#open && problem ? problemBanner(problem, () => void this.#pause()) : ''}`,
      actions: html`<button class="button" type="button" @click=${this.#close}>${text('notNow')}</button>
        <button class="button primary" type="button" aria-busy=${this.#editor.isSaving ? 'true' : 'false'} @click=${this.#pause}>${text('pauseDo')}</button>`,
      onClose: this.#close,
    });
  }

  get #soonest(): string {
    return dateAfter(this.#editor.today, 1);
  }

  get #isDay(): boolean {
    return this.#until >= this.#soonest;
  }

  readonly #close = (): void => {
    this.#open = false;
    this.#host.requestUpdate();
  };

  readonly #pause = async (): Promise<void> => {
    this.#tried = true;
    this.#host.requestUpdate();
    if (!this.#isDay) return this.#host.focusOn('#pause-until');
    if (!(await this.#editor.pause(this.#until))) return;
    this.#close();
    // The button that opened the dialog is another one now.
    this.#host.focusOn('#im-back');
  };
}
