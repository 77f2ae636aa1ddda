import type { CalendarWords } from './en.ts';

export const ptBr: CalendarWords = {
  meetingWith: 'Encontro com {name}',
  flashWith: 'Sessão avulsa com {name}',
  flashAbout: 'Pergunta: {question}',
  room: 'Sala de vídeo: {url}',
  roomLater: 'A sala de vídeo abre 10 minutos antes, em {program}.',
  toChange: 'Para mudar ou cancelar, abra {program} no seu curso ou portal.',
  noAnswer: 'Ninguém lê respostas a este convite.',
  busy: 'Ocupado',
  feedName: 'Encontros de mentoria',
};
