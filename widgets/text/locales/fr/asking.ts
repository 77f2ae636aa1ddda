import type { Translation } from '../../text.ts';
import type { text } from '../../../request-rules/request-rules.text.ts';

export const asking: Translation<typeof text> = {
  title: 'Comment se passent les demandes',
  lead: 'Cela compte dès maintenant. Les demandes et les mentorats commencés gardent leurs délais.',
  back: 'Retour au programme',
  loading: 'Lecture des règles des demandes',
  closed: 'Ce programme est définitivement clos. Tu peux lire comment se passaient les demandes.',
  choices: 'Combien de personnes une demande peut nommer',
  choicesHint: 'Elles sont sollicitées l’une après l’autre, dans l’ordre choisi.',
  expiryDays: 'Jours pour répondre',
  expiryHint: 'Ensuite la personne suivante est sollicitée, ou la demande prend fin en douceur. De 1 à 90.',
  expiryWrong: 'Écris un nombre de jours de 1 à 90.',
  reminderDays: 'Rappels, en jours après la demande',
  reminderHint: 'Par exemple 3, 7. Vide : aucun.',
  reminderWrong: 'Écris jusqu’à cinq nombres, chacun inférieur aux jours pour répondre.',
  meetFirst: 'Se rencontrer d’abord, puis confirmer à deux',
  meetFirstHint: 'Un oui commence un mentorat à l’essai ; la place est gardée entre-temps. Sans le oui des deux, il prend fin en douceur.',
  confirmDays: 'Jours pour confirmer',
  confirmWrong: 'Écris un nombre de jours de 1 à 90.',
  save: 'Enregistrer',
  saved: 'Enregistré. Les nouvelles demandes suivent ces règles.',
  changedMeanwhile: '**Le programme a été clos entre-temps.** Tes réglages ne peuvent plus être enregistrés.',
};
