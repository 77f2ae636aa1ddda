import { html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import type { Shape } from '../api/operation.ts';
import { declineEnrolment } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { dialog } from '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { firstName } from '../parts/times.ts';
import type { AppHost } from './app-host.ts';
import { text } from './home.text.ts';

type Enrolment = Shape<'Enrolment'>;

interface DeclineOptions {
  onDeclined: (enrolment: Enrolment) => void;
  /** Somebody else was faster, or the person has gone. */
  onMovedOn: () => void;
}

/** Saying no to somebody who waits to be let in: never without a reason, which they read as it is written. */
export class DeclineDialog {
  readonly #app: AppHost;
  readonly #options: DeclineOptions;
  readonly #decline: ApiAction<{ enrolmentId: string; reason: string }, Enrolment>;
  readonly #form: KeptForm<{ reason: string }, 'reason'>;
  #asked: Enrolment | undefined;

  constructor(app: AppHost, options: DeclineOptions) {
    this.#app = app;
    this.#options = options;
    this.#decline = new ApiAction(app, (api, { enrolmentId, reason }, call) => api.call(declineEnrolment, { path: { enrolmentId }, body: { reason } }, call));
    this.#form = new KeptForm(app, { toDraft: (fields) => fields, withDraft: (fields, { reason = fields.reason }) => ({ reason }), wrongIn: ({ reason }) => (reason.trim() === '' ? ['reason'] : []) });
  }

  ask(enrolment: Enrolment): void {
    this.#asked = enrolment;
    this.#form.open(`enrolment-decline:${enrolment.id}`, () => ({ reason: '' }));
    this.#decline.clear();
  }

  render(): TemplateResult {
    const { problem, busy } = this.#decline;
    const error = this.#form.errorOf('reason', text('reasonMissing'));
    return dialog({
      id: 'decline',
      open: this.#asked !== undefined,
      title: text('declineTitle', { name: firstName(this.#asked?.person.name ?? null) }),
      body: html`<p>${text('declineWords')}</p>
        ${field({ id: 'reason', label: text('reason'), error }, (control) => html`<textarea
            class="input"
            id=${control.id}
            dir="auto"
            maxlength=${limits.reason}
            aria-describedby=${control.describedBy}
            aria-invalid=${control.invalid}
            .value=${this.#form.fields?.reason ?? ''}
            @input=${(event: Event) => this.#form.change({ reason: (event.target as HTMLTextAreaElement).value })}
          ></textarea>`)}
        ${problem ? explained(problem, () => void this.#sayNo()) : nothing}`,
      actions: html`<button class="button" type="button" @click=${() => this.#close()}>${text('keepWaiting')}</button>
        <button class="button danger" type="button" aria-busy=${busy ? 'true' : 'false'} @click=${() => void this.#sayNo()}>${text('decline')}</button>`,
      onClose: () => this.#close(),
    });
  }

  async #sayNo(): Promise<void> {
    const one = this.#asked;
    const { fields } = this.#form;
    if (!one || !fields || this.#form.check()) return;
    const done = await this.#decline.run({ enrolmentId: one.id, reason: fields.reason.trim() });
    const { problem } = this.#decline;
    if (done) {
      void this.#form.sent();
      this.#close();
      this.#options.onDeclined(one);
    } else if (problem) {
      sayLost(problem);
      if (isOver(problem)) this.#options.onMovedOn();
    }
  }

  #close(): void {
    this.#asked = undefined;
    this.#form.leave();
    this.#app.requestUpdate();
  }
}

/** Why somebody could not be let in, or not be told no. */
export function explained(problem: Problem, retry: () => void): TemplateResult {
  return problem.code === 'moved-on' ? banner('warn', text.rich('decidedAlready')) : problemBanner(problem, retry);
}

/** The same, said at once. */
export function sayLost(problem: Problem): void {
  announce(problem.code === 'moved-on' ? text('decidedAlready') : problemSentence(problem), 'assertive');
}

/** Whether the row that it is about is no longer as it was shown. */
export function isOver({ code }: Problem): boolean {
  return code === 'moved-on' || code === 'not-found';
}
