import { css, html, nothing, type TemplateResult } from 'lit';
import { type QuestionUse, questionUses } from '../../models/question-words.ts';
import { ApiAction } from '../api/api-action.ts';
import { ApiTask } from '../api/api-task.ts';
import { KeptForm } from '../api/kept-form.ts';
import { editCriteria, readCriteria } from '../api/operations.ts';
import type { Problem } from '../api/problem.ts';
import type { AppHost, Screen } from '../app/app-host.ts';
import { LazyPart } from '../app/lazy-part.ts';
import { narrowScreenStyles } from '../app/narrow-screen.styles.ts';
import { notSaved, tellNotSaved } from '../app/not-saved.ts';
import { isClosed, pageTop, programIdOf } from '../app/page-top.ts';
import { announce } from '../parts/announcer.ts';
import { banner } from '../parts/banner.ts';
import { checkbox, choiceStyles } from '../parts/choice.ts';
import { field, fieldError, fieldStyles } from '../parts/field.ts';
import { iconStyles } from '../parts/icon.ts';
import { skeletonLines, skeletonStyles } from '../parts/skeleton.ts';
import { countsNothing, editOf, fieldsOf, givesPoints, pointsOf, toDraft, withDraft, type Criteria, type CriteriaFields, type Edit, type Weight } from './criteria-fields.ts';
import { text } from './criteria.text.ts';
import type * as KeptApart from '../kept-apart/kept-apart-part.ts';
import { RunKeepingForm } from './run-keeping-form.ts';
import { weightSlider, weightSliderStyles } from './weight-slider.ts';

/** Hours that two clocks may be apart; the last one is any distance. */
const zoneHours = [2, 3, 4, 5, 6, 8, 10, 12];
const anyDistance = 12;

/** For coordinators: what counts in a fit and how much, and what no pair may break, each in a plain sentence. */
class CriteriaScreen implements Screen {
  readonly #app: AppHost;
  readonly #criteria: ApiTask<Criteria | undefined, [string]>;
  readonly #edit: ApiAction<{ programId: string; body: Edit }, Criteria>;
  readonly #form: KeptForm<CriteriaFields, 'need'>;
  readonly #keeping: RunKeepingForm;
  readonly #apart: LazyPart<typeof KeptApart, KeptApart.KeptApartPart>;
  #saved = false;

  constructor(app: AppHost) {
    this.#app = app;
    this.#criteria = new ApiTask(app, {
      args: () => [programIdOf(this.#app)],
      load: async (api, [programId], options) => (programId === '' ? undefined : api.call(readCriteria, { path: { programId } }, options)),
      refreshOn: ['program.'],
      says: { loading: () => text('loading'), loaded: () => text('loaded') },
    });
    this.#edit = new ApiAction(app, (api, { programId, body }, options) => api.call(editCriteria, { path: { programId }, body }, options));
    this.#keeping = new RunKeepingForm(app);
    this.#apart = new LazyPart(app, () => import('../kept-apart/kept-apart-part.ts'), ({ KeptApartPart }) => new KeptApartPart(app));
    void this.#apart.bring();
    this.#form = new KeptForm(app, { toDraft, withDraft, wrongIn: (fields) => (countsNothing(fields) ? ['need'] : []) });
  }

  leave(): void {
    this.#form.leave();
    this.#edit.clear();
    this.#keeping.leave();
    this.#apart.part?.leave();
    this.#saved = false;
  }

  render(): TemplateResult {
    const { page, rest } = this.#app.route;
    const fromRoom = page === 'criteria' && rest === 'matching';
    return html`<div class="narrow-screen criteria">
      ${pageTop(this.#app, { to: fromRoom ? 'matching' : 'program', back: text(fromRoom ? 'backToMatching' : 'back'), title: text('title'), lead: text('lead'), closed: text('closed') })}
      ${this.#criteria.render({ pending: () => skeletonLines('third', 'most', 'full', 'full', 'half', 'full'), complete: (criteria) => (criteria ? this.#renderForm(criteria) : nothing) })}
      ${this.#apart.render()} ${this.#keeping.render()}
    </div>`;
  }

