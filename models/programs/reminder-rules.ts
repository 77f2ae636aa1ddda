import type { ProgramActor } from '../actor.ts';
import type { Id } from '../mongodb/schema.ts';
import type { UsualDelivery } from '../notification-words.ts';
import { RuleBroken } from '../problems.ts';
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
  /** When no mail comes to whoever has not chosen, on the receiver's clock; null: at any hour. */
  quiet: { from: string; to: string } | null;
  /** How mail comes to whoever has not chosen; kinds that cannot wait so long come at once, and what has to be answered sooner in time for that. */
  delivery: UsualDelivery;
}

/** For coordinators. */
export async function readReminderRules(actor: ProgramActor, programId: string): Promise<ReminderRules> {
  return view(await readSettings(actor, programId, 'reminders'));
}

/** Sets it at once: meetings whose time for a reminder has come by it are reminded of with the next look at them. */
export async function setReminderRules(actor: ProgramActor, programId: string, { meetingHours, nudgesAWeek, quiet, delivery }: ReminderRules, now = new Date()): Promise<ReminderRules> {
  if (quiet !== null && quiet.from === quiet.to) throw new RuleBroken('body-invalid', { path: 'quiet' });
  const change = { meetingHours: inOrder(meetingHours), nudgesAWeek, quietFrom: quiet?.from ?? '', quietTo: quiet?.to ?? '', delivery };
  return view(await changeSettings(actor, { programId, group: 'reminders', change }, now));
}

/** Programs of every tenant that remind at the same hours before a meeting, the earliest first. */
export interface RemindingPrograms {
  readonly hours: readonly number[];
  readonly programIds: readonly Id[];
}

/** Every program that reminds of meetings at all, by its hours: for the job that does it. */
export async function remindingPrograms(): Promise<RemindingPrograms[]> {
  const programs = await ProgramModel.find({}, null, { acrossTenants: 'one job reminds in every tenant' }).select('settings.reminders.meetingHours').lean();
  const withHours = programs.map(({ _id, settings }) => ({ _id, meetingHours: inOrder(settings.reminders?.meetingHours ?? defaultSettings.reminders.meetingHours) }));
  const alike = [...Map.groupBy(withHours, ({ meetingHours }) => meetingHours.join()).values()];
  return alike.map((of) => ({ hours: of[0]!.meetingHours, programIds: of.map(({ _id }) => _id) })).filter(({ hours }) => hours.length > 0);
}

/** Each once, the earliest reminder first. */
export function inOrder(hours: readonly number[]): number[] {
  return [...new Set(hours)].filter((one) => one > 0 && one <= programMailLimits.reminderHours).sort((one, other) => other - one);
}

function view({ meetingHours, nudgesAWeek, quietFrom, quietTo, delivery }: ProgramSettings['reminders']): ReminderRules {
  return { meetingHours: inOrder(meetingHours), nudgesAWeek, quiet: quietFrom === '' ? null : { from: quietFrom, to: quietTo }, delivery };
}
