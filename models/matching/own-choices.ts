import { countedChoices } from './criteria.ts';
import type { Cell } from './pair-table.ts';
import type { Scoring } from './score.ts';

/** What people got by their own ranking. */
export interface OwnChoices {
  /** Mentees who got the mentor whom they had asked for first. */
  readonly first: number;
  /** The one of their second or third choice, and not the first. */
  readonly upToThird: number;
  /** Mentees of the run who have asked for anybody: of so many. */
  readonly asked: number;
}

/** Counts of any pairs of a run how many mentees got whom they asked for. */
export function ownChoicesIn({ mentees, mentors, rankings }: Scoring, rowSeats: ArrayLike<number>): (pairs: readonly Cell[]) => OwnChoices {
  const rows = new Map(mentees.map(({ id }, row) => [id, row]));
  const wanted = new Map((rankings ?? []).map((one) => [rows.get(one.mentee), one.mentors.slice(0, countedChoices)]));
  const asked = [...wanted].filter(([row, choices]) => row !== undefined && rowSeats[row]! > 0 && choices.length > 0).length;
  return (pairs) => {
    const best = new Map<number, number>(); // the choice that each mentee got; the best of several
    for (const { row, column } of pairs) {
      const place = wanted.get(row)?.indexOf(mentors[column]!.id) ?? -1;
      if (place >= 0) best.set(row, Math.min(place, best.get(row) ?? place));
    }
    const places = [...best.values()];
    return { first: places.filter((place) => place === 0).length, upToThird: places.filter((place) => place > 0).length, asked };
  };
}
