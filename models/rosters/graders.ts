import { trusted, type Types } from 'mongoose';
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
  const rosters = await RosterModel.find({ tenantId, programId, unlinkedAt: null }, { registrationId: 1 }).lean();
  const wanted = new Set(graderIds);
  const pairs: GraderPair[] = [];
  for (const [registrationId, ofPlatform] of Map.groupBy(rosters, (roster) => String(roster.registrationId))) {
    const platform = { tenantId, registrationId };
    const membersOf = (rosterIds: readonly Types.ObjectId[], which: { role: 'learner' | 'instructor'; subject?: object }) =>
      RosterMemberModel.find({ tenantId, programId, rosterId: trusted({ $in: rosterIds }), leftAt: null, ...which }, { rosterId: 1, subject: 1 }).lean();
    const learnerOf = new Map([...(await subjectsOf(platform, learnerIds))].map(([personId, subject]) => [subject, personId]));
    if (learnerOf.size === 0) continue;
    const learning = await membersOf(ofPlatform.map(({ _id }) => _id), { role: 'learner', subject: trusted({ $in: [...learnerOf.keys()] }) });
    if (learning.length === 0) continue;
    const teaching = await membersOf(learning.map(({ rosterId }) => rosterId), { role: 'instructor' });
    const people = await peopleBySubject(platform, teaching.map(({ subject }) => subject));
    const gradersOf = Map.groupBy(teaching, ({ rosterId }) => String(rosterId));
    for (const { rosterId, subject } of learning) {
      for (const teacher of gradersOf.get(String(rosterId)) ?? []) {
        const graderId = people.get(teacher.subject);
        if (graderId !== undefined && wanted.has(graderId)) pairs.push({ graderId, learnerId: learnerOf.get(subject)! });
      }
    }
  }
  return pairs;
}
