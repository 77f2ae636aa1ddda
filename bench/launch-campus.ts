import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { aMatch, aMentee, aMentor, aProgram, someAvailability } from '../models/factories.ts';
import { setGoal } from '../models/goals/goals.ts';
import { IdentityModel } from '../models/people/identity.model.ts';
import { linkContext } from '../models/tenants/context-links.ts';
import { approveRegistration } from '../models/tenants/deployments.ts';
import { addRegistration } from '../models/tenants/registrations.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const toolUrl = 'http://localhost:3000';
const kid = 'bench-1';
const menteesOfAMentor = 5;

/** The key that a platform of the benchmarks signs with, 2048 bits. */
export interface PlatformKey {
  readonly jwk: Readonly<Record<string, unknown>>;
  readonly privateKey: KeyObject;
}

export function aPlatformKey(): PlatformKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  return { jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }, privateKey };
}

/** Where launches come from: one course of one registration, with what its id_tokens say. */
export interface Campus {
  readonly issuer: string;
  readonly clientId: string;
  readonly contextId: string;
  /** The names by which the platform knows the people of the program. */
  readonly subjects: readonly string[];
}

/** A registered platform with a course whose program has mentees in it: each with a mentor, a goal, and an identity here. */
export async function aCampus({ issuer, clientId, jwksUrl, mentees }: { issuer: string; clientId: string; jwksUrl: string; mentees: number }): Promise<Campus> {
  const owner = { kind: 'owner' as const };
  await addRegistration(owner, { issuer, clientId, authorizationUrl: `${issuer}/auth`, tokenUrl: `${issuer}/token`, jwksUrl }, { allowHttp: true });
  const { registration, deployments } = await approveRegistration(owner, { issuer, clientId, deploymentId: '1' });
  const [deployment] = deployments;
  const place = await aProgram({ tenantId: deployment!.tenantId! });
  const contextId = 'course-2';
  await linkContext({ ...place, registrationId: registration.id, deploymentId: deployment!.id, contextId, title: 'CAR 210', isHome: true });
  const mentors = await Promise.all(Array.from({ length: Math.ceil(mentees / menteesOfAMentor) }, async () => {
    const mentor = await aMentor(place, { enrolment: { capacity: menteesOfAMentor } });
    await someAvailability(place, mentor.personId);
    return mentor;
  }));
  const subjects = Array.from({ length: mentees }, (_, i) => `person-${i}`);
  for (const [i, subject] of subjects.entries()) {
    const mentee = await aMentee(place, { person: { name: nameOf(subject), email: mailOf(subject) } });
    await aMatch(place, { mentorId: mentors[Math.floor(i / menteesOfAMentor)]!.personId, menteeId: mentee.personId });
    await setGoal(mentee, { title: 'Land a data internship', visibility: 'match', milestones: [{ title: 'Send the CV' }] });
    await IdentityModel.create([{ tenantId: place.tenantId, source: 'registration', sourceId: registration.id, subject, personId: mentee.personId }]);
  }
  return { issuer, clientId, contextId, subjects };
}

export function loginForm({ issuer, clientId }: Campus): Record<string, string> {
  return { iss: issuer, client_id: clientId, login_hint: '7', lti_message_hint: '{"cmid":3}', target_link_uri: `${toolUrl}/lti/launch` };
}

/** An id_token as Moodle fills it, signed. */
export function idTokenOf({ issuer, clientId, contextId }: Campus, { privateKey }: PlatformKey, subject: string, nonce: string): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: issuer, aud: clientId, sub: subject, nonce, iat, exp: iat + 60,
    name: nameOf(subject), given_name: 'Person', family_name: subject, email: mailOf(subject), locale: 'en',
    [`${lti}version`]: '1.3.0',
    [`${lti}message_type`]: 'LtiResourceLinkRequest',
    [`${lti}deployment_id`]: '1',
    [`${lti}target_link_uri`]: `${toolUrl}/lti/launch`,
    [`${lti}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${lti}context`]: { id: contextId, label: 'CAR 210', title: 'CAR 210', type: ['CourseSection'] },
    [`${lti}resource_link`]: { id: '3', title: 'Mentoring', description: '' },
    [`${lti}launch_presentation`]: { locale: 'en', document_target: 'iframe', return_url: `${issuer}/mod/lti/return.php?course=2` },
    [`${lti}tool_platform`]: { guid: 'bench', product_family_code: 'moodle', version: '2024100700', name: 'Bench' },
    [`${lti}custom`]: {},
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${issuer}/memberships`, service_versions: ['2.0'] },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'], lineitems: `${issuer}/lineitems`, lineitem: `${issuer}/lineitems/1?type_id=1` },
  };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'RS256', kid })}.${part(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

function nameOf(subject: string): string {
  return `Person ${subject}`;
}

function mailOf(subject: string): string {
  return `${subject}@northfield.example`;
}
