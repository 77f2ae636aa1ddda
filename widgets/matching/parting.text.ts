import { texts } from '../text/text.ts';

/** The words of what has become of the pairs of a published run, and of ending one. A table of its own: they come with them. */
export const text = texts('parting', {
  'state.proposed': 'Proposed',
  'state.active': 'Active',
  'state.paused': 'Resting',
  'state.closing': 'Saying goodbye',
  'state.completed': 'Completed',
  'state.ended': 'Ended',
  pair: '{mentee} and {mentor}',
  end: 'End',
  endWhom: 'End: {pair}',
  title: 'End the match of {pair}?',
  words: 'Both are told that it has ended, and not why. Meetings ahead are cancelled, and both have their place free again. Goals and everything written stay.',
  wordsUntold: 'Nobody is told: no message about this match has gone out yet. Meetings ahead are cancelled, and both have their place free again. Goals and everything written stay.',
  reason: 'Why it ends',
  reasonHint: 'Coordinators alone read it.',
  keep: 'Keep it',
  endMatch: 'End the match',
  said: 'The match of {pair} has ended.',
  movedOn: 'This has changed in the meantime. So it stands now.',
  endedBy: 'by {name}, {when}',
});
