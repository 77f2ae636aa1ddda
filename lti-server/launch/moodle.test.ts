/**
 * Exchanges as real platforms send them, field by field: recorded from Moodle 4.5.6 (login by form post with a JSON message
 * hint, its claims and role lists, its errors), and hosted Canvas (one issuer for every school, pages and services on the school's own host).
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findDeployment } from '../../models/tenants/deployments.ts';
import { hasSession, refusalIn, sessionIn, toolUrl, useLtiServer } from './test-launch.ts';
import { claim, TestPlatform, type Claims } from './test-platform.ts';

const server = await useLtiServer();
const moodle = new TestPlatform('fXf0QbZMDS3xvB6');
const canvas = new TestPlatform('10000000000042');
const canvasIssuer = 'https://canvas.instructure.com';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2';

await moodle.start();
await moodle.register();
await canvas.start();
await canvas.register({ issuer: canvasIssuer });
after(() => {
  moodle.stop();
  canvas.stop();
});

interface MoodlePerson {
  id: string;
  name: [string, string];
  roles: string[];
  /** What `$Person.address.timezone` gives: a zone, or 99 for who keeps the server's. */
  zone?: string;
}

/** The id_token that Moodle 4.5.6 signed for an activity in a course, with other names and hosts; it lives 60 seconds. */
function moodleClaims(nonce: string, { id, name, roles, zone = 'America/Sao_Paulo' }: MoodlePerson): Claims {
  const iat = Math.floor(Date.now() / 1_000);
  return {
    nonce,
    iat,
    exp: iat + 60,
    iss: moodle.issuer,
    aud: moodle.clientId,
    [claim('deployment_id')]: '1',
    [claim('target_link_uri')]: `${toolUrl}/lti/launch`,
    sub: id,
    [claim('lis')]: { person_sourcedid: '', course_section_sourcedid: '' },
    [claim('roles')]: roles,
    [claim('context')]: { id: '2', label: 'BIO1', title: 'Biology 1', type: ['CourseSection'] },
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('resource_link')]: { title: 'Mentoring', description: '', id: '1' },
    given_name: name[0],
    family_name: name[1],
    name: name.join(' '),
    [claim('ext')]: { user_username: name[0].toLowerCase(), lms: 'moodle-2' },
    email: `${name[0].toLowerCase()}@northfield.example`,
    [claim('launch_presentation')]: {
      locale: 'pt_br', // the recorded site had English alone; this is how Moodle writes the code of a language
      document_target: 'iframe',
      return_url: `${moodle.origin}/mod/lti/return.php?course=2&launch_container=3&instanceid=1&sesskey=Zk3mQ1xYpR`,
    },
    [claim('tool_platform')]: { product_family_code: 'moodle', version: '2024100706', guid: '83fbf9ed1a13bf12', name: 'northfield', description: 'Northfield College' },
    [claim('version')]: '1.3.0',
    [claim('custom')]: { zone },
  };
}

/** What the same launch brings besides once the administrator lets the tool use roster and gradebook. */
function serviceClaims(claims: Claims): Claims {
  const services = `${moodle.origin}/mod/lti/services.php`;
  const memberships = `${services}/CourseSection/2/bindings/1/memberships`;
  return {
    ...claims,
    [claim('custom')]: { zone: 'America/Sao_Paulo', context_memberships_url: memberships },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['lineitem', 'lineitem.readonly', 'result.readonly', 'score'].map((one) => `https://purl.imsglobal.org/spec/lti-ags/scope/${one}`),
      lineitems: `${services}/2/lineitems?type_id=1`,
      lineitem: '', // so it came for a link with one column that the tool had made
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: memberships, service_versions: ['1.0', '2.0'] },
  };
}

/** The login as Moodle's page posts it from the iframe, urlencoded by the browser. */
const moodleLogin = {
  target_link_uri: `${toolUrl}/lti/launch`,
  login_hint: '3',
  lti_message_hint: '{"cmid":3,"launchid":"ltilaunch1_693905328"}',
  lti_deployment_id: '1',
};

