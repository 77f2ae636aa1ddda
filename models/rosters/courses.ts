import type { ProgramActor } from '../actor.ts';
import { recordEvent } from '../events/events.ts';
import { endColumnsOf } from '../grades/grades.ts';
import { inTransaction } from '../mongodb/connect.ts';
import { may } from '../policy.ts';
import { NotFound, RuleBroken } from '../problems.ts';
import { derivedHolders, dismissDerived } from '../programs/appointments.ts';
import { linkOfProgram, unlinkContext } from '../tenants/context-links.ts';
import { RosterModel } from './roster.model.ts';
import { listRosters, type Roster } from './rosters.ts';
import { coursesInSight } from './sight.ts';

/** A course of the program as those who look after its people see it: the contract's `Course`. */
export interface LinkedCourse {
  id: string;
  title: string;
  isHome: boolean;
  /** null: its platform tells nobody who is in it. */
  roster: Roster | null;
}

/** All courses of the program, its home first; for a teacher of further courses, these. */
export async function listCourses(actor: ProgramActor): Promise<{ items: LinkedCourse[]; nextCursor: null }> {
  const links = await coursesInSight(actor);
  const { items: rosters } = await listRosters(actor);
  const byCourse = new Map(rosters.map((roster) => [roster.courseId, roster]));
  const items = links
    .map(({ id, title, isHome }) => ({ id, title, isHome, roster: byCourse.get(id) ?? null }))
    .sort((a, b) => Number(b.isHome) - Number(a.isHome));
  return { items, nextCursor: null };
}

/**
 * For coordinators: a further course belongs to the program no longer. Who is in no other course of it rests, its teachers
 * see nobody any more; both happen in the next minute, by the job that reads rosters. Links in the course open nothing then, and nothing more goes into
 * its gradebook.
 */
export async function unlinkCourse(actor: ProgramActor, courseId: string, now = new Date()): Promise<void> {
  if (!may(actor, 'program.edit', {})) throw new NotFound();
  const { tenantId, programId } = actor;
  const link = await linkOfProgram(tenantId, programId, courseId);
  if (link === null) throw new NotFound();
  if (link.isHome) throw new RuleBroken('home-course');
  await inTransaction(async () => {
    if (!(await unlinkContext(link))) throw new RuleBroken('moved-on');
    for (const personId of await derivedHolders(tenantId, programId, 'teacher', link)) await dismissDerived({ tenantId, programId, personId }, 'teacher', link, now);
    await RosterModel.updateOne({ tenantId, programId, linkId: courseId }, { $set: { unlinkedAt: now, dueAt: now, leasedUntil: null, reading: null } });
    await endColumnsOf(link);
    await recordEvent(actor, { type: 'program.unlinked', subjectIds: [programId], audience: [], forCoordinators: true, data: {}, at: now });
  });
}
