import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { forgetAttributes } from '../fairness/protected-answers.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { RuleBroken } from '../problems.ts';
import { protectedAttributes, type ProtectedAttribute } from '../vocabulary.ts';
import { loadProgram } from './load-program.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';
import { programSettings } from './programs.ts';
import { defaultSettings } from './settings.ts';

/** How a program keeps bias out, as its coordinators set it: the contract's `FairnessRules`. */
export interface FairnessRules {
  /** Names, pictures and places are hidden until a match is accepted. */
  blind: boolean;
  /** What people are asked for the fairness report, each of their own free will. */
  attributes: ProtectedAttribute[];
}

export async function readFairnessRules(actor: ProgramActor, programId: string): Promise<FairnessRules> {
  return view(await loadProgram(actor, programId, 'program.edit'));
}

/** Absent leaves. Answers to what is asked for no longer are erased. */
export async function editFairnessRules(
  actor: ProgramActor,
  programId: string,
  { blind, attributes }: { readonly blind?: boolean | undefined; readonly attributes?: readonly ProtectedAttribute[] | undefined },
  now = new Date(),
): Promise<FairnessRules> {
  const { tenantId } = actor;
  return inTransaction(async () => {
    const before = await loadProgram(actor, programId, 'program.edit');
    if (before.state === 'archived') throw new RuleBroken('moved-on', { state: before.state });
    const asked = attributes && Object.fromEntries(protectedAttributes.map((attribute) => [attribute, attributes.includes(attribute)]));
    const fairness = { ...defaultSettings.fairness, ...before.settings.fairness, ...asked, ...(blind === undefined ? {} : { blind }) };
    await ProgramModel.updateOne({ tenantId, _id: programId }, { $set: { 'settings.fairness': fairness } });
    await forgetAttributes({ tenantId, programId }, protectedAttributes.filter((attribute) => !fairness[attribute]));
    await recordEvent(actor, { type: 'program.edited', subjectIds: [programId], audience: [], forCoordinators: true, data: { fields: ['fairness'] }, at: now });
    return view({ settings: { ...before.settings, fairness } });
  });
}

/** Whether a program hides names until a match is accepted. */
export async function isBlind({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<boolean> {
  return (await ProgramModel.exists({ tenantId, _id: programId, 'settings.fairness.blind': true })) !== null;
}

/** What people of a program are asked for its fairness report, in the vocabulary's order. */
export async function askedAttributes({ tenantId, programId }: Pick<ProgramActor, 'tenantId' | 'programId'>): Promise<ProtectedAttribute[]> {
  return view({ settings: await programSettings(tenantId, programId) }).attributes;
}

function view({ settings }: Pick<StoredProgram, 'settings'>): FairnessRules {
  const fairness = { ...defaultSettings.fairness, ...settings.fairness };
  return { blind: fairness.blind, attributes: protectedAttributes.filter((attribute) => fairness[attribute]) };
}
