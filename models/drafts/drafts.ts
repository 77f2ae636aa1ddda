import type { PersonActor } from '../actor.ts';
import { isDuplicate } from '../mongodb/schema.ts';
import { NotAllowed } from '../problems.ts';
import { may } from '../policy.ts';
import { DraftModel } from './draft.model.ts';

/** The fields of a form as they were last typed; empty where there is no draft. */
export async function readDraft(actor: PersonActor, key: string): Promise<{ fields: Record<string, string>; savedAt: Date | null }> {
  if (!may(actor, 'draft.read', { owner: actor.personId })) throw new NotAllowed();
  const draft = await DraftModel.findOne(draftOf(actor, key)).lean();
  return { fields: draft?.fields ?? {}, savedAt: draft?.updatedAt ?? null };
}

/** Keeps the fields for 30 days; no fields removes the draft (it was sent). The last one to type wins. */
export async function saveDraft(actor: PersonActor, key: string, fields: Record<string, string>): Promise<{ savedAt: Date | null }> {
  if (!may(actor, 'draft.write', { owner: actor.personId })) throw new NotAllowed();
  if (Object.keys(fields).length === 0) {
    await DraftModel.deleteOne(draftOf(actor, key));
    return { savedAt: null };
  }
  const save = () =>
    DraftModel.findOneAndUpdate(draftOf(actor, key), { $set: { fields } }, { upsert: true, returnDocument: 'after' }).lean();
  try {
    return { savedAt: (await save()).updatedAt };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { savedAt: (await save()).updatedAt }; // two tabs made the first draft at once
  }
}

function draftOf(actor: PersonActor, key: string) {
  return { tenantId: actor.tenantId, personId: actor.personId, programId: actor.programId ?? null, key };
}
