import type { Shape } from '../api/operation.ts';

export const fairnessRules: Shape<'FairnessRules'> = { blind: false, attributes: ['gender', 'first-in-family'] };

/** Women are matched less often, and hardly by chance; who is the first to study seems to be, with few people. */
export const fairnessReport: Shape<'FairnessReport'> = {
  runId: null,
  madeAt: '2026-10-20T12:00:00.000Z',
  standsIn: null,
  people: 150,
  matched: 118,
  attributes: [
    {
      attribute: 'gender',
      withheld: null,
      groups: [
        { option: 'woman', people: 70, matched: 46, rate: 0.6571, ratio: 0.717, belowFourFifths: true, p: 0.0007, score: 60, weeks: 5 },
        { option: 'man', people: 60, matched: 55, rate: 0.9167, ratio: 1, belowFourFifths: false, p: null, score: 65, weeks: 3 },
      ],
      others: 20,
    },
    {
      attribute: 'first-in-family',
      withheld: null,
      groups: [
        { option: 'yes', people: 9, matched: 6, rate: 0.6667, ratio: 0.784, belowFourFifths: true, p: 0.2218, score: 60, weeks: 4 },
        { option: 'no', people: 80, matched: 68, rate: 0.85, ratio: 1, belowFourFifths: false, p: null, score: 65, weeks: 3 },
      ],
      others: 61,
    },
  ],
};

export const withheldReport: Shape<'FairnessReport'> = {
  ...fairnessReport,
  standsIn: 'few-changes',
  attributes: [
    { attribute: 'gender', withheld: 'would-tell', groups: [], others: 150 },
    { attribute: 'first-in-family', withheld: 'too-few', groups: [], others: 150 },
  ],
};

export const ownAnswers: Shape<'OwnProtectedAnswers'> = { asked: ['gender', 'age-band', 'first-in-family', 'ethnic-minority'], answers: { gender: 'woman' } };
