import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isRoomBy } from './room.ts';

/**
 * The actor's meetings as mentor that are not over and have another room than a new one would get, soonest first. Not those that were given
 * a room of their own.
 * @param usual the room, or its template, of new ones
 */
export async function meetingsElsewhere({ tenantId, programId, personId }: ProgramActor, usual: string | null, now: Date): Promise<StoredMeeting[]> {
  const toCome = await MeetingModel.find({ tenantId, programId, mentorId: personId, state: 'confirmed', end: trusted({ $gt: now }), 'roomChange.own': trusted({ $ne: true }) })
    .sort({ start: 1 })
    .lean();
  return toCome.filter(({ meetingUrl }) => !isRoomBy(usual, meetingUrl));
}
