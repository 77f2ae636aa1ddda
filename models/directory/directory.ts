import { hasRole, type ProgramActor } from '../actor.ts';
import { firstFreeTimes } from '../availability/availability.ts';
import type { Span } from '../availability/spans.ts';
import { fitsOf, type Fit, type FitScoring } from '../matches/fits.ts';
import { loadBars } from '../matches/scoring.ts';
import { currentMatchesOf } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import type { Participant } from '../matching/criteria.ts';
import { decodeCursor, encodeCursor, type Position } from '../mongodb/cursor.ts';
import { may } from '../policy.ts';
import { toParticipant } from '../people/participants.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { criteriaOf } from '../programs/criteria-of.ts';
import { dayOf, scoringRules, type Day } from '../programs/matching-criteria.ts';
import { isBlind } from '../programs/fairness-rules.ts';
import { programSettings, viewProgram } from '../programs/programs.ts';
import { mentorMarks, timesOfWeek, type Language, type MentorMark, type TimeOfWeek } from '../vocabulary.ts';
import { eachBit, hasBit } from './bits.ts';
import { directories, type Directory } from './directories.ts';
import { knownMentors } from './known-mentors.ts';
import { readMentors, readReader, spanOf, toCard, type Mentor, type MentorCard, type Reader, type ReadMentor } from './mentor-cards.ts';
import type { Facets, Filters, Group } from './mentor-index.ts';
import { never } from './soonest.ts';
import { wordsOf } from './word-index.ts';

export { markMentor, type MarkedMentor } from './marks.ts';
export type { MentorCard } from './mentor-cards.ts';

/** What the reader asks of the directory. */
export interface MentorQuery {
  readonly q?: string | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly language?: readonly Language[] | undefined;
  readonly time?: readonly TimeOfWeek[] | undefined;
  readonly mark?: readonly MentorMark[] | undefined;
  /** 'true': also mentors who are full or on a break. */
  readonly unavailable?: 'true' | 'false' | undefined;
  /** 'true': only with whom a single session can be booked; also where they are full. */
  readonly flash?: 'true' | 'false' | undefined;
  readonly sort?: Sort | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}
export type Sort = 'fit' | 'free-soonest' | 'name';

type Count<K> = { key: K; count: number };

