import type { ProgramActor } from '../actor.ts';
import { isCapped, takeTurn } from '../availability/calendar.ts';
import { takeFlashMonth } from '../availability/flash-offers.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { openRules, takeMentorsTurn } from './book-circle-meeting.ts';
import { letGo, type Interval } from './bookings.ts';
import { meeters, pairOf } from './meeters.ts';
import type { StoredMeeting } from './meeting.model.ts';
import { isWithinNotice, peopleOf, readForActor, recordOf } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';
import { movableTo } from './move-slots.ts';
import { takeMovedCircleTime, takeMovedTime, writeMove, type Clocks } from './moved-time.ts';
import { minutesOf, openCalendar, slotFrom } from './open-slot.ts';

export interface MoveInput {
  /** The start that the reader moves it from, ISO 8601 in UTC: somebody else may have moved it meanwhile. */
  from: string;
  start: string;
  reason?: string | undefined;
}

/**
 * Moves a meeting that has not begun to another open time of its mentor, as long as before: the same meeting with the same UID, its
 * cells replaced in one update. Either of a pair may, of a circle its mentor; the rules and refusals are those of booking, its own
 * time is in nobody's way. Within the mentor's notice time before the old start a reason is asked for. Where it stands at the new
 * time already, nothing is done.
 */
export async function moveMeeting(actor: ProgramActor, meetingId: string, input: MoveInput, now = new Date()): Promise<Meeting> {
  const { personId } = actor;
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
    const after = await writeMove(actor, meeting, { ...slot, ...taken }, reason, now);
    const eventId = await recordOf(actor, after, 'meeting.moved', now, { from: meeting.start.toISOString(), to: start.toISOString() });
    await enqueueMails(actor, peopleOf(after).map((receiverId) => ({ eventId, receiverId, template: 'meeting-moved' })));
    return after;
  });
  return (await viewMeetings(actor, [moved], now))[0]!;
}

/** The new time of both in place of the old one, and what their clocks show then. */
async function takeForPair(actor: ProgramActor, meeting: StoredMeeting, slot: Interval, now: Date): Promise<Clocks> {
  const { tenantId, personId } = actor;
  const id = String(meeting._id);
  const pair = { ...(await meeters(actor, pairOf(meeting))), fits: await movableTo(actor, meeting, now) };
  const { mentorId } = pair;
  const calendar = await openCalendar(actor, pair, slot, now, { meetingIds: [id], holdOf: personId });
  const { rules } = calendar;
  if (meeting.flash !== undefined) await takeFlashMonth(actor, mentorId, { from: meeting.start, to: slot.start });
  if (isCapped(rules)) await takeTurn(actor, mentorId);
  await letGo(tenantId, personId);
  return takeMovedTime(actor, pair, calendar, { id, slot }, now);
}

/** The new time of a circle's mentor and of its members who are free then. */
async function takeForCircle(actor: ProgramActor, meeting: StoredMeeting, slot: Interval, now: Date): ReturnType<typeof takeMovedCircleTime> {
  const mentorId = String(meeting.mentorId);
  const rules = await openRules(actor, mentorId, slot, { meetingIds: [String(meeting._id)], holdOf: actor.personId }, now);
  await takeMentorsTurn(actor, mentorId, rules);
  return takeMovedCircleTime(actor, meeting, rules, slot, now);
}
