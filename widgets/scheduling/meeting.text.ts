import { texts } from '../text/text.ts';

/** The words of one meeting. A table of its own: other pages show a meeting without the rest of scheduling. */
export const text = texts('meeting', {
  meetingWith: 'Meeting with {name}',
  flashWith: 'Flash session with {name}',
  flashAbout: 'Question: {question}',
  byVideo: '{length}, video call',
  clocksCounted: 'Clocks change in {place} before then. Both times already count that in.',
  busyThen: 'You have something else then.',
  seriesWeekly: 'Every week, {place} of {of}',
  seriesFortnightly: 'Every 2 weeks, {place} of {of}',
  seriesMonthly: 'Every month, {place} of {of}',
  joinOpens: 'Join opens at {time}',
  join: 'Join',
  joinWith: 'Join the meeting with {name}',
  goingOn: 'Going on now',
  agenda: 'Agenda',
  agendaWith: 'Agenda of the meeting with {name}, {day}',
  move: 'Move',
  moveWith: 'Move the meeting with {name}, {day}',
  add: 'Add to calendar',
  addWith: 'Add to calendar: the meeting with {name}, {day}',
  cancel: 'Cancel',
  cancelWith: 'Cancel the meeting with {name}, {day}',
});
