import type { Translation } from '../../text.ts';
import type { text } from '../../../flash/flash.text.ts';

export const flash: Translation<typeof text> = {
  perMonth: 'Séances flash par mois',
  perMonthHint: 'Qui cherche un mentorat peut en réserver une avec une question. Elle ne prend aucune place.',
  none: 'Aucune',
  count: { one: '{count} séance', many: '{count} séances', other: '{count} séances' },
  length: 'Durée d’une séance flash',
  title: 'Séance flash',
  offers: '{name} propose des séances uniques de {length} : un sujet, une question, aucun engagement.',
  book: 'Réserver une séance flash',
  topic: 'Sujet',
  question: 'Ta question',
  questionHint: 'Une question à laquelle {name} peut réfléchir avant.',
  questionMissing: 'Écris d’abord ta question.',
  send: 'Réserver cette séance',
  booked: '**Réservée.** {day}, {time} à ton heure. {name} voit ton sujet et ta question.',
  saidBooked: 'Réservée. {name} reçoit un message.',
  monthFull: '**Les séances de {name} sont toutes réservées ce mois-là.** Choisis une heure dans un autre mois.',
  oneToCome: '**Tu as déjà une séance flash à venir avec {name}.** Tu pourras en réserver une autre ensuite.',
  notOffered: '**{name} ne propose plus de séances flash.**',
  noneLeft: '**{name} n’a pas de séance flash à réserver en ce moment.**',
  gone: 'Annulée, car l’une des deux personnes ne participe plus.',
  goOn: 'Continuer dans la durée',
  askedOn: 'Ta demande est en route.',
  wished: 'C’est dit. L’autre personne reçoit un message.',
};
