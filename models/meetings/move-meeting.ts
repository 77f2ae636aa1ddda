import type { ProgramActor } from '../actor.ts';
import { isCapped, takeTurn } from '../availability/calendar.ts';
import { takeFlashMonth } from '../availability/flash-offers.ts';
import { toLocal } from '../availability/zone.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { takeCircleTime } from './book-circle-meeting.ts';
import { letGo, moveTime, type Interval } from './bookings.ts';
import { meeters, pairOf } from './meeters.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isWithinNotice, peopleOf, readForActor, recordOf, zoneData } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';
import { coversOfSlot, minutesOf, openCalendar, slotFrom, takenAfterAll } from './open-slot.ts';

export interface MoveInput {
  /** The start that the reader moves it from, ISO 8601 in UTC: somebody else may have moved it meanwhile. */
  from: string;
  start: string;
  reason?: string | undefined;
}

const hourMs = 3_600_000;
/** Who moved it and why is told of so many last times. */
const movesKept = 20;

/**
 * Moves a meeting that has not begun to another open time of its mentor, as long as before: the same meeting with the same UID, its
 * cells replaced in one update. Either of a pair may, of a circle its mentor; the rules and refusals are those of booking, its own
 * time is in nobody's way. Within the mentor's notice time before the old start a reason is asked for. Where it stands at the new
 * time already, nothing is done.
 */
export async function moveMeeting(actor: ProgramActor, meetingId: string, input: MoveInput, now = new Date()): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  const [from, start] = [new Date(input.from), new Date(input.start)];
  const reason = input.reason ?? null;
  const moved = await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.move');
    if (meeting.state === 'confirmed' && meeting.start.getTime() === start.getTime()) return meeting;
    if (!whatCanBeDone(meeting, personId, now).includes('move')) throw new RuleBroken('moved-on', { state: meeting.state });
    if (meeting.start.getTime() !== from.getTime()) throw new RuleBroken('moved-on', { start: meeting.start });
    if (reason === null && (await isWithinNotice(actor, meeting, now))) throw new RuleBroken('body-invalid', { path: 'reason' });
    await assertOpen(actor);
    const slot = slotFrom(start, minutesOf(meeting));
    const taken = meeting.circleId === undefined ? await takeForPair(actor, meeting, slot, now) : await takeForCircle(actor, meeting, slot, now);
    const { meetings } = await programSettings(tenantId, programId);
    const after = await MeetingModel.findOneAndUpdate(
      { tenantId, programId, _id: meetingId, state: 'confirmed', start: meeting.start },
      {
        $set: { ...slot, ...taken, zoneData, heldFrom: new Date(slot.end.getTime() + meetings.heldAfterHours * hourMs) },
        $inc: { sequence: 1 },
        $push: { moves: { $each: [{ by: personId, at: now, from: meeting.start, to: start, reason }], $slice: -movesKept } },
      },
      { returnDocument: 'after' },
    ).lean();
    if (after === null) throw new RuleBroken('moved-on');
    const eventId = await recordOf(actor, after, 'meeting.moved', now, { from: meeting.start.toISOString(), to: start.toISOString() });
    await enqueueMails(actor, peopleOf(after).map((receiverId) => ({ eventId, receiverId, template: 'meeting-moved' })));
    return after;
  });
  return (await viewMeetings(actor, [moved], now))[0]!;
}

type Clocks = Pick<StoredMeeting, 'zone' | 'local' | 'menteeZone' | 'menteeLocal'>;

/** The new time of both in place of the old one, and what their clocks show then. */
async function takeForPair(actor: ProgramActor, meeting: StoredMeeting, slot: Interval, now: Date): Promise<Clocks> {
  const { tenantId, personId } = actor;
  const id = String(meeting._id);
  const pair = await meeters(actor, pairOf(meeting));
  const { mentorId, menteeId } = pair;
  const calendar = await openCalendar(actor, pair, slot, now, { meetingId: id, holdOf: personId });
  const { rules } = calendar;
  if (meeting.flash !== undefined) await takeFlashMonth(actor, mentorId, { from: meeting.start, to: slot.start });
  if (isCapped(rules)) await takeTurn(actor, mentorId);
  await letGo(tenantId, personId);
  const inTheWay = await moveTime({ tenantId, id, ...slot, covers: coversOfSlot(pair, calendar, slot) }, now);
  if (inTheWay !== null) throw takenAfterAll(actor, pair, calendar, slot, inTheWay, now);
  const menteeZone = pair.zones.get(menteeId) ?? rules.zone;
  return { zone: rules.zone, local: toLocal(rules.zone, slot.start), menteeZone, menteeLocal: toLocal(menteeZone, slot.start) };
}

/** The new time of a circle's mentor and of its members who are free then. */
async function takeForCircle(actor: ProgramActor, meeting: StoredMeeting, slot: Interval, now: Date): Promise<Clocks & Pick<StoredMeeting, 'busyIds'>> {
  const circle = { mentorId: String(meeting.mentorId), memberIds: (meeting.memberIds ?? []).map(String) };
  const { rules, busyIds } = await takeCircleTime(actor, circle, slot, { id: String(meeting._id), isThere: true }, now);
  const local = toLocal(rules.zone, slot.start);
  return { zone: rules.zone, local, menteeZone: rules.zone, menteeLocal: local, busyIds };
}
