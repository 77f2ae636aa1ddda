import { texts } from '../text/text.ts';

/** Flash sessions: single meetings without a match. */
export const text = texts('flash', {
  perMonth: 'Flash sessions a month',
  perMonthHint: 'Anyone who looks for a mentor may book one, with one question. It takes no place of a mentee.',
  none: 'None',
  count: { one: '{count} session', other: '{count} sessions' },
  length: 'Length of a flash session',
  title: 'Flash session',
  offers: '{name} offers single sessions of {length}: one topic, one question, nothing to commit to.',
  book: 'Book a flash session',
  topic: 'Topic',
  question: 'Your question',
  questionHint: 'One question that {name} can think about before you meet.',
  questionMissing: 'Write your question first.',
  send: 'Book this session',
  booked: '**Booked.** {day}, {time} your time. {name} sees your topic and question.',
  saidBooked: 'Booked. {name} gets a note.',
  monthFull: '**{name}’s sessions of that month are all booked.** Choose a time in another month.',
  oneToCome: '**You have a flash session with {name} to come.** After it you can book another one.',
  notOffered: '**{name} offers no flash sessions any more.**',
  noneLeft: '**{name} has no flash session to book at the moment.**',
  gone: 'Cancelled because one of you takes no part any more.',
  goOn: 'Make it ongoing',
  askedOn: 'Your request is on its way.',
  wished: 'Said. The other person gets a note.',
});
