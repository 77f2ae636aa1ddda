import { randomBytes } from 'node:crypto';
import type { ProgramActor } from '../actor.ts';
import { rulesOf, type AvailabilityRules } from '../availability/rules.ts';
import { roomPlaceholders, type RoomOwner } from '../meeting-room-words.ts';
import { programSettings } from '../programs/programs.ts';

const roomBytes = 16;
const roomName = new RegExp(`^[0-9a-f]{${roomBytes * 2}}$`);

/**
 * Where a new meeting takes place: the room of its mentor, else of its program, or one that its template names anew for each meeting. 128 random bits:
 * nobody guesses it, and who was in one meeting does not know the next. Written into the meeting, so that moving it keeps it.
 */
export function roomFor(address: string | null): string | null {
  if (address === null) return null;
  const room = randomBytes(roomBytes).toString('hex');
  return address.replaceAll(roomPlaceholders, room);
}

/** Whether a meeting that takes place there could have its room by this address or template. */
export function isRoomBy(address: string | null, meetingUrl: string | null): boolean {
  if (address === null || meetingUrl === null) return address === meetingUrl;
  const from = address.search(roomPlaceholders);
  if (from === -1) return address === meetingUrl;
  const room = meetingUrl.slice(from, from + roomBytes * 2);
  return roomName.test(room) && address.replaceAll(roomPlaceholders, room) === meetingUrl;
}

/** The room, or its template, that the next meeting of a mentor gets: their own, else the program's. */
export async function usualRoom(actor: ProgramActor, mentorId: string): Promise<string | null> {
  const rules = (await rulesOf(actor, [mentorId])).get(mentorId);
  return rules?.meetingUrl ?? (await programRoom(actor));
}

/** Whose room that is, by the rules of the mentor and the room of the program; null: there is none yet. */
export function usualRoomOwner(rules: Pick<AvailabilityRules, 'meetingUrl'> | undefined, room: string | null): RoomOwner | null {
  if (rules !== undefined && rules.meetingUrl !== null) return 'mentor';
  return room === null ? null : 'program';
}

/** Where people of a program meet whose mentor has no room. */
export async function programRoom({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<string | null> {
  return (await programSettings(tenantId, programId)).meetings.room ?? null;
}
