import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { readAvailability, type Availability } from '../availability/availability.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { enqueueMails } from '../outbox/outbox.ts';
import { may } from '../policy.ts';
import { NotAllowed, RuleBroken } from '../problems.ts';
import { assertOpen } from '../programs/programs.ts';
import { MeetingModel } from './meeting.model.ts';
import { peopleOf, readForActor, withPerson } from './meeting-record.ts';
import { viewMeetings, whatCanBeDone, type Meeting } from './meeting-view.ts';
import { meetingsElsewhere, type MeetingWithRoom } from './meetings-elsewhere.ts';
import { readMeeting } from './meetings.ts';
import { isRoomBy, roomFor, usualRoom } from './room.ts';

export interface RoomChange {
  /** The room that the reader changes: somebody may have changed it meanwhile. null: none. */
  from: string | null;
  /** An address, or a template by which the meeting gets a new one of its own; null: no room. */
  address: string | null;
}

/**
 * Gives one meeting that is not over another room: its mentor may. The same meeting at the same time, with the next number of its
 * calendar event; its people are told. Where it has that room already, nothing is done.
 */
export async function changeRoom(actor: ProgramActor, meetingId: string, { from, address }: RoomChange, now = new Date()): Promise<Meeting> {
  await inTransaction(async () => {
    const meeting = await readForActor(actor, meetingId, 'meeting.change-room');
    if (!whatCanBeDone(meeting, actor.personId, now).includes('change-room')) throw new RuleBroken('moved-on', { state: meeting.state });
    if (meeting.meetingUrl === address) return;
    if (meeting.meetingUrl !== from) {
      if (isRoomBy(address, meeting.meetingUrl)) return; // asked again: it was done
      throw new RuleBroken('moved-on');
    }
    await assertOpen(actor);
    const own = address !== (await usualRoom(actor, actor.personId));
    await writeRooms(actor, [meeting], { address, own }, now);
  });
  return readMeeting(actor, meetingId, now);
}

/**
 * Gives the actor's booked meetings the room that new ones get, all that are not over and have another one, or none of them; such as were
 * given a room by themselves keep it. The people of each pair or circle are told once. Answers the actor's rules, as reading them does.
 */
export async function changeRoomsOfBooked(actor: ProgramActor, now = new Date()): Promise<Availability> {
  if (!may(actor, 'availability.edit')) throw new NotAllowed();
  await inTransaction(async () => {
    await assertOpen(actor);
    const address = await usualRoom(actor, actor.personId);
    const meetings = await meetingsElsewhere(actor, address, now);
    const together = Map.groupBy(meetings, ({ _id, matchId, circleId }) => String(matchId ?? circleId ?? _id));
    for (const ofOne of together.values()) await writeRooms(actor, ofOne, { address, own: false }, now);
  });
  return readAvailability(actor, now);
}

/** Meetings of one pair or circle; one event, and one mail to each of its people. */
async function writeRooms(actor: ProgramActor, meetings: readonly MeetingWithRoom[], { address, own }: { address: string | null; own: boolean }, now: Date): Promise<void> {
  const { tenantId, programId } = actor;
  for (const { _id, meetingUrl } of meetings) {
    const { modifiedCount } = await MeetingModel.updateOne(
      { tenantId, programId, _id, state: 'confirmed', meetingUrl },
      { $set: { meetingUrl: roomFor(address), roomChange: { at: now, own } }, $inc: { sequence: 1 } },
    );
    if (modifiedCount === 0) throw new RuleBroken('moved-on');
  }
  const { matchId } = meetings[0]!;
  const people = [...new Set(meetings.flatMap(peopleOf))];
  const meetingIds = meetings.map(({ _id }) => String(_id));
  const [first, ...others] = meetingIds;
  const eventId = await recordEvent(actor, {
    type: 'meeting.room-changed',
    subjectIds: [first!, ...people, ...others],
    ...(matchId === undefined ? {} : { matchId: String(matchId) }),
    audience: people,
    forCoordinators: true,
    data: { meetingIds },
    at: now,
  });
  await enqueueMails(actor, people.map((receiverId) => ({ eventId, receiverId, template: 'room-changed' })));
}

/** Those of the reader's own meetings that got their room at that moment and have it still, soonest first; what is over or cancelled is left out. */
export async function meetingsInNewRoom(actor: ProgramActor, meetingIds: readonly string[], at: Date, now: Date): Promise<Meeting[]> {
  const { tenantId, programId, personId } = actor;
  const meetings = await MeetingModel.find({ tenantId, programId, _id: trusted({ $in: [...meetingIds] }), $or: withPerson(personId), state: 'confirmed', end: trusted({ $gt: now }), 'roomChange.at': at })
    .sort({ start: 1 })
    .lean();
  return viewMeetings(actor, meetings, now);
}
