import { texts } from '../text/text.ts';

/** The few words that stand there before the views have come; part of the slice's one table. */
export const headingWords = {
  title: 'Requests',
  titleSent: 'Your requests',
  titleReceived: 'Who asks you',
  loading: 'Loading requests',
} as const;

export const heading = texts('requests', headingWords);
