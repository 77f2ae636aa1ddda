import { texts } from '../text/text.ts';

/** The few words that stand there before the view has come; part of the slice's one table. */
export const headingWords = {
  title: 'Your board',
  lead: 'The people you learn from, each for something else.',
  loading: 'Loading your board',
  shown: { one: '{count} seat', other: '{count} seats' },
} as const;

export const heading = texts('board', headingWords);
