import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'Encontro com {name}',
  flashWith: 'Sessão avulsa com {name}',
  flashAbout: 'Pergunta: {question}',
  byVideo: '{length}, por vídeo',
  clocksCounted: 'O relógio muda em {place} antes disso. Os dois horários já contam com isso.',
  busyThen: 'Você tem outra coisa nesse horário.',
  seriesWeekly: 'Toda semana, {place} de {of}',
  seriesFortnightly: 'A cada 2 semanas, {place} de {of}',
  seriesMonthly: 'Todo mês, {place} de {of}',
  joinOpens: 'Abre às {time}',
  join: 'Entrar',
  joinWith: 'Entrar no encontro com {name}',
  goingOn: 'Acontecendo agora',
  agenda: 'Pauta',
  agendaWith: 'Pauta do encontro com {name}, {day}',
  move: 'Mudar',
  moveWith: 'Mudar o encontro com {name}, {day}',
  add: 'Adicionar ao calendário',
  addWith: 'Adicionar ao calendário: o encontro com {name}, {day}',
  cancel: 'Cancelar',
  cancelWith: 'Cancelar o encontro com {name}, {day}',
};