async function launchFromMoodle(person: MoodlePerson, change = (claims: Claims): Claims => claims) {
  const { browser, state, nonce } = await server.begin(moodle, moodleLogin);
  const idToken = await moodle.sign(change(moodleClaims(nonce, person)), { header: { typ: 'JWT' } });
  return server.post('/lti/launch', { id_token: idToken, state }, browser, { Origin: moodle.origin });
}

test('Moodle: its message hint, JSON with quotes, comes back to it unchanged', async () => {
  const { address } = await server.begin(moodle, moodleLogin);
  assert.equal(address.searchParams.get('lti_message_hint'), moodleLogin.lti_message_hint);
  assert.ok(address.search.includes('%22cmid%22'));
});

test('Moodle: a teacher of a course without a program may start one, in the locale that Moodle says, with a way back', async () => {
  const page = await launchFromMoodle({ id: '3', name: ['Tereza', 'Souza'], roles: [`${lis}/membership#Instructor`] });
  const { me } = sessionIn(page);
  assert.equal(me['entrance'], 'start-program');
  assert.deepEqual((me['course'] as { title: string }).title, 'Biology 1');
  assert.equal((me['person'] as { locale: string }).locale, 'pt-BR');
  assert.match(String(me['returnUrl']), /sesskey=Zk3mQ1xYpR$/);
  assert.match(page.text, /<html lang="pt-BR" dir="ltr">/);
  assert.ok(!server.logged.join().includes('sesskey'));
});

test('Moodle: an administrator comes as such of institution and system besides, and teaches nothing by that', async () => {
  const administrator = [`${lis}/institution/person#Administrator`, `${lis}/system/person#Administrator`];
  const outside = await launchFromMoodle({ id: '2', name: ['Dev', 'Narang'], roles: administrator });
  assert.equal(outside.status, 403);
  const inside = await launchFromMoodle({ id: '2', name: ['Dev', 'Narang'], roles: [administrator[0]!, `${lis}/membership#Instructor`, administrator[1]!] });
  assert.deepEqual(sessionIn(inside).me['roles'], []); // tenant-admin only where the owner ticked it
});

test('Moodle: a student of an unlinked course is told so, in their language', async () => {
  const page = await launchFromMoodle({ id: '7', name: ['Ana', 'Costa'], roles: [`${lis}/membership#Learner`] });
  assert.equal(refusalIn(page), 'Este curso ainda não tem mentoria');
  assert.match(page.text, /href="[^"]*return\.php[^"]*" target="_top"/);
});

test('Moodle: the zone of the profile is taken; 99, the server’s own, is none', async () => {
  const zoneOf = async (zone: string, id: string) => {
    const { me } = sessionIn(await launchFromMoodle({ id, name: ['Ben', 'Köhler'], roles: [`${lis}/membership#Instructor`], zone }));
    return (me['person'] as { zone: string | null }).zone;
  };
  assert.equal(await zoneOf('Europe/Berlin', '20'), 'Europe/Berlin');
  assert.equal(await zoneOf('99', '21'), null);
});

test('Moodle: a launch opens as well where roster and gradebook are let in', async () => {
  const teacher = { id: '3', name: ['Tereza', 'Souza'] as [string, string], roles: [`${lis}/membership#Instructor`] };
  assert.ok(hasSession(await launchFromMoodle(teacher, serviceClaims)));
});

test('Moodle: privacy without name and mail works as well', async () => {
  const page = await launchFromMoodle({ id: '9', name: ['x', 'y'], roles: [`${lis}/membership#Instructor`] }, ({ given_name, family_name, name, email, ...claims }) => {
    assert.ok([given_name, family_name, name, email].every(Boolean));
    return { ...claims, [claim('ext')]: { lms: 'moodle-2' } };
  });
  assert.equal((sessionIn(page).me['person'] as { name: null }).name, null);
});

