import { SignJWT } from 'jose';
import type { DemoPerson } from '../../people.ts';
import type { Course, CourseRole } from '../campus.ts';
import type { LmsDesk } from '../desk.ts';
import { serviceClaims } from '../advantage/claims.ts';
import type { Tool } from '../tools.ts';
import { customClaim } from './custom-variables.ts';
import type { Launch } from './hints.ts';
import { particularsOf } from './messages.ts';
import type { Particulars } from './messages.ts';
import { personClaimsOf } from './person-claims.ts';
import { rolesOf } from './roles.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const lifetimeSeconds = 60;

export interface LaunchFacts {
  tool: Tool;
  launch: Launch;
  person: DemoPerson;
  course: Course;
  role: CourseRole;
  nonce: string;
}

/** The signed message of LTI Core 1.3, good for 60 seconds; null where what it is about is not there any more. */
export async function idToken(desk: LmsDesk, facts: LaunchFacts): Promise<string | null> {
  const { tool, person, nonce } = facts;
  const particulars = particularsOf(desk, tool, facts.course, facts.launch.message);
  if (particulars === null) return null;
  const issuedAt = Math.floor(desk.now().getTime() / 1000);
  const told = personClaimsOf(tool, person);
  return new SignJWT({ nonce, ...told, ...messageClaims(desk, facts, particulars, told) })
    .setProtectedHeader({ alg: desk.key.alg, kid: desk.key.kid, typ: 'JWT' })
    .setIssuer(desk.url)
    .setAudience(tool.clientId)
    .setSubject(person.sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(desk.key.privateKey);
}

function messageClaims(desk: LmsDesk, facts: LaunchFacts, particulars: Particulars, told: Record<string, string>): Record<string, unknown> {
  const { tool, launch, person, course, role } = facts;
  const { target, custom, link, claims } = particulars;
  const { url, campus } = desk;
  return {
    [`${lti}message_type`]: launch.message.type,
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: tool.deploymentId,
    [`${lti}target_link_uri`]: target,
    ...claims,
    [`${lti}roles`]: rolesOf(person, role, launch),
    [`${lti}context`]: {
      id: course.id,
      label: course.code,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [`${lti}tool_platform`]: {
      guid: new URL(url).host,
      name: campus.name,
      description: 'The learning platform of a university that exists for demonstration only',
      product_family_code: 'northfield-learn',
      version: '1.0',
      url,
    },
    [`${lti}launch_presentation`]: {
      document_target: launch.target,
      return_url: `${url}/courses/${course.id}`,
      locale: person.locale,
    },
    [`${lti}lis`]: { ...(tool.privacy === 'anonymous' ? {} : { person_sourcedid: person.sub }), course_section_sourcedid: course.id },
    [`${lti}custom`]: customClaim(custom, { url, person, told, course, link }),
    ...serviceClaims(desk.url, tool, course, particulars.lineItemId),
  };
}
