import type { ProgramActor } from '../actor.ts';
import { aheadOf, bookingsFor, calendarsOf, countedStarts, flashOfferedIn, hasFlashLeft, nextFreeTimes, otherOf, rulesIn, timesOfWeekOf, wantedRules, type Other } from '../availability/availability.ts';
import { dateOf, toSpan, type Span } from '../availability/spans.ts';
import { toLocal } from '../availability/zone.ts';
import { answersIn, wantedAnswers } from '../matches/answer-times.ts';
import type { Fit } from '../matches/fits.ts';
import { tiesToMentors, type Asked, type MentorTie } from '../matches/match-requests.ts';
import type { Names } from '../matches/names.ts';
import { elsewhereIn, wantedElsewhere } from '../busy-calendars/busy-elsewhere.ts';
import { busyIn, wantedBookings, type Interval } from '../meetings/bookings.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { ownPart, wantedMentors, type StoredEnrolment } from '../people/enrolments.ts';
import { nameless, ownPerson, wantedPeople } from '../people/people.ts';
import type { Counted } from '../people/participants.ts';
import { mentorState, type MentorState } from '../people/places.ts';
import { NotFound } from '../problems.ts';
import type { ActivityBucket, AnswerTime, Language, Locale, MentorMark, TimeOfWeek } from '../vocabulary.ts';
import type { KnownMentor } from './known-mentors.ts';
import { marksIn, ownMarks, type Marks } from './marks.ts';

/** A mentor in the directory: the contract's `MentorCard`. */
export interface MentorCard {
  id: string;
  name: string;
  headline: string | null;
  topics: string[];
  /** Topics that the reader needs and this mentor offers, the reader's first need first. */
  sharedTopics: string[];
  languages: Language[];
  zone: string | null;
  /** The mentor's wall clock, HH:mm. */
  localTime: string | null;
  times: TimeOfWeek[];
  capacity: number;
  placesFree: number;
  state: MentorState;
  lastActive: ActivityBucket;
  /** How long they usually take to answer; null: too few requests to say. */
  answers: AnswerTime | null;
  nextSlot: Span | null;
  /** How long a single session with them is; null where none can be booked: they offer none, rest, or all of the next weeks are booked. */
  flashMinutes: number | null;
  /** How well they fit the reader, where the reader is a mentee. */
  fit: Fit | null;
  /** The reader's own request to this mentor that is pending, or of which the match came that they have now. */
  request: Asked | null;
  /** The match that the reader, as mentee, has with them now. */
  matchId: string | null;
  /** The reader's own, for nobody else. */
  mark: MentorMark | null;
  /** Present where name, zone and clock are hidden until there is a match. */
  blind?: true;
}

/** Who reads the directory, and what of them it needs. */
export interface Reader {
  readonly personId: string;
  /** null: the program's. */
  readonly locale: Locale | null;
  /** The clock that "your time" is on; UTC until the reader confirmed one. */
  readonly zone: string;
  /** What they need as mentee, the strongest first. */
  readonly needs: readonly string[];
  /** By the mentor's id. */
  readonly ties: ReadonlyMap<string, MentorTie>;
  readonly marks: Marks;
  /** What counts of them in a score; null: no mentee who takes part. */
  readonly counted: Counted | null;
  /** What of theirs is in the way of a meeting. */
  readonly other: Other;
}

export async function readReader(actor: ProgramActor, now: Date): Promise<Reader> {
  const me = [actor.personId];
  const ahead = bookingsFor(aheadOf(now));
  const [{ people: [person], parts: [part], marks, rules: stored, bookings, elsewhere }, ties] = await Promise.all([
    readAtOnce({
      people: ownPerson(actor), parts: ownPart(actor, 'mentee'), marks: ownMarks(actor), rules: wantedRules(actor, me),
      bookings: wantedBookings(actor.tenantId, me, ahead), elsewhere: wantedElsewhere(actor.tenantId, me, ahead),
    }),
    tiesToMentors(actor),
  ]);
  if (person === undefined) throw new NotFound();
  const rules = rulesIn(stored);
  const counted = part?.state === 'active' ? { enrolment: part, person, rules: rules.get(actor.personId) } : null;
  const other = otherOf({ rules, busy: busyIn(bookings, me, now, { holdOf: actor.personId }), elsewhere: elsewhereIn(elsewhere) }, actor.personId);
  return { personId: actor.personId, locale: person.locale, zone: actor.viewedZone ?? person.zone ?? 'UTC', needs: part?.topics ?? [], ties, marks: marksIn(marks), counted, other };
}

/** A mentor as cards show them, with the next times at which the reader could meet them. */
export interface Mentor extends KnownMentor {
  readonly id: string;
  readonly state: MentorState;
  readonly answers: AnswerTime | null;
  /** The first of each of the next days that have one. */
  readonly times: readonly Interval[];
}

/** The same as it was read from MongoDB, whether the directory shows them or not. */
export interface ReadMentor extends Mentor {
  readonly enrolment: StoredEnrolment;
}

