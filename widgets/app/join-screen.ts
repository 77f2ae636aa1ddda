import { html, nothing, type TemplateResult } from 'lit';
import { limits, type EnrolmentRole, type Language } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { Draft } from '../api/draft.ts';
import { join } from '../api/operations.ts';
import type { CallInput } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox, choiceStyles } from '../parts/choice.ts';
import { empty, emptyStyles } from '../parts/empty.ts';
import { field, fieldStyles } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';
import { alert, people } from '../parts/icons.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { firstFields, missing, toDraft, toJoin, withDraft, type JoinField, type JoinFields } from './join-form.ts';
import { languagesField, languagesFieldStyles } from './languages-field.ts';
import { manyChips, manyChipsStyles } from './many-chips.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import { offlineBanner } from './offline.ts';
import { openRoles, type OpenRole } from './open-roles.ts';
import { radioCards, radioCardsStyles } from './radio-cards.ts';
import { zoneField } from './zone-field.ts';

type FullField = 'languages' | 'topics';

/** The join screen: six questions, each answered as far as the platform knows. What is typed is kept. */
class JoinScreen implements Screen {
  readonly #app: AppHost;
  readonly #join: ApiAction<NonNullable<CallInput<'join'>['body']>, Me>;
  readonly #draft: Draft;
  #fields: JoinFields | undefined;
  /** Shown only after the first try: nobody is told off for a form that is not finished. */
  #tried = false;
  #typed = false;
  #full: FullField | undefined;

  constructor(app: AppHost) {
    this.#app = app;
    this.#join = new ApiAction(app, (api, body, options) => api.call(join, { body }, options));
    this.#draft = new Draft(app);
  }

  leave(): void {
    this.#fields = undefined;
    this.#tried = false;
    this.#join.clear();
  }

