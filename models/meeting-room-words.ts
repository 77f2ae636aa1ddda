/** What an address of a video room may leave open: part of no page but the one that sets it. */

/** Stands for a name that each meeting gets for itself: `https://meet.jit.si/{room}`. `{meeting}` means the same. */
export const roomPlaceholders = /\{(?:room|meeting)\}/g;

/** Whether a mentor's video room can be met in: https, and nothing left open but the room. */
export function isRoomAddress(address: string): boolean {
  const named = address.replaceAll(roomPlaceholders, 'room');
  return /^https:\/\//i.test(address) && URL.canParse(named) && !/[{}]/.test(named) && !/^https:\/\/[^/?#]*\{/i.test(address);
}
