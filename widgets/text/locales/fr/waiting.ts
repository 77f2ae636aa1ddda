import type { Translation } from '../../text.ts';
import type { text } from '../../../waiting/waiting.text.ts';

export const waiting: Translation<typeof text> = {
  title: 'En attente d’une place',
  full: '{name} n’a pas de place libre pour le moment. Tu peux en attendre une : quand vient ton tour, elle t’est réservée quelques jours.',
  roleFull: 'Toutes les places sont prises pour le moment. Tu peux en attendre une : quand vient ton tour, elle t’est réservée quelques jours.',
  join: 'Rejoindre la liste d’attente',
  joined: 'Tu es sur la liste d’attente.',
  position: 'Tu as le numéro {number} sur la liste d’attente de {name}.',
  positionRole: 'Tu as le numéro {number} sur la liste d’attente du programme.',
  leave: 'Ne plus attendre',
  left: 'Tu n’es plus sur la liste d’attente.',
  offered: '**Une place auprès de {name} t’est réservée jusqu’au {day}, {time}.** Envoie ta demande d’ici là ; {name} dira encore oui ou non.',
  offeredRole: '**Une place dans le programme t’est réservée jusqu’au {day}, {time}.** Inscris-toi d’ici là.',
  take: 'Envoyer ta demande',
  letPass: 'La laisser passer',
  passed: 'La place passe à la personne suivante.',
  taken: 'Ta place auprès de {name} est réservée jusqu’à la réponse à ta demande.',
  someoneThere: '**Il y a une place libre.** Pas besoin d’attendre.',
  tooMany: '**Tu attends déjà autant de places que possible.** Renonce d’abord à l’une d’elles.',
};
