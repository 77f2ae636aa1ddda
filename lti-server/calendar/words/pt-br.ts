import type { CalendarWords } from './en.ts';

export const ptBr: CalendarWords = {
  meetingWith: 'Encontro com {name}',
  flashWith: 'Sessão avulsa com {name}',
  flashAbout: 'Pergunta: {question}',
  room: 'Sala de vídeo: {url}',
  roomLater: 'A sala de vídeo abre 10 minutos antes, em {program}.',
  toChange: 'Para mudar ou cancelar, abra {program} no seu curso ou portal.',
  noAnswer: 'Um sim ou não marcado no calendário ou no programa de e-mail não chega a ninguém e não cancela nada.',
  busy: 'Ocupado',
  feedName: 'Encontros de mentoria',
};
