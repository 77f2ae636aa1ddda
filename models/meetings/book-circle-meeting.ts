import { randomUUID } from 'node:crypto';
import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { isCapped, meets, readCalendars, takeTurn, withBuffers } from '../availability/calendar.ts';
import { rulesOf, type AvailabilityRules } from '../availability/availability.ts';
import { toSpan } from '../availability/spans.ts';
import { toLocal, zoneData } from '../availability/zone.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import type { Id } from '../mongodb/schema.ts';
import { peopleByIds } from '../people/people.ts';
import { RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { agreedCalendar, whoIsBusy } from './agreed-time.ts';
import type { SlotDetails } from './book-meeting.ts';
import { endHolds, letGo, moveTime, takeTime, type Aside, type Covered, type Interval } from './bookings.ts';
import { freeCover } from './member-cover.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { peopleOf, recordOf } from './meeting-record.ts';
import { memberClocks } from './promised-clocks.ts';
import { around, closestTimes, isOpen, slotFrom } from './open-slot.ts';
import { roomFor } from './room.ts';

export type { StoredMeeting };

/** A circle that meets: its mentor and those who are to come. */
export interface MeetingCircle {
  readonly id: string;
  readonly mentorId: string;
  readonly memberIds: readonly string[];
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What a circle's mentor books for it. `agreed`: a time that was proposed to its members, which may lie outside the mentor's own hours. */
export interface CircleSlot {
  start: string;
  minutes: number;
  title?: string | undefined;
  agreed?: boolean;
}

/**
 * Books a time of its mentor for a circle, in the caller's transaction: the mentor's time once, and that of each member
 * who is free. A member who is booked for something else then is told so, and keeps nobody from meeting.
 */
export async function writeCircleMeeting(actor: ProgramActor, circle: MeetingCircle, { start, minutes, title, agreed = false }: CircleSlot, now: Date): Promise<StoredMeeting> {
  const slot = slotFrom(new Date(start), minutes);
  const rules = agreed ? await agreedRules(actor, circle.mentorId, slot, now) : await openRules(actor, circle.mentorId, slot, { holdOf: actor.personId }, now);
  const [meeting] = await takeCircleSlots(actor, circle, rules, [{ ...slot, title: title ?? null }], now);
  const eventId = await recordOf(actor, meeting!, 'meeting.booked', now);
  await enqueueMails(actor, peopleOf(meeting!).map((receiverId) => ({ eventId, receiverId, template: 'meeting-booked' })));
  return meeting!;
}

/**
 * Takes times of its mentor that are open for a circle, and writes their meetings; the last part of booking, in the caller's transaction.
 * Throws where somebody else has the mentor's time by now.
 */
export async function takeCircleSlots(actor: ProgramActor, circle: MeetingCircle, rules: AvailabilityRules, slots: readonly SlotDetails[], now: Date): Promise<StoredMeeting[]> {
  await takeMentorsTurn(actor, circle.mentorId, rules);
  const meetings: StoredMeeting[] = [];
  for (const details of slots) meetings.push(await takeCircleSlot(actor, circle, rules, details, now));
  return meetings;
}

async function takeCircleSlot(actor: ProgramActor, circle: MeetingCircle, rules: AvailabilityRules, { start, end, ...details }: SlotDetails, now: Date): Promise<StoredMeeting> {
  const { tenantId, programId, personId } = actor;
  const { mentorId, memberIds } = circle;
  const slot = { start, end };
  const id = String(new Types.ObjectId());
  const busyIds = await takeCircleTime(actor, circle, rules, slot, { id, isThere: false }, now);
  const { meetings } = await programSettings(tenantId, programId);
  const local = toLocal(rules.zone, start);
  const meeting = await MeetingModel.insertOne({
    _id: id, createdAt: now, tenantId, programId, circleId: circle.id, mentorId, memberIds: [...memberIds], busyIds, ...details, state: 'confirmed', ...slot,
    // What a circle agrees on is its mentor's time; what each member was told matters when the rules of their zone change.
    zone: rules.zone, local, menteeZone: rules.zone, menteeLocal: local, memberClocks: await memberClocks(actor, memberIds, { start, zone: rules.zone }), zoneData,
    meetingUrl: roomFor(rules.meetingUrl ?? meetings.room ?? null), bookedBy: personId, uid: randomUUID(), heldFrom: new Date(end.getTime() + meetings.heldAfterHours * hourMs),
  });
  return meeting.toObject();
}

/** Before times of a circle's mentor are taken: bookings that a cap counts take turns, and what the actor kept for themselves ends. */
export async function takeMentorsTurn(actor: ProgramActor, mentorId: string, rules: AvailabilityRules): Promise<void> {
  if (isCapped(rules)) await takeTurn(actor, mentorId);
  await letGo(actor.tenantId, actor.personId);
}

/**
 * Takes a time of a circle's mentor and that of each member who is free then, in the caller's transaction; in place of what the meeting
 * had, where it is there already. Returns which members are busy.
 */
export async function takeCircleTime(
  actor: ProgramActor,
  { mentorId, memberIds }: Pick<MeetingCircle, 'mentorId' | 'memberIds'>,
  rules: AvailabilityRules,
  slot: Interval,
  { id, isThere }: { id: string; isThere: boolean },
  now: Date,
): Promise<Id[]> {
  const { tenantId } = actor;
  const covers: Covered[] = [{ personId: mentorId, ...withBuffers(slot, rules) }];
  const busyIds: Id[] = [];
  const breaks = await rulesOf(actor, memberIds);
  for (const memberId of memberIds) {
    const cover = await freeCover(tenantId, memberId, slot, breaks.get(memberId), { meetingIds: [id] });
    if (cover === null) {
      busyIds.push(new Types.ObjectId(memberId));
      continue;
    }
    await endHolds(tenantId, cover);
    covers.push(cover);
  }
  const inTheWay = await (isThere ? moveTime : takeTime)({ tenantId, id, ...slot, covers }, now);
  if (inTheWay === mentorId) throw new RuleBroken('you-are-busy');
  // A member was booked in this very moment: looked at again, they are one who is busy.
  if (inTheWay !== null) throw new RuleBroken('slot-taken', { closest: [] });
  return busyIds;
}

/** The rules of a circle's mentor whose time is open; throws why it is not. */
export async function openRules(actor: ProgramActor, mentorId: string, slot: Interval, aside: Aside, now: Date): Promise<AvailabilityRules> {
  const calendar = (await readCalendars(actor, [mentorId], null, around(slot), now, aside)).get(mentorId);
  if (slot.start.getTime() < now.getTime() + (calendar?.rules.minNoticeMinutes ?? 0) * minuteMs) throw new RuleBroken('slot-past');
  if (calendar === undefined) throw new RuleBroken('slot-taken', { closest: [] });
  const { rules, busy } = calendar;
  if (meets(busy, withBuffers(slot, rules))) throw new RuleBroken('you-are-busy');
  if (isOpen(calendar, slot, now)) return rules;
  const zone = actor.viewedZone ?? (await peopleByIds(actor, [mentorId])).get(mentorId)?.zone ?? rules.zone;
  throw new RuleBroken('slot-taken', { closest: closestTimes(calendar, slot, now).map((open) => toSpan(open, zone, zone)) });
}

/** The same of a time that was agreed on: what the mentor has booked is all that counts. */
async function agreedRules(actor: ProgramActor, mentorId: string, slot: Interval, now: Date): Promise<AvailabilityRules> {
  if (slot.start <= now) throw new RuleBroken('slot-past');
  const zone = (await peopleByIds(actor, [mentorId])).get(mentorId)?.zone;
  const calendar = await agreedCalendar(actor, { mentorId, menteeId: null, zones: new Map(zone == null ? [] : [[mentorId, zone]]) }, slot, now);
  if (whoIsBusy(calendar, slot) !== null) throw new RuleBroken('you-are-busy');
  return calendar.rules;
}

/** The meeting of each of these circles that comes first, or that is going on; none where none is planned. */
export async function nextCircleMeetings({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, circleIds: readonly string[], now: Date): Promise<Map<string, Pick<StoredMeeting, '_id' | 'start' | 'end' | 'zone'>>> {
  const rows = await MeetingModel.find(
    { tenantId, programId, circleId: trusted({ $in: circleIds }), state: 'confirmed', end: trusted({ $gt: now }) },
    { circleId: 1, start: 1, end: 1, zone: 1 },
  )
    .sort({ start: -1 })
    .lean();
  return new Map(rows.map(({ circleId, ...meeting }) => [String(circleId), meeting])); // the earliest is the last to be put there
}
