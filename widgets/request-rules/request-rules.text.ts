import { texts } from '../text/text.ts';

/** The words of the page on which coordinators set how requests go. */
export const text = texts('asking', {
  title: 'How requests go',
  lead: 'It counts from now on. Requests and matches that have begun keep the periods they began with.',
  back: 'Back to the program',
  loading: 'Reading how requests go',
  closed: 'This program is closed for good. You can read how requests went.',
  choices: 'How many mentors a request may name',
  choicesHint: 'They are asked one after the other, in the mentee’s order.',
  expiryDays: 'Days to answer',
  expiryHint: 'After that the next mentor is asked, or the request ends kindly. 1 to 90.',
  expiryWrong: 'Write a number of days from 1 to 90.',
  reminderDays: 'Reminders, in days after being asked',
  reminderHint: 'Such as 3, 7. Leave it empty for none.',
  reminderWrong: 'Write up to five numbers, each smaller than the days to answer.',
  meetFirst: 'The two meet first, then both confirm',
  meetFirstHint: 'A yes begins a match that is only tried; the place is held meanwhile. Without a yes of both it ends kindly.',
  confirmDays: 'Days to confirm',
  confirmWrong: 'Write a number of days from 1 to 90.',
  save: 'Save',
  saved: 'Saved. New requests go by it.',
  changedMeanwhile: '**The program was closed meanwhile.** What you set here cannot be saved any more.',
});
