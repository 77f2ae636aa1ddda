import { texts } from '../../text/text.ts';

/** The words of moving a meeting: a table of their own, because only who moves one needs them. */
export const text = texts('moving', {
  title: 'Move the meeting with {name}',
  now: 'Its time now',
  moveHere: 'Move to this time',
  seeAll: 'See all new times',
  back: 'To the meeting',
  fixed: '**This meeting can’t be moved any more.**',
  movedMeanwhile: '**It was moved meanwhile.** Its time now is shown here. Choose again if it still doesn’t suit.',
  monthFull: '**That month has no flash session left.** Choose a time in another month.',
});
