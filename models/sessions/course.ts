import type { PersonActor, ProgramActor } from '../actor.ts';
import { endColumnsOf } from '../grades/grades.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { readPerson } from '../people/people.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { appoint, appointmentsOf } from '../programs/appointments.ts';
import { assertOpen, copyProgram, startProgram, type NewProgram } from '../programs/programs.ts';
import { keepRoster, offerRoster } from '../rosters/rosters.ts';
import { handOver, linkContext, type Course } from '../tenants/context-links.ts';
import type { ProgramTemplate } from '../vocabulary.ts';
import { moveIntoProgram, withCurrentRoles, type Session, type UnlinkedCourse } from './sessions.ts';

/** The session and its actor after the course of the launch got its program. */
export interface Moved {
  session: Session;
  actor: ProgramActor;
}

/** The same for a course that was copied from one with a program: starts a new program like that one. Another program than the course's own is not found. */
export async function copyProgramHere(actor: PersonActor, session: Session, input: { of: string; title: string }, now = new Date()): Promise<Moved> {
  const course = courseOf(session);
  if (course.copyOf !== input.of) throw new NotFound();
  return startIn(actor, session, course, (beginning) => copyProgram(actor, { ...beginning, ...input }, now), now);
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
  return startIn(actor, session, courseOf(session), (beginning) => startProgram(actor, { ...beginning, ...input }, now), now);
}

type Beginning = Pick<NewProgram, 'locale' | 'home'>;

async function startIn(actor: PersonActor, session: Session, course: LaunchedCourse, start: (beginning: Beginning) => Promise<{ id: string }>, now: Date): Promise<Moved> {
  return inTransaction(async () => {
    const { locale } = await readPerson(actor, actor.personId);
    const { id } = await start({ locale, home: { registrationId: course.registrationId, contextId: course.contextId } });
    await give(course, id, { isHome: true }, now);
    return moved(actor, session, id);
  });
}

/** Links the course of this session's launch, as a further one, to a program that the person coordinates and that is not over. */
export async function linkSessionCourse(actor: PersonActor, session: Session, programId: string, now = new Date()): Promise<Moved> {
  const { tenantId, personId } = actor;
  const course = courseOf(session);
  const appointments = await appointmentsOf(tenantId, programId, personId);
  if (!appointments.includes('coordinator')) throw new NotFound();
  return inTransaction(async () => {
    await assertOpen({ tenantId, programId });
    await give(course, programId, { isHome: false }, now);
    await appoint({ tenantId, programId, personId }, 'teacher', course, now);
    return moved(actor, session, programId);
  });
}

/** The course of a launch with everything that its link and its roster need. */
type LaunchedCourse = UnlinkedCourse & Course & { readonly tenantId: string };

function courseOf({ tenantId, programId, course, sourceId, deploymentId }: Session): LaunchedCourse {
  if (programId !== null) throw new RuleBroken('program-linked');
  if (course === null || deploymentId === null) throw new NotFound();
  return { ...course, tenantId, registrationId: sourceId, deploymentId };
}

/** The course has its program from here on, and who is in it is asked for at once. */
async function give({ tenantId, registrationId, deploymentId, contextId, title, over, membershipsUrl }: LaunchedCourse, programId: string, { isHome }: { isHome: boolean }, now: Date): Promise<void> {
  if (over !== null) await takeFromFormer({ tenantId, registrationId, deploymentId, contextId }, over, now);
  const link = await linkContext({ tenantId, registrationId, deploymentId, contextId, title, programId, isHome });
  if (membershipsUrl !== null) await offerRoster(link, membershipsUrl, now);
}

/** What the program that is over has of the course stays with it, and no more comes to it: its roster as it was read last, its columns with what was sent there. */
async function takeFromFormer(course: Course & { readonly tenantId: string }, programId: string, now: Date): Promise<void> {
  const former = await handOver(course, programId, now);
  await keepRoster(former, now);
  await endColumnsOf(former);
}

async function moved(actor: PersonActor, session: Session, programId: string): Promise<Moved> {
  return {
    session: await moveIntoProgram(session, programId),
    actor: await withCurrentRoles({ ...actor, programId }, session),
  };
}
