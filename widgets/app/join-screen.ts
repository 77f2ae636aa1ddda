import { html, nothing, type TemplateResult } from 'lit';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { KeptForm } from '../api/kept-form.ts';
import { join, readSession } from '../api/operations.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { Me } from '../api/session.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox, choiceStyles } from '../parts/choice.ts';
import { fieldError, fieldStyles } from '../parts/field.ts';
import { problemBanner, problemSentence } from '../parts/problem-banner.ts';
import { skeletonStyles } from '../parts/skeleton.ts';
import { seenByMore, type AskedQuestion } from '../questions/answer-values.ts';
import { answerFault, questionField, questionFieldStyles } from '../questions/question-field.ts';
import type { AppHost, Screen } from './app-host.ts';
import { text } from './entrance.text.ts';
import { amongRoles, askedAtJoining, firstFields, missing, toDraft, toJoin, withDraft, type JoinField, type JoinFields } from './join-form.ts';
import { languagesField, languagesFieldStyles } from './languages-field.ts';
import { nameField } from './name-field.ts';
import { narrowScreenStyles } from './narrow-screen.styles.ts';
import type { OpenRole } from './open-roles.ts';
import { Openings } from './openings.ts';
import { radioCards, radioCardsStyles } from './radio-cards.ts';
import { topicsField } from './topics-field.ts';
import { zoneField } from './zone-field.ts';

type Program = Shape<'MyProgram'>;

/** What the join screen asks of everybody. */
const usualQuestions = 6;

/** The join screen: six questions, each answered as far as the platform knows. What is typed is kept. */
class JoinScreen implements Screen {
  readonly #app: AppHost;
  readonly #join: ApiAction<NonNullable<CallInput<'join'>['body']>, Me>;
  readonly #form: KeptForm<JoinFields, JoinField>;
  readonly #openings: Openings;

