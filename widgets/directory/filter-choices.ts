import { groups, noFilters, type Filters, type Group } from './filters.ts';

/** How much can be searched for (characters). */
export const longestSearch = 80;

/** One ticked box. */
export interface Choice {
  readonly group: Group | 'flash' | 'unavailable';
  readonly key: string;
}

/** Every ticked box, in the order of the groups. */
export function choicesOf(filters: Filters): Choice[] {
  const ticked: Choice[] = groups.flatMap((group) => filters[group].map((key) => ({ group, key })));
  const switched = (['flash', 'unavailable'] as const).filter((group) => filters[group]);
  return [...ticked, ...switched.map((group) => ({ group, key: 'true' }))];
}

/** Ticks a box, or takes its tick away. */
export function toggled(filters: Filters, { group, key }: Choice): Filters {
  if (group === 'flash' || group === 'unavailable') return { ...filters, [group]: !filters[group] };
  const present: readonly string[] = filters[group];
  return { ...filters, [group]: present.includes(key) ? present.filter((one) => one !== key) : [...present, key] };
}

/** Everything off; the order stays. */
export function cleared({ sort }: Filters): Filters {
  return { ...noFilters, sort };
}
