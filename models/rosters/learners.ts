import { trusted } from 'mongoose';
import type { Id } from '../mongodb/schema.ts';
import type { Course } from '../tenants/context-links.ts';
import { RosterModel } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';

/** A course of a program, as its roster is kept. */
export interface CourseOfProgram extends Course {
  readonly tenantId: string;
  readonly programId: string;
}

const page = 500;

/** Which of these names study in the course now, by its roster. */
export async function learnersAmong(course: CourseOfProgram, subjects: readonly string[]): Promise<Set<string>> {
  const rosters = await rostersOf(course);
  if (rosters.length === 0 || subjects.length === 0) return new Set();
  const rows = await RosterMemberModel.find({ ...studying(course, rosters), subject: trusted({ $in: subjects }) }, { subject: 1 }).lean();
  return new Set(rows.map(({ subject }) => subject));
}

/** Everybody who studies in the course now, by its roster, page by page. */
export async function* learnersOf(course: CourseOfProgram): AsyncGenerator<string[]> {
  const rosters = await rostersOf(course);
  if (rosters.length === 0) return;
  let last: Id | undefined;
  for (;;) {
    const rows = await RosterMemberModel.find({ ...studying(course, rosters), ...(last === undefined ? {} : { _id: trusted({ $gt: last }) }) }, { subject: 1 })
      .sort({ _id: 1 })
      .limit(page)
      .lean();
    if (rows.length > 0) yield rows.map(({ subject }) => subject);
    if (rows.length < page) return;
    last = rows.at(-1)!._id;
  }
}

async function rostersOf({ tenantId, programId, registrationId, deploymentId, contextId }: CourseOfProgram): Promise<Id[]> {
  return RosterModel.distinct('_id', { tenantId, programId, registrationId, deploymentId, contextId });
}

function studying({ tenantId, programId }: CourseOfProgram, rosters: readonly Id[]) {
  return { tenantId, programId, rosterId: trusted({ $in: rosters }), role: 'learner' as const, leftAt: null };
}
