import { texts } from '../text/text.ts';

/** The few words that stand there before the views have come; part of the slice's one table. */
export const headingWords = {
  title: 'Goals',
  lead: 'Three is plenty. You choose who sees each one.',
  leadMentor: 'Your own goals, and those that are shared with you.',
  leadCoordinator: 'Goals that people share with the coordinators.',
  loading: 'Loading goals',
  shown: { one: '{count} goal', other: '{count} goals' },
} as const;

export const heading = texts('goals', headingWords);
