import type { PersonActor } from '../actor.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { ProgramModel, type StoredProgram } from './program.model.ts';

/** A program that the actor is in, if they may do this to it; another one does not exist for them. */
export async function loadProgram(actor: PersonActor, programId: string, action: 'program.read' | 'program.edit'): Promise<StoredProgram> {
  if (actor.programId !== programId || !may(actor, 'program.read', {})) throw new NotFound();
  const program = await ProgramModel.findOne({ tenantId: actor.tenantId, _id: programId }).lean();
  if (program === null) throw new NotFound();
  if (!may(actor, action, {})) throw new NotAllowed();
  return program;
}
