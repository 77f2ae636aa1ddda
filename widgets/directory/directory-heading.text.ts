import { texts } from '../text/text.ts';

/** The few words that stand there before the views have come; part of the slice's one table. */
export const headingWords = {
  title: 'Find your mentor',
  titleLook: 'Mentors',
  loading: 'Loading mentors',
  loadingProfile: 'Loading profile',
  all: { one: '**{count} mentor**', other: '**{count} mentors**' },
  says: { one: '{count} mentor fits', other: '{count} mentors fit' },
} as const;

export const heading = texts('directory', headingWords);
