import type { DemoPerson } from '../../people.ts';
import type { CourseRole } from '../campus.ts';

const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const institution = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
const system = 'http://purl.imsglobal.org/vocab/lis/v2/system/person#';

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
export function rolesOf(person: DemoPerson, role: CourseRole): string[] {
  return [inCourse[role], ...atSchool[person.kind]];
}
