import type { Translation } from '../../text.ts';
import type { text } from '../../../reviews/review.text.ts';

export const review: Translation<typeof text> = {
  lead: 'Vienes de las calificaciones. Ves lo que cuenta allí, cuándo hubo reuniones, y las metas que se comparten con la coordinación.',
  leadTeacher: 'Vienes de las calificaciones. Ves lo que cuenta allí. Las reuniones y las metas compartidas son para quien coordina el programa.',
  counts: 'Lo que cuenta',
  countsNothing: 'Esta columna no cuenta nada de Mentoría.',
  partners: 'Trabaja con {names}',
  noPartner: 'Ahora no tiene pareja de mentoría.',
  meetings: 'Reuniones',
  noMeetings: 'Aún no hay reuniones',
  noMeetingsWords: 'Aquí aparece lo que se reservó y qué fue de ello.',
  meetingWith: '{day}, de {from} a {to}, con {name}',
  proposed: 'propuesta',
  confirmed: 'reservada',
  held: 'celebrada',
  missed: 'no tuvo lugar',
  cancelled: 'cancelada',
  goals: 'Metas compartidas',
  noGoals: 'Ninguna meta está compartida',
  noGoalsWords: 'Lo que las personas guardan para sí, o entre las dos, ni se muestra ni se cuenta aquí.',
  waiting: '{points} de {most} puntos van camino de las calificaciones.',
  sent: 'En las calificaciones: {points} de {most} puntos.',
  stopped: 'Aún no se pudo escribir en las calificaciones.',
  byHand: 'Se puso una nota a mano. Se queda.',
  loading: 'Cargando el trabajo',
  loaded: 'El trabajo de {name}',
};
