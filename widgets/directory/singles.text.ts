import { texts } from '../text/text.ts';

/** Single sessions in the list of mentors: a table of their own, because a mentor's page has others. */
export const text = texts('singles', {
  singles: 'Single sessions',
  offers: 'Offers single sessions',
  book: 'Book a single session',
  bookWith: 'Book a single session with {name}',
});
