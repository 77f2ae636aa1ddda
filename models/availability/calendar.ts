import { elsewhereIn, wantedElsewhere } from '../busy-calendars/busy-elsewhere.ts';
import { busyIn, wantedBookings, type Aside, type Busy, type Interval } from '../meetings/bookings.ts';
import { meetingsOfMentors } from '../meetings/mentor-meetings.ts';
import { readAtOnce } from '../mongodb/at-once.ts';
import { pausesIn, wantedPauses } from '../people/enrolments.ts';
import { AvailabilityModel } from './availability.model.ts';
import { BusyTime, type Buffers } from './busy-time.ts';
import { rulesIn, wantedRules, weeklyWindows, type AvailabilityRules, type ProgramScope } from './rules.ts';
import { openSlots, toInstant } from './slots.ts';
import { dateOf } from './spans.ts';

/** Everything that decides whether a mentor and one other person can meet, as it was read at one moment. */
export interface Calendar {
  rules: AvailabilityRules;
  /** The mentor's break: the date, on the mentor's calendar, of the first day back. */
  pausedUntil: string | null;
  /** What the mentor's bookings cover, in every program, and what calendars of elsewhere say, bare. */
  busy: readonly Interval[];
  /** Whether some of that is only kept for a form: it may be free any moment. */
  isHeld: boolean;
  other: Other;
  /** Starts of the mentor's meetings in this program that caps count: those not cancelled. */
  counted: readonly Date[];
}

/** When the other person is busy, and the buffers and hours that they keep as a mentor of this program; nothing where nobody is named. */
export type Other = { busy: BusyTime; hours?: AvailabilityRules } & Buffers;

/** Nothing is offered further ahead, so that no search is without an end (days). */
export const horizonDays = 366;

