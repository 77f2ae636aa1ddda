import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { limits, type Locale } from '../../models/vocabulary.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { addQuestion, askQuestionAgain, deleteQuestion, editQuestion, listQuestions, moveQuestion, previewQuestion, readSession, retireQuestion } from '../api/operations.ts';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { isClosed, pageTop } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox } from '../parts/choice.ts';
import { dialog, dialogStyles } from '../parts/dialog.ts';
import { iconStyles } from '../parts/icon.ts';
import { problemBanner } from '../parts/problem-banner.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { tagStyles } from '../parts/tag.ts';
import { askedAs, blankQuestion, bodyOf, fieldsOf, toDraft, withDraft, wrongIn, type Question, type QuestionField, type QuestionFields } from './question-draft.ts';
import { questionFieldStyles } from './question-field.ts';
import { questionForm, questionFormStyles } from './question-form.ts';
import { questionRow, type Questions } from './question-row.ts';
import { QuestionsPreview } from './questions-preview.ts';
import { text } from './questions.text.ts';

type Body = ReturnType<typeof bodyOf>;

/** What is asked about before it is done. */
type Asking = { what: 'save'; effects: Shape<'QuestionEffects'> } | { what: 'stop' | 'delete'; question: Question };

/** For coordinators: what the program asks, each question to be written, moved and taken back, and how people see it. */
class QuestionsScreen implements Screen {
  readonly #app: AppHost;
  readonly #questions: ApiTask<Questions>;
  readonly #preview: ApiAction<{ question?: string; change: Body }, Shape<'QuestionEffects'>>;
  readonly #save: ApiAction<{ questionId: string | undefined; body: Body }, Question>;
  readonly #change: ApiAction<{ questionId: string; what: 'stop' | 'again' | number }, Question>;
  readonly #delete: ApiAction<string, undefined>;
  readonly #form: KeptForm<QuestionFields, QuestionField>;
  readonly #peek: QuestionsPreview;
  /** The question that is written: an id, or a new one. */
  #editing: string | undefined;
  #locale: Locale | undefined;
  #asking: Asking | undefined;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#questions = new ApiTask(app, {
      load: (api, _args, options) => api.call(listQuestions, {}, options),
      refreshOn: ['program.'],
      says: { loading: () => text('loading'), loaded: () => text('loaded') },
    });
    this.#preview = new ApiAction(app, (api, body, options) => api.call(previewQuestion, { body }, options));
    this.#save = new ApiAction(app, (api, { questionId, body }, options) => (questionId === undefined ? api.call(addQuestion, { body }, options) : api.call(editQuestion, { path: { questionId }, body }, options)));
    this.#change = new ApiAction(app, (api, { questionId, what }, options) => {
      const path = { questionId };
      if (typeof what === 'number') return api.call(moveQuestion, { path, body: { place: what } }, options);
      return what === 'stop' ? api.call(retireQuestion, { path }, options) : api.call(askQuestionAgain, { path }, options);
    });
    this.#delete = new ApiAction(app, (api, questionId, options) => api.call(deleteQuestion, { path: { questionId } }, options));
    this.#form = new KeptForm(app, {
      toDraft: (fields) => ({ ...toDraft(fields), question: this.#editing ?? '' }),
      withDraft: (fields, draft) => (draft['question'] === this.#editing ? withDraft(fields, draft) : fields),
      wrongIn,
    });
    this.#peek = new QuestionsPreview(app);
  }

  leave(): void {
    this.#form.leave();
    this.#close();
    this.#asking = undefined;
    this.#saved = false;
    this.#peek.leave();
    this.#change.clear();
    this.#delete.clear();
  }

  render(): TemplateResult {
    return html`<div class="narrow-screen questions">
      ${pageTop(this.#app, { to: 'program', back: text('back'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#questions.render({ pending: () => skeletonLines('third', 'most', 'full', 'half', 'full'), complete: (questions) => this.#renderAll(questions) })}
      ${this.#renderDialog()}
    </div>`;
  }

  #renderAll(questions: Questions): TemplateResult {
    const asked = questions.items.filter(({ retired }) => !retired);
    const retired = questions.items.filter((question) => question.retired);
    return html`
      <section class="narrow-part" aria-label=${text('title')}>
        ${asked.length === 0 ? html`<p class="soft">${text('none')}</p>` : nothing} ${this.#renderProblem()}
        <ul class="question-list">${repeat(asked, ({ id }) => id, (question) => html`<li class="card stack">${this.#editing === question.id ? this.#renderForm(question) : this.#renderQuestion(question, questions)}</li>`)}</ul>
        ${this.#saved ? html`<p class="soft">${text('saved')}</p>` : nothing}
        ${this.#editing === '' ? html`<div class="card stack">${this.#renderForm()}</div>` : nothing}
        ${isClosed(this.#app) || this.#editing !== undefined ? nothing : asked.length >= limits.questions ? html`<p class="soft">${text('tooMany', { most: limits.questions })}</p>` : html`<div><button class="button" type="button" id="add-question" @click=${() => this.#open()}>${text('add')}</button></div>`}
      </section>
      ${retired.length > 0 ? this.#renderRetired(retired, questions) : nothing} ${this.#peek.render(asked)}
    `;
  }

  #renderQuestion(question: Question, questions: Questions): TemplateResult {
    const act = (what: 'stop' | 'again' | number) => void this.#act(question.id, what);
    return questionRow({
      app: this.#app, question, questions, locale: this.#readersLocale,
      onEdit: () => this.#open(question),
      onMove: act,
      onStop: () => this.#ask({ what: 'stop', question }),
      onAskAgain: () => act('again'),
      onDelete: () => this.#ask({ what: 'delete', question }),
    });
  }

  #renderRetired(retired: readonly Question[], questions: Questions): TemplateResult {
    return html`<section class="narrow-part" aria-labelledby="retired">
      <div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id="retired">${text('retired')}</div>
      <p class="soft">${text('retiredWords')}</p>
      <ul class="question-list">${repeat(retired, ({ id }) => id, (question) => html`<li class="card stack">${this.#renderQuestion(question, questions)}</li>`)}</ul>
    </section>`;
  }

  #renderForm(question?: Question): TemplateResult {
    const fields = this.#form.open(question ? 'question-edit' : 'question-new', () => (question ? fieldsOf(question) : blankQuestion(this.#readersLocale)));
    return html`<form class="narrow-part" novalidate id="question-form" @submit=${(event: Event) => this.#onSubmit(event, question)}>
      ${questionForm({
        app: this.#app,
        fields,
        isAnswered: question !== undefined && question.answered.mentor + question.answered.mentee > 0,
        locale: this.#locale ?? fields.default,
        errorOf: (at, words) => this.#form.errorOf(at, words),
        onLocale: (locale) => this.#show(() => (this.#locale = locale)),
        // What was said of other words does not hold for these.
        onChange: (change) => this.#form.change('text' in change || 'options' in change ? { nothingProtected: false, ...change } : change),
      })}
      ${explained(this.#preview.problem ?? this.#save.problem)} ${this.#renderProtected(fields)}
      <div class="row">
        <button class="button primary" type="submit" aria-busy=${this.#preview.busy || this.#save.busy ? 'true' : 'false'}>${text('save')}</button>
        <button class="button quiet" type="button" @click=${() => this.#cancel()}>${text('cancel')}</button>
      </div>
    </form>`;
  }

  /** Its words look as if it asked for something protected: the way to where that is asked, or the writer's word that it does not. */
  #renderProtected({ nothingProtected }: QuestionFields): TemplateResult | typeof nothing {
    const isRefused = (this.#preview.problem ?? this.#save.problem)?.code === 'question-protected';
    if (!isRefused && !nothingProtected) return nothing;
    return html`${isRefused ? html`<div><button class="button" type="button" id="to-fairness" @click=${() => this.#app.go('fairness')}>${text('toFairness')}</button></div>` : nothing}
      ${checkbox({ label: text('nothingProtected'), checked: nothingProtected, onChange: (checked) => this.#form.change({ nothingProtected: checked }) })}`;
  }

  #renderProblem(): unknown {
    return explained(this.#change.problem ?? this.#delete.problem);
  }

  /** One dialog; its words stay while it closes. */
  #renderDialog(): TemplateResult {
    const asking = this.#asking;
    const question = asking && 'question' in asking ? askedAs(asking.question, this.#readersLocale).text : '';
    const [title, words, verb] = !asking || asking.what === 'save'
      ? [text('askTitle'), asking ? effectWords(asking.effects) : '', text('saveIt')]
      : asking.what === 'stop' ? [text('stopTitle', { question }), text('retiredWords'), text('stop')] : [text('deleteTitle', { question }), text('deleteWords'), text('delete')];
    return dialog({
      id: 'ask-question',
      open: asking !== undefined,
      title,
      body: html`<p>${words}</p>`,
      actions: html`<button class="button" type="button" @click=${() => this.#ask(undefined)}>${text('notYet')}</button>
        <button class="button ${asking?.what === 'delete' ? 'danger' : 'primary'}" type="button" aria-busy=${this.#save.busy || this.#change.busy || this.#delete.busy ? 'true' : 'false'} @click=${() => void this.#confirmed()}>${verb}</button>`,
      onClose: () => this.#ask(undefined),
    });
  }

  get #readersLocale(): Locale {
    return this.#app.me?.person.locale ?? 'en';
  }

  #show(change: () => void): void {
    change();
    this.#app.requestUpdate();
  }

  #ask(asking: Asking | undefined): void {
    this.#show(() => (this.#asking = asking));
  }

  #open(question?: Question): void {
    this.#close();
    this.#form.leave();
    this.#show(() => (this.#editing = question?.id ?? ''));
    void this.#app.updateComplete.then(() => this.#app.renderRoot.querySelector<HTMLElement>('#question-form select:enabled, #question-form input')?.focus());
  }

  /** Nothing is written any more. */
  #close(): void {
    this.#editing = undefined;
    this.#locale = undefined;
    this.#saved = false;
    this.#preview.clear();
    this.#save.clear();
  }

  #cancel(): void {
    void this.#form.sent();
    this.#form.leave();
    this.#show(() => this.#close());
    this.#app.focusContent();
  }

  /** Saved at once where nobody loses or lacks an answer by it, else after a look at how many do. */
  #onSubmit(event: Event, question: Question | undefined): void {
    event.preventDefault();
    const { fields } = this.#form;
    if (!fields) return;
    if (wrongIn(fields).length > 0) this.#show(() => (this.#locale = fields.default)); // what is missing is missing there
    if (!this.#form.check()) void this.#look(question, bodyOf(fields));
  }

  async #look(question: Question | undefined, change: Body): Promise<void> {
    const looked = await this.#preview.run({ ...(question && { question: question.id }), change });
    if (!looked) return;
    const effects = { ...looked.answer, unanswered: change.required && !question?.required ? looked.answer.unanswered : 0 };
    if (effects.losing + effects.unanswered > 0) this.#ask({ what: 'save', effects });
    else await this.#send();
  }

  async #send(): Promise<void> {
    const { fields } = this.#form;
    if (!fields || this.#editing === undefined) return;
    const saved = await this.#save.run({ questionId: this.#editing || undefined, body: bodyOf(fields) });
    if (!saved) return;
    void this.#form.sent();
    this.#form.leave();
    this.#close();
    await this.#fresh(text('saved'));
    this.#show(() => (this.#saved = true));
    this.#app.focusContent();
  }

  async #confirmed(): Promise<void> {
    const asking = this.#asking;
    this.#ask(undefined);
    // While the dialog is open all outside it is inert and takes no focus.
    await this.#app.updateComplete;
    if (asking?.what === 'save') await this.#send();
    else if (asking?.what === 'stop') await this.#act(asking.question.id, 'stop');
    else if (asking && (await this.#delete.run(asking.question.id))) await this.#fresh(text('deleted'));
  }

  async #act(questionId: string, what: 'stop' | 'again' | number): Promise<void> {
    if (!(await this.#change.run({ questionId, what }))) return;
    await this.#fresh(typeof what === 'number' ? text('moved', { place: what + 1 }) : text(what === 'stop' ? 'stopped' : 'askedAgain'));
  }

  /** The list, and what everybody is asked, as they are now. */
  async #fresh(words: string): Promise<void> {
    announce(words);
    void this.#app.api?.call(readSession, {}).then((me) => this.#app.session?.setMe(me)).catch(() => undefined);
    await this.#questions.refresh();
  }
}

function effectWords({ losing, unanswered }: Shape<'QuestionEffects'>): string {
  return [losing > 0 ? text('losing', { count: losing }) : '', unanswered > 0 ? text('unanswered', { count: unanswered }) : ''].filter(Boolean).join(' ');
}

function explained(problem: Problem | undefined): unknown {
  if (!problem) return nothing;
  switch (problem.code) {
    case 'question-answered':
      return banner('warn', text('hasAnswers'));
    case 'question-protected':
      return banner('warn', text.rich('asksProtected'));
    case 'limit-reached':
      return banner('warn', text('tooMany', { most: limits.questions }));
    case 'moved-on':
      return banner('warn', text.rich('movedOn'));
    case 'body-invalid':
      return banner('danger', problem.details['path'] === 'weights' ? text('nothingCounts') : text('notAccepted'));
    default:
      return problemBanner(problem);
  }
}

export const makeScreen = (app: AppHost): Screen => new QuestionsScreen(app);

export const styles = [
  dialogStyles,
  iconStyles,
  narrowScreenStyles,
  questionFieldStyles,
  questionFormStyles,
  skeletonStyles,
  tagStyles,
  css`
    .questions > .api-task {
      display: grid;
      gap: 40px;
      grid-template-columns: minmax(0, 1fr);
    }
    .questions section.narrow-part {
      gap: 12px;
    }
    .question-list {
      display: grid;
      gap: 12px;
      grid-template-columns: minmax(0, 1fr);
    }
    .question-list .facts {
      gap: 4px 16px;
    }
  `,
];
