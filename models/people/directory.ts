import { trusted } from 'mongoose';
import { hasRole, type ProgramActor } from '../actor.ts';
import { nextFreeTimes } from '../availability/availability.ts';
import type { Span } from '../availability/spans.ts';
import { fitsOf } from '../matches/fits.ts';
import { currentMatchesOf } from '../matches/matches.ts';
import type { Interval } from '../meetings/bookings.ts';
import { decodeCursor, encodeCursor, type Position } from '../mongodb/cursor.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { timesOfWeek, type Language, type TimeOfWeek } from '../vocabulary.ts';
import { facetsOf, wordsOf, type Facets, type Filters, type Group } from './facets.ts';
import { loadMentors, readReader, spanOf, toCard, type LoadedMentors, type Mentor, type MentorCard, type Reader } from './mentor-cards.ts';

export type { MentorCard } from './mentor-cards.ts';

/** What the reader asks of the directory. */
export interface MentorQuery {
  readonly q?: string | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly language?: readonly Language[] | undefined;
  readonly time?: readonly TimeOfWeek[] | undefined;
  /** 'true': also mentors who are full or on a break. */
  readonly unavailable?: 'true' | 'false' | undefined;
  readonly sort?: 'free-soonest' | 'name' | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

type Count<K> = { key: K; count: number };

/** A page of the directory: the contract's `MentorPage`. */
export interface MentorPage {
  items: MentorCard[];
  nextCursor: string | null;
  /** How many fit the filters, and how many mentors of the program have a free place at all. */
  total: number;
  free: number;
  facets: { topics: Count<string>[]; languages: Count<Language>[]; times: Count<TimeOfWeek>[]; unavailable: number };
  /** Where nothing fits: the group whose removal as a whole helps most; `key` is its first filter. */
  relax: { group: Group; key: string; total: number } | null;
}

/** A mentor's own page: the contract's `MentorProfile`. */
export interface MentorProfile extends MentorCard {
  about: string | null;
  nextSlots: Span[];
  meetingMinutes: number;
}

const usualPage = 20;
const profileSlots = 4;

/**
 * The mentors who agreed to be shown, the reader apart, filtered and in order, with the live count of every facet.
 * Who is full or on a break is counted, and shown where asked for.
 */
export async function listMentors(actor: ProgramActor, query: MentorQuery, now = new Date()): Promise<MentorPage> {
  if (!may(actor, 'mentor.list', {})) throw new NotAllowed();
  const { cursor, limit = usualPage, ...asked } = query;
  const sort = query.sort ?? 'free-soonest';
  const which = { list: 'mentors', reader: actor.personId, ...asked, sort };
  const from = cursor === undefined ? null : decodeCursor(cursor, which);

  const reader = await readReader(actor);
  const { mentors, rules } = await loadMentors(actor, reader, { inDirectory: true, personId: trusted({ $ne: actor.personId }) }, now);
  const filters = filtersOf(query);
  const { fitting, counts, relax } = facetsOf(mentors, filters);

  const soonest = sort === 'free-soonest' ? await nextTimes(actor, fitting, reader, rules, now) : null;
  const places = fitting.map((mentor) => ({ mentor, place: { id: mentor.id, value: soonest ? startOf(soonest.get(mentor.id)) : mentor.name } }));
  const compare = comparer(reader);
  const rest = places.filter(({ place }) => from === null || compare(place, from) > 0).sort((a, b) => compare(a.place, b.place));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const times = soonest ?? (await nextTimes(actor, page.map(({ mentor }) => mentor), reader, rules, now));
  const fits = await fitsOf(actor, page.map(({ mentor }) => mentor), now);
  return {
    items: page.map(({ mentor }) => toCard(mentor, reader, times.get(mentor.id), fits.get(mentor.id), now)),
    nextCursor: last !== undefined && rest.length > page.length ? encodeCursor(last.place, which) : null,
    total: fitting.length,
    free: mentors.filter(({ isOpen }) => isOpen).length,
    facets: listed(counts, mentors, reader),
    relax: relax && { ...relax, key: firstKey(query, relax.group) },
  };
}

/** One mentor, for those who may find them: in the directory, else their partners, coordinators and themselves. */
export async function readMentor(actor: ProgramActor, mentorId: string, now = new Date()): Promise<MentorProfile> {
  if (!may(actor, 'mentor.read', {})) throw new NotFound();
  const reader = await readReader(actor);
  const { mentors: [mentor], rules } = await loadMentors(actor, reader, { personId: mentorId }, now);
  if (mentor === undefined || !(await mayFind(actor, mentor))) throw new NotFound();
  const takesPart = mentor.enrolment.state === 'active'; // a break only moves the next time to its end
  const times = takesPart ? ((await nextFreeTimes(actor, [mentorId], rules, reader.zone, profileSlots, now)).get(mentorId) ?? []) : [];
  return {
    ...toCard(mentor, reader, times[0], (await fitsOf(actor, [mentor], now)).get(mentorId), now),
    about: mentor.enrolment.about,
    nextSlots: times.map((time) => spanOf(time, mentor, reader)),
    meetingMinutes: mentor.rules?.meetingMinutes ?? reader.program.meetingMinutes,
  };
}

async function mayFind(actor: ProgramActor, { id, enrolment }: Mentor): Promise<boolean> {
  if (enrolment.inDirectory || id === actor.personId || hasRole(actor, 'coordinator', 'tenant-admin')) return true;
  return (await currentMatchesOf(actor, actor.personId)).some(({ mentorId }) => mentorId === id);
}

function filtersOf({ topic = [], language = [], time = [], q = '', unavailable }: MentorQuery): Filters {
  return { topics: topic, languages: language, times: time, q: wordsOf(q), unavailable: unavailable === 'true' };
}

function firstKey({ topic, language, time, q }: MentorQuery, group: Group): string {
  return { topic: topic?.[0], language: language?.[0], time: time?.[0], q }[group] ?? '';
}

/** The next free time of each of these that has one; nobody books with a mentor who cannot be asked. */
async function nextTimes(actor: ProgramActor, mentors: readonly Mentor[], { zone }: Reader, rules: LoadedMentors['rules'], now: Date): Promise<Map<string, Interval>> {
  const bookable = mentors.filter(({ id, state }) => state === 'open' && rules.has(id)).map(({ id }) => id);
  if (bookable.length === 0) return new Map();
  const times = await nextFreeTimes(actor, bookable, rules, zone, 1, now);
  return new Map([...times].map(([id, [first]]) => [id, first!]));
}

/** Who has no free time comes last. */
function startOf(time: Interval | undefined): number {
  return time?.start.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** Names in the order of the reader's language, times by the clock, equal ones by id. */
function comparer({ person }: Reader): (a: Position, b: Position) => number {
  const { compare } = new Intl.Collator(person.locale);
  return (a, b) => {
    const order = typeof a.value === 'string' && typeof b.value === 'string' ? compare(a.value, b.value) : Number(a.value) - Number(b.value);
    return order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  };
}

/** Every topic of the program in its order, the languages that mentors speak (the most spoken first), and all times. */
function listed({ topics, languages, times, unavailable }: Facets<Mentor>['counts'], mentors: readonly Mentor[], { program }: Reader): MentorPage['facets'] {
  const spoken = new Map<Language, number>();
  for (const language of mentors.flatMap((mentor) => mentor.languages)) spoken.set(language, (spoken.get(language) ?? 0) + 1);
  const order = [...spoken].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([language]) => language);
  return {
    topics: program.topics.map(({ key }) => ({ key, count: topics.get(key) ?? 0 })),
    languages: order.map((key) => ({ key, count: languages.get(key) ?? 0 })),
    times: timesOfWeek.map((key) => ({ key, count: times.get(key) ?? 0 })),
    unavailable,
  };
}
