import type { Shape } from '../api/operation.ts';
import { meAsMentee } from './people.ts';

/** What makes a good pair in the program of the pictures, with the weights that mentoring practice begins with. */
export const criteria: Shape<'MatchingCriteria'> = {
  weights: { need: 40, availability: 15, language: 10, ranking: 20, emphasis: 10 },
  points: { need: 500, availability: 188, language: 125, ranking: 200, emphasis: 111 },
  questions: (meAsMentee.program?.questions ?? []).map(({ key, text, options, kind }, at) => ({ key, text, options, kind, use: 'alike', weight: at === 0 ? 8 : 7, points: at === 0 ? 100 : 87 })),
  rules: { commonLanguage: false, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false },
};
