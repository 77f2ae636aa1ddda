import { assignAllPairs } from '../../models/matching/all-pairs.ts';
import type { Criteria, Participant } from '../../models/matching/criteria.ts';
import { compileScorer, type Scoring } from '../../models/matching/score.ts';
import { seeded } from '../../models/matching/test-problems.ts';
import { randomPerson } from '../../models/matching/test-scorings.ts';
import type { Size } from './instances.ts';

/** What a program begins with. */
const criteria: Criteria = {
  weights: { need: 40, availability: 15, language: 10, ranking: 20 },
  questions: [{ key: 'style', use: 'alike', weight: 8, scale: null }, { key: 'values', use: 'alike', weight: 7, scale: null }],
  rules: { commonLanguage: false, mostZoneHours: 12, notLineManager: true, notOwnGrader: true, notEarlierPair: false },
};
const offsets = [-480, -300, -180, 0, 60, 120, 330, 345, 480, 540, 600];
const [morning, evening] = [8 * 60, 21 * 60];

/** Everybody with everybody, each pair scored from what people said: compiling, scoring and solving. */
export function scoredPairs<Measured>(size: Size, measure: (solve: () => { matched: number; total: number; gap: number }) => Measured): Measured {
  const scoring = scoringOf(size);
  return measure(() => {
    const { weigh } = compileScorer(scoring);
    return assignAllPairs({ rowSeats: new Int32Array(size.mentees).fill(1), columnSeats: new Int32Array(size.mentors).fill(size.places), objective: 'coverage', weigh });
  });
}

/** The people of a program who have said what counts in it. */
export function scoringOf({ mentees, mentors }: Size): Scoring {
  const random = seeded(1);
  return {
    criteria,
    mentees: Array.from({ length: mentees }, (_, at) => withDay(randomPerson(random, `mentee-${at}`), offsets[at % offsets.length]!)),
    mentors: Array.from({ length: mentors }, (_, at) => randomPerson(random, `mentor-${at}`)),
    bars: [],
    rankings: null,
  };
}

/** Mentees set no hours: they can meet by day on their own clock. */
function withDay(person: Participant, utcOffset: number): Participant {
  return { ...person, utcOffset, week: Array.from({ length: 7 }, (_, day) => [day * 1440 + morning - utcOffset, day * 1440 + evening - utcOffset]).flat() };
}
