/** What an address of a video room may leave open: part of no page but the one that sets it. */

/** Stands for a name that each meeting gets for itself: `https://meet.jit.si/{room}`. `{meeting}` means the same. */
export const roomPlaceholders = /\{(?:room|meeting)\}/g;

/** Whose video room a new meeting gets. */
export const roomOwners = ['mentor', 'program'] as const;
export type RoomOwner = (typeof roomOwners)[number];

/** A name as a meeting gets one, to show what a template comes to. */
const exampleRoom = '7f3a9c2e41d8b6057f3a9c2e41d8b605';

/** Where a meeting would be by this address or template. */
export function exampleOf(address: string): string {
  return address.replaceAll(roomPlaceholders, exampleRoom);
}

/** Whether a video room, a mentor's or a program's, can be met in: https, and nothing left open but the room. */
export function isRoomAddress(address: string): boolean {
  const named = address.replaceAll(roomPlaceholders, 'room');
  return /^https:\/\//i.test(address) && URL.canParse(named) && !/[{}]/.test(named) && !/^https:\/\/[^/?#]*\{/i.test(address);
}
