import type { ProgramActor } from '../actor.ts';
import type { AvailabilityRules } from '../availability/availability.ts';
import type { Calendar } from '../availability/calendar.ts';
import { toLocal, zoneData } from '../availability/zone.ts';
import { RuleBroken } from '../problems.ts';
import { programSettings } from '../programs/programs.ts';
import { takeCircleTime } from './book-circle-meeting.ts';
import { moveTime, type Interval } from './bookings.ts';
import type { Party } from './meeters.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { coversOfSlot, takenAfterAll } from './open-slot.ts';
import { memberClocks as memberClocksAt } from './promised-clocks.ts';

/** What the clocks of both show when a meeting begins. */
export type Clocks = Pick<StoredMeeting, 'zone' | 'local' | 'menteeZone' | 'menteeLocal'>;

const hourMs = 3_600_000;
/** Who moved it and why is told of so many last times. */
const movesKept = 20;

/** Takes a time that the calendar of the two leaves free for a meeting that is there; throws where somebody else has it by now. */
export async function takeMovedTime(actor: ProgramActor, pair: Party & { readonly menteeId: string }, calendar: Calendar, { id, slot }: { id: string; slot: Interval }, now: Date): Promise<Clocks> {
  const { zone } = calendar.rules;
  const inTheWay = await moveTime({ tenantId: actor.tenantId, id, ...slot, covers: coversOfSlot(pair, calendar, slot) }, now);
  if (inTheWay !== null) throw takenAfterAll(actor, pair, calendar, slot, inTheWay, now);
  const menteeZone = pair.zones.get(pair.menteeId) ?? zone;
  return { zone, local: toLocal(zone, slot.start), menteeZone, menteeLocal: toLocal(menteeZone, slot.start) };
}

/** The same for a meeting of a circle: the time of its mentor, which is open, and that of its members who are free then. */
export async function takeMovedCircleTime(actor: ProgramActor, meeting: StoredMeeting, rules: AvailabilityRules, slot: Interval, now: Date): Promise<Clocks & Pick<StoredMeeting, 'busyIds' | 'memberClocks'>> {
  const circle = { mentorId: String(meeting.mentorId), memberIds: (meeting.memberIds ?? []).map(String) };
  const busyIds = await takeCircleTime(actor, circle, rules, slot, { id: String(meeting._id), isThere: true }, now);
  const local = toLocal(rules.zone, slot.start);
  const memberClocks = await memberClocksAt(actor, circle.memberIds, { start: slot.start, zone: rules.zone });
  return { zone: rules.zone, local, menteeZone: rules.zone, menteeLocal: local, memberClocks, busyIds };
}

/** Writes that a meeting is at another time, which it has taken already; in the transaction of that. */
export async function writeMove(actor: ProgramActor, { _id, start }: StoredMeeting, to: Interval & Clocks & Partial<Pick<StoredMeeting, 'busyIds' | 'memberClocks'>>, reason: string | null, now: Date): Promise<StoredMeeting> {
  const { tenantId, programId, personId } = actor;
  const { meetings } = await programSettings(tenantId, programId);
  const after = await MeetingModel.findOneAndUpdate(
    { tenantId, programId, _id, state: 'confirmed', start },
    {
      $set: { ...to, zoneData, heldFrom: new Date(to.end.getTime() + meetings.heldAfterHours * hourMs) },
      $unset: { recomputed: 1 }, // whoever is told of the move needs to know no more
      $inc: { sequence: 1 },
      $push: { moves: { $each: [{ by: personId, at: now, from: start, to: to.start, reason }], $slice: -movesKept } },
    },
    { returnDocument: 'after' },
  ).lean();
  if (after === null) throw new RuleBroken('moved-on');
  return after;
}
