import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/meeting.text.ts';

export const meeting: Translation<typeof text> = {
  meetingWith: 'Reunión con {name}',
  flashWith: 'Sesión única con {name}',
  flashAbout: 'Pregunta: {question}',
  byVideo: '{length}, videollamada',
  clocksCounted: 'En {place} cambia la hora antes. Las dos horas ya lo tienen en cuenta.',
  busyThen: 'A esa hora tienes otra cosa.',
  seriesWeekly: 'Cada semana, {place} de {of}',
  seriesFortnightly: 'Cada 2 semanas, {place} de {of}',
  seriesMonthly: 'Cada mes, {place} de {of}',
  joinOpens: 'Puedes entrar a las {time}',
  join: 'Entrar',
  joinWith: 'Entrar en la reunión con {name}',
  goingOn: 'En curso',
  agenda: 'Orden del día',
  agendaWith: 'Orden del día de la reunión con {name}, {day}',
  move: 'Mover',
  moveWith: 'Mover la reunión con {name}, {day}',
  add: 'Añadir al calendario',
  addWith: 'Añadir al calendario: la reunión con {name}, {day}',
  cancel: 'Cancelar',
  cancelWith: 'Cancelar la reunión con {name}, {day}',
};
