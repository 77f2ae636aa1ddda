import { texts } from '../text/text.ts';

/** What `<mentor-program>` says around the pages that it has from the program. */
export const text = texts('rooms', {
  peopleWaiting: { one: 'People ({count} waiting)', other: 'People ({count} waiting)' },
  notYours: 'This is for those who coordinate the program',
  notYoursWords: 'If you are one of them, ask whoever looks after this page to let coordinators work from it.',
});
