import { trusted } from 'mongoose';
import { peopleBySubject, subjectsOf } from '../people/identities.ts';
import { RosterModel } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';

/** Somebody who teaches in a course, and somebody who studies in it. */
export interface GraderPair {
  readonly graderId: string;
  readonly learnerId: string;
}

/**
 * Who of these people grades whom of those: they teach in a course of the program in which the other studies, as its roster tells.
 * Where a platform tells nobody who is in a course, nobody is known to.
 */
export async function graderPairs(
  { tenantId, programId }: { readonly tenantId: string; readonly programId: string },
  { graderIds, learnerIds }: { readonly graderIds: readonly string[]; readonly learnerIds: readonly string[] },
): Promise<GraderPair[]> {
  const teachers = await RosterMemberModel.find({ tenantId, programId, role: 'instructor', leftAt: null }, { rosterId: 1, subject: 1 }).lean();
  if (teachers.length === 0) return [];
  const rosters = await RosterModel.find({ tenantId, programId, unlinkedAt: null }, { registrationId: 1 }).lean();
  const pairs: GraderPair[] = [];
  for (const { _id, registrationId } of rosters) {
    const platform = { tenantId, registrationId: String(registrationId) };
    const subjects = teachers.filter(({ rosterId }) => rosterId.equals(_id)).map(({ subject }) => subject);
    const known = new Set((await peopleBySubject(platform, subjects)).values());
    const graders = graderIds.filter((id) => known.has(id));
    if (graders.length === 0) continue;
    const learnerOf = new Map([...(await subjectsOf(platform, learnerIds))].map(([personId, subject]) => [subject, personId]));
    const learning = await RosterMemberModel.find(
      { tenantId, programId, rosterId: trusted({ $eq: _id }), role: 'learner', leftAt: null, subject: trusted({ $in: [...learnerOf.keys()] }) },
      { subject: 1 },
    ).lean();
    for (const { subject } of learning) for (const graderId of graders) pairs.push({ graderId, learnerId: learnerOf.get(subject)! });
  }
  return pairs;
}
