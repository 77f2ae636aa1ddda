import type { Translation } from '../../text.ts';
import type { text } from '../../../matching/parting.text.ts';

export const parting: Translation<typeof text> = {
  'state.proposed': 'Proposé',
  'state.active': 'Actif',
  'state.paused': 'En pause',
  'state.closing': 'En clôture',
  'state.completed': 'Mené à terme',
  'state.ended': 'Terminé',
  pair: '{mentee} et {mentor}',
  end: 'Terminer',
  endWhom: 'Terminer : {pair}',
  title: 'Terminer le mentorat de {pair} ?',
  words: 'Les deux apprennent qu’il est terminé, et non pourquoi. Les rendez-vous à venir sont annulés, et les deux ont de nouveau leur place libre. Les objectifs et tout ce qui est écrit restent.',
  wordsUntold: 'Personne n’est prévenu : aucun message sur cette paire n’est encore parti. Les rendez-vous à venir sont annulés, et les deux ont de nouveau leur place libre. Les objectifs et tout ce qui est écrit restent.',
  reason: 'Pourquoi il se termine',
  reasonHint: 'Seule la coordination le lit.',
  keep: 'Le garder',
  endMatch: 'Terminer le mentorat',
  said: 'Le mentorat de {pair} est terminé.',
  movedOn: 'Cela a changé entre-temps. Voici ce qu’il en est.',
  endedBy: 'par {name}, {when}',
};
