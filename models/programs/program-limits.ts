import type { ProgramActor } from '../actor.ts';
import { RuleBroken } from '../problems.ts';
import { neverMoreThan } from '../setting-words.ts';
import { changeAllSettings, readAllSettings, type SettingsAndUsual } from './change-settings.ts';
import type { ProgramSettings } from './settings.ts';

/** How long things last in a program, and how many of them people have: the contract's `ProgramLimits`. */
export type ProgramLimits = Pick<ProgramSettings, 'match' | 'capacity' | 'circle' | 'goals' | 'externalPeople'>;

/** With what is usual in a program of its kind. */
export type LimitsAndUsual = ProgramLimits & { usual: ProgramLimits };

/** For coordinators. */
export async function readProgramLimits(actor: ProgramActor, programId: string): Promise<LimitsAndUsual> {
  return view(await readAllSettings(actor, programId));
}

/** Sets them from now on: who has more than is allowed now keeps it, and so do a goal who sees it and a link how long it opens. */
export async function setProgramLimits(actor: ProgramActor, programId: string, limits: ProgramLimits, now = new Date()): Promise<LimitsAndUsual> {
  return view(await changeAllSettings(actor, { programId, changes: limits, check: inOrder }, now));
}

function inOrder({ capacity, circle }: ProgramSettings): void {
  const wrong = [
    ...neverMoreThan.capacity.filter(([less, more]) => capacity[less] > capacity[more]).map(([less]) => `capacity.${less}`),
    ...neverMoreThan.circle.filter(([less, more]) => circle[less] > circle[more]).map(([less]) => `circle.${less}`),
  ];
  if (wrong[0] !== undefined) throw new RuleBroken('body-invalid', { path: wrong[0] });
}

function view({ settings, usual }: SettingsAndUsual): LimitsAndUsual {
  return { ...limitsOf(settings), usual: limitsOf(usual) };
}

function limitsOf({ match, capacity, circle, goals, externalPeople }: ProgramSettings): ProgramLimits {
  return { match, capacity, circle, goals, externalPeople };
}
