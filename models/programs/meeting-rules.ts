import type { ProgramActor } from '../actor.ts';
import { changeAllSettings, readAllSettings, type SettingsAndUsual } from './change-settings.ts';
import type { ProgramSettings } from './settings.ts';

/** How long meetings are, when they count as held, and what time their agenda gives its parts, in minutes: the contract's `MeetingRules`. */
export interface MeetingRules extends Pick<ProgramSettings['meetings'], 'minutes' | 'longMinutes' | 'heldAfterHours' | 'contestDays'> {
  agenda: ProgramSettings['agenda'];
}

/** With what is usual in a program of its kind. */
export type MeetingRulesAndUsual = MeetingRules & { usual: MeetingRules };

/** For coordinators. */
export async function readMeetingRules(actor: ProgramActor, programId: string): Promise<MeetingRulesAndUsual> {
  return view(await readAllSettings(actor, programId));
}

/** Sets them from now on. A meeting that is booked keeps its length and when it counts as held, an agenda that people have written on its time boxes. */
export async function setMeetingRules(actor: ProgramActor, programId: string, { agenda, ...meetings }: MeetingRules, now = new Date()): Promise<MeetingRulesAndUsual> {
  return view(await changeAllSettings(actor, { programId, changes: { meetings, agenda } }, now));
}

function view({ settings, usual }: SettingsAndUsual): MeetingRulesAndUsual {
  return { ...rulesOf(settings), usual: rulesOf(usual) };
}

function rulesOf({ meetings: { minutes, longMinutes, heldAfterHours, contestDays }, agenda }: ProgramSettings): MeetingRules {
  return { minutes, longMinutes, heldAfterHours, contestDays, agenda };
}