/**
 * The mentors of the program among these people, in the same order; suspended and erased ones are left out.
 * @param count how many next free times
 */
export async function readMentors(actor: ProgramActor, { zone, other }: Reader, ids: readonly string[], count: number, now: Date): Promise<ReadMentor[]> {
  if (ids.length === 0) return [];
  const ahead = aheadOf(now);
  const rows = await readAtOnce({
    enrolments: wantedMentors(actor, ids),
    people: wantedPeople(actor, ids),
    rules: wantedRules(actor, ids),
    answers: wantedAnswers(actor, ids, now),
    bookings: wantedBookings(actor.tenantId, ids, bookingsFor(ahead)),
    elsewhere: wantedElsewhere(actor.tenantId, ids, bookingsFor(ahead)),
  });
  const enrolments = new Map(rows.enrolments.map((enrolment) => [String(enrolment.personId), enrolment]));
  const people = new Map(rows.people.map((person) => [String(person._id), person]));
  const rules = rulesIn(rows.rules);
  const answers = answersIn(rows.answers);
  // Nobody books with a mentor who takes no part; a break only moves the next time to its end.
  const bookable = ids.filter((id) => rules.has(id) && people.has(id) && enrolments.get(id)?.state === 'active');
  const pauses = new Map(bookable.flatMap((id) => {
    const until = enrolments.get(id)!.pausedUntil;
    return until === null ? [] : [[id, until] as const];
  }));
  const counted = await countedStarts(actor, new Map(bookable.map((id) => [id, rules.get(id)!])), ahead);
  const calendars = calendarsOf({ rules, pauses, busy: busyIn(rows.bookings, ids, now, { holdOf: actor.personId }), elsewhere: elsewhereIn(rows.elsewhere), counted }, bookable, other);
  const times = nextFreeTimes(calendars, zone, count, now);
  const flash = await flashOfferedIn(actor, rows.rules);
  return ids.flatMap((id) => {
    const [enrolment, person] = [enrolments.get(id), people.get(id)];
    if (enrolment === undefined || person === undefined) return [];
    return [{ id, enrolment, person, rules: rules.get(id), flash: flash.get(id), state: mentorState(enrolment, person.zone, now), answers: answers.get(id) ?? null, times: times.get(id) ?? [] }];
  });
}

/** A free time on the reader's clock and the mentor's; where that says where they live and is hidden, on the reader's twice. */
export function spanOf(time: Interval, { id, rules }: Mentor, reader: Reader, names: Names | null): Span {
  return toSpan(time, reader.zone, isHidden(names, id) ? reader.zone : (rules?.zone ?? reader.zone));
}

function isHidden(names: Names | null, id: string): boolean {
  return names?.mentor(id).blind === true;
}

export interface Shown {
  /** The time to show; absent: none. */
  readonly next: Interval | undefined;
  readonly fit: Fit | undefined;
  /** Whether the program has single sessions. */
  readonly hasFlash: boolean;
  /** Of a program that hides names; null: they are shown. */
  readonly names: Names | null;
}

export function toCard(mentor: Mentor, reader: Reader, { next, fit, hasFlash, names }: Shown, now: Date): MentorCard {
  const { id, enrolment, person, rules, flash, state, answers } = mentor;
  const { headline, topics, capacity, placesTaken } = enrolment;
  return {
    id,
    name: names === null ? (person.name ?? nameless) : names.mentor(id).name,
    headline,
    topics,
    sharedTopics: reader.needs.filter((need) => topics.includes(need)),
    languages: person.languages,
    zone: isHidden(names, id) ? null : person.zone,
    localTime: person.zone === null || isHidden(names, id) ? null : toLocal(person.zone, now).slice(11),
    times: rules ? timesOfWeekOf(rules, reader.zone, now) : [],
    capacity,
    placesFree: Math.max(0, capacity - placesTaken),
    state,
    lastActive: bucketOf(person.lastActiveAt, reader.zone, now),
    answers,
    nextSlot: next === undefined ? null : spanOf(next, mentor, reader, names),
    flashMinutes: hasFlash && state !== 'paused' && flash !== undefined && hasFlashLeft(flash, now) ? flash.minutes : null,
    fit: fit ?? null,
    request: reader.ties.get(id)?.request ?? null,
    matchId: reader.ties.get(id)?.matchId ?? null,
    mark: reader.marks.get(id) ?? null,
    ...(isHidden(names, id) ? { blind: true as const } : {}),
  };
}

const dayMs = 86_400_000;

/** How long ago somebody was here, so roughly that nobody's habits can be read off it; "today" is the reader's. */
export function bucketOf(lastActiveAt: Date, readerZone: string, now: Date): ActivityBucket {
  const days = (now.getTime() - lastActiveAt.getTime()) / dayMs;
  if (days < 2 && dateOf(readerZone, lastActiveAt) >= dateOf(readerZone, now)) return 'today';
  if (days < 7) return 'this-week';
  return days < 30 ? 'this-month' : 'earlier';
}
