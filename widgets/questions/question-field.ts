import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { questionLimits } from '../../models/question-words.ts';
import { manyChips, manyChipsStyles } from '../app/many-chips.ts';
import { choiceStyles } from '../parts/choice.ts';
import { field, fieldError, fieldStyles, type ControlAttributes } from '../parts/field.ts';
import { text as parts } from '../parts/parts.text.ts';
import { faultIn, missingIn, type AnswerValues, type AskedQuestion } from './answer-values.ts';
import { text } from './asked.text.ts';

interface QuestionFieldOptions {
  /** Unique in its shadow root. */
  id: string;
  question: AskedQuestion;
  /** Options chosen; tags as they are typed; one text or date. */
  values: readonly string[];
  error?: string | undefined;
  onChange: (values: readonly string[]) => void;
  /** Told, with the words for it, instead of a change when there are enough. */
  onFull: (words: string) => void;
}

/** A question of the program, answered in the way of its kind, with who sees the answer. */
export function questionField(options: QuestionFieldOptions): TemplateResult {
  const { id, question, values, error, onChange } = options;
  switch (question.kind) {
    case 'many':
      return renderMany(options);
    case 'one':
    case 'scale':
      return renderOne(options, question.options, 'radios');
    case 'yes-no':
      return renderOne(options, [{ key: 'yes', label: text('yes') }, { key: 'no', label: text('no') }], 'segments');
    case 'tags':
      return renderField(options, text('tags', { count: question.most }), (control) => renderInput(control, values.join(','), (typed) => onChange(typed.split(',')), {}));
    case 'short-text':
      return renderField(options, '', (control) => renderInput(control, values[0] ?? '', (typed) => onChange([typed]), { most: questionLimits.shortAnswer }));
    case 'date':
      return renderField(options, '', (control) => renderInput(control, values[0] ?? '', (typed) => onChange([typed]), { type: 'date' }));
    case 'long-text':
      return renderField({ id, question, error }, '', (control) => html`<textarea class="input" id=${control.id} dir="auto" maxlength=${questionLimits.longAnswer}
        aria-describedby=${control.describedBy} aria-invalid=${control.invalid} .value=${values[0] ?? ''} @input=${(event: Event) => onChange([(event.target as HTMLTextAreaElement).value])}></textarea>`);
  }
}

/** The sentence for what is wrong in an answer; undefined where nothing is. */
export function answerFault(question: AskedQuestion, values: AnswerValues): string | undefined {
  const fault = faultIn(question, values);
  if (fault === 'too-many') return text('tooMany', { count: question.most });
  if (fault === 'too-long') return text('tooLong', { most: questionLimits.tag });
  return missingIn(values, [question]).length > 0 ? text('missing') : undefined;
}

/** Who sees an answer, and whether it counts; before it how to answer. */
function hintOf({ visibility, counts, required }: AskedQuestion, how: string): string {
  return [how, required ? text('required') : '', text(visibility), counts ? text('counts') : ''].filter(Boolean).join(' ');
}

function renderField({ id, question, error }: Pick<QuestionFieldOptions, 'id' | 'question' | 'error'>, how: string, control: (attributes: ControlAttributes) => TemplateResult): TemplateResult {
  return field({ id, label: question.text, hint: hintOf(question, how), error, optional: !question.required }, control);
}

function renderInput(control: ControlAttributes, value: string, onInput: (typed: string) => void, { type = 'text', most }: { type?: 'text' | 'date'; most?: number }): TemplateResult {
  return html`<input class="input" type=${type} id=${control.id} dir=${type === 'text' ? 'auto' : nothing} maxlength=${most ?? nothing} aria-describedby=${control.describedBy} aria-invalid=${control.invalid}
    .value=${value} @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)} />`;
}

function renderMany({ id, question, values, error, onChange, onFull }: QuestionFieldOptions): TemplateResult {
  const { most, options } = question;
  return manyChips({
    id, error, most, onChange,
    legend: question.text,
    hint: hintOf(question, text('chooseUpTo', { count: most })),
    options: options.map(({ key, label }) => ({ value: key, label })),
    chosen: values,
    onFull: () => onFull(text('full', { count: most })),
  });
}

/** One of several: who may leave the question open may take the answer back. */
function renderOne({ id, question, values, error, onChange }: QuestionFieldOptions, options: AskedQuestion['options'], look: 'radios' | 'segments'): TemplateResult {
  const [chosen] = values;
  return html`<fieldset class="one-of question-one" id=${id} tabindex="-1" aria-describedby="${id}-hint ${error ? `${id}-error` : ''}">
    <legend>${question.text}${question.required ? nothing : html` <span class="optional">${parts('optional')}</span>`}</legend>
    <p class="hint" id="${id}-hint">${hintOf(question, '')}</p>
    <div class=${look}>
      ${repeat(options, ({ key }) => key, ({ key, label }) => html`<label class=${look === 'radios' ? 'check' : 'segment'}>
        <input type="radio" name=${id} .value=${key} .checked=${key === chosen} aria-invalid=${error ? 'true' : nothing} @change=${() => onChange([key])} />
        <span>${label}</span>
      </label>`)}
    </div>
    ${chosen !== undefined && !question.required ? html`<button class="button quiet small" type="button" aria-label="${text('clear')}: ${question.text}" @click=${() => onChange([])}>${text('clear')}</button>` : nothing}
    ${fieldError(id, error)}
  </fieldset>`;
}

export const questionFieldStyles = [
  choiceStyles,
  fieldStyles,
  manyChipsStyles,
  css`
    .question-one {
      min-inline-size: 0;
    }
    .question-one > .hint {
      margin-block: 2px 8px;
    }
    .question-one .button {
      margin-block-start: 4px;
    }
  `,
];
