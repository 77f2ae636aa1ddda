import type { CalendarWords } from './en.ts';

export const es: CalendarWords = {
  meetingWith: 'Reunión con {name}',
  flashWith: 'Sesión única con {name}',
  flashAbout: 'Pregunta: {question}',
  room: 'Sala de vídeo: {url}',
  roomLater: 'La sala de vídeo se abre 10 minutos antes, en {program}.',
  toChange: 'Para cambiarla o cancelarla, abre {program} desde tu curso o portal.',
  noAnswer: 'Un sí o un no que pulses en el calendario o en el programa de correo no le llega a nadie y no cancela nada.',
  busy: 'Ocupado',
  feedName: 'Reuniones de mentoría',
};
