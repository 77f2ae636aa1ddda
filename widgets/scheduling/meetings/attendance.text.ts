import { texts } from '../../text/text.ts';

/** The words of saying who came to a meeting of a circle; loaded with the dialog. */
export const text = texts('attendance', {
  title: 'Who came on {day}?',
  words: 'Take the tick from whoever did not come. The meeting counts for those who did. Each is told of themselves alone, and may say for a while that it was otherwise.',
  contested: '{name}: says they were there',
  nobody: 'Nobody came: then it counts as not held.',
  notNow: 'Not now',
  save: 'Save',
});
