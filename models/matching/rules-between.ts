import type { BarReason } from './criteria.ts';
import { obstaclesOf } from './explain.ts';
import type { Cell } from './pair-table.ts';
import type { Scoring } from './score.ts';
import { bitOf, bitsOf } from './score-table.ts';

/**
 * The rules that bar each of some pairs, a bit each, as a table of all pairs has them (score-table.ts); the least score is none of
 * them, since it asks what a pair is worth. Looks at these pairs alone, however many people there are.
 */
export function rulesBetween({ criteria, mentees, mentors, bars }: Scoring, pairs: readonly Cell[]): number[] {
  const rows = new Map(pairs.map(({ row }) => [mentees[row]!.id, row]));
  const columns = new Map(pairs.map(({ column }) => [mentors[column]!.id, column]));
  const between = new Map<number, BarReason[]>();
  for (const { mentee, mentor, because } of bars) {
    const [row, column] = [rows.get(mentee), columns.get(mentor)];
    if (row === undefined || column === undefined) continue;
    const cell = row * mentors.length + column;
    const known = between.get(cell);
    if (known === undefined) between.set(cell, [because]);
    else known.push(because);
  }
  return pairs.map(({ row, column }) => {
    const rules = obstaclesOf(criteria, mentees[row]!, mentors[column]!, between.get(row * mentors.length + column) ?? []).map(({ rule }) => rule);
    return rules.includes('same-person') ? bitOf('same-person') : bitsOf(rules); // whatever else: nobody is their own mentor
  });
}
