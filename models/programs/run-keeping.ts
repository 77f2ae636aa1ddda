import type { ProgramActor } from '../actor.ts';
import { changeSettings, readSettings } from './change-settings.ts';
import { programSettings } from './programs.ts';
import { defaultSettings, type ProgramSettings } from './settings.ts';

/** How long a program keeps matching runs that are not published, in days: the contract's `RunKeeping`. */
export interface RunKeeping {
  unpublishedRunDays: number;
}

export async function readRunKeeping(actor: ProgramActor, programId: string): Promise<RunKeeping> {
  return view(await readSettings(actor, programId, 'retention'));
}

/** Sets it for the runs that are made from now on: on each of the others stands its own day already. */
export async function editRunKeeping(actor: ProgramActor, programId: string, { unpublishedRunDays }: RunKeeping, now = new Date()): Promise<RunKeeping> {
  return view(await changeSettings(actor, { programId, group: 'retention', change: { unpublishedRunDays } }, now));
}

/** The same for the runs themselves. */
export async function unpublishedRunDays({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<number> {
  const { retention } = await programSettings(tenantId, programId);
  return { ...defaultSettings.retention, ...retention }.unpublishedRunDays;
}

function view({ unpublishedRunDays }: ProgramSettings['retention']): RunKeeping {
  return { unpublishedRunDays };
}
