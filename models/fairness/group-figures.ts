import type { MatchingOutcome } from '../matches/outcomes.ts';
import { protectedOptions, type ProtectedAttribute, type ProtectedOption, type WithheldReason } from '../vocabulary.ts';
import { groupsToShow, leastGroup, peopleIn, type Cell } from './disclosure.ts';
import { fisherExact } from './fisher.ts';

/** How one group fares. */
export interface GroupFigures {
  option: ProtectedOption;
  people: number;
  matched: number;
  /** Matched of all, 0 to 1. */
  rate: number;
  /** The rate against the highest one of all groups, 0 to 1; null where there is nothing to compare with. */
  ratio: number | null;
  /** Below four fifths of the highest rate: 29 CFR 1607.4 D takes that as a sign of adverse impact. */
  belowFourFifths: boolean;
  /** Two-sided, of the difference to the group with the highest rate; null for that group itself. */
  p: number | null;
  /** The average score of those who have a match, 0 to 100 in steps of 5; null where too few have one. */
  score: number | null;
  /** How long they waited on average, in whole weeks. */
  weeks: number;
}

/** One attribute of a report: the groups that may be shown, in the vocabulary's order. */
export interface AttributeFigures {
  attribute: ProtectedAttribute;
  withheld: WithheldReason | null;
  groups: GroupFigures[];
  /** Everybody else together: they did not answer, or their group is too small to show. */
  others: number;
}

/** By person: what they said. */
export type Said = ReadonlyMap<string, { readonly [A in ProtectedAttribute]?: ProtectedOption }>;

/** How the groups of one attribute fare. Averages are rounded so far that they cannot be taken apart into people whose own figures are known. */
export function attributeFigures(attribute: ProtectedAttribute, outcomes: readonly MatchingOutcome[], said: Said): AttributeFigures {
  const of = Map.groupBy(outcomes, ({ personId }) => said.get(personId)?.[attribute]);
  const options: readonly ProtectedOption[] = protectedOptions[attribute];
  const cells = new Map(options.map((option) => [option as string, cellOf(of.get(option) ?? [])]));
  const show = groupsToShow(cells, cellOf(outcomes));
  if (typeof show === 'string') return { attribute, withheld: show, groups: [], others: outcomes.length };
  const shown = options.flatMap((option) => {
    const cell = show.groups.get(option);
    return cell === undefined ? [] : [{ option, cell, people: of.get(option)! }];
  });
  const best = shown.map(({ cell }) => cell).reduce((one, other) => (other.matched * peopleIn(one) > one.matched * peopleIn(other) ? other : one));
  return {
    attribute,
    withheld: null,
    groups: shown.map(({ option, cell, people }) => ({ option, ...against(cell, best, shown.length > 1), score: averageScore(people), weeks: averageWeeks(people) })),
    others: peopleIn(show.others),
  };
}

/** Counts of the groups of a report that were shown, for the comparison with the next one. */
export function shownCells(attributes: readonly AttributeFigures[]): Map<string, Map<string, Cell>> {
  return new Map(
    attributes
      .filter(({ withheld }) => withheld === null)
      .map(({ attribute, groups }) => [attribute, new Map(groups.map(({ option, people, matched }) => [option, { matched, unmatched: people - matched }]))]),
  );
}

export function cellOf(outcomes: readonly Pick<MatchingOutcome, 'matched'>[]): Cell {
  const matched = outcomes.filter((one) => one.matched).length;
  return { matched, unmatched: outcomes.length - matched };
}

function against(cell: Cell, best: Cell, isCompared: boolean): Pick<GroupFigures, 'people' | 'matched' | 'rate' | 'ratio' | 'belowFourFifths' | 'p'> {
  const people = peopleIn(cell);
  const compares = isCompared && best.matched > 0;
  // In whole numbers: four fifths exactly is not below.
  const [own, highest] = [cell.matched * peopleIn(best), best.matched * people];
  return {
    people,
    matched: cell.matched,
    rate: rounded(cell.matched / people, 4),
    ratio: compares ? rounded(own / highest, 3) : null,
    belowFourFifths: compares && own * 5 < highest * 4,
    p: compares && cell !== best ? rounded(fisherExact([[cell.matched, cell.unmatched], [best.matched, best.unmatched]]), 4) : null,
  };
}

/** In the steps that are shown, and from so many scores on. */
const scoreStep = 50;

function averageScore(people: readonly MatchingOutcome[]): number | null {
  const scores = people.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length < leastGroup ? null : Math.round(average(scores) / scoreStep) * (scoreStep / 10);
}

function averageWeeks(people: readonly MatchingOutcome[]): number {
  return Math.round(average(people.map(({ waitedDays }) => waitedDays)) / 7);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
