/** What refuses a launch stands in bad-launches/claims.ts, over HTTP; here each reason once more, by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translateClaims } from './claims.ts';
import { claim, TestPlatform, type Claims } from './test-platform.ts';

const toolUrl = 'https://tool.example.edu';
const good = new TestPlatform().claims('nonce', toolUrl);
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
const translate = (overrides: Claims = {}) => translateClaims({ ...good, ...overrides }, { toolUrl, allowHttp: false });

test('a launch is told in our own words', () => {
  assert.deepEqual(translate({ locale: 'de-AT', zoneinfo: 'America/Sao_Paulo', email: 'ana@example.edu' }), {
    messageType: 'LtiResourceLinkRequest',
    deploymentId: '1',
    subject: 'person-7',
    roles: { instructor: true, institutionAdministrator: false, learner: false },
    custom: {},
    shownIn: 'frame',
    services: {},
    seenOrigins: [],
    name: 'Ana Costa',
    email: 'ana@example.edu',
    locale: 'de',
    languageTag: 'de-AT',
    zone: 'America/Sao_Paulo',
    context: { id: '2', title: 'Biology', copiedFrom: [] },
    resourceLink: { id: 'link-1' },
    target: `${toolUrl}/lti/launch`,
  });
});

test('what is optional and has no usable form is left out', () => {
  const bare = translate({
    name: ' ', given_name: undefined, email: 'not an address', locale: 'xx', zoneinfo: '+02:00', [claim('context')]: undefined,
    [claim('launch_presentation')]: { locale: 7, return_url: 'javascript:alert(1)' }, [claim('custom')]: { zone: '$Person.address.timezone', seven: 7 },
  });
  const { deploymentId, subject, roles: held, ...rest } = bare;
  assert.ok(deploymentId && subject && held);
  assert.deepEqual(rest, {
    messageType: 'LtiResourceLinkRequest', custom: {}, shownIn: 'frame', services: {}, seenOrigins: [], resourceLink: { id: 'link-1' }, target: `${toolUrl}/lti/launch`,
  });
});

test('what an LTI message must have, and has not or in another form, is refused with its reason', () => {
  const refusals: [string, unknown, string][] = [
    [claim('version'), '1.3', 'version'],
    [claim('message_type'), undefined, 'message-type'],
    [claim('deployment_id'), 1, 'deployment'],
    [claim('target_link_uri'), 'https://evil.example/', 'target'],
    [claim('target_link_uri'), `${toolUrl.replace('//', '//user@')}/`, 'target'],
    [claim('target_link_uri'), `${toolUrl.replace('//', '//:word@')}/`, 'target'],
    [claim('target_link_uri'), 'no address', 'target'],
    [claim('target_link_uri'), 7, 'target'],
    [claim('roles'), 'Instructor', 'roles'],
    [claim('roles'), [7], 'roles'],
    [claim('roles'), Array(501).fill('x'), 'roles'],
    [claim('resource_link'), {}, 'resource-link'],
    [claim('context'), 'x', 'claims'],
    [claim('context'), [1], 'claims'],
    [claim('context'), {}, 'claims'],
    [claim('custom'), 'x', 'claims'],
    ['sub', 7, 'claims'],
    ['sub', 'x'.repeat(256), 'claims'],
    ['sub', 'a\0b', 'claims'],
    ['sub', 'half \ud83d', 'claims'],
    [claim('for_user'), {}, 'claims'],
    [deepLinking, {}, 'deep-linking'],
    [deepLinking, { deep_link_return_url: 'https://school.example.edu/', data: 7 }, 'deep-linking'],
    [deepLinking, { deep_link_return_url: 'https://school.example.edu/', data: 'x'.repeat(16_001) }, 'deep-linking'],
  ];
  for (const [name, value, reason] of refusals) assert.throws(() => translate({ [name]: value }), { code: 'launch-invalid', reason }, `${name} ${reason}`);
  for (const sub of [undefined, null, '']) assert.throws(() => translate({ sub }), { code: 'no-subject' });
});

test('what is just as long as it may be is taken, and so is null for what is optional', () => {
  assert.equal(translate({ sub: 'x'.repeat(255) }).subject.length, 255);
  assert.ok(translate({ [claim('roles')]: Array(500).fill('x') }));
  const { services } = translate({ [deepLinking]: { deep_link_return_url: 'https://school.example.edu/', data: 'x'.repeat(16_000) } });
  assert.equal(services.deepLinking?.data?.length, 16_000);
  const { target, context, custom, resourceLink } = translate({ [claim('target_link_uri')]: null, [claim('context')]: null, [claim('custom')]: null, [claim('resource_link')]: null });
  assert.deepEqual([target, context, custom, resourceLink], [undefined, undefined, {}, undefined]);
  assert.deepEqual(translate({ [claim('custom')]: [] }).custom, {}, 'a map without entries, as PHP writes it');
});

test('course and link have their titles, a course its short name where it has no other', () => {
  const titleOf = (context: Claims): string | undefined => translate({ [claim('context')]: { id: '2', ...context } }).context?.title;
  assert.deepEqual([titleOf({ title: 'Biology', label: 'BIO' }), titleOf({ label: 'BIO' }), titleOf({})], ['Biology', 'BIO', '']);
  assert.equal(translate({ [claim('resource_link')]: { id: '1', title: 'Our goals' } }).resourceLink?.title, 'Our goals');
});

test('custom parameters that are too many, too long or no text are left out', () => {
  const customOf = (custom: Claims) => translate({ [claim('custom')]: custom }).custom;
  assert.equal(Object.keys(customOf(Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`n${i}`, 'x'])))).length, 100);
  assert.deepEqual(Object.keys(customOf({ long: 'x'.repeat(16_001), full: 'x'.repeat(16_000), ['n'.repeat(101)]: 'x', ['n'.repeat(100)]: 'x', list: ['x'], none: null })), ['full', 'n'.repeat(100)]);
  assert.deepEqual(customOf({ price: '5 $USD', spoken: '$Person is a variable', unknown: '$Person.name.full' }), { price: '5 $USD', spoken: '$Person is a variable' });
});

test('a name is put together from its parts, in one line, no longer than we keep', () => {
  assert.equal(translate({ name: undefined, given_name: 'Ana', family_name: 'Costa' }).name, 'Ana Costa');
  assert.equal(translate({ name: 'Ana\r\nBcc: x' }).name, 'Ana Bcc: x');
  assert.equal(translate({ name: 'x'.repeat(500) }).name?.length, 80);
});

test('an e-mail is one address with nothing around it; the language of the page comes before that of the person', () => {
  const longest = `${'x'.repeat(242)}@example.edu`;
  for (const email of ['ana@example.edu', longest]) assert.equal(translate({ email: ` ${email} ` }).email, email);
  for (const email of ['to ana@example.edu', 'ana@example.edu, b@example.edu', 'ana@example.edu b', 'ana@', '@example.edu', `x${longest}`]) assert.equal(translate({ email }).email, undefined, email);
  assert.equal(translate({ locale: 'de', [claim('launch_presentation')]: { locale: 'fr-CA' } }).locale, 'fr');
  assert.equal(translate({ name: `  ${'x'.repeat(79)} y` }).name, 'x'.repeat(79), 'no space at either end');
});

test('addresses without encryption are none, unless private platforms are allowed', () => {
  const plain = { [claim('launch_presentation')]: { return_url: 'http://school.example.edu/' }, 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: 'http://school.example.edu/m' } };
  assert.deepEqual([translate(plain).returnUrl, translate(plain).services.roster], [undefined, undefined]);
  const { returnUrl, services } = translateClaims({ ...good, ...plain }, { toolUrl, allowHttp: true });
  assert.deepEqual([returnUrl, services.roster], ['http://school.example.edu/', { membershipsUrl: 'http://school.example.edu/m' }]);
});

test('the zone comes from zoneinfo, else from our custom parameter, and only where it is one', () => {
  assert.equal(translate({ [claim('custom')]: { zone: 'Europe/Berlin' } }).zone, 'Europe/Berlin');
  for (const zoneinfo of ['Mars/Olympus', '../../etc', 'GMT+25', '', 7, null]) assert.equal(translate({ zoneinfo }).zone, undefined);
});

test('where a course was copied from is read as the platform writes it, the nearest first; a variable that it does not know is nothing', () => {
  const copiedFrom = (history: unknown) => translate({ [claim('custom')]: { context_history: history } }).context?.copiedFrom;
  assert.deepEqual(copiedFrom('17, 9'), ['17', '9']);
  assert.deepEqual(copiedFrom('a%2Cb,a%2Cb,%E2%82%AC'), ['a,b', '€']);
  assert.deepEqual(copiedFrom('2,17'), ['17'], 'a course is no copy of itself');
  for (const history of ['$Context.id.history', '', ',', '%', 7, null, undefined, ['17']]) assert.deepEqual(copiedFrom(history), []);
  assert.equal(copiedFrom(Array.from({ length: 500 }, (_, i) => `c${i}`).join(','))?.length, 20);
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

test('what the link was placed with comes as texts under our own names, and a window is told from a frame', () => {
  const { custom, shownIn } = translate({
    [claim('custom')]: { widget: 'mentor-goals', open: '$ResourceLink.available.startDateTime', '__proto__x': 'y', n: 3 },
    [claim('launch_presentation')]: { document_target: 'window' },
  });
  assert.deepEqual(custom, { widget: 'mentor-goals', '__proto__x': 'y' });
  assert.equal(shownIn, 'window');
});

test('the platform’s main colour comes out of Canvas’s theme, or as it is, and anything else is none', () => {
  const brand = (value: string) => translate({ [claim('custom')]: { brand: value } }).brandColour;
  assert.equal(brand(JSON.stringify({ 'ic-link-color': '#000000', 'ic-brand-primary': '#22304A' })), '#22304a');
  assert.equal(brand('#0b6b5d'), '#0b6b5d');
  for (const other of ['$com.instructure.brandConfigJSON', 'red', '#fff;}body{', 'a #22304a', '#22304a;', '{"ic-brand-primary":"url(x)"}', '']) assert.equal(brand(other), undefined);
});

test('the services of a launch are told in our own words', () => {
  const { services, seenOrigins } = translate({
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: 'https://api.example.edu/members', service_versions: ['2.0'] },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score', 7],
      lineitems: 'https://api.example.edu/items?type_id=1',
      lineitem: 'https://api.example.edu/items/9/lineitem?type_id=1',
    },
    'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': {
      deep_link_return_url: 'https://school.example.edu/deep', accept_types: ['ltiResourceLink', 'link'], accept_presentation_document_targets: ['iframe'],
      accept_multiple: true, accept_lineitem: 'true', data: 'opaque',
    },
    'https://purl.imsglobal.org/spec/lti/claim/for_user': { user_id: 'person-9', name: 'Ben' },
  });
  assert.deepEqual(services, {
    roster: { membershipsUrl: 'https://api.example.edu/members' },
    grades: {
      scopes: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      lineItemsUrl: 'https://api.example.edu/items?type_id=1',
      lineItemUrl: 'https://api.example.edu/items/9/lineitem?type_id=1',
    },
    deepLinking: {
      returnUrl: 'https://school.example.edu/deep', acceptTypes: ['ltiResourceLink', 'link'], acceptTargets: ['iframe'],
      acceptMultiple: true, acceptLineItem: true, autoCreate: false, data: 'opaque',
    },
    reviewOf: { subject: 'person-9' },
  });
  assert.deepEqual(seenOrigins, ['https://api.example.edu', 'https://school.example.edu']);
});

test('one address of the gradebook is enough; what a platform writes about its picker is read whole', () => {
  const ags = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
  assert.deepEqual(translate({ [ags]: { lineitems: 'https://api.example.edu/items' } }).services.grades, { lineItemsUrl: 'https://api.example.edu/items' });
  assert.deepEqual(translate({ [ags]: { scope: 'x', lineitem: 'https://api.example.edu/9' } }).services.grades, { lineItemUrl: 'https://api.example.edu/9' });
  assert.equal(translate({ [ags]: {} }).services.grades, undefined);
  assert.equal(translate({ [ags]: { scope: Array(200).fill('x'), lineitem: 'https://api.example.edu/9' } }).services.grades?.scopes?.length, 100);
  const { services } = translate({ [deepLinking]: { deep_link_return_url: 'https://school.example.edu/', accept_multiple: 'true', auto_create: true, title: 'A title', text: 'A text', data: '' } });
  assert.deepEqual(services.deepLinking, {
    returnUrl: 'https://school.example.edu/', acceptTypes: [], acceptTargets: [], acceptMultiple: true, autoCreate: true, title: 'A title', text: 'A text',
  });
});

test('a service without a usable address is none, and lets the launch through', () => {
  const { services } = translate({
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': { context_memberships_url: 'javascript:alert(1)' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': { scope: [], lineitems: 'http://plain.example.edu/items' },
  });
  assert.deepEqual(services, {});
});
