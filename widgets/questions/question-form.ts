import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { answerVisibilities, askedRoles, questionKinds, questionLimits, questionUses } from '../../models/question-words.ts';
import { locales, type Locale } from '../../models/vocabulary.ts';
import type { AppHost } from '../app/app-host.ts';
import { text as criteria } from '../criteria/criteria.text.ts';
import { weightSlider, weightSliderStyles } from '../criteria/weight-slider.ts';
import { checkbox, choiceStyles, radios } from '../parts/choice.ts';
import { chip, chipStyles } from '../parts/chip.ts';
import { field, fieldError, fieldStyles } from '../parts/field.ts';
import { languageName } from '../text/language-name.ts';
import { hasOptions, isCompared, mayCount, mostOf, type QuestionField, type QuestionFields } from './question-draft.ts';
import { text } from './questions.text.ts';

interface QuestionFormOptions {
  app: AppHost;
  fields: QuestionFields;
  /** Whether anybody has answered: then what they were told holds. */
  isAnswered: boolean;
  /** The language whose words are written at the moment. */
  locale: Locale;
  errorOf: (field: QuestionField, words: string) => string | undefined;
  onLocale: (locale: Locale) => void;
  onChange: (change: Partial<QuestionFields>) => void;
}

/** Everything that a question is, as fields. */
export function questionForm(options: QuestionFormOptions): TemplateResult {
  const { fields, isAnswered, onChange } = options;
  return html`${renderKind(options)} ${renderLanguages(options)} ${renderWords(options)} ${hasOptions(fields.kind) ? renderOptions(options) : nothing} ${renderMost(options)}
    ${radios({ name: 'role', legend: text('who'), value: fields.role, options: askedRoles.map((value) => ({ value, label: text(value) })), onChange: (role) => onChange({ role }) })}
    <div>
      ${checkbox({ label: text('required'), checked: fields.required, onChange: (required) => onChange({ required }) })}
      <p class="hint beside-check">${text('requiredHint')}</p>
    </div>
    ${radios({ name: 'visibility', legend: text('seen'), value: fields.visibility, options: answerVisibilities.map((value) => ({ value, label: text(value) })), onChange: (visibility) => onChange({ visibility }) })}
    ${isAnswered ? html`<p class="soft">${text('fixed')}</p>` : nothing} ${renderCounts(options)}`;
}

