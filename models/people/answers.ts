import type { ProgramActor } from '../actor.ts';
import { RuleBroken } from '../problems.ts';
import { askedIn, hasOptions, isWider } from '../programs/question.ts';
import { takeTurnOnQuestions, type StoredQuestion } from '../programs/programs.ts';
import { type AnswerVisibility, questionLimits } from '../question-words.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import type { StoredAnswer } from './enrolment.model.ts';

/** What somebody says to one question: keys of options, the strongest first, or tags, or `yes` or `no`; or a text or calendar date. */
export interface Answer {
  readonly question: string;
  readonly options: readonly string[];
  readonly text?: string | undefined;
  /** Who was said to see it when the question was shown; absent: whoever sees it now. */
  readonly visibility?: AnswerVisibility | undefined;
}

/** What answers have to keep to. */
export interface Asked {
  readonly questions: readonly StoredQuestion[];
  readonly role: EnrolmentRole;
  /** What was said before. */
  readonly before: readonly StoredAnswer[];
}

/**
 * Answers as they are stored, in the order of the questions; an empty one is none, and what was said to questions that are not
 * asked any more stays. Throws `body-invalid` for a question or an option that the program does not have, for more than one may
 * choose, for a date that is none, and for one question answered twice.
 */
export function checkedAnswers(answers: readonly Answer[], { questions, role, before }: Asked): StoredAnswer[] {
  const said = new Map<string, StoredAnswer>();
  for (const [at, answer] of answers.entries()) {
    const question = questions.find(({ key }) => key === answer.question);
    const checked = question === undefined || said.has(question.key) ? null : checkedAnswer(question, answer);
    if (checked === null) throw new RuleBroken('body-invalid', { path: `answers.${at}`, question: answer.question });
    said.set(answer.question, checked);
  }
  const asked = new Set(askedIn(questions, role).map(({ key }) => key));
  return questions.flatMap(({ key }) => {
    const answer = asked.has(key) ? said.get(key) : before.find(({ question }) => question === key);
    return answer === undefined || isEmpty(answer) ? [] : [answer];
  });
}

/**
 * In the transaction that saves them. Throws `moved-on` where more people would see an answer than its person was told: they read that
 * first, and say whether they still give it. What holds now holds until the answer is saved.
 */
export async function holdToVisibility(actor: ProgramActor, answers: readonly Answer[], questions: readonly StoredQuestion[]): Promise<void> {
  const answered = answers.flatMap((answer) => questions.filter(({ key }) => key === answer.question).map((question) => ({ ...answer, of: question })));
  const wider = answered.filter(({ visibility, of }) => visibility !== undefined && isWider(visibility, of.visibility));
  if (wider.length > 0) throw new RuleBroken('moved-on', { questions: wider.map(({ question }) => question) });
  await takeTurnOnQuestions(actor, answered.map(({ of }) => of));
}

/** The required questions that somebody in a role has not answered, by their keys. */
export function unanswered(answers: readonly StoredAnswer[], { questions, role }: Pick<Asked, 'questions' | 'role'>): string[] {
  return askedIn(questions, role).filter(({ key, required }) => required && !answers.some(({ question }) => question === key)).map(({ key }) => key);
}

/** Of what somebody said once, what still answers the questions that they are asked. */
export function stillSaid<Q extends Pick<StoredQuestion, 'key' | 'kind'> & { readonly options: readonly { readonly key: string }[] }>(answers: readonly StoredAnswer[], asked: readonly Q[]): (StoredAnswer & { of: Q })[] {
  return asked.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.key);
    if (answer === undefined) return [];
    const options = hasOptions(question.kind) ? answer.options.filter((option) => question.options.some(({ key }) => key === option)) : answer.options;
    const still = { ...answer, options };
    return isEmpty(still) ? [] : [{ ...still, of: question }];
  });
}

/** null: no answer to this question. */
function checkedAnswer(question: StoredQuestion, { options, text = '' }: Answer): StoredAnswer | null {
  const { key, kind, most } = question;
  switch (kind) {
    case 'short-text':
    case 'long-text':
    case 'date':
      return options.length > 0 || !isText(kind, text) ? null : { question: key, options: [], text };
    case 'tags': {
      const tags = [...new Set(options.map(asTag))].filter((tag) => tag !== '');
      return text !== '' || tags.length > most || tags.some((tag) => tag.length > questionLimits.tag) ? null : { question: key, options: tags };
    }
    case 'yes-no':
    case 'one':
    case 'many':
    case 'scale': {
      const known = kind === 'yes-no' ? yesAndNo : question.options.map((option) => option.key);
      const chosen = [...new Set(options)];
      return text !== '' || chosen.length > most || chosen.some((option) => !known.includes(option)) ? null : { question: key, options: chosen };
    }
  }
}

const yesAndNo: readonly string[] = ['yes', 'no'];

function isText(kind: 'short-text' | 'long-text' | 'date', text: string): boolean {
  switch (kind) {
    case 'short-text':
      return text.length <= questionLimits.shortAnswer && !/\p{Cc}/u.test(text);
    case 'long-text':
      return text.length <= questionLimits.longAnswer;
    case 'date':
      return text === '' || isDate(text);
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false; // 30 February
  }
}

/** Tags are compared, so "Data  Science" and "data science" are written alike. */
function asTag(words: string): string {
  return words.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function isEmpty({ options, text = '' }: StoredAnswer): boolean {
  return options.length === 0 && text === '';
}