test('a map without entries, which PHP writes as a list, is no fault', async () => {
  const teacher = { id: '3', name: ['T', 'S'] as [string, string], roles: [`${lis}/membership#Instructor`] };
  assert.ok(hasSession(await launchFromMoodle(teacher, (claims) => ({ ...claims, [claim('custom')]: [] }))));
});

for (const answer of [{ error: 'access_denied' }, { error: 'unauthorized_client' }, { error: 'invalid_request', error_description: 'Invalid prompt' }]) {
  test(`Moodle: its ${answer.error} comes as a form post without an id_token`, async () => {
    const { browser, state } = await server.begin(moodle, moodleLogin);
    const page = await server.post('/lti/launch', { ...answer, state }, browser);
    assert.equal(page.status, 400);
    assert.equal(refusalIn(page), 'The course site refused to open this');
  });
}

test('Canvas: one issuer for every school, whose pages and services are on its own host', async () => {
  const hint = `eyJhbGciOiJIUzI1NiJ9.${'x'.repeat(1_200)}.sig`;
  const login = {
    iss: canvasIssuer, login_hint: '535fa085f22b4655f48cd5a36a9215f64c062838', lti_message_hint: hint, canvas_region: 'eu-west-1', canvas_environment: 'prod',
    lti_storage_target: 'post_message_forwarding', deployment_id: '1', target_link_uri: `${toolUrl}/lti/launch`,
  };
  const { browser, address, state, nonce } = await server.begin(canvas, login);
  assert.equal(address.searchParams.get('lti_message_hint'), hint);
  const iat = Math.floor(Date.now() / 1_000);
  const school = 'https://northfield.instructure.com';
  const claims: Claims = {
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('version')]: '1.3.0',
    [claim('resource_link')]: { id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3', description: null, title: null, validation_context: null, errors: { errors: {} } },
    aud: canvas.clientId,
    azp: canvas.clientId,
    [claim('deployment_id')]: '1',
    exp: iat + 3_600,
    iat,
    iss: canvasIssuer,
    nonce,
    sub: '535fa085-f22b-4655-f48c-d5a36a9215f6',
    [claim('target_link_uri')]: `${toolUrl}/lti/launch`,
    picture: `${school}/images/messages/avatar-50.png`,
    email: 'ana@northfield.example',
    name: 'Ana Costa',
    given_name: 'Ana',
    family_name: 'Costa',
    [claim('context')]: { id: '4dde05e8ca1973bcca9bffc13e1548820eee93a3', label: 'BIO1', title: 'Biology 1', type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'], validation_context: null, errors: { errors: {} } },
    [claim('tool_platform')]: { guid: 'Q4Ugg7', name: 'Northfield', version: 'cloud', product_family_code: 'canvas' },
    [claim('launch_presentation')]: { document_target: 'iframe', return_url: `${school}/courses/1/external_content/success/external_tool_redirect`, locale: 'de', height: null, width: null },
    locale: 'de',
    [claim('roles')]: [`${lis}/institution/person#Instructor`, `${lis}/membership#Instructor`, 'http://purl.imsglobal.org/vocab/lis/v2/system/person#User'],
    [claim('custom')]: { zone: 'Europe/Berlin' },
    [claim('lti11_legacy_user_id')]: '535fa085f22b4655f48cd5a36a9215f64c062838',
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: `${school}/api/lti/courses/1/names_and_roles`, service_versions: ['2.0'] },
  };
  const page = await server.post('/lti/launch', { utf8: '✓', authenticity_token: 'x', id_token: await canvas.sign(claims), state, lti_storage_target: 'post_message_forwarding' }, browser);
  const { me } = sessionIn(page);
  assert.equal((me['person'] as { locale: string }).locale, 'de');
  assert.equal(me['returnUrl'], `${school}/courses/1/external_content/success/external_tool_redirect`);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors [^;]*https:\/\/\*\.instructure\.com/);
  const registrationId = /data-address="\/app\/([0-9a-f]{24})/.exec(page.text)![1]!;
  assert.deepEqual((await findDeployment(registrationId, '1'))?.offeredOrigins, []); // the school's host is preset
});
