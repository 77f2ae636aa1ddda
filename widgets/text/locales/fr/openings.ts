import type { Translation } from '../../text.ts';
import type { text } from '../../../app/openings.text.ts';

export const openings: Translation<typeof text> = {
  notYetTitle: 'L’inscription à {program} n’est pas encore ouverte',
  opens: 'Elle ouvre le {day} à {time}, à ton heure. Cette page s’ouvrira alors.',
  overTitle: 'Le temps de rejoindre {program} est passé',
  over: 'L’inscription s’est terminée le {day} à {time}, à ton heure.',
  fullTitle: 'Toutes les places de {program} sont prises',
  full: 'Tu peux attendre une place. Ton tour est gardé, et nous t’écrivons.',
  until: 'Tu peux t’inscrire jusqu’au {day}, {time}, à ton heure.',
  menteesFull: 'Toutes les places de mentoré sont prises. Tu peux en attendre une : quand vient ton tour, elle t’est réservée quelques jours.',
  mentorsFull: 'Toutes les places de mentor sont prises. Tu peux en attendre une : quand vient ton tour, elle t’est réservée quelques jours.',
  menteesLater: 'Tu peux attendre : quand le programme accueillera de nouveau des mentorés et que viendra ton tour, une place te sera réservée quelques jours.',
  mentorsLater: 'Tu peux attendre : quand le programme accueillera de nouveau des mentors et que viendra ton tour, une place te sera réservée quelques jours.',
};
