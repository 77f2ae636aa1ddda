import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel } from './program.model.ts';
import { knownSettings, settingsWith, type ProgramSettings } from './settings.ts';
import { templates } from './templates/templates.ts';

type Group = keyof ProgramSettings;
type GroupChange<G extends Group> = { readonly [Name in keyof ProgramSettings[G]]?: ProgramSettings[G][Name] | undefined };
type Changes = { readonly [G in Group]?: GroupChange<G> };

/** What a program's settings are, and what they usually are in a program of its kind. */
export interface SettingsAndUsual {
  readonly settings: ProgramSettings;
  readonly usual: ProgramSettings;
}

/** For coordinators: what the program says, and the usual for what it never said. */
export async function readAllSettings(actor: ProgramActor, programId: string): Promise<SettingsAndUsual> {
  const { settings, template } = await loadProgram(actor, programId, 'program.edit');
  return { settings: knownSettings(settings), usual: settingsWith(templates[template].settings) };
}

/** One group of them. */
export async function readSettings<G extends Group>(actor: ProgramActor, programId: string, group: G): Promise<ProgramSettings[G]> {
  return (await readAllSettings(actor, programId)).settings[group];
}

/**
 * Changes one group; what is absent or undefined stays. A program that is closed for good keeps what it has (`moved-on`).
 * @param check throws where the group cannot be so
 */
export async function changeSettings<G extends Group>(
  actor: ProgramActor,
  { programId, group, change, check = () => undefined }: { programId: string; group: G; change: GroupChange<G>; check?: (after: ProgramSettings[G]) => void },
  now: Date,
): Promise<ProgramSettings[G]> {
  const { settings } = await changeAllSettings(actor, { programId, changes: { [group]: change }, check: (after) => check(after[group]) }, now);
  return settings[group];
}

/** The same for several groups at once. */
export async function changeAllSettings(
  actor: ProgramActor,
  { programId, changes, check = () => undefined }: { programId: string; changes: Changes; check?: (after: ProgramSettings) => void },
  now: Date,
): Promise<SettingsAndUsual> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const { state, settings, template } = await loadProgram(actor, programId, 'program.edit');
    if (state === 'archived') throw new RuleBroken('moved-on', { state });
    const before = knownSettings(settings);
    const changed = Object.entries(changes).map(([group, change]) => [group, { ...before[group as Group], ...saidIn(change) }] as const);
    const after: ProgramSettings = { ...before, ...Object.fromEntries(changed) };
    check(after);
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: Object.fromEntries(changed.map(([group, values]) => [`settings.${group}`, values])) });
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: Object.keys(changes) }, at: now });
    return { settings: after, usual: settingsWith(templates[template].settings) };
  });
}

function saidIn(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
