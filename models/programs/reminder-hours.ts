import { ProgramModel } from './program.model.ts';
import { defaultSettings } from './settings.ts';

/** No program reminds of a meeting earlier than a week before it (hours). */
const most = 7 * 24;

/** How many hours before a meeting a program reminds of it, the earliest first. */
export async function reminderHours(tenantId: string, programId: string): Promise<number[]> {
  const program = await ProgramModel.findOne({ tenantId, _id: programId }, { settings: 1 }).lean();
  const { meetingHours } = { ...defaultSettings.reminders, ...program?.settings.reminders };
  return meetingHours.filter((hours) => hours > 0 && hours <= most).sort((a, b) => b - a);
}

/** The earliest of all programs. */
export async function earliestReminderHours(): Promise<number> {
  const hours = await ProgramModel.distinct('settings.reminders.meetingHours', {}).setOptions({ acrossTenants: 'one job reminds in every tenant' });
  return Math.min(most, Math.max(...defaultSettings.reminders.meetingHours, ...(hours as number[])));
}
