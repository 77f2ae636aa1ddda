import type { PersonActor } from '../actor.ts';
import { together } from '../mongodb/connect.ts';
import { partsOf, wasIn } from '../people/across-programs.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { programsHeldBy } from '../programs/appointments.ts';
import { archivedAmong, isArchived } from '../programs/programs.ts';
import { limits } from '../vocabulary.ts';
import type { Moved } from './course.ts';
import { moveToProgram, withCurrentRoles, type Session } from './sessions.ts';

/** Programs that are over and that the person was in: they looked after others there, or took part. Read from a course's page alone, never from a host's. */
export async function listPastPrograms(actor: PersonActor, { door, programId }: Pick<Session, 'door' | 'programId'>): Promise<{ id: string; title: string }[]> {
  if (!may(actor, 'program.list', {})) throw new NotAllowed();
  if (door !== 'lti') return [];
  const programs = await archivedAmong(actor.tenantId, [...(await programsOf(actor))]);
  return programs.filter(({ id }) => id !== programId).slice(0, limits.page);
}

/** Whether a program is over and the person was in it. */
export async function isPastProgramOf(actor: PersonActor, programId: string): Promise<boolean> {
  return (await isArchived({ tenantId: actor.tenantId, programId })) && (await programsOf(actor)).has(programId);
}

/** The session looks at a program that is over and that the person was in, as who they still are there. Any other one is not found. */
export async function openPastProgram(actor: PersonActor, session: Session, programId: string): Promise<Moved> {
  if (session.door !== 'lti' || !(await isPastProgramOf(actor, programId))) throw new NotFound();
  return { session: await moveToProgram(session, programId), actor: await withCurrentRoles({ ...actor, programId }, session) };
}

/** Those where they look or looked after others, and those where they take or took part: whoever only asked to was not in it. */
async function programsOf({ tenantId, personId }: PersonActor): Promise<ReadonlySet<string>> {
  const [appointed, parts] = await together(() => programsHeldBy(tenantId, personId), () => partsOf({ tenantId }, personId));
  return appointed.union(new Set(parts.filter(({ state }) => wasIn(state)).map(({ programId }) => programId)));
}
