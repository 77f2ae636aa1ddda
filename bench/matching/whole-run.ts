import type { Participant } from '../../models/matching/criteria.ts';
import { currentEdition, solveRun, type RunInput } from '../../models/matching/run.ts';
import type { Size } from './instances.ts';
import { scoringOf } from './scored-pairs.ts';

/** A whole run as its thread solves it: scored, solved for its own aim, compared with the others, explained, and what relaxing each rule would give. */
export function wholeRun<Measured>(size: Size, compares: boolean, measure: (solve: () => { matched: number; total: number; gap: number }) => Measured): Measured {
  const input = runOf(size, compares);
  return measure(() => {
    const answer = solveRun(input);
    if (!('result' in answer)) throw new Error(`The run has no answer: ${answer.impossible.kind}.`);
    const { pairs, proved } = answer.result;
    return { matched: pairs.length, total: pairs.reduce((sum, { score }) => sum + score, 0), gap: proved === true ? 0 : 1 };
  });
}

/** Rules bar some pairs alone and some together, every third mentee has asked for three mentors, and some pairs are locked. */
export function runOf(size: Size, compares: boolean): RunInput {
  const scoring = scoringOf(size);
  const { criteria } = scoring;
  const [mentees, mentors] = [scoring.mentees, scoring.mentors].map((people) => people.map((one) => (one.languages.length > 0 ? one : { ...one, languages: ['en'] }))) as [Participant[], Participant[]];
  const mentorAt = (at: number): string => mentors[at % mentors.length]!.id;
  return {
    scoring: {
      ...scoring, mentees, mentors,
      criteria: { ...criteria, rules: { ...criteria.rules, commonLanguage: true, mostZoneHours: 9, notEarlierPair: true } },
      bars: mentees.filter((_, at) => at % 5 === 0).map(({ id }, at) => ({ mentee: id, mentor: mentorAt(7 * at), because: 'earlier-pair' as const })),
      rankings: mentees.flatMap(({ id }, at) => (at % 3 === 0 ? [{ mentee: id, mentors: [mentorAt(at), mentorAt(3 * at + 1), mentorAt(5 * at + 2)] }] : [])),
    },
    seats: { mentees: mentees.map(() => 1), mentors: mentors.map((_, at) => (at % 10 === 0 ? size.places - 1 : size.places)) },
    objective: 'coverage', leastScore: 150, locks: [], together: [], compares, edition: currentEdition,
  };
}