/** Whether a moment is within what anybody asks about: as far from now, either way, as anything is offered ahead. */
export function isNear(at: Date, now: Date): boolean {
  return Math.abs(at.getTime() - now.getTime()) <= horizonDays * dayMs;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A cap counts whole months of the mentor's calendar, wherever in it the stretch lies. */
const capReachMs = 32 * dayMs;

/**
 * Reads the calendars of those mentors who have rules, in one trip to the database and a second one where there are caps.
 * @param otherId the person who would meet them; null: whoever it may be
 * @param aside what does not count: the meetings that look for another time, the time that the reader keeps for it
 */
export async function readCalendars(
  scope: ProgramScope,
  mentorIds: readonly string[],
  otherId: string | null,
  between: Interval,
  now: Date,
  aside: Aside = {},
): Promise<Map<string, Calendar>> {
  if (mentorIds.length === 0) return new Map();
  const people = [...new Set(withOther(mentorIds, otherId))];
  const rows = await readAtOnce({
    rules: wantedRules(scope, people),
    pauses: wantedPauses(scope, mentorIds),
    bookings: wantedBookings(scope.tenantId, people, bookingsFor(between)),
    elsewhere: wantedElsewhere(scope.tenantId, people, bookingsFor(between)),
  });
  const rules = rulesIn(rows.rules);
  const free = mentorIds.filter((mentorId) => rules.has(mentorId));
  const counted = await countedStarts(scope, rulesFor(rules, free), between, aside);
  const parts = { rules, pauses: pausesIn(rows.pauses), busy: busyIn(rows.bookings, people, now, aside), elsewhere: elsewhereIn(rows.elsewhere), counted };
  return calendarsOf(parts, free, otherOf(parts, otherId));
}

/** What calendars are made of, by person. */
export interface CalendarParts {
  /** Of the mentors, and of the other person where they are a mentor too. */
  readonly rules: ReadonlyMap<string, AvailabilityRules>;
  readonly pauses: ReadonlyMap<string, string>;
  readonly busy: ReadonlyMap<string, Pick<Busy, 'covers' | 'isHeld'>>;
  readonly elsewhere: ReadonlyMap<string, readonly Interval[]>;
  readonly counted: ReadonlyMap<string, readonly Date[]>;
}

/** The stretch of time whose bookings have to be known, to tell what is free within another. */
export function bookingsFor(between: Interval): Interval {
  return around(between, dayMs);
}

/** Calendars of mentors, all of whom have rules, for the other person. */
export function calendarsOf(parts: CalendarParts, mentorIds: readonly string[], other: Other): Map<string, Calendar> {
  const { rules, pauses, busy, counted } = parts;
  return new Map(
    mentorIds.map((mentorId) => [
      mentorId,
      {
        rules: rules.get(mentorId)!,
        pausedUntil: pauses.get(mentorId) ?? null,
        busy: busyOf(parts, mentorId),
        isHeld: busy.get(mentorId)?.isHeld ?? false,
        other,
        counted: counted.get(mentorId) ?? [],
      },
    ]),
  );
}

/** @param personId null: whoever it may be */
export function otherOf(parts: Pick<CalendarParts, 'rules' | 'busy' | 'elsewhere'>, personId: string | null): Other {
  const hours = parts.rules.get(personId ?? '');
  const { bufferBeforeMinutes, bufferAfterMinutes } = hours ?? { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  return { busy: new BusyTime(busyOf(parts, personId ?? '')), bufferBeforeMinutes, bufferAfterMinutes, ...(hours && { hours }) };
}

function busyOf({ busy, elsewhere }: Pick<CalendarParts, 'busy' | 'elsewhere'>, personId: string): Interval[] {
  return [...(busy.get(personId)?.covers ?? []), ...(elsewhere.get(personId) ?? [])];
}

function rulesFor(rules: ReadonlyMap<string, AvailabilityRules>, mentorIds: readonly string[]): Map<string, AvailabilityRules> {
  return new Map(mentorIds.map((mentorId) => [mentorId, rules.get(mentorId)!]));
}

function withOther(mentorIds: readonly string[], otherId: string | null): string[] {
  return otherId === null ? [...mentorIds] : [...mentorIds, otherId];
}

/** Starts of the meetings that the caps of these mentors count, around a stretch of time; nothing is read where there is no cap. */
export async function countedStarts(scope: ProgramScope, rules: ReadonlyMap<string, AvailabilityRules>, between: Interval, { meetingIds }: Aside = {}): Promise<Map<string, Date[]>> {
  const capped = [...rules].filter(([, one]) => isCapped(one)).map(([mentorId]) => mentorId);
  const meetings = await meetingsOfMentors(scope, capped, around(between, capReachMs), meetingIds);
  return new Map([...meetings].map(([mentorId, counted]) => [mentorId, counted.map(({ start }) => start)]));
}

/**
 * The times at which the two can meet within [from, to), sorted: what the rules open, without what either is busy
 * with, what caps close, a mentor's break, and what lies beyond the horizon. Exactly these can be booked.
 */
export function openTimes(calendar: Omit<Calendar, 'isHeld'>, asked: { from: Date; to: Date; minutes: number }, now: Date): Interval[] {
  const { rules, pausedUntil, busy, other } = calendar;
  const back = pausedUntil === null ? now : toInstant(rules.zone, `${pausedUntil}T00:00`);
  const from = new Date(Math.max(asked.from.getTime(), back.getTime()));
  const to = new Date(Math.min(asked.to.getTime(), now.getTime() + horizonDays * dayMs));
  if (from >= to) return [];
  const { zone, overrides, stepMinutes, bufferBeforeMinutes, bufferAfterMinutes, minNoticeMinutes } = rules;
  const slots = openSlots({
    zone,
    weekly: weeklyWindows(rules),
    overrides,
    busy,
    from,
    to,
    now,
    durationMinutes: asked.minutes,
    stepMinutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
    minNoticeMinutes,
  });
  return other.busy.leaves(slots, other).filter(withinCaps(calendar));
}

/**
 * Where caps are set, the bookings of one mentor take turns: two at once would both count the same meetings and pass
 * the cap together. To be called in the transaction of the booking; the second one runs again and counts anew.
 */
export async function takeTurn({ tenantId, programId }: ProgramScope, mentorId: string): Promise<void> {
  await AvailabilityModel.updateOne({ tenantId, programId, mentorId }, { $inc: { turn: 1 } }, { timestamps: false });
}

/** What a meeting covers of a person who keeps these buffers. */
export function withBuffers(meeting: Interval, buffers: Buffers): Interval {
  return {
    start: new Date(meeting.start.getTime() - buffers.bufferBeforeMinutes * minuteMs),
    end: new Date(meeting.end.getTime() + buffers.bufferAfterMinutes * minuteMs),
  };
}

export function isCapped({ maxPerDay, maxPerMonth }: AvailabilityRules): boolean {
  return maxPerDay !== null || maxPerMonth !== null;
}

/** Whether a stretch overlaps any of these; touching is not overlapping. For one stretch: of many, {@link BusyTime} is asked. */
export function meets(taken: readonly Interval[], { start, end }: Interval): boolean {
  return taken.some((one) => one.start < end && one.end > start);
}

/** Days and months are those of the mentor's calendar, by the local date of a meeting's start. */
function withinCaps({ rules, counted }: Pick<Calendar, 'rules' | 'counted'>): (slot: Interval) => boolean {
  if (!isCapped(rules)) return () => true;
  const dates = counted.map((start) => dateOf(rules.zone, start));
  const days = count(dates);
  const months = count(dates.map(monthOf));
  return ({ start }) => {
    const date = dateOf(rules.zone, start);
    return (days.get(date) ?? 0) < (rules.maxPerDay ?? Infinity) && (months.get(monthOf(date)) ?? 0) < (rules.maxPerMonth ?? Infinity);
  };
}

function monthOf(date: string): string {
  return date.slice(0, 7);
}

function count(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function around({ start, end }: Interval, ms: number): Interval {
  return { start: new Date(start.getTime() - ms), end: new Date(end.getTime() + ms) };
}
