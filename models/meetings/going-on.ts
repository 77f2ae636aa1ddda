import type { ProgramActor } from '../actor.ts';
import { sendMatchRequest } from '../matches/match-requests.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { RuleBroken } from '../problems.ts';
import { assertOpen, programSettings } from '../programs/programs.ts';
import { MeetingModel } from './meeting.model.ts';
import { readForActor, recordOf } from './meeting-record.ts';
import { canGoOn, type Meeting } from './meeting-view.ts';
import { readMeeting } from './meetings.ts';

/**
 * "Make it ongoing", after a flash session that was held. From the mentee it is a match request to that mentor, with the question as
 * its goal; the mentor still says yes. From the mentor it is a word to the mentee, who asks with one click or lets it be.
 */
export async function goOnAfterFlash(actor: ProgramActor, meetingId: string, now = new Date()): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.go-on');
    if (meeting.flash === undefined || !canGoOn(meeting, personId)) throw new RuleBroken('moved-on', { state: meeting.state });
    await assertOpen(actor);
    const [mentorId, menteeId] = [String(meeting.mentorId), String(meeting.menteeId)];
    const field = personId === menteeId ? 'flash.askedAt' : 'flash.wishedAt';
    await MeetingModel.updateOne({ tenantId, programId, _id: meetingId }, { $set: { [field]: now } });
    if (personId === menteeId) {
      const { match } = await programSettings(tenantId, programId);
      await sendMatchRequest(actor, { choices: [mentorId], goal: meeting.flash.question, message: '', cadence: match.cadence }, now);
      return;
    }
    const eventId = await recordOf(actor, meeting, 'meeting.wished-on', now);
    await enqueueMail(actor, { eventId, receiverId: menteeId, template: 'flash-go-on', dueAt: now });
  });
  return readMeeting(actor, meetingId, now);
}
