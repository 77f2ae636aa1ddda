import type { ProgramActor } from '../actor.ts';
import { matchOf } from '../matches/matches.ts';
import { namesFor } from '../matches/names.ts';
import type { Aside, Interval } from '../meetings/bookings.ts';
import { peopleByIds } from '../people/people.ts';
import type { PersonRef } from '../people/person-ref.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import type { SuitWord } from '../slot-words.ts';
import { programSettings } from '../programs/programs.ts';
import { assertFlashOffered, flashTimes } from './flash-offers.ts';
import { isNear, openTimes, readCalendars, type Calendar } from './calendar.ts';
import { bestTimes, type Side } from './mutual-times.ts';
import { weeklyWindows, type AvailabilityRules, type ProgramScope } from './rules.ts';
import { toInstant } from './slots.ts';
import { clockChanges, clocksOf, dateAfter, dateOf, toSpan, type ClockChange, type Span } from './spans.ts';

/** One week of free times: the contract's `SlotWeek`. */
export interface SlotWeek {
  from: string;
  minutes: number;
  yourZone: string;
  theirZone: string;
  partner: PersonRef;
  items: Span[];
  /** Up to three of the items that suit both clocks best, of different days; none of a circle. */
  best: { start: Date; suits: SuitWord }[];
  /** The first free time after the week, within 8 weeks. */
  next: Span | null;
  clockChanges: ClockChange[];
}

