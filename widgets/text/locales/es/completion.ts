import type { Translation } from '../../text.ts';
import type { text } from '../../../grades/completion.text.ts';

export const completion: Translation<typeof text> = {
  meetingsHeld: { one: '{count} reunión celebrada', many: '{count} reuniones celebradas', other: '{count} reuniones celebradas' },
  goalSet: 'Una meta fijada',
  goalReached: 'Una meta alcanzada',
  of: '{done} de {total}',
  nextMeeting: 'Siguiente: {day}, {time} tu hora',
  noMeeting: 'Aún no hay ninguna reunión reservada.',
  goalHint: 'Cuenta en cuanto la compartes con tu mentor o mentora.',
  achievedHint: 'Cuenta una meta que compartes con tu mentor o mentora.',
  waiting: '{points} de {most} puntos van camino de las calificaciones.',
  sent: 'En las calificaciones: {points} de {most} puntos.',
  stopped: 'Aún no se pudo escribir en las calificaciones. La coordinación de tu programa ve por qué.',
  byHand: 'Tu docente puso una nota propia. Se queda.',
  forStudents: 'Cuenta para los estudiantes en las calificaciones',
  partly: 'Parte de los puntos por el camino.',
  allAtOnce: 'Todos los puntos cuando se logra.',
  whoSees: 'El profesorado ve quién lo ha logrado, no lo que se dijo o escribió.',
  loading: 'Cargando el progreso',
};
