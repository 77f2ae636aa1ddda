import type { Translation } from '../../text.ts';
import type { text } from '../../../scheduling/booking/preview.text.ts';

export const preview: Translation<typeof text> = {
  bothChange: { one: '{count} punto. Los dos podéis cambiarlo después. Se añade lo que quedó de la última vez.', many: '{count} puntos. Los dos podéis cambiarlo después. Se añade lo que quedó de la última vez.', other: '{count} puntos. Los dos podéis cambiarlo después. Se añade lo que quedó de la última vez.' },
  where: 'Dónde',
  roomTheirs: 'Sala de vídeo de {name}',
  roomYours: 'Tu sala de vídeo',
  roomProgram: 'La sala de vídeo del programa',
  linkComes: 'El enlace está en tu invitación.',
  noRoom: 'Aún sin sala de vídeo',
  agreeWhere: 'Acuerda con {name} dónde os veis.',
  giveRoom: 'Indica una donde pones tus horas y estará en la invitación.',
  moveUntil: 'Puedes moverla hasta {time} antes. Después, di por qué.',
  moveAlways: 'Puedes moverla hasta que empiece.',
  seeMonth: 'Ver {month}',
  insideNotice: 'Dentro de tu plazo de {time}',
};
