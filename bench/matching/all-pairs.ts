import type { AllPairsProblem } from '../../models/matching/all-pairs.ts';
import type { Size, Taste } from './instances.ts';

/** Everybody with everybody, each pair's worth mixed from both numbers, so that nothing has to be kept. */
export function allPairs({ mentees, mentors, places }: Size, taste: Taste, objective: AllPairsProblem['objective']): AllPairsProblem {
  const quality = Float64Array.from({ length: mentors }, (_, mentor) => mixed(mentor, 1) / 2 ** 32);
  return {
    rowSeats: new Int32Array(mentees).fill(1),
    columnSeats: new Int32Array(mentors).fill(places),
    objective,
    weigh(row, weights) {
      const own = mixed(row, 2) / 2 ** 32;
      for (let mentor = 0; mentor < mentors; mentor++) {
        if (taste === 'product') weights[mentor] = 1000 * own * quality[mentor]!;
        else if (taste === 'popular') weights[mentor] = 900 * quality[mentor]! + (mixed(row, mentor + 3) % 101);
        else weights[mentor] = mixed(row, mentor + 3) % 1001;
      }
    },
  };
}

function mixed(one: number, other: number): number {
  let hash = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
