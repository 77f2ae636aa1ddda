import { languages, mentorMarks, timesOfWeek } from '../../models/vocabulary.ts';
import { longestSearch } from './filter-choices.ts';
import { groups, noFilters, sorts, type Filters } from './filters.ts';

const topicKey = /^[a-z0-9-]{1,40}$/;

/** Reads filters out of an address. What it does not know it leaves out: an old or foreign link still opens. */
export function filtersFrom(params: URLSearchParams): Filters {
  const among = <T extends string>(known: readonly T[], name: string) => known.filter((one) => params.getAll(name).includes(one));
  return {
    q: (params.get('q') ?? '').slice(0, longestSearch),
    topic: [...new Set(params.getAll('topic'))].filter((key) => topicKey.test(key)),
    language: among(languages, 'language'),
    time: among(timesOfWeek, 'time'),
    mark: among(mentorMarks, 'mark'),
    flash: params.get('flash') === 'true',
    unavailable: params.get('unavailable') === 'true',
    sort: sorts.find((sort) => sort === params.get('sort')) ?? noFilters.sort,
  };
}

/** Writes filters for an address; nothing for what is not set. */
export function filtersTo(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.q) params.set('q', filters.q);
  for (const group of groups) for (const key of filters[group]) params.append(group, key);
  if (filters.flash) params.set('flash', 'true');
  if (filters.unavailable) params.set('unavailable', 'true');
  if (filters.sort !== noFilters.sort) params.set('sort', filters.sort);
  return params;
}
