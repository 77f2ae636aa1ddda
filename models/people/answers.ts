import { RuleBroken } from '../problems.ts';
import type { StoredQuestion } from '../programs/programs.ts';
import type { StoredAnswer } from './enrolment.model.ts';

/** What somebody chose of one question of the program: keys, the strongest first. */
export interface Answer {
  readonly question: string;
  readonly options: readonly string[];
}

/**
 * Answers as they are stored; an empty one is none. Throws `body-invalid` for a question or an option that the program does not
 * have, for more options than it lets one choose, and for one question answered twice.
 */
export function checkedAnswers(answers: readonly Answer[], questions: readonly StoredQuestion[]): StoredAnswer[] {
  const seen = new Set<string>();
  for (const [at, { question: key, options }] of answers.entries()) {
    const question = questions.find((one) => one.key === key);
    const known = question !== undefined && options.every((option) => question.options.some((one) => one.key === option));
    if (!known || seen.has(key) || options.length > question.most) throw new RuleBroken('body-invalid', { path: `answers.${at}` });
    seen.add(key);
  }
  return answers.map(({ question, options }) => ({ question, options: [...new Set(options)] })).filter(({ options }) => options.length > 0);
}