function renderKind({ fields, isAnswered, onChange }: QuestionFormOptions): TemplateResult {
  const choose = (event: Event) => {
    const kind = questionKinds.find((one) => one === (event.target as HTMLSelectElement).value) ?? fields.kind;
    const offered = fields.options.length > 0 ? fields.options : [{ label: {} }, { label: {} }];
    onChange({ kind, options: offered, most: mostOf({ kind, options: offered }) ?? 1 });
  };
  return field({ id: 'kind', label: text('kind'), hint: text(isCompared(fields.kind) ? 'kindCompared' : 'kindRead') }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} ?disabled=${isAnswered} @change=${choose}>
    ${questionKinds.map((kind) => html`<option value=${kind} .selected=${kind === fields.kind}>${text(kind)}</option>`)}
  </select>`);
}

/** Which language is written; each chip says whether it has words. */
function renderLanguages({ app, fields, locale, onLocale }: QuestionFormOptions): TemplateResult {
  return html`<fieldset class="question-languages" aria-describedby="languages-hint">
    <legend>${text('language')}</legend>
    <p class="hint" id="languages-hint">${text('languageHint', { language: languageName(fields.default, app.formats) })}</p>
    <div class="row">${locales.map((one) => chip({ label: languageName(one, app.formats), pressed: one === locale, onPress: () => onLocale(one) }))}</div>
  </fieldset>`;
}

function renderWords({ fields, locale, errorOf, onChange }: QuestionFormOptions): TemplateResult {
  const isOriginal = locale === fields.default;
  return field({ id: 'text', label: text('words'), error: errorOf('text', text('wordsMissing')), optional: !isOriginal }, (control) => html`<input class="input" id=${control.id} dir="auto" lang=${locale}
    maxlength=${questionLimits.text} aria-describedby=${control.describedBy} aria-invalid=${control.invalid} placeholder=${isOriginal ? nothing : (fields.text[fields.default] ?? '')}
    .value=${fields.text[locale] ?? ''} @input=${(event: Event) => onChange({ text: { ...fields.text, [locale]: valueOf(event) } })} />`);
}

function renderOptions({ fields, locale, errorOf, onChange }: QuestionFormOptions): TemplateResult {
  const { options, kind } = fields;
  const error = errorOf('options', text('optionsWrong'));
  const most = kind === 'scale' ? questionLimits.scaleSteps : questionLimits.options;
  const set = (after: QuestionFields['options']) => onChange({ options: after, ...(kind === 'many' && { most: Math.min(Math.max(1, fields.most), Math.max(1, after.length)) }) });
  return html`<fieldset class="question-options" id="options" tabindex="-1" aria-describedby=${error ? 'options-error' : nothing}>
    <legend>${text(kind === 'scale' ? 'steps' : 'options')}</legend>
    <ol>${repeat(options, ({ key }, at) => key ?? at, ({ key, label }, at) => html`<li>
      <input class="input" dir="auto" lang=${locale} maxlength=${questionLimits.optionLabel} aria-label=${text('option', { number: at + 1 })} placeholder=${locale === fields.default ? nothing : (label[fields.default] ?? '')}
        .value=${label[locale] ?? ''} @input=${(event: Event) => set(options.with(at, { ...(key !== undefined && { key }), label: { ...label, [locale]: valueOf(event) } }))} />
      <div class="row">
        ${at > 0 ? html`<button class="button quiet small" type="button" aria-label=${text('optionUp', { number: at + 1 })} @click=${() => set(options.toSpliced(at, 1).toSpliced(at - 1, 0, options[at]!))}>↑</button>` : nothing}
        ${options.length > 2 ? html`<button class="button quiet small" type="button" aria-label=${text('optionRemove', { number: at + 1 })} @click=${() => set(options.toSpliced(at, 1))}>×</button>` : nothing}
      </div>
    </li>`)}</ol>
    ${options.length < most ? html`<div><button class="button small" type="button" @click=${() => set([...options, { label: {} }])}>${text('optionAdd')}</button></div>` : nothing}
    ${fieldError('options', error)}
  </fieldset>`;
}

function renderMost({ fields, errorOf, onChange }: QuestionFormOptions): TemplateResult | typeof nothing {
  const most = mostOf(fields);
  if (most === undefined) return nothing;
  return field({ id: 'most', label: text('most'), error: errorOf('most', `1–${most}`) }, (control) => html`<input class="input" type="number" id=${control.id} min="1" max=${most}
    aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${String(fields.most)} @input=${(event: Event) => onChange({ most: Number(valueOf(event)) })} />`);
}

function renderCounts({ app, fields, onChange }: QuestionFormOptions): TemplateResult {
  if (!mayCount(fields)) return html`<p class="soft">${text(isCompared(fields.kind) ? 'countsNot' : 'kindRead')}</p>`;
  const { use, weight } = fields;
  const choose = (event: Event) => onChange({ use: questionUses.find((one) => one === valueOf(event)) ?? use });
  const givesPoints = use === 'alike' || use === 'complement' || use === 'different';
  return html`${field({ id: 'use', label: text('counts'), hint: criteria(`${use}Words`) }, (control) => html`<select class="input" id=${control.id} aria-describedby=${control.describedBy} @change=${choose}>
      ${questionUses.map((one) => html`<option value=${one} .selected=${one === use}>${criteria(one)}</option>`)}
    </select>`)}
    ${givesPoints ? weightSlider({ id: 'weight', label: text('weight'), hint: text('weightHint'), points: app.formats.number(weight), value: weight, onChange: (value) => onChange({ weight: value }) }) : nothing}`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

export const questionFormStyles = [
  choiceStyles,
  chipStyles,
  fieldStyles,
  weightSliderStyles,
  css`
    .beside-check {
      margin-inline-start: 30px;
    }
    .question-languages > .row {
      margin-block-start: 8px;
    }
    .question-options > ol {
      display: grid;
      gap: 8px;
      margin-block: 8px;
    }
    .question-options > ol > li {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .question-options > ol > li > .row {
      flex: none;
      flex-wrap: nowrap;
      gap: 0;
    }
  `,
];
