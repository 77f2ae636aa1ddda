import { texts } from '../text/text.ts';

/** The words of `parts` that an element carries itself: for when nothing else can be loaded. */
export const text = texts('parts', {
  tryAgain: 'Try again',
  problemNetwork: '**We couldn’t reach the server.** Nothing is lost. Check your connection.',
});
