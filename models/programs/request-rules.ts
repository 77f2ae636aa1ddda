import type { ProgramActor } from '../actor.ts';
import { RuleBroken } from '../problems.ts';
import { changeSettings, readSettings } from './change-settings.ts';
import type { ProgramSettings } from './settings.ts';

/** How match requests go in a program, as its coordinators set it: the contract's `RequestRules`. Periods are in days. */
export interface RequestRules {
  /** How many mentors a request may name. */
  choices: number;
  /** When a mentor is reminded, from their asking on; none are no reminders. */
  reminderDays: number[];
  /** How long a mentor may answer. */
  expiryDays: number;
  /** Whether the two meet once before both confirm the match, and how long they have for it. */
  meetFirst: boolean;
  confirmDays: number;
  /** How many hours a place that came free is kept for whoever waits for it. */
  offerHours: number;
  /** After how many days a mentee may ask the same mentor again. */
  sameMentorAgainDays: number;
  /** Whether mentors may offer single sessions without a match. */
  flash: boolean;
}

/** For coordinators: how requests go in their program. */
export async function readRequestRules(actor: ProgramActor, programId: string): Promise<RequestRules> {
  return view(await readSettings(actor, programId, 'requests'));
}

/** Changes how requests go from now on; turns and tentative matches that have begun keep their periods. Absent leaves. */
export async function editRequestRules(actor: ProgramActor, programId: string, change: { readonly [Rule in keyof RequestRules]?: RequestRules[Rule] | undefined }, now = new Date()): Promise<RequestRules> {
  return view(await changeSettings(actor, { programId, group: 'requests', change, check: remindsInTime }, now));
}

function remindsInTime({ reminderDays, expiryDays }: ProgramSettings['requests']): void {
  if (reminderDays.some((days) => days >= expiryDays)) throw new RuleBroken('body-invalid', { path: 'reminderDays' });
}

function view({ choices, reminderDays, expiryDays, meetFirst, confirmDays, offerHours, sameMentorAgainDays, flash }: ProgramSettings['requests']): RequestRules {
  return { choices, reminderDays: [...reminderDays], expiryDays, meetFirst, confirmDays, offerHours, sameMentorAgainDays, flash };
}
