import { texts } from '../text/text.ts';

/** The words of what limits joining: places, and the time to join. A table of its own: most programs have neither. */
export const text = texts('openings', {
  notYetTitle: 'Joining {program} has not opened yet',
  opens: 'It opens on {day} at {time}, your time. This page opens with it.',
  overTitle: 'The time to join {program} is over',
  over: 'Joining closed on {day} at {time}, your time.',
  fullTitle: 'Every place in {program} is taken',
  full: 'You can wait for a place. Your turn is kept, and we write to you.',
  until: 'You can join until {day}, {time}, your time.',
  menteesFull: 'Every place for mentees is taken. You can wait for one: it is kept for you for some days once it is your turn.',
  mentorsFull: 'Every place for mentors is taken. You can wait for one: it is kept for you for some days once it is your turn.',
  menteesLater: 'You can wait: when the program takes mentees again, a place is kept for you for some days once it is your turn.',
  mentorsLater: 'You can wait: when the program takes mentors again, a place is kept for you for some days once it is your turn.',
});
