import { texts } from '../text/text.ts';

/** The words around a question of the program for those who are asked it, and around the answers for those who read them. */
export const text = texts('asked', {
  chooseUpTo: { one: 'Choose one.', other: 'Choose up to {count}.' },
  full: { one: 'One is enough. Take it off first to choose another.', other: '{count} are enough. Take one off first to choose another.' },
  tags: { one: 'One word or a short phrase.', other: 'Up to {count} words or short phrases, with commas between them.' },
  tooMany: { one: 'One is enough.', other: '{count} are enough.' },
  tooLong: 'One of them is too long. Each has {most} characters at most.',
  yes: 'Yes',
  no: 'No',
  clear: 'Take my answer back',
  missing: 'Please answer this: the program asks everybody for it.',
  public: 'Everybody who can find you in the program sees it.',
  matched: 'Only coordinators see it, and your match once you have both confirmed.',
  coordinator: 'Only coordinators see it.',
  counts: 'It counts for how well you and others fit, and what you have in common is shown to both.',
  required: 'The program asks everybody for this.',
  stillAsked: { one: 'The program asks you for one more answer. It is marked below; everything else stays as it is.', other: 'The program asks you for {count} more answers. They are marked below; everything else stays as it is.' },
  saidTitle: 'Answers to the program’s questions',
  saidNone: 'Nothing answered yet.',
  seenByAll: 'Seen by everybody who can find the person',
  seenByMatches: 'Seen by their match and coordinators',
  seenByCoordinators: 'Seen by coordinators only',
});
