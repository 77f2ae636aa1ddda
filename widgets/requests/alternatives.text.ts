import { texts } from '../text/text.ts';

/** Whom a mentee could ask instead. */
export const text = texts('alternatives', {
  title: 'You could ask them now',
  why: 'They have a free place, and offer what you look for most.',
});
