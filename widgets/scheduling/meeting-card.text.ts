import { texts } from '../text/text.ts';

/** The words of one meeting; part of the slice's one table (scheduling.text.ts). */
export const meetingCardWords = {
  meetingWith: 'Meeting with {name}',
  byVideo: '{length}, video call',
  clocksCounted: 'Clocks change in {place} before then. Both times already count that in.',
  joinOpens: 'Join opens at {time}',
  join: 'Join',
  joinWith: 'Join the meeting with {name}',
  goingOn: 'Going on now',
  cancel: 'Cancel',
  cancelWith: 'Cancel the meeting with {name}, {day}',
} as const;

export const text = texts('scheduling', meetingCardWords);
