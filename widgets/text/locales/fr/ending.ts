import type { Translation } from '../../text.ts';
import type { text } from '../../../app/ending.text.ts';

export const ending: Translation<typeof text> = {
  end: 'Mettre fin au mentorat',
  endWith: 'Mettre fin au mentorat avec {name}',
  title: 'Mettre fin au mentorat avec {name} ?',
  words: '{name} saura que c’est terminé, sans savoir pourquoi. Les rendez-vous à venir sont annulés, et vous avez de nouveau chacun votre place libre. Les objectifs et tout ce qui est écrit restent.',
  notAgain: 'Plus avec cette personne',
  notAgainHint: 'Vous ne serez plus réunis ici. Cela ne regarde que toi : {name} n’en sait rien, et voit seulement qu’une règle du programme vous tient à l’écart l’un de l’autre.',
  keep: 'Ne pas y mettre fin',
  said: 'Ton mentorat avec {name} est terminé.',
  ended: '**Ton mentorat avec {name} est terminé.** Ta place est de nouveau libre.',
  findAnother: 'Trouver une autre personne',
  away: '**{name} ne participe pas pour le moment.** Le mentorat attend et reprend de lui-même à son retour. Rien ne t’oblige à attendre : mets-y fin plus bas, et ta place est de nouveau libre.',
  awayWaits: '**{name} ne participe pas pour le moment.** Le mentorat attend et reprend de lui-même à son retour.',
  movedOn: 'Cela a changé entre-temps. Voici où on en est.',
};
