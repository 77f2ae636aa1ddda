import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/progress.text.ts';

export const progress: Translation<typeof text> = {
  milestonesDone: { one: '{done} de {count} paso', many: '{done} de {count} pasos', other: '{done} de {count} pasos' },
  noMilestones: 'Sin pasos todavía',
  due: 'Para el {date}',
  dueToday: 'Vence hoy',
  dueInDays: { one: 'Para el {date}, queda {count} día', many: 'Para el {date}, quedan {count} días', other: 'Para el {date}, quedan {count} días' },
  dueInWeeks: { one: 'Para el {date}, queda {count} semana', many: 'Para el {date}, quedan {count} semanas', other: 'Para el {date}, quedan {count} semanas' },
  overdue: 'Atrasado',
  wasDue: 'Era para el {date}',
  checkInThisWeek: 'Cuenta cómo va esta semana',
  next: 'Siguiente: {title}',
  nextBy: 'Siguiente: {title}, para el {date}',
  reached: 'Logrado',
  dropped: 'Dejado',
  confidenceOf: 'Confianza {value} de 10',
  youAndCoordinators: 'Tú y la coordinación',
  youAndLater: 'Tú, y tu pareja de mentoría cuando la tengas',
  youCoordinatorsAndLater: 'Tú, la coordinación, y tu pareja de mentoría cuando la tengas',
  themAndCoordinators: '{name} y la coordinación',
  pairAndCoordinators: '{first}, {second} y la coordinación',
};
