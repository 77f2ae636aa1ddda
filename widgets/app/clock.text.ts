import { texts } from '../text/text.ts';

/** The words of looking at another clock. A table of its own: only who does so reads them. */
export const text = texts('clock', {
  viewed: '**Times are those of {place}**, {offset}.',
  back: 'Back to {place}',
});
