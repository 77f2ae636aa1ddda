import { type QuestionUse, questionUses } from '../../models/question-words.ts';
import type { CallInput, Shape } from '../api/operation.ts';

export type Criteria = Shape<'MatchingCriteria'>;
export type Weight = keyof Criteria['weights'];
export type Edit = NonNullable<CallInput<'editCriteria'>['body']>;

/** The criteria as they are set on the page. */
export interface CriteriaFields {
  weights: Criteria['weights'];
  questions: Readonly<Record<string, { use: QuestionUse; weight: number }>>;
  rules: Criteria['rules'];
}

export function fieldsOf({ weights, questions, rules }: Criteria): CriteriaFields {
  return { weights, questions: Object.fromEntries(questions.map(({ key, use, weight }) => [key, { use, weight }])), rules };
}

/** Only what is different. */
export function editOf(fields: CriteriaFields, criteria: Criteria): Edit {
  const changed = <T extends object>(now: T, was: T): Partial<T> => Object.fromEntries(Object.entries(now).filter(([name, value]) => was[name as keyof T] !== value)) as Partial<T>;
  const was = fieldsOf(criteria);
  const weights = changed(fields.weights, was.weights);
  const rules = changed(fields.rules, was.rules);
  const questions = criteria.questions.flatMap(({ key }) => {
    const change = changed(fields.questions[key] ?? was.questions[key]!, was.questions[key]!);
    return Object.keys(change).length > 0 ? [{ key, ...change }] : [];
  });
  return {
    ...(Object.keys(weights).length > 0 && { weights }),
    ...(questions.length > 0 && { questions }),
    ...(Object.keys(rules).length > 0 && { rules }),
  };
}

/** Whether answers to it are worth points. */
export function givesPoints(use: QuestionUse): boolean {
  return use === 'alike' || use === 'complement' || use === 'different';
}

/** What a weight comes to, out of 100, of a fit, or of that and what counts `beside` it: in a run, or for a mentee who says what matters most. Rounded for reading. */
export function pointsOf(weight: number, { weights, questions }: CriteriaFields, beside?: 'ranking' | 'emphasis'): number {
  const { need, availability, language } = weights;
  const all = need + availability + language + Object.values(questions).reduce((sum, one) => sum + (givesPoints(one.use) ? one.weight : 0), 0) + (beside ? weights[beside] : 0);
  return all === 0 ? 0 : Math.round((100 * weight) / all);
}

/** Something has to be worth points. */
export function countsNothing(fields: CriteriaFields): boolean {
  return pointsOf(1, fields) === 0;
}

/** A draft brings back what was set, as far as the program still has it. */
export function withDraft(fields: CriteriaFields, { set }: Readonly<Record<string, string>>): CriteriaFields {
  const draft = parsed(set);
  const like = <T extends object>(now: T, kept: unknown): T =>
    Object.fromEntries(Object.entries(now).map(([name, value]) => {
      const old: unknown = isRecord(kept) ? kept[name] : undefined;
      return [name, typeof old === typeof value ? old : value];
    })) as T;
  const questions = Object.entries(fields.questions).map(([key, question]) => {
    const { use, weight } = like(question, isRecord(draft['questions']) ? draft['questions'][key] : undefined);
    return [key, { use: questionUses.find((one) => one === use) ?? question.use, weight }] as const;
  });
  return { weights: like(fields.weights, draft['weights']), questions: Object.fromEntries(questions), rules: like(fields.rules, draft['rules']) };
}

export function toDraft(fields: CriteriaFields): Record<string, string> {
  return { set: JSON.stringify(fields) };
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : {};
  } catch {
    return {}; // a draft of another time
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
