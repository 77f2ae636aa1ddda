import { languages, timesOfWeek, type Language, type TimeOfWeek } from '../../models/vocabulary.ts';
import type { CallInput } from '../api/operation.ts';

/** What somebody looks for in the directory. Within a group any one is enough; all groups have to fit. */
export interface Filters {
  /** Words of a name, headline or topic, as typed. */
  readonly q: string;
  readonly topic: readonly string[];
  readonly language: readonly Language[];
  readonly time: readonly TimeOfWeek[];
  /** Also mentors who are full or take a break. */
  readonly unavailable: boolean;
  readonly sort: Sort;
}

export const sorts = ['free-soonest', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** The groups of boxes that can be ticked. */
export type Group = 'topic' | 'language' | 'time';
export const groups = ['topic', 'language', 'time'] as const satisfies readonly Group[];

/** One ticked box. */
export interface Choice {
  readonly group: Group | 'unavailable';
  readonly key: string;
}

export const noFilters: Filters = { q: '', topic: [], language: [], time: [], unavailable: false, sort: 'free-soonest' };

const topicKey = /^[a-z0-9-]{1,40}$/;

/** Reads filters out of an address. What it does not know it leaves out: an old or foreign link still opens. */
export function filtersFrom(params: URLSearchParams): Filters {
  const among = <T extends string>(known: readonly T[], name: string) => known.filter((one) => params.getAll(name).includes(one));
  return {
    q: (params.get('q') ?? '').slice(0, longestSearch),
    topic: [...new Set(params.getAll('topic'))].filter((key) => topicKey.test(key)),
    language: among(languages, 'language'),
    time: among(timesOfWeek, 'time'),
    unavailable: params.get('unavailable') === 'true',
    sort: sorts.find((sort) => sort === params.get('sort')) ?? noFilters.sort,
  };
}

export const longestSearch = 80;

/** Writes filters for an address; nothing for what is not set. */
export function filtersTo(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q) params.set('q', filters.q);
  for (const group of groups) for (const key of filters[group]) params.append(group, key);
  if (filters.unavailable) params.set('unavailable', 'true');
  if (filters.sort !== noFilters.sort) params.set('sort', filters.sort);
  return params;
}

type MentorQuery = NonNullable<CallInput<'listMentors'>['query']>;

/** The same as the API takes it. */
export function queryOf({ q, topic, language, time, unavailable, sort }: Filters): MentorQuery {
  return {
    ...(q.trim() && { q: q.trim() }),
    ...(topic.length > 0 && { topic: [...topic] }),
    ...(language.length > 0 && { language: [...language] }),
    ...(time.length > 0 && { time: [...time] }),
    ...(unavailable && { unavailable: 'true' as const }),
    ...(sort !== noFilters.sort && { sort }),
  };
}

/** Every ticked box, in the order of the groups. */
export function choicesOf(filters: Filters): Choice[] {
  const ticked: Choice[] = groups.flatMap((group) => filters[group].map((key) => ({ group, key })));
  return filters.unavailable ? [...ticked, { group: 'unavailable', key: 'true' }] : ticked;
}

/** Whether anything narrows the list; who is full or on a break only widens it. */
export function narrows(filters: Filters): boolean {
  return filters.q.trim() !== '' || groups.some((group) => filters[group].length > 0);
}

/** Ticks a box, or takes its tick away. */
export function toggled(filters: Filters, { group, key }: Choice): Filters {
  if (group === 'unavailable') return { ...filters, unavailable: !filters.unavailable };
  const present: readonly string[] = filters[group];
  return { ...filters, [group]: present.includes(key) ? present.filter((one) => one !== key) : [...present, key] };
}

/** Everything off; the order stays. */
export function cleared({ sort }: Filters): Filters {
  return { ...noFilters, sort };
}
