import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { meets, openTimes, readCalendars } from '../availability/calendar.ts';
import { dateAfter, dateOf, toSpan, type LocalSpan } from '../availability/spans.ts';
import { assertNear, midnight, weekBeginOf } from '../availability/open-slots.ts';
import { membersOfCircles } from '../matches/matches.ts';
import { busyTimes } from '../meetings/bookings.ts';
import { writeCircleMeeting, type CircleSlot, type MeetingCircle, type StoredMeeting } from '../meetings/book-circle-meeting.ts';
import { viewMeetings, type Meeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { activeAmong } from '../people/enrolments.ts';
import { peopleByIds } from '../people/people.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { CircleModel } from './circle.model.ts';
import { loadCircle } from './load-circle.ts';

/** One week of times at which a circle's mentor can meet: the contract's `CircleSlots`. */
export interface CircleSlots {
  from: string;
  minutes: number;
  zone: string;
  /** `busy`: how many of those who are to come have something else then. */
  items: { start: Date; end: Date; when: LocalSpan; busy: number }[];
  /** The date of the first free time after the week, within 8 weeks. */
  next: string | null;
}

const weekMs = 7 * 86_400_000;
const weeksAhead = 8;

/** The open times of a circle's mentor, in the seven days from a date of their calendar (otherwise from the first day of this week). */
export async function listCircleSlots(actor: ProgramActor, circleId: string, query: { from?: string | undefined; weekStart?: number | undefined; minutes?: number | undefined } = {}, now = new Date()): Promise<CircleSlots> {
  const { mentorId: mentor } = await loadCircle(actor, circleId, 'circle.meet');
  const mentorId = String(mentor);
  const zone = (await peopleByIds(actor, [mentorId])).get(mentorId)?.zone ?? 'UTC';
  const from = query.from ?? weekBeginOf(dateOf(zone, now), query.weekStart);
  assertNear(from, now);
  const week = { start: midnight(zone, from), end: midnight(zone, dateAfter(from, 7)) };
  const reach = new Date(week.end.getTime() + weeksAhead * weekMs);
  const calendar = (await readCalendars(actor, [mentorId], null, { start: week.start, end: reach }, now)).get(mentorId);
  const minutes = query.minutes ?? calendar?.rules.meetingMinutes ?? (await programSettings(actor.tenantId, actor.programId)).meetings.minutes;
  const within = (start: Date, end: Date) => (calendar === undefined ? [] : openTimes(calendar, { from: start, to: end, minutes }, now));
  const memberIds = await whoCome(actor, circleId);
  const busy = await busyTimes(actor.tenantId, memberIds, week, now, { holdOf: 'anybody' }); // what a member only keeps gives way to the circle
  const [next] = within(week.end, reach);
  return {
    from,
    minutes,
    zone,
    items: within(week.start, week.end).map((slot) => ({ ...slot, when: toSpan(slot, zone, zone).yours, busy: memberIds.filter((id) => meets(busy.get(id)!.covers, slot)).length })),
    next: next === undefined ? null : dateOf(zone, next.start),
  };
}

/** Its mentor books a time for the whole circle. */
export async function bookCircleMeeting(actor: ProgramActor, circleId: string, input: Omit<CircleSlot, 'agreed'>, now = new Date()): Promise<Meeting> {
  const meeting = await inTransaction(() => meetCircle(actor, circleId, input, now));
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

/** The same in the caller's transaction. With its first meeting a circle that was forming has begun. */
export async function meetCircle(actor: ProgramActor, circleId: string, input: CircleSlot, now: Date): Promise<StoredMeeting> {
  return writeCircleMeeting(actor, await circleToMeet(actor, circleId, 'active'), input, now);
}

/**
 * The circle whose mentor may plan its meetings, with those who are to come; throws `circle-empty` where there is nobody. Whoever comes in,
 * rests or comes back, and the end of the circle, conflict with the transaction around it.
 * @param from what a circle that is forming is from now on
 */
export async function circleToMeet(actor: ProgramActor, circleId: string, from: 'forming' | 'active'): Promise<MeetingCircle> {
  const { tenantId, programId } = actor;
  const { mentorId, state } = await loadCircle(actor, circleId, 'circle.meet');
  await assertOpen(actor);
  const memberIds = await whoCome(actor, circleId);
  if (memberIds.length === 0) throw new RuleBroken('circle-empty');
  const { matchedCount } = await CircleModel.updateOne(
    { tenantId, programId, _id: circleId, state: trusted({ $in: ['forming', 'active', 'closing'] }) },
    { $set: { state: state === 'forming' ? from : state } },
  );
  if (matchedCount === 0) throw new RuleBroken('moved-on', { state });
  return { id: circleId, mentorId: String(mentorId), memberIds };
}

/** The members of a circle who are to come when it meets: without those who rest and those who are away from the whole program. */
export async function whoCome(actor: { readonly tenantId: string; readonly programId: string }, circleId: string): Promise<string[]> {
  const members = (await membersOfCircles(actor, [circleId])).get(circleId) ?? [];
  const ids = members.filter(({ state }) => state !== 'paused').map(({ menteeId }) => menteeId);
  const here = await activeAmong(actor, 'mentee', ids);
  return ids.filter((id) => here.has(id));
}
