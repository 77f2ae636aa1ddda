import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { wantedOf, type Wanted } from '../mongodb/at-once.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { after, decodeCursor, pageOf } from '../mongodb/cursor.ts';
import { storedIds } from '../mongodb/rows.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { settingBounds } from '../setting-words.ts';
import { limits } from '../vocabulary.ts';
import { freeTime } from './bookings.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isWithinNotice, peopleOf, readForActor, recordOf, withPerson } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';

export { bookFlashSession, bookMeeting, type BookingInput, type FlashInput } from './book-meeting.ts';
export { goOnAfterFlash } from './going-on.ts';
export { holdSlot, releaseSlot, type HeldSlot, type HoldInput } from './hold-slot.ts';
export { readMeetingHistory, type MeetingPast } from './meeting-history.ts';
export { comesAsMember, viewMeetings, type Meeting } from './meeting-view.ts';
export { meetingsBefore, meetingsFrom, namesOfMeeting, ownMeeting, startsOfMeetings, type MeetingInRow, type OwnMeeting } from './own-meeting.ts';
export { meetingsOfPerson, type MeetingFact } from './meetings-of-person.ts';
export { calendarEntriesOf, readCalendarEntries, readCalendarEntry, type CalendarEntry } from './calendar-entries.ts';
export { changeRoom, changeRoomsOfBooked, meetingsInNewRoom, type RoomChange } from './change-room.ts';
export { moveMeeting, type MoveInput } from './move-meeting.ts';
export { listMoveSlots } from './move-slots.ts';
export { markAttendance, readAttendance, type Attendance } from './attendance.ts';
export { confirmHeld, contestHeld, countHeldMeetings, markHeldAfterADay } from './outcomes.ts';
export { cancelSeries } from './cancel-series.ts';
export { moveSeries, previewSeriesMove, type SeriesMoveInput, type SeriesMoveTime } from './move-series.ts';
export { bookSeries, previewSeries, readSeries, type Series, type SeriesBooking, type SeriesInput, type SeriesPreview } from './series.ts';
export { recomputeMeetings } from './recompute.ts';
export { timesUntilNow } from './recompute-mail.ts';

export interface MeetingQuery {
  when?: 'upcoming' | 'past' | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const usualPage = 20;
/** Longer than any meeting: one that is going on has begun within this time. */
const longestMs = 24 * 60 * minuteMs;

/** The actor's own meetings: what comes, soonest first, until it has ended; or what was or was cancelled, newest first. */
export async function listMeetings(actor: ProgramActor, query: MeetingQuery = {}, now = new Date()): Promise<{ items: Meeting[]; nextCursor: string | null }> {
  if (!may(actor, 'meeting.list')) throw new NotAllowed();
  const { tenantId, programId, personId } = actor;
  const when = query.when ?? 'upcoming';
  const limit = Math.min(query.limit ?? usualPage, limits.page);
  const list = { list: 'meetings', programId, personId, when };
  const position = query.cursor === undefined ? null : decodeCursor(query.cursor, list);
  const direction = when === 'upcoming' ? 1 : -1;
  const ofTime: Record<string, unknown> = when === 'upcoming'
    ? { state: 'confirmed', end: trusted({ $gt: now }), start: trusted({ $gt: new Date(now.getTime() - longestMs) }) }
    : { $or: [{ state: 'confirmed', end: trusted({ $lte: now }) }, { state: trusted({ $in: ['held', 'missed', 'cancelled'] }) }] };
  const rows = await MeetingModel.find({
    tenantId,
    programId,
    $and: [{ $or: withPerson(personId) }, ofTime, ...(position ? [after(position, 'start', direction)] : [])],
  })
    .sort({ start: direction, _id: direction })
    .limit(limit + 1)
    .lean();
  const page = pageOf(rows, limit, list, ({ start }) => start);
  return { items: await viewMeetings(actor, page.rows, now), nextCursor: page.nextCursor };
}

/** The actor's meeting that comes first, or that is going on. */
export function nextMeeting(actor: ProgramActor, now: Date): Wanted<StoredMeeting> {
  const { here, me } = storedIds(actor);
  // All who ask within a minute ask the same: meetings end on one.
  const minute = now.getTime() - (now.getTime() % minuteMs);
  const toCome = { state: 'confirmed', end: { $gt: new Date(minute) }, start: { $gt: new Date(minute - longestMs) } } as const;
  return wantedOf(MeetingModel, { of: me, filter: { ...here, ...toCome }, ways: [{ by: 'mentorId' }, { by: 'menteeId' }, { by: 'memberIds' }] }, { sort: { start: 1, _id: 1 }, limit: 1, people: ['mentorId', 'menteeId'] });
}

/** The actor's meeting that is over and of which nobody has said yet whether it took place: the first one; of a circle its mentor's to say. */
export function meetingToSay(actor: ProgramActor, now: Date): Wanted<StoredMeeting> {
  const { here, me } = storedIds(actor);
  const minute = now.getTime() - (now.getTime() % minuteMs);
  const over = { state: 'confirmed', end: { $lte: new Date(minute) }, start: { $gt: new Date(minute - longestMs - settingBounds.meetings.heldAfterHours[1] * hourMs) } } as const;
  return wantedOf(MeetingModel, { of: me, filter: { ...here, ...over }, ways: [{ by: 'mentorId' }, { by: 'menteeId' }] }, { sort: { start: 1 }, limit: 1, people: ['mentorId', 'menteeId'] });
}

/** One meeting, for the two it belongs to and (its time and outcome only) for coordinators. */
export async function readMeeting(actor: ProgramActor, meetingId: string, now = new Date()): Promise<Meeting> {
  const meeting = await readForActor(actor, meetingId, 'meeting.read');
  return (await viewMeetings(actor, [meeting], now))[0]!;
}

/** Cancels a meeting that has not begun; within the mentor's notice time a reason is asked for. Its time is free again. */
export async function cancelMeeting(actor: ProgramActor, meetingId: string, input: { reason?: string | undefined } = {}, now = new Date()): Promise<Meeting> {
  const { tenantId, programId, personId } = actor;
  const reason = input.reason ?? null;
  await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.cancel');
    if (!whatCanBeDone(meeting, personId, now).includes('cancel')) throw new RuleBroken('moved-on', { state: meeting.state });
    if (reason === null && (await isWithinNotice(actor, meeting, now))) throw new RuleBroken('body-invalid', { path: 'reason' });
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id: meetingId, state: 'confirmed' },
      { $set: { state: 'cancelled', cancelled: { by: personId, reason, at: now } }, $inc: { sequence: 1 } },
    );
    if (modifiedCount === 0) throw new RuleBroken('moved-on');
    await freeTime(tenantId, meetingId);
    const eventId = await recordOf(actor, meeting, 'meeting.cancelled', now);
    await enqueueMails(actor, peopleOf(meeting).map((receiverId) => ({ eventId, receiverId, template: 'meeting-cancelled' })));
  });
  return readMeeting(actor, meetingId, now);
}