/** A date of the reader's calendar to begin with, otherwise the ISO weekday that their weeks begin on; and the length. */
export interface SlotQuery {
  from?: string | undefined;
  weekStart?: number | undefined;
  minutes?: number | undefined;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const weeksAhead = 8;

/**
 * The times at which the pair can meet, in the seven days from a date of the reader's calendar (otherwise from the
 * first day of this week); exactly these can be booked. A match that rests or has ended has none.
 */
export async function listSlots(
  actor: ProgramActor,
  matchId: string,
  query: SlotQuery = {},
  now = new Date(),
): Promise<SlotWeek> {
  const match = await matchOf(actor, matchId);
  if (!may(actor, 'slot.list', { mentor: match.mentorId, mentee: match.menteeId })) throw new NotAllowed();
  if (match.circleId !== null) throw new NotAllowed(); // a circle meets together, at times that its mentor chooses
  return weekOf(actor, { mentorId: match.mentorId, menteeId: match.menteeId, isOpen: match.state === 'active', fits: () => true }, query, now);
}

/**
 * The times at which the actor could book a flash session of this mentor, as long as the mentor offers: months whose sessions are all
 * booked have none.
 */
export async function listFlashSlots(actor: ProgramActor, mentorId: string, query: SlotQuery = {}, now = new Date()): Promise<SlotWeek> {
  if (!may(actor, 'flash.book')) throw new NotAllowed();
  const offer = await assertFlashOffered(actor, mentorId, now);
  const meeters = { mentorId, menteeId: actor.personId, isOpen: true, fits: await flashTimes(actor, mentorId, offer, now) };
  return weekOf(actor, meeters, { ...query, minutes: offer.minutes }, now);
}

/** Two who could meet, and which of their times count. */
export interface CouldMeet {
  readonly mentorId: string;
  /** null: a circle meets. */
  readonly menteeId: string | null;
  /** The circle, as its mentor reads it. */
  readonly circle?: PersonRef;
  readonly isOpen: boolean;
  /** @param zone the mentor's */
  readonly fits: (slot: Interval, zone: string) => boolean;
  /** What is in nobody's way besides what the reader keeps for themselves: the meeting that is moved. */
  readonly aside?: Aside;
}

/** One week of times at which these can meet, on the reader's clock. Asks no policy. */
export async function weekOf(actor: ProgramActor, { mentorId, menteeId, circle, isOpen, fits, aside }: CouldMeet, query: SlotQuery, now: Date): Promise<SlotWeek> {
  const partnerId = actor.personId === mentorId ? menteeId : mentorId;
  const mentees = menteeId === null ? [] : [menteeId];
  const people = await peopleByIds(actor, [mentorId, ...mentees]);
  const names = await namesFor(actor, { mentors: [mentorId], mentees });
  const partner = circle ?? (partnerId === null || partnerId === mentorId ? names.mentor(mentorId) : names.mentee(partnerId));
  const { yourZone, theirZone } = clocksOf({ partner, yours: actor.viewedZone ?? people.get(actor.personId)?.zone, theirs: people.get(partnerId ?? mentorId)?.zone, mentors: people.get(mentorId)?.zone ?? 'UTC' });
  const from = query.from ?? weekBeginOf(dateOf(yourZone, now), query.weekStart);
  assertNear(from, now);
  const week = { start: midnight(yourZone, from), end: midnight(yourZone, dateAfter(from, 7)) };
  const reach = new Date(week.end.getTime() + weeksAhead * weekMs);

  const calendar = isOpen
    ? (await readCalendars(actor, [mentorId], menteeId, { start: week.start, end: reach }, now, { ...aside, holdOf: actor.personId })).get(mentorId)
    : undefined;
  const minutes = query.minutes ?? calendar?.rules.meetingMinutes ?? (await programSettings(actor.tenantId, actor.programId)).meetings.minutes;
  const within = (start: Date, end: Date): Interval[] => (calendar ? openTimes(calendar, { from: start, to: end, minutes }, now).filter((slot) => fits(slot, calendar.rules.zone)) : []);
  const [next] = within(week.end, reach);
  const slots = within(week.start, week.end);
  const best = calendar && menteeId !== null ? bestTimes(slots, ...sidesOf({ yourZone, theirZone, isMentor: actor.personId === mentorId, isBlind: partner.blind === true }, calendar), mostBest) : [];
  return {
    from,
    minutes,
    yourZone,
    theirZone,
    partner,
    items: slots.map((slot) => toSpan(slot, yourZone, theirZone)),
    best: best.map(({ start, suits }) => ({ start, suits })),
    next: next ? toSpan(next, yourZone, theirZone) : null,
    clockChanges: clockChanges(yourZone, theirZone, new Date(week.start.getTime() - weekMs), new Date(week.end.getTime() + weekMs)),
  };
}

/** How many times of a week are called the best. */
const mostBest = 3;

/**
 * Reader and partner, each on the clock that is shown and with the hours that they have set as a mentor here. Of somebody whose name is
 * hidden nothing but the reader's own clock is used: a ranking by theirs would tell where they live.
 */
function sidesOf(reader: { yourZone: string; theirZone: string; isMentor: boolean; isBlind: boolean }, { rules, other }: Calendar): [you: Side, them: Side] {
  const { yourZone, theirZone, isMentor, isBlind } = reader;
  const [yours, theirs] = isMentor ? [rules, other.hours] : [other.hours, rules];
  return [{ zone: yourZone, hours: hoursIn(yours) }, { zone: theirZone, hours: isBlind ? null : hoursIn(theirs) }];
}

function hoursIn(rules: AvailabilityRules | undefined): Side['hours'] {
  return rules ? { zone: rules.zone, weekly: weeklyWindows(rules), overrides: rules.overrides } : null;
}

/** How far ahead first free times are looked for, in turn: most are found within days, at a fraction of the work (ms). */
const looks = [4 * dayMs, 2 * weekMs, weeksAhead * weekMs] as const;

/** How far ahead a first free time is looked for. */
export function aheadOf(now: Date): Interval {
  return { start: now, end: new Date(now.getTime() + looks.at(-1)!) };
}

/**
 * The first free time of each of the next days that have one, for several mentors and the person who looks at them: their own
 * busy times are left out, and one day's many starts do not hide the other days. At most 8 weeks ahead; who has none is not
 * in the answer.
 * @param viewerZone whose days count
 */
export function nextFreeTimes(calendars: ReadonlyMap<string, Calendar>, viewerZone: string, count: number, now: Date): Map<string, Interval[]> {
  const found = new Map<string, Interval[]>();
  for (const [mentorId, calendar] of calendars) {
    const times = firstTimes(calendar, viewerZone, count, now);
    if (times.length > 0) found.set(mentorId, times);
  }
  return found;
}

/** The first free time of a mentor, whoever asks. */
export interface FirstFree {
  /** null: none within 8 weeks. */
  readonly start: Date | null;
  /** Until when this is so, as long as nothing of the mentor's changes: the last moment at which it can be booked. null: only now. */
  readonly until: Date | null;
}

/** What is not known to be free so far ahead may be an hour later, as the horizon has moved on (ms). */
const lookAgainMs = 3_600_000;

/**
 * The first free time of each of these mentors who have rules, whoever asks: busy times of a mentee are not known here.
 * @param holdOf what this person keeps for a form is in nobody's way
 */
export async function firstFreeTimes(scope: ProgramScope, mentorIds: readonly string[], now: Date, holdOf: string): Promise<Map<string, FirstFree>> {
  const calendars = await readCalendars(scope, mentorIds, null, aheadOf(now), now, { holdOf });
  return new Map([...calendars].map(([mentorId, calendar]) => [mentorId, firstFree(calendar, now)]));
}

function firstFree(calendar: Calendar, now: Date): FirstFree {
  const [first] = firstTimes(calendar, 'UTC', 1, now);
  const until = first === undefined ? now.getTime() + lookAgainMs : first.start.getTime() - calendar.rules.minNoticeMinutes * minuteMs;
  return { start: first?.start ?? null, until: calendar.isHeld ? null : new Date(until) };
}

function firstTimes(calendar: Calendar, zone: string, count: number, now: Date): Interval[] {
  let times: Interval[] = [];
  for (const ahead of looks) {
    times = firstOfDays(openTimes(calendar, { from: now, to: new Date(now.getTime() + ahead), minutes: calendar.rules.meetingMinutes }, now), zone, count);
    if (times.length >= count) break;
  }
  return times;
}

function firstOfDays(slots: readonly Interval[], zone: string, count: number): Interval[] {
  const days = new Map<string, Interval>();
  for (const slot of slots) {
    if (days.size === count) break;
    const day = dateOf(zone, slot.start);
    if (!days.has(day)) days.set(day, slot);
  }
  return [...days.values()];
}

function midnight(zone: string, date: string): Date {
  return toInstant(zone, `${date}T00:00`);
}

/** The first day of the week that a date lies in, where weeks begin on this ISO weekday. */
function weekBeginOf(date: string, weekStart = 1): string {
  return dateAfter(date, -((Temporal.PlainDate.from(date).dayOfWeek - weekStart + 7) % 7));
}

/** Weeks beyond a year from now, either way, are nobody's question. */
function assertNear(date: string, now: Date): void {
  if (!isNear(new Date(`${date}T00:00Z`), now)) throw new RuleBroken('body-invalid', { path: 'from' });
}
