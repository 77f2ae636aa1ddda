import { programMailLimits } from '../../models/program-mail-words.ts';
import type { Shape } from '../api/operation.ts';

export type ReminderRules = Shape<'ReminderRules'>;
/** Where something can be wrong. */
export type ReminderField = 'reminder-hours' | 'most-nudges';

/** The rules as they are typed. */
export interface ReminderFields {
  /** "24, 1" */
  hours: string;
  nudges: string;
}

export function fieldsOf({ meetingHours, nudgesAWeek }: ReminderRules): ReminderFields {
  return { hours: meetingHours.join(', '), nudges: String(nudgesAWeek) };
}

/** The rules that were typed, the earliest reminder first and each once, or what of them cannot be. */
export function readFields({ hours, nudges }: ReminderFields): { body: ReminderRules } | { wrong: ReminderField[] } {
  const typed = hours.split(/[^\d]+/).filter((part) => part !== '').map(Number);
  const meetingHours = [...new Set(typed)].sort((one, other) => other - one);
  const nudgesAWeek = /^\d{1,3}$/.test(nudges.trim()) ? Number(nudges) : -1;
  const wrong: ReminderField[] = [];
  if (/[^\d\s,;،]/.test(hours) || meetingHours.length > programMailLimits.reminders || meetingHours.some((one) => one < 1 || one > programMailLimits.reminderHours)) wrong.push('reminder-hours');
  if (nudgesAWeek < 0 || nudgesAWeek > programMailLimits.nudges) wrong.push('most-nudges');
  return wrong.length > 0 ? { wrong } : { body: { meetingHours, nudgesAWeek } };
}
