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

/** What a report has told, and of whom: by person their outcome and the revision of their answers. */
export interface Told {
  readonly facts: ReadonlyMap<string, string>;
  readonly total: Cell;
  /** By attribute; of those that were shown. */
  readonly shown: ReadonlyMap<string, ReadonlyMap<string, Cell>>;
}

/** How many people are not as they were, those who came or went among them. */
export function changedBetween({ facts: before }: Pick<Told, 'facts'>, { facts: after }: Pick<Told, 'facts'>): number {
  const people = new Set([...before.keys(), ...after.keys()]);
  return [...people].filter((person) => before.get(person) !== after.get(person)).length;
}

/**
 * Whether two reports, one taken from the other, would tell what somebody answered: where people have changed, but fewer than
 * {@link leastGroup}, or nearly all of the change is in one group.
 */
export function differenceTells(before: Told, after: Told): boolean {
  const changed = changedBetween(before, after);
  if (changed === 0) return false;
  return [...after.shown].some(([attribute, groups]) => {
    const earlier = before.shown.get(attribute);
    if (earlier === undefined) return false;
    const both = [...groups.keys()].filter((option) => earlier.has(option));
    if (both.length === 0) return false;
    if (changed < leastGroup) return true;
    const parts = [
      ...both.map((option) => [earlier.get(option)!, groups.get(option)!] as const),
      [without(before.total, both.map((option) => earlier.get(option)!)), without(after.total, both.map((option) => groups.get(option)!))] as const,
    ];
    return parts.some(([then, now]) => mostMoved(then, now) > changed - 2);
  });
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
