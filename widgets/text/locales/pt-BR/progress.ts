import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/progress.text.ts';

export const progress: Translation<typeof text> = {
  milestonesDone: { one: '{done} de {count} etapa', many: '{done} de {count} etapas', other: '{done} de {count} etapas' },
  noMilestones: 'Ainda sem etapas',
  due: 'Até {date}',
  dueToday: 'Vence hoje',
  dueInDays: { one: 'Até {date}, falta {count} dia', many: 'Até {date}, faltam {count} dias', other: 'Até {date}, faltam {count} dias' },
  dueInWeeks: { one: 'Até {date}, falta {count} semana', many: 'Até {date}, faltam {count} semanas', other: 'Até {date}, faltam {count} semanas' },
  overdue: 'Atrasada',
  wasDue: 'Era para {date}',
  checkInThisWeek: 'Faça um check-in esta semana',
  next: 'Próxima: {title}',
  nextBy: 'Próxima: {title}, até {date}',
  reached: 'Alcançada',
  dropped: 'Deixada',
  confidenceOf: 'Confiança {value} de 10',
  youAndCoordinators: 'Você e a coordenação',
  youAndLater: 'Você, e seu par de mentoria quando tiver um',
  youCoordinatorsAndLater: 'Você, a coordenação, e seu par de mentoria quando tiver um',
  themAndCoordinators: '{name} e a coordenação',
  pairAndCoordinators: '{first}, {second} e a coordenação',
};
