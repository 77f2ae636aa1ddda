import { texts } from '../../text/text.ts';

/** The words of a meeting that repeats; part of the table that booking and its list share (times.text.ts). */
export const seriesWords = {
  repeat: 'Repeat',
  once: 'Does not repeat',
  weekly: 'Every week',
  fortnightly: 'Every 2 weeks',
  monthly: 'Every month',
  monthly1: 'Every month, on the first {weekday}',
  monthly2: 'Every month, on the second {weekday}',
  monthly3: 'Every month, on the third {weekday}',
  monthly4: 'Every month, on the fourth {weekday}',
  monthlyLast: 'Every month, on the last {weekday}',
  see: 'See all times',
  allTimes: 'All the times',
  howMany: 'How many times?',
  untilEnd: 'There are {count} before your time together ends.',
  keeps: 'The time of day in {place} stays, also when clocks change.',
  timeOf: '{yours} your time, {theirs} {name}’s time',
  otherHour: 'Clocks have changed: another hour for you',
  moved: 'This hour is left out that day, so it begins later',
  instead: 'Other times near {day}',
  past: 'Too soon',
  'you-are-busy': 'You have something else',
  'other-is-busy': '{name} has something else',
  'closed-day': 'No meetings that day',
  'mentor-away': 'Away on that day',
  'outside-hours': 'Outside the free hours',
  'day-full': 'No more meetings that day',
  'month-full': 'No more meetings that month',
  book: { one: 'Choose two or more', other: 'Book {count} meetings' },
  bookedSaid: { one: 'Booked.', other: 'Booked: {count} meetings. {name} gets one mail.' },
  notFree: '**Some of these times have just gone.** Nothing was booked; look at what is left.',
  shown: { one: '{count} time', other: '{count} times, {free} free' },
} as const;

export const text = texts('times', seriesWords);
