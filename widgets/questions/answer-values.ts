import { questionLimits } from '../../models/question-words.ts';
import type { EnrolmentRole } from '../../models/vocabulary.ts';
import type { Shape } from '../api/operation.ts';
import type { Problem } from '../api/problem.ts';

export type AskedQuestion = Shape<'AskedQuestion'>;
type Answer = Shape<'Answer'>;
type AnswerGiven = Shape<'AnswerGiven'>;

/** What is chosen or written of each question, by its key: options; tags as they are typed; one text or date. */
export type AnswerValues = Readonly<Record<string, readonly string[]>>;

/** The questions of the program that somebody in a role is asked. */
export function askedIn(questions: readonly AskedQuestion[], role: EnrolmentRole): AskedQuestion[] {
  return questions.filter((question) => question.role === 'both' || question.role === role);
}

/** Whether people write the answer themselves, so that it takes time. */
export function isWritten({ kind }: Pick<AskedQuestion, 'kind'>): boolean {
  return kind === 'short-text' || kind === 'long-text';
}

export function valuesOf(answers: readonly Answer[]): AnswerValues {
  return Object.fromEntries(answers.map(({ question, options, text }) => [question, text ? [text] : options]));
}

/** The answers as they are sent, with who was said to see them; a question without a value is not answered. */
export function answersOf(values: AnswerValues, asked: readonly AskedQuestion[]): AnswerGiven[] {
  return asked.flatMap((question) => {
    const given = valuesIn(question, values);
    if (given.length === 0) return [];
    const isText = isWritten(question) || question.kind === 'date';
    return [{ question: question.key, ...(isText ? { options: [], text: given[0]! } : { options: given }), visibility: question.visibility }];
  });
}

/** The questions that are required and have no value. */
export function missingIn(values: AnswerValues, asked: readonly AskedQuestion[]): AskedQuestion[] {
  return asked.filter((question) => question.required && valuesIn(question, values).length === 0);
}

/** What is wrong in what was typed: more tags than there may be, or one that is too long. */
export function faultIn(question: AskedQuestion, values: AnswerValues): 'too-many' | 'too-long' | undefined {
  if (question.kind !== 'tags') return undefined;
  const tags = valuesIn(question, values);
  if (tags.length > question.most) return 'too-many';
  return tags.some((tag) => tag.length > questionLimits.tag) ? 'too-long' : undefined;
}

/** Of a refusal: the questions whose answers more people would see by now than was said when they were asked. */
export function seenByMore(problem: Problem | undefined): string[] {
  const questions = problem?.code === 'moved-on' ? problem.details['questions'] : undefined;
  return Array.isArray(questions) ? questions.map(String) : [];
}

function valuesIn({ key, kind }: AskedQuestion, values: AnswerValues): string[] {
  const given = (values[key] ?? []).map((value) => value.trim()).filter((value) => value !== '');
  return kind === 'tags' ? [...new Set(given)] : given;
}
