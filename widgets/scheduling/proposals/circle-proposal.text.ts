import { texts } from '../../text/text.ts';

/** The words of times that are proposed to a circle; loaded with the first proposal to one. */
export const text = texts('polling', {
  circleProposes: '{name} proposes times for “{circle}”',
  circleAnswered: '“{circle}”: {answered} of {people} have answered',
  tickWhat: 'Tick whatever suits you. None is an answer too.',
  suits: 'Suits me',
  suitsAt: ', {day}, {time}',
  sendAnswer: 'Send my answer',
  answered: 'Thank you. {name} sees what suits you.',
  busyThen: 'You have something else then',
  suitsSome: 'Suits {suited} of {people}',
  suitsMost: 'Suits most',
  waitsForWhom: 'No answer yet: {names}',
  toBook: 'Book this time',
  bookName: 'Book this time: {day}, {time}',
  circleBooked: 'Booked. Everybody in “{circle}” is invited.',
});
