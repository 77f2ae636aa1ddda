import { texts } from '../text/text.ts';

/** The words of ending a match of two. A table of its own: only the page of one's people shows it. */
export const text = texts('ending', {
  end: 'End the match',
  endWith: 'End the match with {name}',
  title: 'End the match with {name}?',
  words: '{name} is told that it has ended, and not why. Meetings ahead are cancelled, and you both have your place free again. Goals and everything written stay.',
  notAgain: 'Not again with this person',
  notAgainHint: 'You will not be matched with each other here any more. That is yours alone: {name} is not told, and sees no more than that a rule of the program keeps you apart.',
  keep: 'Keep it',
  said: 'Your match with {name} has ended.',
  ended: '**Your match with {name} has ended.** Your place is free again.',
  findAnother: 'Find another mentor',
  away: '**{name} takes no part for now.** Your match waits, and goes on by itself when {name} is back. You need not wait: end it below, and your place is free again.',
  awayWaits: '**{name} takes no part for now.** Your match waits, and goes on by itself when {name} is back.',
  movedOn: 'This has changed in the meantime. So it stands now.',
});
