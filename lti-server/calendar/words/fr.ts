import type { CalendarWords } from './en.ts';

export const fr: CalendarWords = {
  meetingWith: 'Rendez-vous avec {name}',
  flashWith: 'Séance flash avec {name}',
  flashAbout: 'Question : {question}',
  room: 'Salle vidéo : {url}',
  roomLater: 'La salle vidéo ouvre 10 minutes avant, dans {program}.',
  toChange: 'Pour le déplacer ou l’annuler, ouvre {program} depuis ton cours ou ton portail.',
  noAnswer: 'Personne ne lit les réponses à cette invitation.',
  busy: 'Occupé',
  feedName: 'Rendez-vous de mentorat',
};
