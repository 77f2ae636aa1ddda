import { trusted } from 'mongoose';
import type { ProgramActor } from '../actor.ts';
import { MeetingModel, type StoredMeeting } from './meeting.model.ts';
import { isRoomBy } from './room.ts';

const ofRoom = { mentorId: 1, menteeId: 1, memberIds: 1, matchId: 1, circleId: 1, meetingUrl: 1 } as const;
/** A meeting as far as its room is concerned, and whom it concerns. */
export type MeetingWithRoom = Pick<StoredMeeting, '_id' | keyof typeof ofRoom>;

/**
 * The actor's meetings as mentor that are not over and have another room than a new one would get, soonest first. Not those that were given
 * a room of their own.
 * @param usual the room, or its template, of new ones
 */
export async function meetingsElsewhere({ tenantId, programId, personId }: ProgramActor, usual: string | null, now: Date): Promise<MeetingWithRoom[]> {
  const toCome = await MeetingModel.find({ tenantId, programId, mentorId: personId, state: 'confirmed', end: trusted({ $gt: now }), 'roomChange.own': trusted({ $ne: true }) }, ofRoom)
    .sort({ start: 1 })
    .lean<MeetingWithRoom[]>();
  return toCome.filter(({ meetingUrl }) => !isRoomBy(usual, meetingUrl));
}
