import { texts } from '../text/text.ts';

/** The requests of a program as its coordinators see them. */
export const text = texts('overseen', {
  lead: 'Who asked whom, and how it stands. What they wrote to each other stays between the two.',
  show: 'Which requests',
  waiting: 'Waiting for an answer',
  over: 'Over',
  hasUntil: '{name} has until {day} to answer.',
  hasRead: '{name} has read it and has until {day} to answer.',
  then: 'Asked after that: {names}',
  saidYes: '{name} said yes.',
  matchEnded: '{name} said yes; the match has ended.',
  withdrawn: 'Taken back before an answer.',
  closed: 'Closed without an answer.',
  nobody: 'Nobody who was asked could say yes.',
  sent: 'Sent {when}',
  noneWaiting: 'No request waits',
  noneWaitingWords: 'As soon as somebody asks a mentor you see it here, and until when an answer is due.',
  noneOver: 'Nothing is over yet',
  noneOverWords: 'What became of each request stands here once it is answered, taken back or closed.',
  happened: 'What happened',
  more: 'Show more',
});
