import type { ProgramActor } from '../actor.ts';
import { programMailLimits } from '../program-mail-words.ts';
import { changeSettings, readSettings } from './change-settings.ts';
import { ProgramModel } from './program.model.ts';
import { defaultSettings, type ProgramSettings } from './settings.ts';

/** How a program reminds: the contract's `ReminderRules`. */
export interface ReminderRules {
  /** How many hours before a meeting its people are reminded of it, the earliest first; none: never. */
  meetingHours: number[];
  /** How many nudges one person gets in seven days, from all programs of their school. */
  nudgesAWeek: number;
}

/** For coordinators. */
export async function readReminderRules(actor: ProgramActor, programId: string): Promise<ReminderRules> {
  return view(await readSettings(actor, programId, 'reminders'));
}

/** Sets it at once: meetings whose time for a reminder has come by it are reminded of with the next look at them. */
export async function setReminderRules(actor: ProgramActor, programId: string, rules: { readonly meetingHours: readonly number[]; readonly nudgesAWeek: number }, now = new Date()): Promise<ReminderRules> {
  const { meetingHours, nudgesAWeek } = rules;
  return view(await changeSettings(actor, { programId, group: 'reminders', change: { meetingHours: inOrder(meetingHours), nudgesAWeek } }, now));
}

/** How many hours before a meeting a program reminds of it, the earliest first. */
export async function reminderHours(tenantId: string, programId: string): Promise<number[]> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1 }).lean();
  return view({ ...defaultSettings.reminders, ...program?.settings.reminders }).meetingHours;
}

/** The earliest of all programs. */
export async function earliestReminderHours(): Promise<number> {
  const hours = await ProgramModel.distinct('settings.reminders.meetingHours', {}).setOptions({ acrossTenants: 'one job reminds in every tenant' });
  return Math.min(programMailLimits.reminderHours, Math.max(...defaultSettings.reminders.meetingHours, ...(hours as number[])));
}

/** Each once, the earliest reminder first. */
export function inOrder(hours: readonly number[]): number[] {
  return [...new Set(hours)].filter((one) => one > 0 && one <= programMailLimits.reminderHours).sort((one, other) => other - one);
}

function view({ meetingHours, nudgesAWeek }: Pick<ProgramSettings['reminders'], 'meetingHours' | 'nudgesAWeek'>): ReminderRules {
  return { meetingHours: inOrder(meetingHours), nudgesAWeek };
}
