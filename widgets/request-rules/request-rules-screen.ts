import { css, html, nothing, type TemplateResult } from 'lit';
import { limits } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { editRequestRules, readRequestRules } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, pageTop, programIdOf } from '../app/page-top.ts';
import { settingFieldsStyles } from '../app/setting-fields.styles.ts';
import { announce } from '../parts/announcer.ts';
import { checkbox, choiceStyles, segmented } from '../parts/choice.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { editOf, fieldsOf, readFields, toDraft, withDraft, type Edit, type RequestRules, type RuleField, type RuleFields } from './request-rules-fields.ts';
import { text } from './request-rules.text.ts';

/** For coordinators: how many mentors a request names, its periods, and whether people meet first. */
class RequestRulesScreen implements Screen {
  readonly #app: AppHost;
  readonly #rules: ApiTask<RequestRules | undefined, [string]>;
  readonly #edit: ApiAction<{ programId: string; body: Edit }, RequestRules>;
  readonly #form: KeptForm<RuleFields, RuleField>;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#rules = new ApiTask(app, {
      args: () => [programIdOf(this.#app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readRequestRules, { path: { programId } }, options)),
      refreshOn: ['program.'],
      says: { loading: () => text('loading'), loaded: () => text('title') },
    });
    this.#edit = new ApiAction(app, (api, { programId, body }, options) => api.call(editRequestRules, { path: { programId }, body }, options));
    this.#form = new KeptForm(app, { toDraft, withDraft, wrongIn: (fields) => wrongIn(fields) });
  }

  leave(): void {
    this.#form.leave();
    this.#edit.clear();
    this.#saved = false;
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen request-rules">
      ${pageTop(this.#app, { to: 'program', back: text('back'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#rules.render({ pending: () => skeletonLines('third', 'most', 'half', 'full'), complete: (rules) => (rules ? this.#renderForm(rules) : nothing) })}
    </div>`;
  }

  #renderForm(rules: RequestRules): TemplateResult {
    const fields = this.#form.open('request-rules', () => fieldsOf(rules));
    const { problem, busy } = this.#edit;
    return html`<form class="narrow-part" novalidate @submit=${(event: Event) => this.#onSubmit(event, rules)}>
      <fieldset class="card stack setting-fields" ?disabled=${isClosed(this.#app)}>
        <div>
          ${segmented({
            name: 'most-choices', legend: text('choices'), value: String(fields.choices), onChange: (value) => this.#change({ choices: Number(value) }),
            options: Array.from({ length: limits.choices }, (_, at) => ({ value: String(at + 1), label: this.#app.formats.number(at + 1) })),
          })}
          <p class="hint">${text('choicesHint')}</p>
        </div>
        ${this.#renderNumber('expiry-days', text('expiryDays'), fields.expiryDays, text('expiryWrong'), (expiryDays) => this.#change({ expiryDays }), text('expiryHint'))}
        ${this.#renderNumber('reminder-days', text('reminderDays'), fields.reminderDays, text('reminderWrong'), (reminderDays) => this.#change({ reminderDays }), text('reminderHint'))}
        <div>
          ${checkbox({ label: text('meetFirst'), checked: fields.meetFirst, onChange: (meetFirst) => this.#change({ meetFirst }) })}
          <p class="hint beside-check">${text('meetFirstHint')}</p>
        </div>
        ${fields.meetFirst ? this.#renderNumber('confirm-days', text('confirmDays'), fields.confirmDays, text('confirmWrong'), (confirmDays) => this.#change({ confirmDays })) : nothing}
        ${this.#renderNumber('offer-hours', text('offerHours'), fields.offerHours, text('offerWrong'), (offerHours) => this.#change({ offerHours }), text('offerHint'))}
        ${this.#renderNumber('again-days', text('again'), fields.sameMentorAgainDays, text('againWrong'), (sameMentorAgainDays) => this.#change({ sameMentorAgainDays }), text('againHint'))}
        <div>
          ${checkbox({ label: text('flash'), checked: fields.flash, onChange: (flash) => this.#change({ flash }) })}
          <p class="hint beside-check">${text('flashHint')}</p>
        </div>
      </fieldset>
      ${notSaved(problem, text, () => void this.#save(rules))}
      ${isClosed(this.#app) ? nothing : html`<div class="row">
        <button class="button primary large" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
      </div>`}
    </form>`;
  }

  #renderNumber(id: RuleField, label: string, value: string, wrong: string, onChange: (value: string) => void, hint?: string): TemplateResult {
    return field({ id, label, hint, error: this.#form.errorOf(id, wrong) }, (control) => html`<input class="input short" id=${control.id} dir="ltr" inputmode="numeric" autocomplete="off" maxlength="40"
      aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${value} @input=${(event: Event) => onChange((event.target as HTMLInputElement).value)} />`);
  }

  #change(change: Partial<RuleFields>): void {
    this.#saved = false;
    this.#form.change(change);
  }

  #onSubmit(event: Event, rules: RequestRules): void {
    event.preventDefault();
    if (!this.#form.check()) void this.#save(rules);
  }

  async #save(was: RequestRules): Promise<void> {
    const { fields } = this.#form;
    const read = fields && readFields(fields);
    if (!read || 'wrong' in read) return;
    const body = editOf(read.rules, was);
    if (Object.keys(body).length > 0) {
      const saved = await this.#edit.run({ programId: programIdOf(this.#app), body });
      if (!saved) return tellNotSaved(this.#edit.problem, text);
      this.#rules.set(saved.answer);
    }
    void this.#form.sent();
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }
}

function wrongIn(fields: RuleFields): readonly RuleField[] {
  const read = readFields(fields);
  return 'wrong' in read ? read.wrong : [];
}

export const makeScreen = (app: AppHost): Screen => new RequestRulesScreen(app);

export const styles = [
  choiceStyles,
  fieldStyles,
  iconStyles,
  narrowScreenStyles,
  settingFieldsStyles,
  skeletonStyles,
  css`
    .request-rules .beside-check {
      margin-inline-start: 30px;
    }
  `,
];
