import { html, nothing, type TemplateResult } from 'lit';
import { runDays } from '../../models/run-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { editRunKeeping, readRunKeeping } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { AppHost } from '../app/app-host.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, programIdOf } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { field } from '../parts/field.ts';
import { skeletonLines } from '../parts/skeleton.ts';
import { text } from './criteria.text.ts';

type RunKeeping = Shape<'RunKeeping'>;

/** How long matching runs are kept that are not published. */
export class RunKeepingForm {
  readonly #app: AppHost;
  readonly #keeping: ApiTask<RunKeeping | undefined, [string]>;
  readonly #edit: ApiAction<{ programId: string; days: number }, RunKeeping>;
  /** As it is typed; undefined: untouched. */
  #typed: string | undefined;
  #wrong = false;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#keeping = new ApiTask(app, {
      args: () => [programIdOf(app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readRunKeeping, { path: { programId } }, options)),
      refreshOn: ['program.'],
    });
    this.#edit = new ApiAction(app, (api, { programId, days }, options) => api.call(editRunKeeping, { path: { programId }, body: { unpublishedRunDays: days } }, options));
  }

  leave(): void {
    this.#typed = undefined;
    this.#wrong = false;
    this.#saved = false;
    this.#edit.clear();
  }

  render(): TemplateResult {
    return html`<section class="narrow-part" aria-labelledby="run-keeping">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="run-keeping">${text('keeping')}</div>
      ${this.#keeping.render({ pending: () => skeletonLines('half'), complete: (keeping) => (keeping ? this.#renderForm(keeping) : nothing) })}
    </section>`;
  }

  #renderForm({ unpublishedRunDays }: RunKeeping): TemplateResult {
    const { problem, busy } = this.#edit;
    const error = this.#wrong ? text('keepingWrong', { least: runDays.least, most: runDays.most }) : undefined;
    return html`<form class="card stack" novalidate @submit=${this.#onSubmit}>
      ${field({ id: 'run-days', label: text('keepingDays'), hint: text('keepingHint'), error }, (control) => html`<input class="input days" id=${control.id} dir="ltr" inputmode="numeric" autocomplete="off" maxlength="4"
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} ?disabled=${isClosed(this.#app)} .value=${this.#typed ?? String(unpublishedRunDays)} @input=${this.#onType} />`)}
      ${notSaved(problem, text, () => void this.#save())}
      ${isClosed(this.#app) ? nothing : html`<div class="row"><button class="button" id="save-keeping" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('keepingSave')}</button>
        ${this.#saved ? html`<span class="soft">${text('keepingSaved')}</span>` : nothing}</div>`}
    </form>`;
  }

  readonly #onType = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#saved = false;
    if (this.#wrong) this.#wrong = daysOf(this.#typed) === undefined;
    this.#app.requestUpdate();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#save();
  };

  async #save(): Promise<void> {
    const was = this.#keeping.value?.unpublishedRunDays;
    const days = this.#typed === undefined ? was : daysOf(this.#typed);
    this.#wrong = days === undefined;
    this.#app.requestUpdate();
    if (days === undefined) {
      await this.#app.updateComplete;
      this.#app.renderRoot.querySelector<HTMLElement>('#run-days')?.focus();
      return;
    }
    if (days !== was) {
      const saved = await this.#edit.run({ programId: programIdOf(this.#app), days });
      if (!saved) return tellNotSaved(this.#edit.problem, text);
      this.#keeping.set(saved.answer);
    }
    this.#typed = undefined;
    this.#saved = true;
    announce(text('keepingSaved'));
    this.#app.requestUpdate();
  }
}

/** A number of days that the server takes; undefined for anything else. */
function daysOf(typed: string): number | undefined {
  const days = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : undefined;
  return days !== undefined && days >= runDays.least && days <= runDays.most ? days : undefined;
}
