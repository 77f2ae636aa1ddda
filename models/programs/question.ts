import { RuleBroken } from '../problems.ts';
import { answerVisibilities, comparedKinds, kindsWithOptions, type QuestionKind, questionLimits } from '../question-words.ts';
import type { EnrolmentRole } from '../vocabulary.ts';
import { inLocale } from './localized.ts';
import type { EarlierQuestion, StoredQuestion } from './program.model.ts';

/**
 * A program's questions, the first asked first. One that was stored before kinds were named is asked of both roles and public,
 * since what two people had in common was shown on every card; one that counted for nothing was not asked.
 */
export function questionsOf({ questions = [] }: { readonly questions?: readonly EarlierQuestion[] }): StoredQuestion[] {
  return questions.map(({ key, text, kind, options, most, role = 'both', required = false, visibility = 'public', use, weight, retired, nothingProtected }) => ({
    key, text, kind: kind ?? (most === 1 ? 'one' : 'many'), options, most, role, required, visibility, use, weight, retired: retired ?? (kind === undefined && use === 'none'),
    ...(nothingProtected === undefined ? {} : { nothingProtected }),
  }));
}

/** The questions that people in a role are asked. */
export function askedIn(questions: readonly StoredQuestion[], role: EnrolmentRole): StoredQuestion[] {
  return questions.filter((question) => isAsked(question, role));
}

export function isAsked({ retired, role: asked }: Pick<StoredQuestion, 'retired' | 'role'>, role: EnrolmentRole): boolean {
  return !retired && (asked === 'both' || asked === role);
}

/**
 * Whether its answers may count for a pair: they can be compared, both are asked, and everybody may read them. A score or a rule
 * that is made of what the reader may not see would give it away.
 */
export function mayCount({ kind, role, visibility, retired }: Pick<StoredQuestion, 'kind' | 'role' | 'visibility' | 'retired'>): boolean {
  return isAmong(comparedKinds, kind) && role === 'both' && visibility === 'public' && !retired;
}

/** Whether its answers are chosen from options of the coordinator's. */
export function hasOptions(kind: QuestionKind): boolean {
  return isAmong(kindsWithOptions, kind);
}

/** Whether more people may see an answer after the change than were told when they gave it. */
export function isWider(before: StoredQuestion['visibility'], after: StoredQuestion['visibility']): boolean {
  return answerVisibilities.indexOf(after) < answerVisibilities.indexOf(before);
}

/** Throws `body-invalid` with the path of what is wrong in a question. */
export function checkQuestion(question: StoredQuestion): void {
  const wrong = faultOf(question);
  if (wrong !== undefined) throw new RuleBroken('body-invalid', { path: wrong });
}

function faultOf(question: StoredQuestion): string | undefined {
  const { text, kind, options, most, use } = question;
  if (inLocale(text, text.default) === '') return 'text';
  const [fewest, greatest] = hasOptions(kind) ? [2, kind === 'scale' ? questionLimits.scaleSteps : questionLimits.options] : [0, 0];
  if (options.length < fewest || options.length > greatest) return 'options';
  const labels = options.map(({ label }) => inLocale(label, text.default));
  const same = labels.findIndex((label, at) => label === '' || labels.indexOf(label) !== at);
  if (same !== -1) return `options.${same}.label`;
  const mostOfKind = kind === 'many' ? options.length : kind === 'tags' ? questionLimits.tags : 1;
  if (most < 1 || most > mostOfKind) return 'most';
  return use === 'none' || mayCount({ ...question, retired: false }) ? undefined : 'use';
}

function isAmong(kinds: readonly QuestionKind[], kind: QuestionKind): boolean {
  return kinds.includes(kind);
}
