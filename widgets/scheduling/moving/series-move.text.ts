import { texts } from '../../text/text.ts';

/** The words of moving all later meetings of a series: read once somebody wants that. */
export const text = texts('shifting', {
  title: 'All the new times',
  before: 'Before: {day}, {time}',
  stays: 'Stays where it is',
  move: { one: 'Move {count} meeting', other: 'Move {count} meetings' },
  shown: { one: '{count} meeting moves; staying: {staying}', other: '{count} meetings move; staying: {staying}' },
  changed: '**Something has changed meanwhile.** Nothing was moved; look at the times again.',
});
