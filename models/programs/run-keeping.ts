import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';
import { programSettings } from './programs.ts';
import { defaultSettings } from './settings.ts';

/** How long a program keeps matching runs that are not published, in days: the contract's `RunKeeping`. */
export interface RunKeeping {
  unpublishedRunDays: number;
}

export async function readRunKeeping(actor: ProgramActor, programId: string): Promise<RunKeeping> {
  return view(await loadProgram(actor, programId, 'program.edit'));
}

/** Sets it for the runs that are made from now on: on each of the others stands its own day already. */
export async function editRunKeeping(actor: ProgramActor, programId: string, { unpublishedRunDays: days }: RunKeeping, now = new Date()): Promise<RunKeeping> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const retention = { ...defaultSettings.retention, ...before.settings.retention, unpublishedRunDays: days };
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { 'settings.retention': retention } });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: ['retention'] }, at: now });
    return view({ settings: { ...before.settings, retention } });
  });
}

/** The same for the runs themselves. */
export async function unpublishedRunDays({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<number> {
  return view({ settings: await programSettings(tenantId, programId) }).unpublishedRunDays;
}

function view({ settings }: Pick<StoredProgram, 'settings'>): RunKeeping {
  return { unpublishedRunDays: { ...defaultSettings.retention, ...settings.retention }.unpublishedRunDays };
}
