import type { Translation } from '../../text.ts';
import type { text } from '../../../goals/progress.text.ts';

export const progress: Translation<typeof text> = {
  milestonesDone: { one: '{done} von {count} Schritt', other: '{done} von {count} Schritten' },
  noMilestones: 'Noch keine Schritte',
  due: 'Bis {date}',
  dueToday: 'Heute fällig',
  dueInDays: { one: 'Bis {date}, noch {count} Tag', other: 'Bis {date}, noch {count} Tage' },
  dueInWeeks: { one: 'Bis {date}, noch {count} Woche', other: 'Bis {date}, noch {count} Wochen' },
  overdue: 'Überfällig',
  wasDue: 'War fällig am {date}',
  checkInThisWeek: 'Diese Woche kurz melden',
  next: 'Als Nächstes: {title}',
  nextBy: 'Als Nächstes: {title}, bis {date}',
  reached: 'Erreicht',
  dropped: 'Losgelassen',
  confidenceOf: 'Zuversicht {value} von 10',
  youAndCoordinators: 'Du und die Koordination',
  youAndLater: 'Du, und dein Gegenüber, sobald ihr zusammenkommt',
  youCoordinatorsAndLater: 'Du, die Koordination, und dein Gegenüber, sobald ihr zusammenkommt',
  themAndCoordinators: '{name} und die Koordination',
  pairAndCoordinators: '{first}, {second} und die Koordination',
};
