import { trusted } from 'mongoose';
import { peopleBySubject } from '../people/identities.ts';
import { absentAmong, meetAgain, pauseAbsent } from '../people/presence.ts';
import { appoint, derivedHolders, dismissDerived, roleOfTeaching, rolesOfTeaching, type DerivedFrom } from '../programs/appointments.ts';
import { formerProgramsOf } from '../tenants/context-links.ts';
import type { RosterRole } from '../vocabulary.ts';
import { RosterModel } from './roster.model.ts';
import { RosterMemberModel } from './roster-member.model.ts';

/** Where attendance is taken: one course of a program. */
interface Course {
  readonly id: string;
  readonly tenantId: string;
  readonly programId: string;
  readonly registrationId: string;
  readonly contextId: string;
  readonly isHome: boolean;
}

/**
 * What being in the course means for those who have been here: a part that rested because its person was in no course
 * of the program goes on, and teaching means coordinating in the program's home course and seeing its people in a further
 * one, for as long as it lasts. All of it goes by how things stand, not by what the roster said before, so that a page which
 * is read again after it was cut off makes up for what was not done.
 */
export async function arrive(course: Course, members: readonly { subject: string; role: RosterRole }[], now: Date): Promise<void> {
  const { tenantId, programId } = course;
  const people = await peopleBySubject(course, members.map(({ subject }) => subject));
  if (people.size === 0) return;
  const absent = await absentAmong(course, [...people.values()]);
  const here = taughtIn(course);
  const teaching = roleOfTeaching(course);
  const teachers = new Set(await derivedHolders(tenantId, programId, teaching, here));
  await dismissFormer(course, members.flatMap(({ subject, role }) => (role === 'instructor' ? [] : people.get(subject) ?? [])), now);
  for (const { subject, role } of members) {
    const personId = people.get(subject);
    if (personId === undefined) continue;
    const who = { tenantId, programId, personId };
    if (absent.has(personId)) await meetAgain(who, now);
    if (role !== 'instructor' && teachers.has(personId)) await dismissDerived(who, teaching, here, now);
    else if (role === 'instructor' && !teachers.has(personId)) await appoint(who, teaching, here, now);
  }
}

/** What leaving the course means: its derived role goes, and the part of somebody who is in no other course of the program rests. */
export async function leave(course: Course, subjects: readonly string[], now: Date): Promise<void> {
  const { tenantId, programId } = course;
  const people = await peopleBySubject(course, subjects);
  if (people.size === 0) return;
  const elsewhere = await inOtherCourses(course, [...people.keys()]);
  await dismissFormer(course, [...people.values()], now);
  for (const [subject, personId] of people) {
    const who = { tenantId, programId, personId };
    await dismissDerived(who, roleOfTeaching(course), taughtIn(course), now);
    if (!elsewhere.has(subject)) await pauseAbsent(who, now);
  }
}

/** Who teaches there no longer also looks after nobody of a program any more that the course had before. */
async function dismissFormer(course: Course, personIds: readonly string[], now: Date): Promise<void> {
  const { tenantId } = course;
  for (const programId of await formerProgramsOf(course)) {
    for (const role of rolesOfTeaching) {
      const holders = new Set(await derivedHolders(tenantId, programId, role, taughtIn(course)));
      for (const personId of personIds) if (holders.has(personId)) await dismissDerived({ tenantId, programId, personId }, role, taughtIn(course), now);
    }
  }
}

function taughtIn({ registrationId, contextId }: Course): DerivedFrom {
  return { registrationId, contextId };
}

/** Of the same platform: another one knows other people by the same names. */
async function inOtherCourses({ tenantId, programId, id, registrationId }: Course, subjects: readonly string[]): Promise<Set<string>> {
  const others = await RosterModel.distinct('_id', { tenantId, programId, registrationId, _id: trusted({ $ne: id }) });
  if (others.length === 0) return new Set();
  const rows = await RosterMemberModel.find(
    { tenantId, programId, subject: trusted({ $in: subjects }), rosterId: trusted({ $in: others }), leftAt: null },
    { subject: 1 },
  ).lean();
  return new Set(rows.map(({ subject }) => subject));
}
