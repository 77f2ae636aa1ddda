/**
 * What may be told of groups without telling what one person answered. Whoever reads a report knows who has a match and who
 * has none, and can ask for another one a moment later: that is what these rules are made against. The promise, and what it
 * does not cover, stands in docs/decisions/0021.
 */

/** No group is shown with fewer people, and no setting lowers it. */
export const leastGroup = 5;

/** How many people of a group have a match, and how many have none. */
export interface Cell {
  readonly matched: number;
  readonly unmatched: number;
}

/** The groups that may be shown, and everybody else together: who did not answer, or is in a group too small to show. */
export interface ShownGroups {
  readonly groups: ReadonlyMap<string, Cell>;
  readonly others: Cell;
}

/**
 * The groups of one attribute that may be shown, or why none may. A group is hidden below {@link leastGroup}; where fewer are
 * left outside than that, the next smallest is hidden with them, so that the total gives nothing away. Where those without a
 * match (or with one) are few, or nearly all of one group, the attribute is left out.
 */
export function groupsToShow(cells: ReadonlyMap<string, Cell>, total: Cell): ShownGroups | 'too-few' | 'would-tell' {
  const groups = new Map([...cells].filter(([, cell]) => peopleIn(cell) >= leastGroup).sort(([, one], [, other]) => peopleIn(other) - peopleIn(one)));
  let others = without(total, groups.values());
  while (groups.size > 0 && peopleIn(others) > 0 && peopleIn(others) < leastGroup) {
    groups.delete([...groups.keys()].at(-1)!);
    others = without(total, groups.values());
  }
  if (groups.size === 0) return 'too-few';
  const parts = [...groups.values(), others];
  if (placesSomebody(parts.map(({ matched }) => matched)) || placesSomebody(parts.map(({ unmatched }) => unmatched))) return 'would-tell';
  return { groups, others };
}

/** What a report was made of, of one person: nothing of what they answered. */
export interface PersonFact {
  readonly matched: boolean;
  /** Of their match, 0 to 1000. Cells do not hold it: it counts for averages alone. */
  readonly score: number | null;
  /** By attribute that they answered: a random mark, another one when that answer is another one. */
  readonly marks: ReadonlyMap<string, string>;
}

/** What a report has told, and of whom. */
export interface Told {
  readonly facts: ReadonlyMap<string, PersonFact>;
  readonly total: Cell;
  /** By attribute; of those that were shown. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/**
 * Whether two reports, one taken from the other, would tell what somebody answered to one of the attributes, each by itself: where
 * people have changed, but fewer than {@link leastGroup}, or nearly all of the change is in one group. Those who have changed before
 * everybody's eyes, by coming, going, or having a match or none, have to be so many by themselves: with fewer, answers that
 * come in (or are given once more) hide nobody.
 */
export function differenceTells(before: Told, after: Told): boolean {
  return [...after.shown].some(([attribute, groups]) => {
    const earlier = before.shown.get(attribute);
    if (earlier === undefined) return false;
    const both = [...groups.keys()].filter((option) => earlier.has(option));
    if (both.length === 0) return false;
    const changed = changedBetween(before, after, (one) => `${one.matched} ${one.marks.get(attribute)}`);
    if (changed === 0) return false;
    const seen = changedBetween(before, after, ({ matched }) => `${matched}`);
    if (changed < leastGroup || (seen > 0 && seen < leastGroup)) return true;
    const parts = [
      ...both.map((option) => [earlier.get(option)!, groups.get(option)!] as const),
      [without(before.total, both.map((option) => earlier.get(option)!)), without(after.total, both.map((option) => groups.get(option)!))] as const,
    ];
    return parts.some(([then, now]) => mostMoved(then, now) > changed - 2);
  });
}

/**
 * Whether averages of two reports, one taken from the other, would tell in whose average somebody's score is: readers know
 * scores, and can move them by the weights. Fewer than {@link leastGroup} have moved, or one more than all others together.
 */
export function averagesTell({ facts: before }: Pick<Told, 'facts'>, { facts: after }: Pick<Told, 'facts'>): boolean {
  const moved = peopleOf(before, after).map((person) => Math.abs((after.get(person)?.score ?? 0) - (before.get(person)?.score ?? 0))).filter((by) => by > 0);
  const all = moved.reduce((sum, by) => sum + by, 0);
  return all > 0 && (moved.length < leastGroup || Math.max(...moved) * 2 > all);
}

/** How many people are not as they were in what is looked at, those who came or went among them. */
function changedBetween({ facts: before }: Told, { facts: after }: Told, look: (fact: PersonFact) => string): number {
  const seen = (fact: PersonFact | undefined): string | undefined => fact && look(fact);
  return peopleOf(before, after).filter((person) => seen(before.get(person)) !== seen(after.get(person))).length;
}

function peopleOf(before: Told['facts'], after: Told['facts']): string[] {
  return [...new Set([...before.keys(), ...after.keys()])];
}

/** Of a set of people whom the reader can name, split into parts: whether that says of somebody in which part they are. */
function placesSomebody(parts: readonly number[]): boolean {
  const all = parts.reduce((sum, part) => sum + part, 0);
  return all > 0 && (all < leastGroup || Math.max(...parts) > all - 2);
}

function mostMoved(then: Cell, now: Cell): number {
  return Math.max(Math.abs(now.matched - then.matched), Math.abs(now.unmatched - then.unmatched), Math.abs(peopleIn(now) - peopleIn(then)));
}

export function peopleIn({ matched, unmatched }: Cell): number {
  return matched + unmatched;
}

function without(total: Cell, cells: Iterable<Cell>): Cell {
  let { matched, unmatched } = total;
  for (const cell of cells) {
    matched -= cell.matched;
    unmatched -= cell.unmatched;
  }
  return { matched, unmatched };
}