/** A page of the directory: the contract's `MentorPage`. */
export interface MentorPage {
  items: MentorCard[];
  nextCursor: string | null;
  /** How many fit the filters, and how many mentors of the program have a free place at all. */
  total: number;
  free: number;
  facets: { topics: Count<string>[]; languages: Count<Language>[]; times: Count<TimeOfWeek>[]; marks: Count<MentorMark>[]; flash: number | null; unavailable: number };
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
 * The mentors who agreed to be shown, the reader apart, filtered and in order, with the live count of every facet. Who is
 * full or on a break is counted, and shown where asked for. Who fits, and what cards show of them, is known in the process.
 */
export async function listMentors(actor: ProgramActor, query: MentorQuery, now = new Date()): Promise<MentorPage> {
  if (!may(actor, 'mentor.list', {})) throw new NotAllowed();
  const { cursor, limit = usualPage, ...asked } = query;
  const [reader, blind] = await Promise.all([readReader(actor, now), isBlind(actor)]);
  const directory = await directories.of(actor, { blind });
  // For who is no mentee nobody fits better than another.
  const sort = (query.sort === 'fit' || query.sort === undefined) && reader.counted === null ? 'free-soonest' : (query.sort ?? 'fit');
  const which = { list: 'mentors', reader: actor.personId, ...asked, sort };
  const from = cursor === undefined ? null : decodeCursor(cursor, which);
  const locale = reader.locale ?? directory.program.title.default;
  const program = viewProgram(directory.program, locale);
  const hasFlash = directory.program.settings.requests.flash;
  const facets = directory.index.facets(filtersOf(query), { personId: actor.personId, zone: reader.zone, topics: program.topics, hasFlash, marks: reader.marks }, now);
  const rules = { criteria: criteriaOf(directory.program), day: dayOf(directory.program) };
  // Sorted by fit is only who has one, so there is something to score by.
  const order = sort === 'fit' ? { by: (await fitScoring(actor, reader, rules, directory.index.fits.mentors(rules.day, now), now))!, day: rules.day } : sort;
  const rest = await ordered(actor, directory, facets, { order, locale, count: limit + 1, from }, now);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const mentors = await shownMentors(actor, reader, directory, page.map(({ id }) => id), now);
  const fits = await fitsFor(actor, reader, mentors, rules, typeof order === 'object' ? order.by : null, now);
  const names = blind ? await namesFor(actor, { mentors: mentors.map(({ id }) => id) }) : null;
  return {
    // In a list only who can be asked shows a time.
    items: mentors.map((mentor) => toCard(mentor, reader, { next: mentor.state === 'open' ? mentor.times[0] : undefined, fit: fits.get(mentor.id), hasFlash, names }, now)),
    nextCursor: last !== undefined && rest.length > page.length ? encodeCursor(last, which) : null,
    total: facets.total,
    free: facets.free,
    facets: listed(facets.counts, program.topics, hasFlash),
    relax: facets.relax && { ...facets.relax, key: firstKey(query, facets.relax.group) },
  };
}

/** Where what is known may be a moment old, it is read instead: who took themselves out meanwhile is not shown. */
async function shownMentors(actor: ProgramActor, reader: Reader, directory: Directory, ids: readonly string[], now: Date): Promise<readonly Mentor[]> {
  if (directory.isNow) return knownMentors(actor, reader, directory, ids, now);
  return (await readMentors(actor, reader, ids, 1, now)).filter(({ enrolment }) => enrolment.inDirectory);
}

/** One mentor, for those who may find them: in the directory, else their partners, coordinators and themselves. */
export async function readMentor(actor: ProgramActor, mentorId: string, now = new Date()): Promise<MentorProfile> {
  if (!may(actor, 'mentor.read', {})) throw new NotFound();
  const reader = await readReader(actor, now);
  const [mentor] = await readMentors(actor, reader, [mentorId], profileSlots, now);
  if (mentor === undefined || !(await mayFind(actor, mentor))) throw new NotFound();
  const fits = await fitsFor(actor, reader, [mentor], await scoringRules(actor), null, now);
  const names = (await isBlind(actor)) ? await namesFor(actor, { mentors: [mentorId] }) : null;
  const { meetings, requests } = await programSettings(actor.tenantId, actor.programId);
  return {
    ...toCard(mentor, reader, { next: mentor.times[0], fit: fits.get(mentorId), hasFlash: requests.flash, names }, now),
    about: mentor.enrolment.about,
    nextSlots: mentor.times.map((time) => spanOf(time, mentor, reader, names)),
    meetingMinutes: mentor.rules?.meetingMinutes ?? meetings.minutes,
  };
}

async function mayFind(actor: ProgramActor, { id, enrolment }: ReadMentor): Promise<boolean> {
  if (enrolment.inDirectory || id === actor.personId || hasRole(actor, 'coordinator', 'tenant-admin')) return true;
  return (await currentMatchesOf(actor, actor.personId)).some(({ mentorId }) => mentorId === id);
}

function filtersOf({ topic = [], language = [], time = [], mark = [], q = '', flash, unavailable }: MentorQuery): Filters {
  return { topics: topic, languages: language, times: time, marks: mark, q: wordsOf(q), flash: flash === 'true', unavailable: unavailable === 'true' };
}

function firstKey({ topic, language, time, mark, flash, q }: MentorQuery, group: Group): string {
  return { topic: topic?.[0], language: language?.[0], time: time?.[0], mark: mark?.[0], flash, q }[group] ?? '';
}

type Rules = Awaited<ReturnType<typeof scoringRules>>;

/** What the reader's fits with these mentors are made by; null: they are no mentee. */
async function fitScoring(actor: ProgramActor, { counted }: Reader, { criteria, day }: Rules, mentors: readonly Participant[], now: Date): Promise<FitScoring | null> {
  if (counted === null) return null;
  const mentee = toParticipant(counted, day, now);
  return { mentee, criteria, bars: await loadBars(actor, criteria.rules, { mentees: [mentee], mentors }) };
}

/** @param known what the order was made by, where it was by fit */
async function fitsFor(actor: ProgramActor, reader: Reader, mentors: readonly Mentor[], rules: Rules, known: FitScoring | null, now: Date): Promise<ReadonlyMap<string, Fit>> {
  const participants = mentors.map((mentor) => toParticipant(mentor, rules.day, now));
  const scoring = known ?? (await fitScoring(actor, reader, rules, participants, now));
  return scoring === null ? new Map() : fitsOf(scoring, participants);
}

interface Order {
  readonly order: Exclude<Sort, 'fit'> | { readonly by: FitScoring; readonly day: Day };
  readonly locale: string;
  readonly count: number;
  readonly from: Position | null;
}

/**
 * The first of a set in an order, each with its place in it: the page goes on behind a place, so who comes or goes
 * meanwhile moves nobody into or out of what was read already.
 */
async function ordered(actor: ProgramActor, { index, soonest }: Directory, { fitting, open }: Facets, { order, locale, count, from }: Order, now: Date): Promise<Position[]> {
  const behind = from && { value: Number(from.value), id: from.id };
  if (typeof order === 'object') return index.byValue(fitting, index.fits.values(order.by, order.day, now), count, behind);
  switch (order) {
    case 'name':
      return index.byName(fitting, locale, count, from && { name: String(from.value), id: from.id }).map(({ id, name }) => ({ id, value: name }));
    case 'free-soonest': {
      const starts = (await soonest.starts(fitting, index, now, (ids) => firstFreeTimes(actor, ids, now, actor.personId))).slice();
      eachBit(fitting, (at) => hasBit(open, at) || (starts[at] = never)); // nobody books with who cannot be asked
      return index.byValue(fitting, starts, count, behind);
    }
  }
}

/** Every topic of the program in its order, the languages that mentors speak, and all times. */
function listed({ topics, languages, times, marks, flash, unavailable }: Facets['counts'], all: readonly { key: string }[], hasFlash: boolean): MentorPage['facets'] {
  return {
    topics: all.map(({ key }) => ({ key, count: topics.get(key) ?? 0 })),
    languages: [...languages].map(([key, count]) => ({ key, count })),
    times: timesOfWeek.map((key) => ({ key, count: times.get(key) ?? 0 })),
    marks: mentorMarks.map((key) => ({ key, count: marks.get(key) ?? 0 })),
    flash: hasFlash ? flash : null,
    unavailable,
  };
}
