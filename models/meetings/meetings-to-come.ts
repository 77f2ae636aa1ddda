import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { closeProposals } from '../proposals/ending.ts';
import type { EventType, MeetingState } from '../vocabulary.ts';
import { recordSeriesCancelled } from './cancel-series.ts';
import { freeTime, letGo } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { leaveCircleMeetings } from './circle-members.ts';
import { peopleOf, recordOf } from './meeting-record.ts';

/** What happened to a match or to somebody's part, so that its meetings cannot take place. */
export type Cause = Extract<EventType, 'match.paused' | 'match.completed' | 'match.ended' | 'enrolment.paused' | 'enrolment.left'>;

const toCome: readonly MeetingState[] = ['proposed', 'confirmed'];

/**
 * Cancels the meetings that have not begun, of one match, of one circle, or of everything a person has in the program: nobody did it,
 * it follows from the cause. Their time is free again and their people are told, of a series once;
 * a circle meets without a member who cannot come. What the two keep of each other's time for a form, or the person of anybody's, is let go.
 * In the transaction of the cause.
 */
export async function cancelMeetingsToCome(
  actor: ProgramActor | ProgramSystemActor,
  of: { readonly matchId: string; readonly mentorId: string; readonly menteeId: string } | { readonly circleId: string } | { readonly personId: string },
  cause: Cause,
  now: Date,
): Promise<void> {
  const { tenantId, programId } = actor;
  if ('personId' in of) await leaveCircleMeetings(actor, { menteeId: of.personId }, now);
  const whose: Record<string, unknown> = 'matchId' in of || 'circleId' in of ? of : { $or: [{ mentorId: of.personId }, { menteeId: of.personId }] };
  const meetings = MeetingModel.find({ tenantId, programId, ...whose, state: trusted({ $in: toCome }), start: trusted({ $gt: now }) }).sort({ start: 1 });
  const bySeries = new Map<string, StoredMeeting[]>();
  await closeProposals(actor, of, now);
  if ('personId' in of) await letGo(tenantId, of.personId);
  if ('matchId' in of) {
    await letGo(tenantId, of.menteeId, { withPerson: of.mentorId });
    await letGo(tenantId, of.mentorId, { withPerson: of.menteeId });
  }
  for (const meeting of await meetings.lean()) {
    const id = String(meeting._id);
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id: id, state: meeting.state },
      { $set: { state: 'cancelled', cancelled: { by: null, reason: null, at: now } }, $inc: { sequence: 1 } },
    );
    if (modifiedCount === 0) continue;
    await freeTime(tenantId, id);
    if (meeting.series !== undefined) {
      const seriesId = String(meeting.series.id);
      bySeries.set(seriesId, [...(bySeries.get(seriesId) ?? []), meeting]);
      continue;
    }
    const eventId = await recordOf(actor, meeting, 'meeting.cancelled', now, { cause });
    await enqueueMails(actor, peopleOf(meeting).map((receiverId) => ({ eventId, receiverId, template: 'meeting-cancelled', dueAt: now })));
  }
  for (const cancelled of bySeries.values()) {
    const eventId = await recordSeriesCancelled(actor, cancelled, now, { cause });
    await enqueueMails(actor, peopleOf(cancelled[0]!).map((receiverId) => ({ eventId, receiverId, template: 'series-cancelled', dueAt: now })));
  }
}