  constructor(app: AppHost) {
    this.#app = app;
    this.#openings = new Openings(app);
    this.#join = new ApiAction(app, (api, body, options) => api.call(join, { body }, options));
    this.#form = new KeptForm(app, {
      toDraft,
      withDraft: (fields, draft) => withDraft(fields, draft, app.me),
      wrongIn: (typed) => {
        const fields = this.#joinable(typed);
        return missing(fields, askedAtJoining(app.me, fields.role));
      },
    });
  }

  leave(): void {
    this.#form.leave();
    this.#openings.leave();
    this.#join.clear();
  }

  render(): TemplateResult {
    const { me } = this.#app;
    const program = me?.program;
    if (!me || !program) return html``;
    const roles = this.#openings.rolesOf(me);
    if (roles === undefined) return this.#openings.renderPending();
    if (roles.length === 0) return html`${this.#openings.explains(this.#join.problem) ? banner('info', text('answersKept')) : nothing}${this.#openings.renderClosed(me, program.title)}`;
    const fields = this.#joinable(this.#form.open('join', () => firstFields(me, roles, this.#app.route.rest)));
    const asked = askedAtJoining(me, fields.role);
    return html`<form class="narrow-screen" novalidate @submit=${this.#onSubmit}>
      <header>
        <div class="title" role="heading" aria-level=${this.#app.headingLevel} tabindex="-1">${text('joinTitle', { program: program.title })}</div>
        <p class="body soft">${asked.length > 0 ? text('joinLeadMore', { count: usualQuestions + asked.length }) : text('joinLead')}</p>
        ${this.#app.feedback.offline()}
      </header>
      ${this.#renderRole(program, roles, fields)} ${this.#openings.renderBeside(me)} ${this.#renderPerson(program, fields)} ${this.#renderTopics(program, fields)} ${asked.map((question) => this.#renderQuestion(question, fields))} ${this.#renderConsent(fields)}
      ${this.#renderProblem()}
      <div class="row">
        <button class="button primary large" type="submit" aria-busy=${this.#join.busy ? 'true' : 'false'}>${verb(roles, fields)}</button>
        ${me.entrance === 'join' ? nothing : html`<button class="button quiet large" type="button" @click=${() => this.#app.go('home')}>${text('notNow')}</button>`}
      </div>
    </form>`;
  }

  #renderRole({ enrolment }: Program, roles: readonly OpenRole[], { role }: JoinFields): TemplateResult {
    const words = {
      mentee: { label: text('beMentee'), line: text('beMenteeLine'), closed: text('menteesClosed') },
      mentor: { label: text('beMentor'), line: text('beMentorLine'), closed: text('mentorsClosed') },
    };
    const shut = (['mentee', 'mentor'] as const).filter((one) => enrolment[one] === 'closed');
    return html`<div class="stack tight">
      ${radioCards({
        name: 'role',
        legend: text('role'),
        options: roles.map((one) => ({ value: one.role, ...words[one.role], note: one.needsApproval ? text('needsApproval') : undefined })),
        value: role,
        error: this.#form.errorOf('role', text('roleMissing')),
        onChange: (value) => this.#chooseRole(value),
      })}
      ${shut.map((one) => html`<p class="meta">${words[one].closed}</p>`)}
    </div>`;
  }

  /** What was typed, with the role as long as it can be joined. */
  #joinable(fields: JoinFields): JoinFields {
    const { me } = this.#app;
    return amongRoles(fields, (me && this.#openings.rolesOf(me)) ?? []);
  }

  /** What a refusal said was of the role before. */
  #chooseRole(role: EnrolmentRole): void {
    this.#join.clear();
    this.#form.change({ role });
  }

  #renderPerson(program: Program, { name, zone, languages }: JoinFields): TemplateResult {
    const form = this.#form;
    const { formats } = this.#app;
    return html`
      ${nameField({ value: name, error: form.errorOf('name', text('nameMissing')), onChange: (value) => form.change({ name: value }) })}
      ${zoneField({ value: zone, error: form.errorOf('zone', text('zoneMissing')), now: this.#app.clock(), formats, onChange: (value) => form.change({ zone: value }) })}
      ${languagesField({
        id: 'languages',
        usual: program.languages,
        chosen: languages,
        error: form.errorOf('languages', text('languagesMissing')),
        formats,
        onChange: (value) => form.change({ languages: value }),
        onFull: (words) => form.tell('languages', words),
      })}
    `;
  }

  #renderTopics(program: Program, { role, topics }: JoinFields): TemplateResult | typeof nothing {
    if (role === undefined) return nothing;
    return topicsField({
      id: 'topics',
      role,
      topics: program.topics,
      chosen: topics,
      error: this.#form.errorOf('topics'),
      onChange: (value) => this.#form.change({ topics: value }),
      onFull: (words) => this.#form.tell('topics', words),
    });
  }

  #renderQuestion(question: AskedQuestion, { answers }: JoinFields): TemplateResult {
    const id = `answer-${question.key}` as const;
    return questionField({
      id,
      question,
      values: answers[question.key] ?? [],
      error: this.#form.errorOf(id, answerFault(question, answers)) ?? (seenByMore(this.#join.problem).includes(question.key) ? text('seenByMore') : undefined),
      onChange: (values) => this.#form.change({ answers: { ...this.#form.fields?.answers, [question.key]: values } }),
      onFull: (words) => this.#form.tell(id, words),
    });
  }

  #renderConsent({ role, program, directory }: JoinFields): TemplateResult {
    const error = this.#form.errorOf('program', text('consentMissing'));
    return html`<fieldset class="stack tight" id="program" tabindex="-1">
      <legend class="label">${text('consent')}</legend>
      ${checkbox({ label: text('consentProgram'), checked: program, errorId: error && 'program-error', onChange: (checked) => this.#form.change({ program: checked }) })}
      ${role === 'mentor' ? checkbox({ label: text('consentDirectory'), checked: directory, onChange: (checked) => this.#form.change({ directory: checked }) }) : nothing}
      <p class="hint">${text('consentMore')}</p>
      ${fieldError('program', error)}
    </fieldset>`;
  }

  #renderProblem(): unknown {
    const { problem } = this.#join;
    if (!problem || problem.code === 'zone-unknown' || problem.code === 'answer-missing' || seenByMore(problem).length > 0) return nothing;
    const words = ownWords(problem);
    return words ? banner('danger', words) : problemBanner(problem, () => void this.#send());
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#form.check()) return;
    const body = this.#form.fields && toJoin(this.#form.fields, askedAtJoining(this.#app.me, this.#form.fields.role));
    if (!body) return;
    const joined = await this.#join.run(body);
    if (!joined) return this.#tell(this.#join.problem);
    void this.#form.sent();
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
    if (this.#openings.explains(problem)) {
      void this.#refuseForNow();
    } else if (problem?.code === 'zone-unknown') {
      this.#form.tell('zone', text('zoneUnknown'), 'assertive');
      this.#form.focus('zone');
    } else if (problem?.code === 'answer-missing') this.#readAgain(() => this.#form.check());
    else if (seenByMore(problem).length > 0) {
      announce(text('seenByMore'), 'assertive');
      this.#readAgain(() => this.#form.focus(`answer-${seenByMore(problem)[0]!}`));
    } else if (problem) announce(ownWords(problem) ?? problemSentence(problem), 'assertive');
  }

  /** There is no place, or no time, any more: the program is read again with what limits it, and it is said whether another role is left. */
  async #refuseForNow(): Promise<void> {
    void this.#app.api?.call(readSession, {}).then((me) => this.#app.session?.setMe(me)).catch(() => undefined);
    await this.#openings.refresh();
    const { me } = this.#app;
    announce(text(me && this.#openings.rolesOf(me)?.length === 0 ? 'answersKept' : 'joinClosed'), 'assertive');
  }

  /** A question has changed since the page was opened: it is read, shown, and led to. */
  #readAgain(leadTo: () => void): void {
    void this.#app.api?.call(readSession, {}).then((me) => {
      this.#app.session?.setMe(me);
      leadTo();
    }).catch(() => undefined);
  }
}

function verb(roles: readonly OpenRole[], { role }: JoinFields): string {
  return roles.find((one) => one.role === role)?.needsApproval ? text('askToJoin') : text('join');
}

function ownWords({ code }: Problem): string | undefined {
  if (code === 'enrolled-already') return text('joinedAlready');
  if (code === 'enrolment-closed' || code === 'role-full' || code === 'enrolment-over' || code === 'enrolment-not-open') return text('joinClosed');
  return code === 'body-invalid' ? text('formNotAccepted') : undefined;
}

export const makeScreen = (app: AppHost): Screen => new JoinScreen(app);

export const styles = [choiceStyles, fieldStyles, languagesFieldStyles, questionFieldStyles, radioCardsStyles, skeletonStyles, narrowScreenStyles];
