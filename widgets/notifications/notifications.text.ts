import { texts } from '../text/text.ts';

/** The words of how mail comes. */
export const text = texts('notifications', {
  goesTo: 'Mail goes to {address}.',
  noAddress: 'No mail address of yours is known, so none is sent. Everything is shown here.',
  failing: 'Mail to your address came back. Ask whoever looks after your account to correct it.',
  requests: 'Requests',
  matches: 'Matches',
  meetings: 'Meetings',
  reminders: 'Reminders of meetings',
  circles: 'Circles',
  'waiting-lists': 'Waiting lists',
  coordination: 'Coordination',
  'at-once': 'At once',
  daily: 'Once a day, together',
  weekly: 'Once a week, together',
  none: 'Not at all',
  always: 'What you need to get in, and what keeps people safe, always comes. So does news of a meeting within a day.',
  quiet: 'Quiet hours',
  quietHint: 'Mail waits until they end, on your clock.',
  quietNoZone: 'Choose your time zone above first.',
  from: 'From',
  to: 'To',
  same: 'Choose two different times.',
  saved: 'Saved.',
});
