import type { ProgramActor } from '../actor.ts';
import type { Id } from '../mongodb/schema.ts';
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

/** Programs of every tenant that remind at the same hours before a meeting, the earliest first. */
export interface RemindingPrograms {
  readonly hours: readonly number[];
  readonly programIds: readonly Id[];
}

/** Every program that reminds of meetings at all, by its hours: for the job that does it. */
export async function remindingPrograms(): Promise<RemindingPrograms[]> {
  const programs = await ProgramModel.find({}, null, { acrossTenants: 'one job reminds in every tenant' }).select('settings.reminders.meetingHours').lean();
  const withHours = programs.map(({ _id, settings }) => ({ _id, ...view({ ...defaultSettings.reminders, ...settings.reminders }) }));
  const alike = [...Map.groupBy(withHours, ({ meetingHours }) => meetingHours.join()).values()];
  return alike.map((of) => ({ hours: of[0]!.meetingHours, programIds: of.map(({ _id }) => _id) })).filter(({ hours }) => hours.length > 0);
}

/** Each once, the earliest reminder first. */
export function inOrder(hours: readonly number[]): number[] {
  return [...new Set(hours)].filter((one) => one > 0 && one <= programMailLimits.reminderHours).sort((one, other) => other - one);
}

function view({ meetingHours, nudgesAWeek }: Pick<ProgramSettings['reminders'], 'meetingHours' | 'nudgesAWeek'>): ReminderRules {
  return { meetingHours: inOrder(meetingHours), nudgesAWeek };
}
