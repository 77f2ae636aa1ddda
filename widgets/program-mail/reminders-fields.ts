import { programMailLimits } from '../../models/program-mail-words.ts';
import type { Shape } from '../api/operation.ts';

export type ReminderRules = Shape<'ReminderRules'>;
/** Where something can be wrong. */
export type ReminderField = 'reminder-hours' | 'most-nudges' | 'quiet-from';

/** The rules as they are typed. */
export interface ReminderFields {
  /** "24, 1" */
  hours: string;
  nudges: string;
  /** Whether there are quiet hours, and the two times HH:mm, which stay while there are none. */
  isQuiet: boolean;
  from: string;
  to: string;
  delivery: ReminderRules['delivery'];
}

/** What is usual (practice.md, "Reminders"), where a program has none. */
export const usualQuiet = { from: '21:00', to: '08:00' } as const;

export function fieldsOf({ meetingHours, nudgesAWeek, quiet, delivery }: ReminderRules): ReminderFields {
  return { hours: meetingHours.join(', '), nudges: String(nudgesAWeek), isQuiet: quiet !== null, ...(quiet ?? usualQuiet), delivery };
}

/** The rules that were typed, the earliest reminder first and each once, or what of them cannot be. */
export function readFields({ hours, nudges, isQuiet, from, to, delivery }: ReminderFields): { body: ReminderRules } | { wrong: ReminderField[] } {
  const typed = hours.split(/[^\d]+/).filter((part) => part !== '').map(Number);
  const meetingHours = [...new Set(typed)].sort((one, other) => other - one);
  const nudgesAWeek = /^\d{1,3}$/.test(nudges.trim()) ? Number(nudges) : -1;
  const wrong: ReminderField[] = [];
  if (/[^\d\s,;،]/.test(hours) || meetingHours.length > programMailLimits.reminders || meetingHours.some((one) => one < 1 || one > programMailLimits.reminderHours)) wrong.push('reminder-hours');
  if (nudgesAWeek < 0 || nudgesAWeek > programMailLimits.nudges) wrong.push('most-nudges');
  if (isQuiet && (from === '' || to === '' || from === to)) wrong.push('quiet-from');
  return wrong.length > 0 ? { wrong } : { body: { meetingHours, nudgesAWeek, quiet: isQuiet ? { from, to } : null, delivery } };
}
