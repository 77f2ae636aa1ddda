import { trusted, Types } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { NotAllowed } from '../problems.ts';
import type { MeetingState } from '../vocabulary.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { peopleOf, readForActor, withPerson } from './meeting-record.ts';
import { viewMeetings, type Meeting } from './meeting-view.ts';

/** A meeting for its reader's calendar: as they may see it, with what calendars know it by. */
export interface CalendarEntry {
  meeting: Meeting;
  /** The same for ever, in everybody's calendar. */
  uid: string;
  /** Goes up with each change of time or place and with the end. */
  sequence: number;
  changedAt: Date;
}

const dayMs = 86_400_000;
/** How long a feed tells of what is over, or was cancelled. */
const keptDays = 30;
/** More meetings of one person than a feed can be asked for. */
const mostEntries = 2_000;
/** What stands in a calendar: times that are only proposed do not. */
const inCalendars: readonly MeetingState[] = ['confirmed', 'held', 'missed', 'cancelled'];

/** The entry of one of the actor's own meetings, on their own clock whichever they look at now. A coordinator sees that people meet, and has nothing to put into a calendar. */
export async function readCalendarEntry({ viewedZone: _, ...actor }: ProgramActor, meetingId: string, now = new Date()): Promise<CalendarEntry> {
  const meeting = await readForActor(actor, meetingId, 'meeting.read');
  if (!peopleOf(meeting).includes(actor.personId)) throw new NotAllowed();
  const [view] = await viewMeetings(actor, [meeting], now);
  return toEntry(meeting, view!);
}

/**
 * The entries of several meetings, soonest first; such as are not the actor's own are left out. What a circle meets for without them
 * by now is cancelled in their calendar, as it stood when they left, without its room.
 */
export async function readCalendarEntries(actor: ProgramActor, meetingIds: readonly string[], now = new Date()): Promise<CalendarEntry[]> {
  const { tenantId, programId, personId } = actor;
  const meetings = await MeetingModel.find({ tenantId, programId, _id: trusted({ $in: [...meetingIds] }), $or: [...withPerson(personId), { 'left.personId': personId }] }).lean();
  const known = meetings.map((meeting) => asKnownTo(meeting, personId)).sort((a, b) => a.start.getTime() - b.start.getTime());
  const views = await viewMeetings(actor, known, now);
  return known.map((meeting, index) => toEntry(meeting, views[index]!));
}

/**
 * What somebody's calendar shows of one program: the last 30 days and all that is to come; what was cancelled, or what a circle meets
 * for without them by now, for 30 days, so that calendars take it out.
 */
export async function calendarEntriesOf(actor: ProgramActor, now: Date): Promise<CalendarEntry[]> {
  const { tenantId, programId, personId } = actor;
  const since = new Date(now.getTime() - keptDays * dayMs);
  const meetings = await MeetingModel.find({
    tenantId,
    programId,
    $and: [{ $or: [...withPerson(personId), leftBy(personId, since)] }, { $or: [{ cancelled: null }, { 'cancelled.at': trusted({ $gt: since }) }] }],
    start: trusted({ $gt: since }),
    state: trusted({ $in: inCalendars }),
  })
    .sort({ start: 1, _id: 1 })
    .limit(mostEntries)
    .lean();
  const known = meetings.map((meeting) => asKnownTo(meeting, personId));
  const views = await viewMeetings(actor, known, now);
  return known.map((meeting, index) => toEntry(meeting, views[index]!));
}

/** What a circle meets for without somebody who has left, or rests, since then. */
function leftBy(personId: string, since: Date) {
  return { 'left.personId': personId, left: trusted({ $elemMatch: { personId: new Types.ObjectId(personId), at: { $not: { $lte: since } } } }) };
}

function asKnownTo(meeting: StoredMeeting, personId: string): StoredMeeting {
  const left = meeting.left?.find((one) => String(one.personId) === personId);
  if (left === undefined) return meeting;
  const { start, end, sequence, at } = left;
  return { ...meeting, state: 'cancelled', start, end, sequence, ...(at === undefined ? {} : { updatedAt: at }) };
}

function toEntry({ uid, sequence, updatedAt }: StoredMeeting, meeting: Meeting): CalendarEntry {
  return { meeting, uid, sequence, changedAt: updatedAt };
}
