import { answersTo } from './measures.ts';
import type { Scoring } from './score.ts';

/** Mentors who are looked at for it: more of them would name the same questions. */
const mostLookedAt = 100;

/** Which questions are behind a rule, for one mentee and the mentors whom it bars: their keys, the one that bars most of them first. */
export function questionsBehind(rule: 'must' | 'never', { criteria, mentees, mentors }: Scoring, row: number, columns: readonly number[]): string[] {
  return criteria.questions
    .filter(({ use }) => use === rule)
    .map((question) => {
      const measure = answersTo(question);
      const share = measure.shareFor(measure.of(mentees[row]!, 'mentee'));
      const shares = columns.slice(0, mostLookedAt).map((column) => share(measure.of(mentors[column]!, 'mentor')));
      return { key: question.key, barred: shares.filter((one) => one === 0 || (one === null && rule === 'must')).length };
    })
    .filter(({ barred }) => barred > 0)
    .sort((one, other) => other.barred - one.barred)
    .map(({ key }) => key);
}
