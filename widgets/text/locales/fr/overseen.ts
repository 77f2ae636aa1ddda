import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/program-requests.text.ts';

export const overseen: Translation<typeof text> = {
  lead: 'Qui a demandé à qui, et où cela en est. Ce que les deux s’écrivent reste entre elles deux.',
  show: 'Quelles demandes',
  waiting: 'En attente de réponse',
  over: 'Terminées',
  hasUntil: '{name} a jusqu’au {day} pour répondre.',
  hasRead: '{name} l’a lue et a jusqu’au {day} pour répondre.',
  then: 'Ensuite : {names}',
  saidYes: '{name} a dit oui.',
  matchEnded: '{name} a dit oui ; ce mentorat est terminé.',
  withdrawn: 'Retirée avant une réponse.',
  closed: 'Close sans réponse.',
  nobody: 'Aucune des personnes sollicitées n’a pu dire oui.',
  sent: 'Envoyée {when}',
  noneWaiting: 'Aucune demande n’attend',
  noneWaitingWords: 'Dès que quelqu’un fait une demande, tu la vois ici, avec le délai de réponse.',
  noneOver: 'Aucune n’est terminée',
  noneOverWords: 'Ce que chaque demande est devenue figure ici une fois qu’elle a sa réponse, ou qu’elle est retirée ou close.',
  happened: 'Ce qui s’est passé',
  more: 'Afficher plus',
};
