import { texts } from '../text/text.ts';

/** What a placed link counts, and how far somebody is: on the placed part, in a review and for coordinators. */
export const text = texts('completion', {
  meetingsHeld: { one: '{count} held meeting', other: '{count} held meetings' },
  goalSet: 'A goal set',
  goalReached: 'A goal reached',
  of: '{done} of {total}',
  nextMeeting: 'Next: {day}, {time} your time',
  noMeeting: 'No meeting booked yet.',
  goalHint: 'It counts once you share it with your mentor.',
  achievedHint: 'A goal counts that you share with your mentor.',
  waiting: '{points} of {most} points are on their way into the gradebook.',
  sent: 'In the gradebook: {points} of {most} points.',
  stopped: 'It could not be written into the gradebook yet. The coordinator of your program sees why.',
  byHand: 'Your teacher entered a mark of their own. It stays.',
  forStudents: 'Counts for students in the gradebook',
  partly: 'Part of the points on the way there.',
  allAtOnce: 'All points once it is reached.',
  whoSees: 'Teachers see who reached it, not what was said or written.',
  loading: 'Loading the progress',
});
