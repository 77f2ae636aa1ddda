import type { Language, MentorMark, TimeOfWeek } from '../../models/vocabulary.ts';
import type { CallInput } from '../api/operation.ts';

/** What somebody looks for in the directory. Within a group any one is enough; all groups have to fit. */
export interface Filters {
  /** Words of a name, headline or topic, as typed. */
  readonly q: string;
  readonly topic: readonly string[];
  readonly language: readonly Language[];
  readonly time: readonly TimeOfWeek[];
  /** Only whom the reader marked so; nothing: everybody but those who are not for them. */
  readonly mark: readonly MentorMark[];
  /** Only with whom a single session can be booked, also where they are full. */
  readonly flash: boolean;
  /** Also mentors who are full or take a break. */
  readonly unavailable: boolean;
  readonly sort: Sort;
}

export const sorts = ['fit', 'free-soonest', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** The groups of boxes that can be ticked. */
export type Group = 'topic' | 'language' | 'time' | 'mark';
export const groups = ['topic', 'language', 'time', 'mark'] as const satisfies readonly Group[];

export const noFilters: Filters = { q: '', topic: [], language: [], time: [], mark: [], flash: false, unavailable: false, sort: 'fit' };

type MentorQuery = NonNullable<CallInput<'listMentors'>['query']>;

/** The same as the API takes it. */
export function queryOf({ q, topic, language, time, mark, flash, unavailable, sort }: Filters): MentorQuery {
  return {
    ...(q.trim() && { q: q.trim() }),
    ...(topic.length > 0 && { topic: [...topic] }),
    ...(language.length > 0 && { language: [...language] }),
    ...(time.length > 0 && { time: [...time] }),
    ...(mark.length > 0 && { mark: [...mark] }),
    ...(flash && { flash: 'true' as const }),
    ...(unavailable && { unavailable: 'true' as const }),
    ...(sort !== noFilters.sort && { sort }),
  };
}

/** Whether anything narrows the list; who is full or on a break only widens it. */
export function narrows(filters: Filters): boolean {
  return filters.q.trim() !== '' || filters.flash || groups.some((group) => filters[group].length > 0);
}
