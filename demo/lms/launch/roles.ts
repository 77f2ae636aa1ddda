import type { DemoPerson } from '../../people.ts';
import type { CourseRole, EnrolledRole } from '../campus.ts';
import type { Launch } from './hints.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const system = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';
/** LTI Core 1.3, appendix A.2.1.1: a person who exists for trying things only. */
const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

const inCourse: Readonly<Record<CourseRole, string>> = {
  student: `${membership}Learner`,
  teacher: `${membership}Instructor`,
  // As on Moodle: who administers the site acts as an instructor in any course.
  administrator: `${membership}Instructor`,
  guest: `${membership}Member`,
};

const atSchool: Readonly<Record<DemoPerson['kind'], readonly string[]>> = {
  student: [`${institution}Student`],
  alumni: [`${institution}Alumni`],
  teacher: [`${institution}Faculty`],
  staff: [`${institution}Staff`],
  admin: [`${institution}Administrator`, `${system}Administrator`],
};

/** The roles claim (LTI Core 1.3, appendix A.2): full URIs, the course role first. */
export function rolesOf(person: DemoPerson, role: CourseRole, { asTestStudent }: Pick<Launch, 'asTestStudent'>): string[] {
  return [inCourse[role], ...atSchool[person.kind], ...(asTestStudent ? [testUser] : [])];
}

/** As the roster has it: the context role alone and without its namespace, as on Moodle. */
export function rosterRoles(role: EnrolledRole): string[] {
  return [inCourse[role].slice(membership.length)];
}
