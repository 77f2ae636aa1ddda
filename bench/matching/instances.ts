import { seeded } from '../../models/matching/test-problems.ts';
import type { AssignmentProblem } from '../../models/matching/problem.ts';

/** How mentees like mentors: each as chance has it; mostly the same ones; or each mentor the more, the better both are. */
export const tastes = ['different', 'popular', 'product'] as const;
export type Taste = (typeof tastes)[number];

export interface Size {
  readonly mentees: number;
  readonly mentors: number;
  readonly places: number;
  readonly candidates: number;
}

/** A seeded instance; each mentee has the same number of candidates among the mentors. */
export function instance({ mentees, mentors, places, candidates }: Size, taste: Taste, objective: AssignmentProblem['objective']): AssignmentProblem {
  const random = seeded(2026);
  const quality = Float64Array.from({ length: mentors }, () => random());
  const column = new Int32Array(mentees * candidates);
  const weight = new Int32Array(column.length);
  const worth: Record<Taste, (mentor: number, own: number) => number> = {
    different: () => random(),
    popular: (mentor) => 0.9 * quality[mentor]! + 0.1 * random(),
    product: (mentor, own) => own * quality[mentor]!,
  };
  for (let mentee = 0; mentee < mentees; mentee++) {
    const own = random();
    // Chooses without repeating (Knuth's algorithm S), ascending.
    let left = candidates;
    for (let mentor = 0; left > 0; mentor++) {
      if (random() * (mentors - mentor) >= left) continue;
      const arc = (mentee + 1) * candidates - left--;
      column[arc] = mentor;
      weight[arc] = Math.floor(worth[taste](mentor, own) * 1000);
    }
  }
  return {
    rowSeats: new Int32Array(mentees).fill(1),
    columnSeats: new Int32Array(mentors).fill(places),
    rowStart: Int32Array.from({ length: mentees + 1 }, (_, row) => row * candidates),
    column, weight, objective,
  };
}
