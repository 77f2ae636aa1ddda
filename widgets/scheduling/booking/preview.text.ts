import { texts } from '../../text/text.ts';

/** What is told of a meeting before it is booked. A table of its own: it comes after the times. */
export const text = texts('preview', {
  bothChange: { one: '{count} item. You can both change it later. What was left over last time comes to it.', other: '{count} items. You can both change it later. What was left over last time comes to it.' },
  where: 'Where',
  roomTheirs: '{name}’s video room',
  roomYours: 'Your video room',
  roomProgram: 'The program’s video room',
  linkComes: 'The link is in your invitation.',
  noRoom: 'No video room yet',
  agreeWhere: 'Agree with {name} where you meet.',
  giveRoom: 'Give one where you set your times, and it is in the invitation.',
  moveUntil: 'You can move it up to {time} before. Later than that, say why.',
  moveAlways: 'You can move it until it begins.',
  seeMonth: 'See {month}',
  insideNotice: 'Inside your notice of {time}',
});
