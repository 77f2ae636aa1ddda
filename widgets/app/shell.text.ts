import { texts } from '../text/text.ts';

/** The words that stand around every page; part of the slice's one table (app.text.ts). */
export const shellWords = {
  toContent: 'To the content',
  program: 'Program',
  home: 'Home',
  find: 'Find a mentor',
  findShort: 'Find',
  directory: 'Mentors',
  withName: 'With {name}',
  yourMentors: 'Your mentors',
  yourMentorsShort: 'Mentors',
  yourMentees: 'Your mentees',
  yourMenteesShort: 'Mentees',
  yourPeople: 'Your people',
  yourPeopleShort: 'People',
  people: 'People',
  matching: 'Matching',
  requests: 'Requests',
  meetings: 'Meetings',
  meetingsShort: 'Meet',
  goals: 'Goals',
  circles: 'Circles',
  startCircle: 'Start a circle',
  menu: 'You: {name}',
  board: 'Your board',
  profile: 'Profile and language',
  joinAsMentor: 'Be a mentor, too',
  joinAsMentee: 'Find a mentor, too',
  endSession: 'End session',
  pageTitle: '{page} – {program}',
  partOfOthers: 'Mentors and mentees see their own here. You have none of your own in this program.',
  toCourse: 'Back to the course',
  leftTitle: 'Your session has ended',
  left: 'Nobody can use this page now. Open it again from your course whenever you like.',
} as const;

export const text = texts('app', shellWords);
