import type { Criteria } from '../matching/criteria.ts';
import type { StoredProgram } from './program.model.ts';
import { mayCount, questionsOf } from './question.ts';
import { defaultSettings } from './settings.ts';

/** All of them: a program has one for everything that may count. */
export type Weights = Required<Criteria['weights']>;

/** What a program stores, as the scorer takes it: what it was stored without has its default, what is no longer a setting is left out. */
export function criteriaOf({ settings, questions }: Pick<StoredProgram, 'settings' | 'questions'>): Criteria & { readonly weights: Weights } {
  const { need, availability, language, ranking, emphasis, commonLanguage, mostZoneHours, notLineManager, notOwnGrader, notEarlierPair } = { ...defaultSettings.matching, ...settings.matching };
  return {
    weights: { need, availability, language, ranking, emphasis },
    questions: questionsOf(questions === undefined ? {} : { questions })
      .filter(mayCount)
      .flatMap(({ key, use, weight, kind, options }) => (use === 'none' ? [] : [{ key, use, weight, scale: kind === 'scale' ? options.map((option) => option.key) : null }])),
    rules: { commonLanguage, mostZoneHours, notLineManager, notOwnGrader, notEarlierPair },
  };
}