  #renderForm(criteria: Criteria): TemplateResult {
    const fields = this.#form.open('criteria', () => fieldsOf(criteria));
    const { problem, busy } = this.#edit;
    return html`<form class="narrow-part" novalidate @submit=${(event: Event) => this.#onSubmit(event, criteria)}>
      <fieldset class="narrow-part" ?disabled=${isClosed(this.#app)}>
        ${this.#renderWeights(fields)} ${this.#renderQuestions(criteria, fields)} ${this.#renderRules(fields)}
      </fieldset>
      ${problem ? this.#renderProblem(problem, criteria) : nothing}
      ${isClosed(this.#app) ? nothing : html`<div class="row">
        <button class="button primary large" type="submit" aria-busy=${busy ? 'true' : 'false'}>${text('save')}</button>
        ${this.#saved ? html`<span class="soft">${text('saved')}</span>` : nothing}
      </div>`}
    </form>`;
  }

  #renderProblem(problem: Problem, criteria: Criteria): ReturnType<typeof notSaved> {
    return problem.code === 'question-protected' ? banner('warn', text.rich('asksProtected')) : notSaved(problem, text, () => void this.#save(criteria));
  }

  #heading(id: string, words: string): TemplateResult {
    return html`<div class="section" role="heading" aria-level=${this.#app.headingLevel + 1} id=${id}>${words}</div>`;
  }

  #renderWeights(fields: CriteriaFields): TemplateResult {
    const error = this.#form.errorOf('need', text('nothingCounts'));
    const slider = (id: Weight, hint: string, points: string) =>
      weightSlider({ id, label: text(id), hint, points, value: fields.weights[id], invalidBy: id === 'need' && error ? 'need-error' : undefined, onChange: (value) => this.#change({ weights: { ...fields.weights, [id]: value } }) });
    const ofFit = (id: Weight) => text('points', { points: pointsOf(fields.weights[id], fields) });
    return html`<section class="narrow-part" aria-labelledby="counts">
      ${this.#heading('counts', text('counts'))}
      <p class="soft">${text('countsHint')}</p>
      ${fieldError('need', error)}
      <div class="card stack">
        ${slider('need', text('needWords'), ofFit('need'))} ${slider('availability', text('availabilityWords'), ofFit('availability'))}
        ${slider('language', text('languageWords'), ofFit('language'))}
        ${slider('ranking', text('rankingWords'), text('pointsInRun', { points: pointsOf(fields.weights.ranking, fields, 'ranking') }))}
        ${slider('emphasis', text('emphasisWords'), text('pointsMore', { points: pointsOf(fields.weights.emphasis, fields, 'emphasis') }))}
      </div>
    </section>`;
  }

  #renderQuestions({ questions }: Criteria, fields: CriteriaFields): TemplateResult {
    return html`<section class="narrow-part" aria-labelledby="questions">
      ${this.#heading('questions', text('questions'))}
      ${questions.length === 0 ? html`<p class="soft">${text('noQuestions')}</p>` : questions.map((question) => this.#renderQuestion(question, fields))}
    </section>`;
  }

  #renderQuestion({ key, text: question, options }: Criteria['questions'][number], fields: CriteriaFields): TemplateResult {
    const { formats, headingLevel } = this.#app;
    const now = fields.questions[key];
    if (!now) return html``;
    const change = (part: Partial<typeof now>) => this.#change({ questions: { ...fields.questions, [key]: { ...now, ...part } } });
    const onUse = (event: Event) => change({ use: questionUses.find((use) => use === (event.target as HTMLSelectElement).value) ?? now.use });
    return html`<div class="card stack">
      <div>
        <div class="group" role="heading" aria-level=${headingLevel + 2}>${question}</div>
        <p class="meta">${formats.list(options.map(({ label }) => label))}</p>
      </div>
      ${field({ id: `use-${key}`, label: text('howItCounts', { question }), hint: useWords(now.use) }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} @change=${onUse}>
        ${questionUses.map((use) => html`<option value=${use} .selected=${use === now.use}>${text(use)}</option>`)}
      </select>`)}
      ${givesPoints(now.use)
        ? weightSlider({ id: `weight-${key}`, label: text('howMuch', { question }), points: text('points', { points: pointsOf(now.weight, fields) }), value: now.weight, onChange: (weight) => change({ weight }) })
        : nothing}
    </div>`;
  }

  #renderRules(fields: CriteriaFields): TemplateResult {
    const { rules } = fields;
    const change = (rule: Partial<CriteriaFields['rules']>) => this.#change({ rules: { ...rules, ...rule } });
    const hours = [...new Set([...zoneHours, rules.mostZoneHours])].sort((one, other) => one - other);
    return html`<section class="narrow-part" aria-labelledby="rules">
      ${this.#heading('rules', text('rules'))}
      <p class="soft">${text('rulesHint')}</p>
      <div class="card stack">
        ${checkbox({ label: text('commonLanguage'), checked: rules.commonLanguage, onChange: (commonLanguage) => change({ commonLanguage }) })}
        <div>
          ${checkbox({ label: text('notOwnGrader'), checked: rules.notOwnGrader, onChange: (notOwnGrader) => change({ notOwnGrader }) })}
          <p class="hint beside-check">${text('notOwnGraderHint')}</p>
        </div>
        <div>
          ${checkbox({ label: text('notLineManager'), checked: rules.notLineManager, onChange: (notLineManager) => change({ notLineManager }) })}
          <p class="hint beside-check">${text('notLineManagerHint')}</p>
        </div>
        ${checkbox({ label: text('notEarlierPair'), checked: rules.notEarlierPair, onChange: (notEarlierPair) => change({ notEarlierPair }) })}
        ${field({ id: 'zone-hours', label: text('mostZoneHours') }, (control) => html`<select class="input" id=${control.id} @change=${(event: Event) => change({ mostZoneHours: Number((event.target as HTMLSelectElement).value) })}>
          ${hours.map((count) => html`<option value=${count} .selected=${count === rules.mostZoneHours}>${count === anyDistance ? text('zoneAny') : text('zoneHours', { count })}</option>`)}
        </select>`)}
      </div>
      <p class="soft">${text('protectedWords')}</p>
    </section>`;
  }

  #change(change: Partial<CriteriaFields>): void {
    this.#saved = false;
    this.#form.change(change);
  }

  #onSubmit(event: Event, criteria: Criteria): void {
    event.preventDefault();
    if (!this.#form.check()) void this.#save(criteria);
    else announce(text('nothingCounts'), 'assertive');
  }

  async #save(criteria: Criteria): Promise<void> {
    const { fields } = this.#form;
    if (!fields) return;
    const body = editOf(fields, criteria);
    if (Object.keys(body).length > 0) {
      const saved = await this.#edit.run({ programId: programIdOf(this.#app), body });
      if (!saved) return this.#tell();
      this.#criteria.set(saved.answer);
    }
    void this.#form.sent();
    this.#saved = true;
    announce(text('saved'));
    this.#app.requestUpdate();
  }

  #tell(): void {
    const { problem } = this.#edit;
    if (problem?.code === 'question-protected') announce(text('asksProtected').replaceAll('**', ''), 'assertive');
    else tellNotSaved(problem, text);
  }
}

const sentences = { alike: 'alikeWords', complement: 'complementWords', different: 'differentWords', must: 'mustWords', never: 'neverWords', none: 'noneWords' } as const;

function useWords(use: QuestionUse): string {
  return text(sentences[use]);
}

export const makeScreen = (app: AppHost): Screen => new CriteriaScreen(app);

export const styles = [
  choiceStyles,
  fieldStyles,
  iconStyles,
  narrowScreenStyles,
  skeletonStyles,
  weightSliderStyles,
  css`
    .criteria fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    .criteria > .api-task > form,
    .criteria form > fieldset {
      gap: 40px;
    }
    .criteria section.narrow-part {
      gap: 12px;
    }
    .criteria .stack {
      gap: 20px;
    }
    .criteria .input.days {
      max-inline-size: 120px;
    }
    .beside-check {
      margin-inline-start: 30px;
    }
  `,
];
