import { texts } from '../text/text.ts';

/** The words of a break that a pair takes. A table of its own: only the page of one's people shows it. */
export const text = texts('pause', {
  take: 'Take a break',
  takeWith: 'Take a break with {name}',
  title: 'Take a break with {name}?',
  words: 'Meetings ahead are cancelled, and {name} gets a note of each. You keep your place with each other, and either of you can go on whenever you like.',
  keep: 'Keep going',
  rests: '**You are taking a break.** No meetings can be booked until one of you goes on. Goals and everything written stay.',
  goOn: 'Go on',
  goOnWith: 'Go on with {name}',
  saidTaken: 'You are taking a break with {name}. Nothing is lost.',
  saidOn: 'You go on with {name}. You can book a meeting again.',
  movedOn: '**This has changed in the meantime.** So it stands now.',
});
