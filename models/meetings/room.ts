import { randomBytes } from 'node:crypto';
import { roomPlaceholders } from '../meeting-room-words.ts';

/**
 * Where a new meeting takes place: the room of its mentor, else of its program, or one that its template names anew for each meeting. 128 random bits:
 * nobody guesses it, and who was in one meeting does not know the next. Written into the meeting, so that moving it keeps it.
 */
export function roomFor(address: string | null): string | null {
  if (address === null) return null;
  const room = randomBytes(16).toString('hex');
  return address.replaceAll(roomPlaceholders, room);
}
