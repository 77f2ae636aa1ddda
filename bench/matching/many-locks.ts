import type { RunInput } from '../../models/matching/run.ts';
import { contradictingLocks } from '../../models/matching/run-table.ts';
import { limits } from '../../models/vocabulary.ts';
import type { Size } from './instances.ts';
import { scoringOf } from './scored-pairs.ts';

/** As many locks as a run may have, none of which can stand: what the server itself weighs before the thread of a run begins. */
export function manyLocks<Measured>(size: Size, measure: (weigh: () => { matched: number; total: number; gap: number }) => Measured): Measured {
  const scoring = scoringOf(size);
  const locks = Array.from({ length: limits.runLocks }, (_, lock) => ({ mentee: scoring.mentees[lock]!.id, mentor: scoring.mentors[lock]!.id }));
  const input: RunInput = {
    scoring: { ...scoring, bars: locks.map((pair) => ({ ...pair, because: 'kept-apart' })) },
    seats: { mentees: scoring.mentees.map(() => 1), mentors: scoring.mentors.map(() => 1) }, objective: 'coverage', leastScore: 0, locks, together: [], compares: true,
  };
  contradictingLocks(input); // as a server that was asked for such a thing before
  return measure(() => {
    const { length } = contradictingLocks(input);
    return { matched: length, total: locks.length, gap: locks.length - length };
  });
}
