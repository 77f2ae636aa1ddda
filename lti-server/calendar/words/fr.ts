import type { CalendarWords } from './en.ts';

export const fr: CalendarWords = {
  meetingWith: 'Rendez-vous avec {name}',
  flashWith: 'Séance flash avec {name}',
  flashAbout: 'Question : {question}',
  room: 'Salle vidéo : {url}',
  roomLater: 'La salle vidéo ouvre 10 minutes avant, dans {program}.',
  toChange: 'Pour le déplacer ou l’annuler, ouvre {program} depuis ton cours ou ton portail.',
  noAnswer: 'Un oui ou un non donné dans un calendrier ou une messagerie n’est transmis à personne et n’annule rien.',
  busy: 'Occupé',
  feedName: 'Rendez-vous de mentorat',
};
