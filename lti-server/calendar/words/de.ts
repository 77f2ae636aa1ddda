import type { CalendarWords } from './en.ts';

export const de: CalendarWords = {
  meetingWith: 'Treffen mit {name}',
  flashWith: 'Einzelgespräch mit {name}',
  flashAbout: 'Frage: {question}',
  room: 'Videoraum: {url}',
  roomLater: 'Der Videoraum öffnet 10 Minuten vorher, in {program}.',
  toChange: 'Zum Verschieben oder Absagen öffne {program} in deinem Kurs oder Portal.',
  noAnswer: 'Ein Ja oder Nein, das du im Kalender oder Mailprogramm drückst, erfährt niemand, und es sagt nichts ab.',
  busy: 'Beschäftigt',
  feedName: 'Mentoring-Treffen',
};
