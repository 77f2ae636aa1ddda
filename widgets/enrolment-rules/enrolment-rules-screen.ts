import { css, html, nothing, type TemplateResult } from 'lit';
import { mostRolePlaces } from '../../models/enrolment-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { editEnrolmentRules, readEnrolmentRules } from '../api/operations.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, pageTop, programIdOf } from '../app/page-top.ts';
import { settingFieldsStyles } from '../app/setting-fields.styles.ts';
import { announce } from '../parts/announcer.ts';
import { choiceStyles, segmented } from '../parts/choice.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { zoneOptions } from '../parts/zone-options.ts';
import { editOf, fieldsOf, over, readFields, toDraft, withDraft, type Edit, type EnrolmentRules, type Policy, type Role, type RuleField, type RuleFields } from './enrolment-rules-fields.ts';
import { text } from './enrolment-rules.text.ts';

/** For coordinators: how people come in, how many places there are, and when joining is open. */
class EnrolmentRulesScreen implements Screen {
  readonly #app: AppHost;
  readonly #rules: ApiTask<EnrolmentRules | undefined, [string]>;
  readonly #edit: ApiAction<{ programId: string; body: Edit }, EnrolmentRules>;
  readonly #form: KeptForm<RuleFields, RuleField>;
  /** The fields as the form began, or as they were last saved: what is still like them is shown as the program has it. */
  #was: RuleFields | undefined;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#rules = new ApiTask(app, {
      args: () => [programIdOf(this.#app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readEnrolmentRules, { path: { programId } }, options)),
      refreshOn: ['program.', 'waiting-list.', 'enrolment.'],
      says: { loading: () => text('loading'), loaded: () => text('title') },
    });
    this.#edit = new ApiAction(app, (api, { programId, body }, options) => api.call(editEnrolmentRules, { path: { programId }, body }, options));
    this.#form = new KeptForm(app, { toDraft: (fields) => toDraft(fields, this.#was ?? fields), withDraft, wrongIn: () => this.#wrong });
  }

  leave(): void {
    this.#form.leave();
    this.#edit.clear();
    this.#saved = false;
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen enrolment-rules">
      ${pageTop(this.#app, { to: 'program', back: text('back'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#rules.render({ pending: () => skeletonLines('third', 'most', 'half', 'full'), complete: (rules) => (rules ? this.#renderForm(rules) : nothing) })}
    </div>`;
  }

  #renderForm(rules: EnrolmentRules): TemplateResult {
    this.#form.open('enrolment-rules', () => (this.#was = this.#fieldsOf(rules)));
    const fields = this.#shown(rules);
    const { busy } = this.#edit;
    return html`<form class="narrow-part" novalidate @submit=${(event: Event) => this.#onSubmit(event, rules)}>
      ${this.#renderRole('mentee', rules, fields)} ${this.#renderRole('mentor', rules, fields)} ${this.#renderTime(rules, fields)}
      ${this.#renderProblem(rules)}
      ${isClosed(this.#app) ? nothing : html`<div class="row">
        <button class="button primary large" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
      </div>`}
    </form>`;
  }

  #renderRole(role: Role, { inUse, waiting }: EnrolmentRules, fields: RuleFields): TemplateResult {
    const id = `places-${role}` as const;
    const error = this.#form.errorOf(id, text('placesWrong', { most: this.#app.formats.number(mostRolePlaces) }));
    return html`<fieldset class="card stack setting-fields" ?disabled=${isClosed(this.#app)}>
      <legend class="for-screen-readers">${role === 'mentee' ? text('mentees') : text('mentors')}</legend>
      ${segmented<Policy>({
        name: `policy-${role}`, legend: role === 'mentee' ? text('menteePolicy') : text('mentorPolicy'), value: fields[`${role}Policy`],
        options: [{ value: 'open', label: text('open') }, { value: 'approval', label: text('approval') }, { value: 'closed', label: text('shut') }],
        onChange: (policy) => this.#change({ [`${role}Policy`]: policy }),
      })}
      ${field({ id, label: role === 'mentee' ? text('menteePlaces') : text('mentorPlaces'), hint: text('placesHint'), error }, (control) => html`<input class="input short" id=${control.id} dir="ltr" inputmode="numeric" autocomplete="off" maxlength="6"
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${fields[`${role}Places`]} @input=${(event: Event) => this.#change({ [`${role}Places`]: (event.target as HTMLInputElement).value })} />`)}
      <p class="meta">${text('inUse', { count: inUse[role] })} · ${text('waiting', { count: waiting[role] })}</p>
    </fieldset>`;
  }

  #renderTime(rules: EnrolmentRules, { zone, opens, closes }: RuleFields): TemplateResult {
    const { formats } = this.#app;
    return html`<fieldset class="card stack setting-fields" ?disabled=${isClosed(this.#app)}>
      <legend class="for-screen-readers">${text('time')}</legend>
      <div><div class="group" role="heading" aria-level=${this.#app.headingLevel + 1}>${text('time')}</div><p class="hint">${text('timeHint')}</p></div>
      <div class="bounds">${this.#renderBound('opens', text('opens'), opens, undefined)} ${this.#renderBound('closes', text('closes'), closes, this.#form.errorOf('closes', text('closesWrong')))}</div>
      ${field({ id: 'zone', label: text('zone'), error: this.#form.errorOf('zone', text('zoneWrong')) }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
        @change=${(event: Event) => this.#change({ zone: (event.target as HTMLSelectElement).value })}>${zoneOptions({ zone, near: [formats.own], formats })}</select>`)}
      <p class="meta">${rules.window === null ? text('anyTime') : text('onYourClock', { times: this.#timesOf(rules) })}</p>
    </fieldset>`;
  }

  #renderBound(id: 'opens' | 'closes', label: string, value: string, error: string | undefined): TemplateResult {
    return field({ id, label, error }, (control) => html`<input class="input" id=${control.id} type="datetime-local" dir="ltr"
      aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${value} @input=${(event: Event) => this.#change({ [id]: (event.target as HTMLInputElement).value })} />`);
  }

  /** What is saved, as the server reads it off its zone data. */
  #timesOf({ opensAt, closesAt }: EnrolmentRules): string {
    const { formats } = this.#app;
    const when = (instant: string) => ({ day: formats.dayOf(instant, 'full'), time: formats.time(instant) });
    return [...(opensAt ? [text('from', when(opensAt))] : []), ...(closesAt ? [text('to', when(closesAt))] : [])].join(' – ');
  }

  #renderProblem(rules: EnrolmentRules): unknown {
    const { problem } = this.#edit;
    return problem?.code === 'zone-unknown' ? nothing : notSaved(problem, text, () => void this.#save(rules));
  }

  #fieldsOf(rules: EnrolmentRules): RuleFields {
    return fieldsOf(rules, this.#form.fields?.zone ?? this.#app.formats.own);
  }

  /** What was typed, and the rest as it is now. */
  #shown(rules: EnrolmentRules): RuleFields {
    const [typed, now] = [this.#form.fields, this.#fieldsOf(rules)];
    return typed && this.#was ? over(now, typed, this.#was) : now;
  }

  get #wrong(): readonly RuleField[] {
    const rules = this.#rules.value;
    const read = rules && readFields(this.#shown(rules));
    return read && 'wrong' in read ? read.wrong : [];
  }

  #change(change: Partial<RuleFields>): void {
    this.#saved = false;
    this.#form.change(change);
  }

  #onSubmit(event: Event, rules: EnrolmentRules): void {
    event.preventDefault();
    if (!this.#form.check()) void this.#save(rules);
  }

  async #save(rules: EnrolmentRules): Promise<void> {
    const sent = this.#form.fields;
    const read = readFields(this.#shown(rules));
    if ('wrong' in read) return;
    const body = editOf(read.rules, rules);
    if (Object.keys(body).length > 0) {
      const saved = await this.#edit.run({ programId: programIdOf(this.#app), body });
      if (!saved) return this.#tell();
      this.#rules.set(saved.answer);
    }
    this.#was = sent;
    if (this.#form.fields !== sent) return this.#form.change({}); // what was typed meanwhile is still to be saved: its draft stays
    void this.#form.sent();
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }

  #tell(): void {
    const { problem } = this.#edit;
    if (problem?.code === 'zone-unknown') {
      this.#form.tell('zone', text('zoneWrong'), 'assertive');
      this.#form.focus('zone');
    } else tellNotSaved(problem, text);
  }
}

export const makeScreen = (app: AppHost): Screen => new EnrolmentRulesScreen(app);

export const styles = [
  choiceStyles,
  fieldStyles,
  iconStyles,
  narrowScreenStyles,
  settingFieldsStyles,
  skeletonStyles,
  css`
    .enrolment-rules .bounds {
      display: grid;
      gap: 16px;
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    }
  `,
];
