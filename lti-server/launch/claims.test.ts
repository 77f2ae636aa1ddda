import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translateClaims } from './claims.ts';
import type { Refused } from './refused.ts';
import { claim, roles, TestPlatform, type Claims } from './test-platform.ts';

const toolUrl = 'https://tool.example.edu';
const good = new TestPlatform().claims('nonce', toolUrl);
const translate = (overrides: Claims = {}) => translateClaims({ ...good, ...overrides }, { toolUrl, allowHttp: false });

test('a launch is told in our own words', () => {
  assert.deepEqual(translate({ locale: 'de-AT', zoneinfo: 'America/Sao_Paulo', email: 'ana@example.edu' }), {
    deploymentId: '1',
    subject: 'person-7',
    roles: { instructor: true, institutionAdministrator: false },
    seenOrigins: [],
    name: 'Ana Costa',
    email: 'ana@example.edu',
    locale: 'de',
    zone: 'America/Sao_Paulo',
    context: { id: '2', title: 'Biology' },
  });
});

test('what is optional and has no usable form is left out', () => {
  const bare = translate({
    name: ' ', given_name: undefined, email: 'not an address', locale: 'xx', zoneinfo: '+02:00', [claim('context')]: undefined,
    [claim('launch_presentation')]: { locale: 7, return_url: 'javascript:alert(1)' }, [claim('custom')]: { zone: '$Person.address.timezone' },
  });
  assert.deepEqual(Object.keys(bare).sort(), ['deploymentId', 'roles', 'seenOrigins', 'subject']);
});

test('a name is put together from its parts, in one line, no longer than we keep', () => {
  assert.equal(translate({ name: undefined, given_name: 'Ana', family_name: 'Costa' }).name, 'Ana Costa');
  assert.equal(translate({ name: 'Ana\r\nBcc: x' }).name, 'Ana Bcc: x');
  assert.equal(translate({ name: 'x'.repeat(500) }).name?.length, 80);
});

test('the zone comes from zoneinfo, else from our custom parameter, and only where it is one', () => {
  assert.equal(translate({ [claim('custom')]: { zone: 'Europe/Berlin' } }).zone, 'Europe/Berlin');
  for (const zoneinfo of ['Mars/Olympus', '../../etc', 'GMT+25', '', 7, null]) assert.equal(translate({ zoneinfo }).zone, undefined);
});

test('rule 10: origins of the pages and services that a launch names are seen, and no others', () => {
  const { seenOrigins, returnUrl } = translate({
    [claim('launch_presentation')]: { return_url: 'https://school.example.edu/return?sesskey=1' },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: 'https://api.example.edu/members' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { lineitems: 'http://plain.example.edu/items' },
  });
  assert.deepEqual(seenOrigins, ['https://school.example.edu', 'https://api.example.edu']);
  assert.equal(returnUrl, 'https://school.example.edu/return?sesskey=1');
});

const bad: [string, string, Claims][] = [
  ['rule 8: another version', 'version', { [claim('version')]: '1.1.0' }],
  ['rule 8: no version', 'version', { [claim('version')]: undefined }],
  ['rule 8: a message of another kind', 'message-type', { [claim('message_type')]: 'LtiDeepLinkingRequest' }],
  ['rule 8: no message type', 'message-type', { [claim('message_type')]: undefined }],
  ['rule 5: no deployment', 'deployment', { [claim('deployment_id')]: undefined }],
  ['rule 5: an empty deployment', 'deployment', { [claim('deployment_id')]: '' }],
  ['rule 5: a deployment that is no text', 'deployment', { [claim('deployment_id')]: { $ne: null } }],
  ['rule 10: a target elsewhere', 'target', { [claim('target_link_uri')]: 'https://evil.example/lti/launch' }],
  ['rule 10: a target that only begins like ours', 'target', { [claim('target_link_uri')]: `${toolUrl}.evil.example/` }],
  ['rule 10: no target', 'target', { [claim('target_link_uri')]: undefined }],
  ['no roles', 'roles', { [claim('roles')]: undefined }],
  ['roles that are one text', 'roles', { [claim('roles')]: roles.instructor }],
  ['roles that are no texts', 'roles', { [claim('roles')]: [{}] }],
  ['no resource link', 'resource-link', { [claim('resource_link')]: undefined }],
  ['a resource link without id', 'resource-link', { [claim('resource_link')]: { title: 'x' } }],
  ['a context that is a text', 'claims', { [claim('context')]: '2' }],
  ['a context without id', 'claims', { [claim('context')]: { title: 'x' } }],
  ['a subject that is no text', 'claims', { sub: { $gt: '' } }],
  ['a subject that is too long', 'claims', { sub: 'x'.repeat(256) }],
];
for (const [name, reason, overrides] of bad) {
  test(`${name} is refused`, () => {
    assert.throws(() => translate(overrides), (error: Refused) => error.code === 'launch-invalid' && error.reason === reason);
  });
}

test('rule 11: a launch without a subject says so', () => {
  for (const sub of [undefined, null, '']) assert.throws(() => translate({ sub }), (error: Refused) => error.code === 'no-subject');
});
