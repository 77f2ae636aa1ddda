import type { text } from '../../../workspace/circle.text.ts';
import type { Translation } from '../../text.ts';

export const together: Translation<typeof text> = {
  everyone: 'Todo el círculo {circle}',
  everyoneAndCoordinators: 'Todo el círculo {circle} y la coordinación',
  shareWords: 'Desde ese momento la lee todo el círculo, también quien se una más tarde. Puedes dejar de compartirla cuando quieras.',
  saidShared: 'Todo el círculo {circle} ya puede ver esta nota.',
  saidSharedWithAll: 'Todo el círculo {circle} y la coordinación ya pueden ver esta nota.',
  saidNotes: 'Ha cambiado lo que otras personas comparten en el círculo.',
  onlyEach: 'Cada persona ve sus propias tareas; tú las ves todas.',
  withOne: 'con {name}',
  saidTasks: 'Las tareas han cambiado.',
  lead: 'Responde si te apetece. Lees las respuestas de las demás personas cuando está la tuya.',
  noneLeft: 'Ya has respondido a todas estas.',
  answered: { one: 'Ha respondido {count} persona. Lo leerás cuando tú también respondas.', many: 'Han respondido {count} personas. Lo leerás cuando tú también respondas.', other: 'Han respondido {count} personas. Lo leerás cuando tú también respondas.' },
  waiting: 'Las demás personas la leerán cuando también respondan.',
  told: { one: '{count} con tu respuesta y la de otras personas', many: '{count} con tu respuesta y la de otras personas', other: '{count} con tu respuesta y la de otras personas' },
  movedOn: '**Otra persona ha respondido mientras tanto.** Las respuestas están abajo; quedan como se escribieron.',
  saidBoth: 'Respuesta guardada. Las demás están abajo.',
  saidAnswered: 'Otra persona ha respondido a un rompehielos.',
};
