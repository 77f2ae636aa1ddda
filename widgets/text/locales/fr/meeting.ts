import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'Rendez-vous avec {name}',
  flashWith: 'Séance flash avec {name}',
  flashAbout: 'Question : {question}',
  byVideo: '{length}, en visio',
  clocksCounted: 'L’heure change à {place} d’ici là. Les deux heures en tiennent déjà compte.',
  busyThen: 'Tu as autre chose à ce moment-là.',
  seriesWeekly: 'Chaque semaine, {place} sur {of}',
  seriesFortnightly: 'Toutes les 2 semaines, {place} sur {of}',
  seriesMonthly: 'Chaque mois, {place} sur {of}',
  joinOpens: 'Ouvre à {time}',
  join: 'Rejoindre',
  joinWith: 'Rejoindre le rendez-vous avec {name}',
  goingOn: 'En ce moment',
  agenda: 'Ordre du jour',
  agendaWith: 'Ordre du jour du rendez-vous avec {name}, {day}',
  move: 'Déplacer',
  moveWith: 'Déplacer le rendez-vous avec {name}, {day}',
  add: 'Ajouter à l’agenda',
  addWith: 'Ajouter à l’agenda : le rendez-vous avec {name}, {day}',
  cancel: 'Annuler',
  cancelWith: 'Annuler le rendez-vous avec {name}, {day}',
};
