import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel } from './program.model.ts';
import { defaultSettings, type ProgramSettings } from './settings.ts';

/** One group of a program's settings, for coordinators: what the program says, and the usual for what it never said. */
export async function readSettings<Group extends keyof ProgramSettings>(actor: ProgramActor, programId: string, group: Group): Promise<ProgramSettings[Group]> {
  const { settings } = await loadProgram(actor, programId, 'program.edit');
  return withDefaults(group, settings);
}

/**
 * Changes it; what is absent or undefined stays. A program that is closed for good keeps what it has (`moved-on`).
 * @param check throws where the group cannot be so
 */
export async function changeSettings<Group extends keyof ProgramSettings>(
  actor: ProgramActor,
  { programId, group, change, check = () => undefined }: { programId: string; group: Group; change: SettingsInput<Group>; check?: (after: ProgramSettings[Group]) => void },
  now: Date,
): Promise<ProgramSettings[Group]> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const { state, settings } = await loadProgram(actor, programId, 'program.edit');
    if (state === 'archived') throw new RuleBroken('moved-on', { state });
    const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after = { ...withDefaults(group, settings), ...said };
    check(after);
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { [`settings.${group}`]: after } });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: [group] }, at: now });
    return after;
  });
}

type SettingsInput<Group extends keyof ProgramSettings> = { readonly [Name in keyof ProgramSettings[Group]]?: ProgramSettings[Group][Name] | undefined };

function withDefaults<Group extends keyof ProgramSettings>(group: Group, settings: Partial<ProgramSettings>): ProgramSettings[Group] {
  return { ...defaultSettings[group], ...settings[group] };
}
