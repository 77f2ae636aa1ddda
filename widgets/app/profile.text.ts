import { texts } from '../text/text.ts';

/** The words of the profile page; part of the slice's one table (app.text.ts). */
export const profileWords = {
  profileLead: 'What others see of you, and how you see this page.',
  language: 'Language of this page',
  asMentorTitle: 'You as mentor',
  asMenteeTitle: 'You as mentee',
  headline: 'One line about you',
  headlineHint: 'For example your work or what you study.',
  about: 'About you',
  aboutMentorHint: 'What you can tell from experience, and how you like to work.',
  aboutMenteeHint: 'What brings you here.',
  capacity: 'How many mentees at a time?',
  capacityHint: { one: 'You have {count} now.', other: 'You have {count} now.' },
  capacityTooMuch: 'The program allows at most {most}.',
  save: 'Save',
  saved: 'Saved',
  back: 'Back',
} as const;

export const text = texts('app', profileWords);
