import type { ProgramActor } from '../actor.ts';
import { meets, openTimes, readCalendars, withBuffers, type Calendar } from '../availability/calendar.ts';
import { clocksOf, toSpan } from '../availability/spans.ts';
import { RuleBroken } from '../problems.ts';
import type { Aside, Covered, Interval } from './bookings.ts';
import type { Meeters, Party } from './meeters.ts';

/** Whether two can meet at one time, by the rules of booking; and where they cannot, why, and when else. */

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Where other times are looked for when one is gone: so many days before and after it. */
const searchDays = { before: 7, after: 14 };
const alternatives = 3;

/** The calendar of those who meet in which this time is open; throws why it is not. */
export async function openCalendar(actor: ProgramActor, pair: Party, slot: Interval, now: Date, aside: Aside): Promise<Calendar> {
  const calendar = (await readCalendars(actor, [pair.mentorId], pair.menteeId, around(slot), now, aside)).get(pair.mentorId);
  if (calendar === undefined || !isOpen(calendar, slot, now)) throw refusal(actor, pair, calendar, slot, now);
  return calendar;
}

/** What a meeting at this time takes of each of the two. */
export function coversOfSlot({ mentorId, menteeId }: Pick<Meeters, 'mentorId' | 'menteeId'>, { rules, other }: Calendar, slot: Interval): Covered[] {
  return [
    { personId: mentorId, ...withBuffers(slot, rules) },
    { personId: menteeId, ...withBuffers(slot, other) },
  ];
}

/** Taken although the calendar said open: the cells decide, and what they know counts for the times that are offered instead. */
export function takenAfterAll(actor: ProgramActor, pair: Party, calendar: Calendar, slot: Interval, inTheWay: string, now: Date): RuleBroken {
  if (inTheWay === actor.personId) return new RuleBroken('you-are-busy');
  return gone(actor, pair, { ...calendar, busy: [...calendar.busy, withBuffers(slot, calendar.rules)] }, slot, now);
}

/** Why this time cannot be booked, in the words of the one who asked: too soon, busy themselves, or gone, and then what is near. */
function refusal(actor: ProgramActor, pair: Party, calendar: Calendar | undefined, slot: Interval, now: Date): RuleBroken {
  const noticeMs = (calendar?.rules.minNoticeMinutes ?? 0) * minuteMs;
  if (slot.start.getTime() < now.getTime() + noticeMs) return new RuleBroken('slot-past');
  if (calendar === undefined) return new RuleBroken('slot-taken', { closest: [] });
  if (isBusy(actor, pair, calendar, slot)) return new RuleBroken('you-are-busy');
  return gone(actor, pair, calendar, slot, now);
}

/** Somebody else has this time: the three nearest that are open, on both clocks. */
function gone(actor: ProgramActor, pair: Party, calendar: Calendar, slot: Interval, now: Date): RuleBroken {
  const { zones, partner, fits } = pair;
  const { yourZone, theirZone } = clocksOf({ partner, yours: actor.viewedZone ?? zones.get(actor.personId), theirs: zones.get(partner.id), mentors: calendar.rules.zone });
  const closest = closestTimes(calendar, slot, now, fits).map((open) => toSpan(open, yourZone, theirZone));
  return new RuleBroken('slot-taken', { closest });
}

function isBusy(actor: ProgramActor, { mentorId }: Party, { rules, busy, other }: Calendar, slot: Interval): boolean {
  return actor.personId === mentorId ? meets(busy, withBuffers(slot, rules)) : other.busy.meets(withBuffers(slot, other));
}

/** The open times nearest to one that is gone, in order of time. Nearly always there are enough within a day; the weeks around are asked where there are not. */
export function closestTimes(calendar: Calendar, slot: Interval, now: Date, fits: NonNullable<Party['fits']> = () => true): Interval[] {
  const distance = ({ start }: Interval): number => Math.abs(start.getTime() - slot.start.getTime());
  const openWithin = ({ start, end }: Interval): Interval[] => openTimes(calendar, { from: start, to: end, minutes: minutesOf(slot) }, now).filter((open) => fits(open, calendar.rules.zone));
  const near = openWithin(around(slot, { before: 1, after: 1 }));
  return (near.length < alternatives ? openWithin(around(slot)) : near)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, alternatives)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
}

export function isOpen(calendar: Calendar, slot: Interval, now: Date): boolean {
  return openTimes(calendar, { from: slot.start, to: slot.end, minutes: minutesOf(slot) }, now).length > 0;
}

/** The days in which other times are looked for. */
export function around({ start, end }: Interval, days: { readonly before: number; readonly after: number } = searchDays): Interval {
  return { start: new Date(start.getTime() - days.before * dayMs), end: new Date(end.getTime() + days.after * dayMs) };
}

/** A time of so many minutes. */
export function slotFrom(start: Date, minutes: number): Interval {
  return { start, end: new Date(start.getTime() + minutes * minuteMs) };
}

export function minutesOf({ start, end }: Interval): number {
  return (end.getTime() - start.getTime()) / minuteMs;
}
