import { texts } from '../text/text.ts';
import { text as unreachable } from './unreachable.text.ts';

/** Words that belong to no slice: parts, states and what went wrong. */
export const text = texts('parts', {
  ...unreachable.english,
  optional: 'optional',
  undo: 'Undo',
  close: 'Close',
  goOn: 'Go on',
  remove: 'Remove {name}',
  loading: 'Loading',
  yourTime: 'your time',
  yourTimeIn: 'your time, {place}',
  theirTimeIn: '{name}’s time, {place}',
  and: '{first} and {second}',
  onlyYou: 'Only you',
  youAnd: 'You and {name}',
  youAndPartner: 'You and your partner',
  youAndCoordinators: 'You, {name} and coordinators',
  youPartnerAndCoordinators: 'You, your partner and coordinators',
  onlyName: 'Only {name}',
  everyone: 'Everyone in the program',
  slotName: '{day}, {yours} your time, {theirs} {name}’s time, free',
  justTaken: 'Just taken',
  problemBusy: '**That was a lot at once.** Wait a moment, then try again.',
  problemNotFound: '**This is not here any more.** It may have been removed or was never shared with you.',
  problemNotAllowed: '**You can look, but not change this.**',
  problemMovedOn: '**This changed a moment ago.** Here is how it is now.',
  problemFields: '**Something in the form needs another look.**',
  problemRefused: '**This page could not sign you in.** Its owner can tell you more.',
  problemOther: '**Something went wrong on our side.** Nothing is lost.',
  sessionEnded: '**You were away for a while.** Your draft is kept.',
});
