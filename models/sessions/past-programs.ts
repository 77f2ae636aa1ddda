import type { PersonActor } from '../actor.ts';
import { together } from '../mongodb/connect.ts';
import { enrolledAmong } from '../people/enrolments.ts';
import { may } from '../policy.ts';
import { NotAllowed, NotFound } from '../problems.ts';
import { appointedAmong } from '../programs/appointments.ts';
import { isArchived, listArchivedPrograms } from '../programs/programs.ts';
import { limits } from '../vocabulary.ts';
import type { Moved } from './course.ts';
import { moveToProgram, withCurrentRoles, type Session } from './sessions.ts';

/** Programs that are over and that the person was in: they looked after others there, or took part. Read from a course's page alone, never from a host's. */
export async function listPastPrograms(actor: PersonActor, { door, programId }: Pick<Session, 'door' | 'programId'>): Promise<{ id: string; title: string }[]> {
  if (!may(actor, 'program.list', {})) throw new NotAllowed();
  if (door !== 'lti') return [];
  const programs = await listArchivedPrograms(actor.tenantId);
  const mine = await belongingTo(actor, programs.map(({ id }) => id));
  return programs.filter(({ id }) => id !== programId && mine.has(id)).slice(0, limits.page);
}

/** Whether a program is over and the person was in it. */
export async function isPastProgramOf(actor: PersonActor, programId: string): Promise<boolean> {
  if (!(await isArchived({ tenantId: actor.tenantId, programId }))) return false;
  return (await belongingTo(actor, [programId])).has(programId);
}

/** The session looks at a program that is over and that the person was in, as who they still are there. Any other one is not found. */
export async function openPastProgram(actor: PersonActor, session: Session, programId: string): Promise<Moved> {
  if (session.door !== 'lti' || !(await isPastProgramOf(actor, programId))) throw new NotFound();
  return { session: await moveToProgram(session, programId), actor: await withCurrentRoles({ ...actor, programId }, session) };
}

async function belongingTo({ tenantId, personId }: PersonActor, programIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (programIds.length === 0) return new Set();
  const [appointed, enrolled] = await together(() => appointedAmong(tenantId, programIds, personId), () => enrolledAmong(tenantId, programIds, personId));
  return appointed.union(enrolled);
}
