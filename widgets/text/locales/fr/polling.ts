import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/proposals/circle-proposal.text.ts';

export const polling: Translation<typeof text> = {
  circleProposes: '{name} propose des heures pour « {circle} »',
  circleAnswered: '« {circle} » : {answered} réponses sur {people}',
  tickWhat: 'Coche ce qui te convient. Aucune est aussi une réponse.',
  suits: 'Me convient',
  suitsAt: ', {day}, {time}',
  sendAnswer: 'Envoyer ma réponse',
  answered: 'Merci. {name} voit ce qui te convient.',
  busyThen: 'Tu as autre chose à ce moment-là',
  suitsSome: 'Convient à {suited} sur {people}',
  suitsMost: 'Convient au plus grand nombre',
  waitsForWhom: 'Pas encore de réponse : {names}',
  toBook: 'Réserver cette heure',
  bookName: 'Réserver cette heure : {day}, {time}',
  circleBooked: 'C’est réservé. Tout le monde dans « {circle} » a une invitation.',
};
