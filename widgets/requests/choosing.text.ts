import { texts } from '../text/text.ts';

/** Choosing up to three mentors, in order, before anybody is asked. A table of its own: it comes with the first choice, not with the list. */
export const text = texts('choosing', {
  yourChoices: 'Your choices',
  inOrder: 'We ask one mentor at a time, in this order. If one can’t, the next is asked by itself.',
  pickAnother: 'Pick another',
  write: 'Write your message',
  seeRequest: 'See your request',
  choose: 'Choose {name} as number {place}',
  replaceTitle: 'Your choices are full. Replace one?',
  replace: 'Replace {name}',
  fit: '{fit} fit',
  askedNow: 'Asked already',
  earlier: 'Ask {name} earlier',
  later: 'Ask {name} later',
  remove: 'Don’t ask {name}',
  saidChosen: '{name} is your choice {place} of {most}.',
  saidMoved: '{name} moved to place {place} of {most}.',
  saidRemoved: '{name} is no longer among your choices.',
  others: 'Others who have a free place',
});
