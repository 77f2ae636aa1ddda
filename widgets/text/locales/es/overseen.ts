import type { Translation } from '../../text.ts';
import type { text } from '../../../requests/program-requests.text.ts';

export const overseen: Translation<typeof text> = {
  lead: 'Quién preguntó a quién y cómo está. Lo que se escriben queda entre los dos.',
  show: 'Qué solicitudes',
  waiting: 'Esperan respuesta',
  over: 'Terminadas',
  hasUntil: '{name} tiene hasta el {day} para responder.',
  hasRead: '{name} la leyó y tiene hasta el {day} para responder.',
  then: 'Después se pregunta a: {names}',
  saidYes: '{name} dijo que sí.',
  matchEnded: '{name} dijo que sí; ese acompañamiento ha terminado.',
  withdrawn: 'Retirada antes de una respuesta.',
  closed: 'Cerrada sin respuesta.',
  nobody: 'Nadie a quien se preguntó pudo decir que sí.',
  sent: 'Enviada {when}',
  noneWaiting: 'Ninguna solicitud espera',
  noneWaitingWords: 'En cuanto alguien pida mentoría lo verás aquí, y hasta cuándo se espera la respuesta.',
  noneOver: 'Aún no ha terminado ninguna',
  noneOverWords: 'Aquí verás qué fue de cada solicitud cuando se responda, se retire o se cierre.',
  happened: 'Qué ha pasado',
  more: 'Mostrar más',
};
