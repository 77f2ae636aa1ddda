import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/proposals/circle-proposal.text.ts';

export const polling: Translation<typeof text> = {
  circleProposes: '{name} schlägt Zeiten für „{circle}“ vor',
  circleAnswered: '„{circle}“: {answered} von {people} haben geantwortet',
  tickWhat: 'Hake an, was dir passt. Keine ist auch eine Antwort.',
  suits: 'Passt mir',
  suitsAt: ', {day}, {time}',
  sendAnswer: 'Antwort senden',
  answered: 'Danke. {name} sieht, was dir passt.',
  busyThen: 'Du hast dann etwas anderes',
  suitsSome: 'Passt {suited} von {people}',
  suitsMost: 'Passt den meisten',
  waitsForWhom: 'Noch keine Antwort: {names}',
  toBook: 'Diese Zeit buchen',
  bookName: 'Diese Zeit buchen: {day}, {time}',
  circleBooked: 'Gebucht. Alle in „{circle}“ sind eingeladen.',
};