  render(): TemplateResult {
    const { me } = this.#app;
    const program = me?.program;
    if (!me || !program) return html``;
    const roles = openRoles(me);
    if (roles.length === 0) return this.#renderClosed(program.title);
    this.#fields ??= this.#begin(me, roles);
    const { headingLevel: level } = this.#app;
    return html`<form class="narrow-screen" novalidate @submit=${this.#onSubmit}>
      <header>
        <div class="title" role="heading" aria-level=${level} tabindex="-1">${text('joinTitle', { program: program.title })}</div>
        <p class="body soft">${text('joinLead')}</p>
        ${offlineBanner()}
      </header>
      ${this.#renderRole(roles, this.#fields)} ${this.#renderPerson(this.#fields)} ${this.#renderTopics(program, this.#fields)} ${this.#renderConsent(this.#fields)}
      ${this.#renderProblem()}
      <div class="row">
        <button class="button primary large" type="submit" aria-busy=${this.#join.busy ? 'true' : 'false'}>${this.#verb(roles)}</button>
        ${me.entrance === 'join' ? nothing : html`<button class="button quiet large" type="button" @click=${() => this.#app.go('home')}>${text('notNow')}</button>`}
      </div>
    </form>`;
  }

  #renderClosed(program: string): TemplateResult {
    return empty({ shape: people, title: text('allClosedTitle', { program }), words: text('allClosed'), level: this.#app.headingLevel });
  }

  #renderRole(roles: readonly OpenRole[], { role }: JoinFields): TemplateResult {
    const words = {
      mentee: { label: text('beMentee'), line: text('beMenteeLine'), closed: text('menteesClosed') },
      mentor: { label: text('beMentor'), line: text('beMentorLine'), closed: text('mentorsClosed') },
    };
    const shut = (['mentee', 'mentor'] as const).filter((one) => this.#isShut(one));
    return html`<div class="stack tight" id="role" tabindex="-1">
      ${radioCards({
        name: 'role',
        legend: text('role'),
        options: roles.map((one) => ({ value: one.role, ...words[one.role], note: one.needsApproval ? text('needsApproval') : undefined })),
        value: role,
        onChange: (value) => this.#change({ role: value }),
      })}
      ${this.#isWrong('role') ? html`<p class="error">${icon(alert, 16)}<span>${text('roleMissing')}</span></p>` : nothing}
      ${shut.map((one) => html`<p class="meta">${words[one].closed}</p>`)}
    </div>`;
  }

  #renderPerson({ name, zone, languages: spoken }: JoinFields): TemplateResult {
    const { formats } = this.#app;
    return html`
      ${field({ id: 'name', label: text('name'), hint: text('nameHint'), error: this.#isWrong('name') ? text('nameMissing') : undefined }, (control) => html`<input
          class="input"
          id=${control.id}
          autocomplete="name"
          maxlength=${limits.displayName}
          aria-describedby=${control.describedBy}
          aria-invalid=${control.invalid}
          .value=${name}
          @input=${(event: Event) => this.#change({ name: (event.target as HTMLInputElement).value })}
        />`)}
      ${zoneField({ id: 'zone', value: zone, error: this.#zoneError(), now: this.#app.clock(), formats, onChange: (value) => this.#change({ zone: value }) })}
      ${this.#renderLanguages(spoken)}
    `;
  }

  #renderLanguages(spoken: readonly Language[]): TemplateResult {
    const { formats, me } = this.#app;
    const missed = this.#isWrong('languages') ? text('languagesMissing') : undefined;
    return languagesField({
      id: 'languages',
      usual: me?.program?.languages ?? [],
      chosen: spoken,
      error: this.#full === 'languages' ? text('languagesFull', { most: limits.languages }) : missed,
      formats,
      onChange: (value) => this.#change({ languages: value }),
      onFull: () => this.#fill('languages'),
    });
  }

  #renderTopics({ topics }: NonNullable<Me['program']>, fields: JoinFields): TemplateResult | typeof nothing {
    if (fields.role === undefined || topics.length === 0) return nothing;
    return manyChips({
      id: 'topics',
      legend: fields.role === 'mentee' ? text('needs') : text('offers'),
      hint: text('topicsHint', { most: limits.topics }),
      error: this.#full === 'topics' ? text('topicsFull', { most: limits.topics }) : undefined,
      options: topics.map(({ key, label }) => ({ value: key, label })),
      chosen: fields.topics,
      most: limits.topics,
      onChange: (value) => this.#change({ topics: value }),
      onFull: () => this.#fill('topics'),
    });
  }

  #renderConsent({ role, program, directory }: JoinFields): TemplateResult {
    return html`<fieldset class="stack tight" id="program" tabindex="-1">
      <legend class="label">${text('consent')}</legend>
      ${checkbox({ label: text('consentProgram'), checked: program, onChange: (checked) => this.#change({ program: checked }) })}
      ${role === 'mentor' ? checkbox({ label: text('consentDirectory'), checked: directory, onChange: (checked) => this.#change({ directory: checked }) }) : nothing}
      <p class="hint">${text('consentMore')}</p>
      ${this.#isWrong('program') ? html`<p class="error">${icon(alert, 16)}<span>${text('consentMissing')}</span></p>` : nothing}
    </fieldset>`;
  }

  #renderProblem(): unknown {
    const { problem } = this.#join;
    if (!problem || problem.code === 'zone-unknown') return nothing;
    const words = ownWords(problem);
    return words ? banner('danger', words) : problemBanner(problem, () => void this.#send());
  }

  #verb(roles: readonly OpenRole[]): string {
    const chosen = roles.find(({ role }) => role === this.#fields?.role);
    return chosen?.needsApproval ? text('askToJoin') : text('join');
  }

  #begin(me: Me, roles: readonly OpenRole[]): JoinFields {
    void this.#bringBack(me, roles);
    return firstFields(me, roles, this.#app.route.rest);
  }

  async #bringBack({ program }: Me, roles: readonly OpenRole[]): Promise<void> {
    this.#typed = false;
    const draft = await this.#draft.open('join');
    // What somebody typed meanwhile is newer than any draft.
    if (!program || !this.#fields || this.#typed) return;
    this.#fields = withDraft(this.#fields, draft, roles, program);
    this.#app.requestUpdate();
  }

  #change(change: Partial<JoinFields>): void {
    if (!this.#fields) return;
    this.#typed = true;
    this.#full = undefined;
    this.#fields = { ...this.#fields, ...change };
    this.#draft.keep(toDraft(this.#fields));
    this.#app.requestUpdate();
  }

  #fill(which: FullField): void {
    this.#full = which;
    announce(which === 'topics' ? text('topicsFull', { most: limits.topics }) : text('languagesFull', { most: limits.languages }));
    this.#app.requestUpdate();
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    if (!this.#fields) return;
    this.#tried = true;
    const body = toJoin(this.#fields);
    if (!body) return this.#focusFirst(missing(this.#fields)[0]);
    const joined = await this.#join.run(body);
    if (!joined) return this.#tell(this.#join.problem);
    await this.#draft.discard();
    this.#enter(body.role, joined.answer);
  }

  /** From outside, the program opens by itself; somebody who is in already is led to what the new role begins with. */
  #enter(role: EnrolmentRole, me: Me): void {
    const isIn = me.enrolments.some((one) => one.role === role && one.state === 'active');
    const wasIn = this.#app.me?.entrance === 'ready';
    announce(isIn ? text('saidJoined') : text('saidWaiting'));
    this.leave();
    this.#app.session?.setMe(me);
    if (!wasIn) return;
    if (!isIn) this.#app.go('home');
    else if (role === 'mentor') this.#app.go('meetings', 'availability');
    else this.#app.go('find');
  }

  #tell(problem: Problem | undefined): void {
    if (!problem) return;
    announce(ownWords(problem) ?? problemSentence(problem), 'assertive');
    if (problem.code === 'zone-unknown') this.#focusFirst('zone');
  }

  #focusFirst(name: JoinField | undefined): void {
    this.#app.requestUpdate();
    void this.#app.updateComplete.then(() => {
      const box = this.#app.shadowRoot?.getElementById(name ?? 'name');
      (box?.matches('.input') ? box : (box?.querySelector<HTMLElement>('input, button') ?? box))?.focus();
    });
  }

  #isWrong(name: JoinField): boolean {
    return this.#tried && this.#fields !== undefined && missing(this.#fields).includes(name);
  }

  #zoneError(): string | undefined {
    if (this.#join.problem?.code === 'zone-unknown') return text('zoneUnknown');
    return this.#isWrong('zone') ? text('zoneMissing') : undefined;
  }

  #isShut(role: 'mentor' | 'mentee'): boolean {
    return this.#app.me?.program?.enrolment[role] === 'closed';
  }
}

function ownWords({ code }: Problem): string | undefined {
  if (code === 'zone-unknown') return text('zoneUnknown');
  if (code === 'enrolled-already') return text('joinedAlready');
  if (code === 'enrolment-closed') return text('joinClosed');
  return code === 'body-invalid' ? text('formNotAccepted') : undefined;
}

export const makeScreen = (app: AppHost): Screen => new JoinScreen(app);

export const styles = [choiceStyles, emptyStyles, fieldStyles, languagesFieldStyles, manyChipsStyles, radioCardsStyles, narrowScreenStyles];
