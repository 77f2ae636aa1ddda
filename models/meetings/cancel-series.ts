import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import type { ProgramSystemActor } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { freeTime } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isWithinNotice, peopleOf, readForActor, recordOfSeries } from './meeting-record.ts';
import { whatCanBeDone, type Meeting } from './meeting-view.ts';
import { readMeeting } from './meetings.ts';

/**
 * Cancels a meeting of a series and all of it that begin later, those that were moved behind it as well; within the mentor's notice time a
 * reason is asked for. What was before stays. One event, and one mail to each: who cancels has them in a calendar too.
 */
export async function cancelSeries(actor: ProgramActor, meetingId: string, input: { reason?: string | undefined } = {}, now = new Date()): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  const reason = input.reason ?? null;
  await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.cancel');
    const { series, start, state } = meeting;
    if (series === undefined || !whatCanBeDone(meeting, personId, now).includes('cancel')) throw new RuleBroken('moved-on', { state });
    if (reason === null && (await isWithinNotice(actor, meeting, now))) throw new RuleBroken('body-invalid', { path: 'reason' });
    const rest = await MeetingModel.find({ tenantId, programId, 'series.id': series.id, state: 'confirmed', start: trusted({ $gte: start }) }).sort({ start: 1 }).lean();
    for (const { _id } of rest) {
      const { modifiedCount } = await MeetingModel.updateOne(
        { tenantId, programId, _id, state: 'confirmed' },
        { $set: { state: 'cancelled', cancelled: { by: personId, reason, at: now } }, $inc: { sequence: 1 } },
      );
      if (modifiedCount === 0) throw new RuleBroken('moved-on');
      await freeTime(tenantId, String(_id));
    }
    const eventId = await recordSeriesCancelled(actor, rest, now);
    await enqueueMails(actor, peopleOf(meeting).map((receiverId) => ({ eventId, receiverId, template: 'series-cancelled' })));
  });
  return readMeeting(actor, meetingId, now);
}

/** One event for several meetings of one series that are cancelled together. Returns its id. */
export function recordSeriesCancelled(actor: ProgramActor | ProgramSystemActor, meetings: readonly StoredMeeting[], now: Date, data: Readonly<Record<string, unknown>> = {}): Promise<string> {
  return recordOfSeries(actor, meetings, 'meeting.series-cancelled', now, { ...data, meetingIds: meetings.map(({ _id }) => String(_id)) });
}
