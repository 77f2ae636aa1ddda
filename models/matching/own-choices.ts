import { countedChoices } from './criteria.ts';
import type { Cell } from './pair-table.ts';
import type { Scoring } from './score.ts';

/** What people got by their own ranking. */
export interface OwnChoices {
  /** Pairs whose mentee has asked for this mentor first. */
  readonly first: number;
  /** Second or third. */
  readonly upToThird: number;
  /** Mentees of the run who have asked for anybody: of so many. */
  readonly asked: number;
}

/** Counts of any pairs of a run how far they are what mentees asked for. */
export function ownChoicesIn({ mentees, mentors, rankings }: Scoring, rowSeats: ArrayLike<number>): (pairs: readonly Cell[]) => OwnChoices {
  const rows = new Map(mentees.map(({ id }, row) => [id, row]));
  const wanted = new Map((rankings ?? []).map((one) => [rows.get(one.mentee), one.mentors.slice(0, countedChoices)]));
  const asked = [...wanted].filter(([row, choices]) => row !== undefined && rowSeats[row]! > 0 && choices.length > 0).length;
  return (pairs) => {
    const places = pairs.map(({ row, column }) => wanted.get(row)?.indexOf(mentors[column]!.id) ?? -1);
    return { first: places.filter((place) => place === 0).length, upToThird: places.filter((place) => place > 0).length, asked };
  };
}
