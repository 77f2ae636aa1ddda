import { type AnswerVisibility, type AskedRole, comparedKinds, kindsWithOptions, type QuestionKind, questionLimits, type QuestionUse } from '../../models/question-words.ts';
import { limits, locales, type Locale } from '../../models/vocabulary.ts';
import type { CallInput, Shape } from '../api/operation.ts';
import type { AskedQuestion } from './answer-values.ts';

export type Question = Shape<'ProgramQuestion'>;
type NewQuestion = NonNullable<CallInput<'addQuestion'>['body']>;
type Words = Readonly<Partial<Record<Locale, string>>>;

/** A question as it is written on the page, in every language at once. */
export interface QuestionFields {
  kind: QuestionKind;
  /** The language that it is read in where a translation is missing. */
  default: Locale;
  text: Words;
  /** With its key where the program has it already. */
  options: readonly { readonly key?: string; readonly label: Words }[];
  most: number;
  role: AskedRole;
  required: boolean;
  visibility: AnswerVisibility;
  use: QuestionUse;
  weight: number;
  /** The writer says that these words ask for nothing protected. */
  nothingProtected: boolean;
}
export type QuestionField = 'text' | 'options' | 'most';

export function blankQuestion(locale: Locale): QuestionFields {
  return { kind: 'one', default: locale, text: {}, options: [{ label: {} }, { label: {} }], most: 2, role: 'both', required: false, visibility: 'public', use: 'none', weight: 10, nothingProtected: false };
}

export function fieldsOf({ text, options, kind, most, role, required, visibility, use, weight, nothingProtected }: Question): QuestionFields {
  return { kind, default: text.default, text: text.text, options: options.map(({ key, label }) => ({ key, label: label.text })), most, role, required, visibility, use, weight, nothingProtected };
}

export function hasOptions(kind: QuestionKind): boolean {
  return kindsWithOptions.some((one) => one === kind);
}

/** Whether answers of this kind can be compared. */
export function isCompared(kind: QuestionKind): boolean {
  return comparedKinds.some((one) => one === kind);
}

/** Whether its answers may count for a pair: both are asked, and everybody may see them. */
export function mayCount({ kind, role, visibility }: Pick<QuestionFields, 'kind' | 'role' | 'visibility'>): boolean {
  return isCompared(kind) && role === 'both' && visibility === 'public';
}

/** How many may be named at most; undefined where it is always one. */
export function mostOf({ kind, options }: Pick<QuestionFields, 'kind' | 'options'>): number | undefined {
  return kind === 'many' ? options.length : kind === 'tags' ? questionLimits.tags : undefined;
}

/** What keeps it from being saved, in the order of the page. */
export function wrongIn(fields: QuestionFields): QuestionField[] {
  const labels = fields.options.map(({ label }) => label[fields.default]?.trim() ?? '');
  const most = mostOf(fields);
  const wrong: (QuestionField | false)[] = [
    !fields.text[fields.default]?.trim() && 'text',
    hasOptions(fields.kind) && (labels.length < 2 || labels.includes('') || new Set(labels).size < labels.length) && 'options',
    most !== undefined && (!Number.isInteger(fields.most) || fields.most < 1 || fields.most > most) && 'most',
  ];
  return wrong.filter((field) => field !== false);
}

/** The question as it is sent: whole, so that one call makes it what the page shows. */
export function bodyOf(fields: QuestionFields): NewQuestion {
  const { kind, role, required, visibility, weight } = fields;
  return {
    kind, role, required, visibility, weight,
    text: { default: fields.default, text: said(fields.text) },
    options: hasOptions(kind) ? fields.options.map(({ key, label }) => ({ ...(key !== undefined && { key }), label: { default: fields.default, text: said(label) } })) : [],
    most: mostOf(fields) === undefined ? 1 : fields.most,
    use: mayCount(fields) ? fields.use : 'none',
    ...(fields.nothingProtected && { nothingProtected: true }),
  };
}

function said(words: Words): Words {
  return Object.fromEntries(locales.flatMap((locale) => (words[locale]?.trim() ? [[locale, words[locale].trim()]] : [])));
}

/** As people of this language are asked it. */
export function askedAs({ id, kind, text, options, most, role, required, visibility, use }: Question, locale: Locale): AskedQuestion {
  const inWords = (words: Question['text']) => words.text[locale] ?? words.text[words.default] ?? '';
  return { key: id, kind, text: inWords(text), options: options.map(({ key, label }) => ({ key, label: inWords(label) })), most, role, required, visibility, counts: use !== 'none' };
}

/** A draft brings back what was written, as far as it has the shape of a question. */
export function withDraft(fields: QuestionFields, { written }: Readonly<Record<string, string>>): QuestionFields {
  try {
    const draft = JSON.parse(written ?? '') as QuestionFields;
    const hasShape = typeof draft.kind === 'string' && typeof draft.text === 'object' && Array.isArray(draft.options) && draft.options.every(({ label }) => typeof label === 'object');
    return hasShape ? { ...fields, ...draft } : fields;
  } catch {
    return fields; // none, or of another time
  }
}

export function toDraft(fields: QuestionFields): Record<string, string> {
  const written = JSON.stringify(fields);
  return written.length <= limits.draft ? { written } : {};
}
