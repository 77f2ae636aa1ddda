import { texts } from '../../text/text.ts';

/** The words of a circle's meeting that repeats; loaded when its times are looked at. */
export const text = texts('repeating', {
  upTo: 'Up to {count}: until the program ends, at most a year ahead.',
  otherHourForSome: 'Clocks have changed: another hour for some of the circle',
  planned: { one: 'Planned.', other: 'Planned: {count} meetings. Everybody gets one mail.' },
});
