import { texts } from '../text/text.ts';

/** Waiting lists: of a mentor, and of a role of the program. */
export const text = texts('waiting', {
  title: 'Waiting for a place',
  full: '{name} has no free place at the moment. You can wait for one: it is kept for you for some days once it is your turn.',
  roleFull: 'Every place is taken at the moment. You can wait for one: it is kept for you for some days once it is your turn.',
  join: 'Join the waiting list',
  joined: 'You are on the waiting list.',
  position: 'You are number {number} on the waiting list of {name}.',
  positionRole: 'You are number {number} on the waiting list of the program.',
  leave: 'Stop waiting',
  left: 'You are no longer on the waiting list.',
  offered: '**A place with {name} is kept for you until {day}, {time}.** Send your request before then; {name} still says yes or no.',
  offeredRole: '**A place in the program is kept for you until {day}, {time}.** Join before then.',
  take: 'Send your request',
  letPass: 'Let it pass',
  passed: 'The place goes to the next in line.',
  taken: 'Your place with {name} is kept until your request is answered.',
  someoneThere: '**There is a free place.** You don’t have to wait.',
  tooMany: '**You wait for as many places as one can.** Give one of them up first.',
});
