import { texts } from '../text/text.ts';

/** One person's work, as their teacher may look at it. */
export const text = texts('review', {
  lead: 'You came from the gradebook. You see what counts there, when people met, and goals that are shared with coordinators.',
  leadTeacher: 'You came from the gradebook. You see what counts there. Meetings and shared goals are for those who coordinate the program.',
  counts: 'What counts',
  countsNothing: 'This column counts nothing of Mentoring.',
  partners: 'Works with {names}',
  noPartner: 'Has no mentoring partner at the moment.',
  meetings: 'Meetings',
  noMeetings: 'No meetings yet',
  noMeetingsWords: 'What was booked and what became of it shows here.',
  meetingWith: '{day}, {from} to {to}, with {name}',
  proposed: 'proposed',
  confirmed: 'booked',
  held: 'held',
  missed: 'did not take place',
  cancelled: 'cancelled',
  goals: 'Shared goals',
  noGoals: 'No goal is shared',
  noGoalsWords: 'What people keep to themselves, or between the two of them, is not shown and not counted here.',
  waiting: '{points} of {most} points are on their way into the gradebook.',
  sent: 'In the gradebook: {points} of {most} points.',
  stopped: 'It could not be written into the gradebook yet.',
  byHand: 'A mark was entered by hand. It stays.',
  loading: 'Loading the work',
  loaded: 'The work of {name}',
});
