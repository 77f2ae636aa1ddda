import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { meets } from '../availability/calendar.ts';
import { clockChanges, type ClockChange } from '../availability/spans.ts';
import { weekOf, type SlotQuery, type SlotWeek } from '../availability/open-slots.ts';
import { membersOfCircles } from '../matches/matches.ts';
import { busyTimes, type Interval } from '../meetings/bookings.ts';
import { writeCircleMeeting, type CircleSlot, type MeetingCircle, type StoredMeeting } from '../meetings/book-circle-meeting.ts';
import { viewMeetings, type Meeting } from '../meetings/meetings.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { activeAmong } from '../people/enrolments.ts';
import { peopleByIds } from '../people/people.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { CircleModel } from './circle.model.ts';
import { loadCircle, meetingCircleStates } from './load-circle.ts';

/** One week of times at which a circle's mentor can meet: the contract's `CircleSlots`. */
export interface CircleSlots extends SlotWeek {
  /** At which of the items members have something else. */
  busy: BusyAt[];
}

/** How many of those who are to come have something else at a time. */
export interface BusyAt {
  start: Date;
  members: number;
}

const weekMs = 7 * 86_400_000;

/**
 * The times at which a circle can meet, as its mentor may book them: by the mentor's own time alone, in the seven days from a date of
 * their calendar (otherwise from the first day of this week). Changes of clocks are those that move any member's against the reader's.
 */
export async function listCircleSlots(actor: ProgramActor, circleId: string, query: SlotQuery = {}, now = new Date()): Promise<CircleSlots> {
  const { mentorId, title, state } = await loadCircle(actor, circleId, 'circle.meet');
  const circle = { id: circleId, name: title, headline: null };
  const week = await weekOf(actor, { mentorId: String(mentorId), menteeId: null, circle, isOpen: meetingCircleStates.includes(state), fits: () => true }, query, now);
  const memberIds = await whoCome(actor, circleId);
  return { ...week, busy: await busyMembers(actor, memberIds, week.items, now), clockChanges: await changesAmong(actor, memberIds, week.yourZone, aroundWeek(week)) };
}

/** At which of these times, in order, members have something else. What one only keeps for a form gives way to the circle. */
export async function busyMembers({ tenantId }: ProgramActor, memberIds: readonly string[], slots: readonly Interval[], now: Date): Promise<BusyAt[]> {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return [];
  const busy = await busyTimes(tenantId, memberIds, { start: first.start, end: last.end }, now, { holdOf: 'anybody' });
  return slots
    .map((slot) => ({ start: slot.start, members: memberIds.filter((id) => meets(busy.get(id)!.covers, slot)).length }))
    .filter(({ members }) => members > 0);
}

/** The week before, that, and after the one that is shown. */
function aroundWeek({ from }: SlotWeek): Interval {
  const shown = Date.parse(`${from}T00:00Z`);
  return { start: new Date(shown - weekMs), end: new Date(shown + 2 * weekMs) };
}

/** The changes of clocks that move any member's against the reader's, each once, in order. */
export async function changesAmong(actor: ProgramActor, memberIds: readonly string[], yourZone: string, { start, end }: Interval): Promise<ClockChange[]> {
  const people = await peopleByIds(actor, [...memberIds]);
  const zones = new Set([...people.values()].flatMap(({ zone }) => (zone === null ? [] : [zone])));
  const changes = [...zones].flatMap((zone) => clockChanges(yourZone, zone, start, end));
  return [...new Map(changes.map((change) => [`${change.zone} ${change.at.toISOString()}`, change])).values()].sort((a, b) => a.at.getTime() - b.at.getTime());
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
    { tenantId, programId, _id: circleId, state: trusted({ $in: meetingCircleStates }) },
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
