import { settingBounds } from '../../models/setting-words.ts';
import { limits } from '../../models/vocabulary.ts';
import type { CallInput, Shape } from '../api/operation.ts';

export type RequestRules = Shape<'RequestRules'>;
export type Edit = NonNullable<CallInput<'editRequestRules'>['body']>;
/** Where something can be wrong. */
export type RuleField = 'expiry-days' | 'reminder-days' | 'confirm-days' | 'offer-hours' | 'again-days';

/** The rules as they are typed. */
export interface RuleFields {
  choices: number;
  expiryDays: string;
  /** "3, 7" */
  reminderDays: string;
  meetFirst: boolean;
  confirmDays: string;
  /** How long a place that comes free is kept for the first in line. */
  offerHours: string;
  /** After how many days the same mentor may be asked again. */
  sameMentorAgainDays: string;
  /** Whether mentors may offer flash sessions. */
  flash: boolean;
}

export function fieldsOf({ expiryDays, reminderDays, confirmDays, offerHours, sameMentorAgainDays, ...others }: RequestRules): RuleFields {
  return { ...others, expiryDays: String(expiryDays), reminderDays: reminderDays.join(', '), confirmDays: String(confirmDays), offerHours: String(offerHours), sameMentorAgainDays: String(sameMentorAgainDays) };
}

/** The rules that were typed, or what of them cannot be. */
export function readFields({ choices, expiryDays, reminderDays, meetFirst, confirmDays, offerHours, sameMentorAgainDays, flash }: RuleFields): { rules: RequestRules } | { wrong: RuleField[] } {
  const [expiry, confirm, offer] = [numberIn(expiryDays, limits.requestDays), numberIn(confirmDays, limits.requestDays), numberIn(offerHours, limits.offerHours)];
  const [leastAgain, mostAgain] = settingBounds.requests.sameMentorAgainDays;
  const again = numberIn(sameMentorAgainDays, mostAgain, leastAgain);
  const reminders = reminderDays.split(/[^\d]+/).filter((part) => part !== '').map(Number);
  const wrong: RuleField[] = [];
  if (expiry === null) wrong.push('expiry-days');
  if (/[^\d\s,;،]/.test(reminderDays) || reminders.length > limits.reminders || reminders.some((day) => day < 1 || day >= (expiry ?? Infinity))) wrong.push('reminder-days');
  if (confirm === null && meetFirst) wrong.push('confirm-days');
  if (offer === null) wrong.push('offer-hours');
  if (again === null) wrong.push('again-days');
  if (wrong.length > 0 || expiry === null || offer === null || again === null) return { wrong };
  const sorted = [...new Set(reminders)].sort((one, other) => one - other);
  return { rules: { choices, expiryDays: expiry, reminderDays: sorted, meetFirst, confirmDays: confirm ?? 1, offerHours: offer, sameMentorAgainDays: again, flash } };
}

function numberIn(typed: string, most: number, least = 1): number | null {
  const number = Number(typed.trim());
  return /^\d+$/.test(typed.trim()) && number >= least && number <= most ? number : null;
}

/** Only what is different. A period that does not count stays as it was. */
export function editOf(rules: RequestRules, was: RequestRules): Edit {
  const same = (name: keyof RequestRules): boolean => JSON.stringify(rules[name]) === JSON.stringify(was[name]) || (name === 'confirmDays' && !rules.meetFirst);
  return Object.fromEntries(Object.entries(rules).filter(([name]) => !same(name as keyof RequestRules)));
}

export function toDraft({ choices, meetFirst, flash, ...typed }: RuleFields): Record<string, string> {
  return { ...typed, choices: String(choices), meetFirst: meetFirst ? 'yes' : 'no', flash: flash ? 'yes' : 'no' };
}

/** A draft brings back what was typed, as far as it can be. */
export function withDraft(fields: RuleFields, draft: Readonly<Record<string, string>>): RuleFields {
  const choices = Number(draft['choices']);
  return {
    choices: choices >= 1 && choices <= limits.choices ? Math.trunc(choices) : fields.choices,
    expiryDays: draft['expiryDays'] ?? fields.expiryDays,
    reminderDays: draft['reminderDays'] ?? (Object.keys(draft).length > 0 ? '' : fields.reminderDays), // what is empty is not kept
    meetFirst: saidIn(draft['meetFirst'], fields.meetFirst),
    flash: saidIn(draft['flash'], fields.flash),
    confirmDays: draft['confirmDays'] ?? fields.confirmDays,
    offerHours: draft['offerHours'] ?? fields.offerHours,
    sameMentorAgainDays: draft['sameMentorAgainDays'] ?? fields.sameMentorAgainDays,
  };
}

function saidIn(draft: string | undefined, otherwise: boolean): boolean {
  return draft === undefined ? otherwise : draft === 'yes';
}
