import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import type { EventType, MeetingState } from '../vocabulary.ts';
import { freeTime } from './bookings.ts';
import { MeetingModel } from './meeting.model.ts';
import { recordOf } from './meeting-record.ts';

/** What happened to a match or to somebody's part, so that its meetings cannot take place. */
export type Cause = Extract<EventType, 'match.paused' | 'match.completed' | 'match.ended' | 'enrolment.paused' | 'enrolment.left'>;

const toCome: readonly MeetingState[] = ['proposed', 'confirmed'];

/**
 * Cancels the meetings that have not begun, of one match or of everything a person has in the program: nobody did it, it
 * follows from the cause. Their time is free again and both people are told. In the transaction of the cause.
 */
export async function cancelMeetingsToCome(
  actor: ProgramActor | ProgramSystemActor,
  of: { readonly matchId: string; readonly mentorId: string } | { readonly personId: string },
  cause: Cause,
  now: Date,
): Promise<void> {
  const { tenantId, programId } = actor;
  const whose: Record<string, unknown> = 'matchId' in of ? of : { $or: [{ mentorId: of.personId }, { menteeId: of.personId }] };
  const meetings = MeetingModel.find({ tenantId, programId, ...whose, state: trusted({ $in: toCome }), start: trusted({ $gt: now }) }).sort({ start: 1 });
  for (const meeting of await meetings.lean()) {
    const id = String(meeting._id);
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id: id, state: meeting.state },
      { $set: { state: 'cancelled', cancelled: { by: null, reason: null, at: now } }, $inc: { sequence: 1 } },
    );
    if (modifiedCount === 0) continue;
    await freeTime(tenantId, id);
    const eventId = await recordOf(actor, meeting, 'meeting.cancelled', now, { cause });
    for (const receiverId of [meeting.mentorId, meeting.menteeId]) {
      await enqueueMail(actor, { eventId, receiverId: String(receiverId), template: 'meeting-cancelled', dueAt: now });
    }
  }
}
