import { texts } from '../text/text.ts';

/** How a goal stands, in words. A table of its own: other pages show it without the rest of goals. */
export const text = texts('progress', {
  milestonesDone: { one: '{done} of {count} milestone', other: '{done} of {count} milestones' },
  noMilestones: 'No milestones yet',
  due: 'Due {date}',
  dueToday: 'Due today',
  dueInDays: { one: 'Due {date}, {count} day left', other: 'Due {date}, {count} days left' },
  dueInWeeks: { one: 'Due {date}, {count} week left', other: 'Due {date}, {count} weeks left' },
  overdue: 'Overdue',
  wasDue: 'Was due {date}',
  checkInThisWeek: 'Check in this week',
  next: 'Next: {title}',
  nextBy: 'Next: {title}, by {date}',
  reached: 'Reached',
  dropped: 'Let go',
  confidenceOf: 'Confidence {value} of 10',
  youAndCoordinators: 'You and coordinators',
  youAndLater: 'You, and your partner once you have one',
  youCoordinatorsAndLater: 'You, coordinators, and your partner once you have one',
  themAndCoordinators: '{name} and coordinators',
  pairAndCoordinators: '{first}, {second} and coordinators',
});
