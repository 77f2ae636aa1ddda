import type { Translation } from '../../text.ts';
import type { text } from '../../../app/pause.text.ts';

export const pause: Translation<typeof text> = {
  take: 'Faire une pause',
  takeWith: 'Faire une pause avec {name}',
  title: 'Faire une pause avec {name} ?',
  words: 'Les rendez-vous à venir sont annulés, et {name} reçoit un message pour chacun. Vous gardez votre place l’un avec l’autre, et chacun peut reprendre quand il veut.',
  keep: 'Continuer',
  rests: '**Vous êtes en pause.** Aucun rendez-vous ne peut être pris tant que personne ne reprend. Les objectifs et tout ce qui est écrit restent.',
  goOn: 'Reprendre',
  goOnWith: 'Reprendre avec {name}',
  saidTaken: 'Tu fais une pause avec {name}. Rien n’est perdu.',
  saidOn: 'Tu reprends avec {name}. Vous pouvez de nouveau prendre rendez-vous.',
  movedOn: '**Cela a changé entre-temps.** Voici où on en est.',
};
