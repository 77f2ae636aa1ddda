import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { rulesOf } from '../availability/availability.ts';
import { recordEvent, type ProgramSystemActor } from '../events/events.ts';
import { enqueueMail } from '../outbox/outbox.ts';
import { countAnswersWithout } from '../proposals/answers-without.ts';
import { coversOf, endHolds, moveTime } from './bookings.ts';
import { freeCover } from './member-cover.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { memberClocks } from './promised-clocks.ts';

/** Who comes to the meetings of a circle that have not begun, as people come into it, rest and leave. In the transaction of that. */

/**
 * Somebody is in the circle now: its meetings to come are theirs too, and they are told of each, of a series once. Where they are busy, the
 * time of it is not taken. Who had left it is invited anew, by a number that is later than that of the message which took it out of their
 * calendar.
 */
export async function joinCircleMeetings(actor: ProgramActor | ProgramSystemActor, { circleId, menteeId }: { circleId: string; menteeId: string }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const meetings = await toCome(actor, { circleId }, now);
  const rules = (await rulesOf(actor, [menteeId])).get(menteeId);
  for (const { _id, start, end, zone, left = [] } of meetings) {
    const id = String(_id);
    const mine = await freeCover(tenantId, menteeId, { start, end }, rules);
    const covers = (await coversOf(tenantId, id)).filter(({ personId }) => personId !== menteeId);
    if (mine !== null) await endHolds(tenantId, mine);
    const busy = mine === null || (await moveTime({ tenantId, id, start, end, covers: [...covers, mine] }, now)) !== null;
    const clocks = await memberClocks(actor, [menteeId], { start, zone });
    await MeetingModel.updateOne(
      { tenantId, programId, _id },
      { $addToSet: { memberIds: menteeId, ...(busy ? { busyIds: menteeId } : {}) }, $push: { memberClocks: { $each: clocks } }, $pull: { left: { personId: menteeId } }, $inc: { sequence: left.some(({ personId }) => String(personId) === menteeId) ? 1 : 0 } },
    );
  }
  for (const together of Map.groupBy(meetings, ({ _id, series }) => String(series?.id ?? _id)).values()) {
    const ids = together.map(({ _id }) => String(_id));
    const [only, ...more] = ids as [string, ...string[]];
    const told = more.length === 0
      ? ({ type: 'meeting.booked', template: 'meeting-booked', subjectIds: [only, menteeId] } as const)
      : ({ type: 'meeting.series-booked', template: 'series-booked', subjectIds: [String(together[0]!.series!.id), menteeId, ...ids] as [string, ...string[]] } as const);
    const eventId = await recordEvent(actor, { type: told.type, subjectIds: told.subjectIds, audience: [menteeId], exactAudience: true, at: now });
    await enqueueMail(actor, { eventId, receiverId: menteeId, template: told.template, dueAt: now });
  }
}

/**
 * Somebody is not in the circle any more, or rests: the circle meets without them, and their time is free. What they have in their own
 * calendar is cancelled there, by one mail a circle. Nor does an answer of theirs to proposed times matter any more.
 */
export async function leaveCircleMeetings(actor: ProgramActor | ProgramSystemActor, { circleId, menteeId }: { circleId?: string; menteeId: string }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  const meetings = await toCome(actor, { memberIds: menteeId, ...(circleId === undefined ? {} : { circleId }) }, now);
  for (const { _id, start, end, sequence } of meetings) {
    const id = String(_id);
    await moveTime({ tenantId, id, start, end, covers: (await coversOf(tenantId, id)).filter(({ personId }) => personId !== menteeId) }, now);
    await MeetingModel.updateOne(
      { tenantId, programId, _id },
      { $pull: { memberIds: menteeId, busyIds: menteeId, memberClocks: { personId: menteeId }, 'recomputed.clocks': { personId: menteeId }, 'recomputed.untold': menteeId }, $inc: { sequence: 1 }, $push: { left: { personId: menteeId, start, end, sequence: sequence + 1, at: now } } },
    );
  }
  for (const ofCircle of Map.groupBy(meetings, (meeting) => String(meeting.circleId)).values()) {
    const meetingIds = ofCircle.map(({ _id }) => String(_id));
    const { circleId: circle, mentorId } = ofCircle[0]!;
    const eventId = await recordEvent(actor, { type: 'meeting.left', subjectIds: [String(circle), menteeId, ...meetingIds], audience: [menteeId, String(mentorId)], data: { menteeId, meetingIds }, at: now });
    await enqueueMail(actor, { eventId, receiverId: menteeId, template: 'circle-meetings-left', dueAt: now });
  }
  await countAnswersWithout(actor, circleId === undefined ? { menteeId } : { menteeId, circleId }, now);
}

function toCome({ tenantId, programId }: { readonly tenantId: string; readonly programId: string }, which: { circleId?: string; memberIds?: string }, now: Date): Promise<StoredMeeting[]> {
  const circle = which.circleId === undefined ? { circleId: trusted({ $exists: true }) } : {};
  return MeetingModel.find({ tenantId, programId, ...circle, ...which, state: 'confirmed', start: trusted({ $gt: now }) }).sort({ start: 1 }).lean();
}
