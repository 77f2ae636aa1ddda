import type { PersonActor, ProgramActor } from '../actor.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { readPerson } from '../people/people.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { appointmentsOf } from '../programs/appointments.ts';
import { startProgram } from '../programs/programs.ts';
import { linkContext } from '../tenants/context-links.ts';
import type { ProgramTemplate } from '../vocabulary.ts';
import { moveIntoProgram, withCurrentRoles, type Session } from './sessions.ts';

/** The session and its actor after the course of the launch got its program. */
export interface Moved {
  session: Session;
  actor: ProgramActor;
}

/**
 * Starts a program in the course of this session's launch and moves the session into it. Only somebody who teaches
 * there has a session with a course, so the session itself is the permission.
 */
export async function startProgramHere(
  actor: PersonActor,
  session: Session,
  input: { template: ProgramTemplate; title: string },
  now = new Date(),
): Promise<Moved> {
  const course = courseOf(session);
  return inTransaction(async () => {
    const { locale } = await readPerson(actor, actor.personId);
    const home = { registrationId: session.sourceId, contextId: course.contextId };
    const { id } = await startProgram(actor, { ...input, locale, home }, now);
    await linkContext({ ...course, tenantId: session.tenantId, programId: id, isHome: true });
    return moved(actor, session, id);
  });
}

/** Links the course of this session's launch, as a further one, to a program that the person coordinates. */
export async function linkSessionCourse(actor: PersonActor, session: Session, programId: string): Promise<Moved> {
  const appointments = await appointmentsOf(actor.tenantId, programId, actor.personId);
  if (!appointments.includes('coordinator')) throw new NotFound();
  const course = courseOf(session);
  return inTransaction(async () => {
    await linkContext({ ...course, tenantId: session.tenantId, programId, isHome: false });
    return moved(actor, session, programId);
  });
}

function courseOf(session: Session) {
  if (session.programId !== null) throw new RuleBroken('program-linked');
  if (session.course === null || session.deploymentId === null) throw new NotFound();
  return {
    registrationId: session.sourceId,
    deploymentId: session.deploymentId,
    contextId: session.course.contextId,
    title: session.course.title,
  };
}

async function moved(actor: PersonActor, session: Session, programId: string): Promise<Moved> {
  return {
    session: await moveIntoProgram(session, programId),
    actor: await withCurrentRoles({ ...actor, programId }, session),
  };
}
