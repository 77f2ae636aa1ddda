import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/progress.text.ts';

export const progress: Translation<typeof text> = {
  milestonesDone: { one: '{done} sur {count} étape', many: '{done} sur {count} étapes', other: '{done} sur {count} étapes' },
  noMilestones: 'Pas encore d’étapes',
  due: 'Pour le {date}',
  dueToday: 'Pour aujourd’hui',
  dueInDays: { one: 'Pour le {date}, encore {count} jour', many: 'Pour le {date}, encore {count} jours', other: 'Pour le {date}, encore {count} jours' },
  dueInWeeks: { one: 'Pour le {date}, encore {count} semaine', many: 'Pour le {date}, encore {count} semaines', other: 'Pour le {date}, encore {count} semaines' },
  overdue: 'En retard',
  wasDue: 'C’était pour le {date}',
  checkInThisWeek: 'Fais le point cette semaine',
  next: 'Ensuite : {title}',
  nextBy: 'Ensuite : {title}, pour le {date}',
  reached: 'Atteint',
  dropped: 'Laissé',
  confidenceOf: 'Confiance {value} sur 10',
  youAndCoordinators: 'Toi et la coordination',
  youAndLater: 'Toi, et ton binôme dès que tu en as un',
  youCoordinatorsAndLater: 'Toi, la coordination, et ton binôme dès que tu en as un',
  themAndCoordinators: '{name} et la coordination',
  pairAndCoordinators: '{first}, {second} et la coordination',
};
