import { SignJWT } from 'jose';
import type { DemoPerson } from '../../people.ts';
import type { SigningKey } from '../../web/signing-key.ts';
import type { Campus, Course, CourseRole } from '../campus.ts';
import type { Privacy, Tool } from '../tools.ts';
import type { Launch } from './hints.ts';
import { rolesOf } from './roles.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const lifetimeSeconds = 60;

export interface LaunchFacts {
  campus: Campus;
  tool: Tool;
  launch: Launch;
  person: DemoPerson;
  course: Course;
  role: CourseRole;
  nonce: string;
}

/** The signed LtiResourceLinkRequest of LTI Core 1.3, good for 60 seconds. */
export async function idToken(url: string, key: SigningKey, now: Date, facts: LaunchFacts): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ nonce: facts.nonce, ...personClaimsOf(facts.tool, facts.person), ...messageClaims(url, facts) })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT' })
    .setIssuer(url)
    .setAudience(facts.tool.clientId)
    .setSubject(facts.person.sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateKey);
}

function messageClaims(url: string, { campus, tool, launch, person, course, role }: LaunchFacts): Record<string, unknown> {
  const item = course.modules.flatMap((module) => module.items).find(({ id }) => id === launch.itemId);
  return {
    [`${lti}message_type`]: 'LtiResourceLinkRequest',
    [`${lti}version`]: '1.3.0',
    [`${lti}deployment_id`]: tool.deploymentId,
    [`${lti}target_link_uri`]: tool.targetLinkUri,
    [`${lti}resource_link`]: {
      id: `${course.id}:${item?.id ?? 'navigation'}`,
      title: item?.title ?? tool.label,
      ...(item === undefined ? {} : { description: item.text.join(' ') }),
    },
    [`${lti}roles`]: rolesOf(person, role),
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
    [`${lti}lis`]: { person_sourcedid: person.sub, course_section_sourcedid: course.id },
    [`${lti}custom`]: tool.custom,
  };
}

const told: Readonly<Record<Privacy, readonly string[]>> = {
  anonymous: ['locale', 'zoneinfo'],
  name: ['locale', 'zoneinfo', 'name', 'given_name', 'family_name'],
  public: ['locale', 'zoneinfo', 'name', 'given_name', 'family_name', 'email'],
};

/** What the tool asked for and the administrator allows. */
export function personClaimsOf(tool: Pick<Tool, 'claims' | 'privacy'>, person: DemoPerson): Record<string, string> {
  const known: Record<string, string> = {
    name: person.name,
    given_name: person.given,
    family_name: person.family,
    email: person.email,
    locale: person.locale,
    zoneinfo: person.zone,
  };
  return Object.fromEntries(Object.entries(known).filter(([claim]) => told[tool.privacy].includes(claim) && tool.claims.includes(claim)));
}
