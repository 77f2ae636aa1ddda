import { limits } from '../../models/vocabulary.ts';
import type { CallInput, Shape } from '../api/operation.ts';

export type RequestRules = Shape<'RequestRules'>;
export type Edit = NonNullable<CallInput<'editRequestRules'>['body']>;
/** Where something can be wrong. */
export type RuleField = 'expiry-days' | 'reminder-days' | 'confirm-days';

/** The rules as they are typed. */
export interface RuleFields {
  choices: number;
  expiryDays: string;
  /** "3, 7" */
  reminderDays: string;
  meetFirst: boolean;
  confirmDays: string;
}

export function fieldsOf({ choices, expiryDays, reminderDays, meetFirst, confirmDays }: RequestRules): RuleFields {
  return { choices, expiryDays: String(expiryDays), reminderDays: reminderDays.join(', '), meetFirst, confirmDays: String(confirmDays) };
}

/** The rules that were typed, or what of them cannot be. */
export function readFields({ choices, expiryDays, reminderDays, meetFirst, confirmDays }: RuleFields): { rules: RequestRules } | { wrong: RuleField[] } {
  const [expiry, confirm] = [daysIn(expiryDays), daysIn(confirmDays)];
  const reminders = reminderDays.split(/[^\d]+/).filter((part) => part !== '').map(Number);
  const wrong: RuleField[] = [];
  if (expiry === null) wrong.push('expiry-days');
  if (/[^\d\s,;،]/.test(reminderDays) || reminders.length > limits.reminders || reminders.some((day) => day < 1 || day >= (expiry ?? Infinity))) wrong.push('reminder-days');
  if (confirm === null && meetFirst) wrong.push('confirm-days');
  if (wrong.length > 0 || expiry === null) return { wrong };
  const sorted = [...new Set(reminders)].sort((one, other) => one - other);
  return { rules: { choices, expiryDays: expiry, reminderDays: sorted, meetFirst, ...(confirm === null ? { confirmDays: 1 } : { confirmDays: confirm }) } };
}

function daysIn(typed: string): number | null {
  const days = Number(typed.trim());
  return /^\d+$/.test(typed.trim()) && days >= 1 && days <= limits.requestDays ? days : null;
}

/** Only what is different. A period that does not count stays as it was. */
export function editOf(rules: RequestRules, was: RequestRules): Edit {
  const same = (name: keyof RequestRules): boolean => JSON.stringify(rules[name]) === JSON.stringify(was[name]) || (name === 'confirmDays' && !rules.meetFirst);
  return Object.fromEntries(Object.entries(rules).filter(([name]) => !same(name as keyof RequestRules)));
}

export function toDraft({ choices, meetFirst, ...typed }: RuleFields): Record<string, string> {
  return { ...typed, choices: String(choices), meetFirst: meetFirst ? 'yes' : 'no' };
}

/** A draft brings back what was typed, as far as it can be. */
export function withDraft(fields: RuleFields, draft: Readonly<Record<string, string>>): RuleFields {
  const choices = Number(draft['choices']);
  return {
    choices: choices >= 1 && choices <= limits.choices ? Math.trunc(choices) : fields.choices,
    expiryDays: draft['expiryDays'] ?? fields.expiryDays,
    reminderDays: draft['reminderDays'] ?? (Object.keys(draft).length > 0 ? '' : fields.reminderDays), // what is empty is not kept
    meetFirst: draft['meetFirst'] === undefined ? fields.meetFirst : draft['meetFirst'] === 'yes',
    confirmDays: draft['confirmDays'] ?? fields.confirmDays,
  };
}
