/** Who may come in as things stand with a platform, a deployment, a course and a person, and what the pages say (rules 5, 7, 9 to 12). */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import mongoose from 'mongoose';
import { aMentee, aProgram } from '../../models/factories.ts';
import { IdentityModel } from '../../models/people/identity.model.ts';
import { linkContext } from '../../models/tenants/context-links.ts';
import { addOrigin } from '../../models/tenants/added-origins.ts';
import { approveOrigin, approveRegistration, findDeployment, suspendDeployment } from '../../models/tenants/deployments.ts';
import { lastLaunches, listRefusals } from '../../models/tenants/launch-outcomes.ts';
import { suspendRegistration } from '../../models/tenants/registrations.ts';
import { reasonWordsOf } from '../pages/reason-words/index.ts';
import { Browser, hasSession, LtiServer, refusalIn, sessionIn, toolUrl, useLtiServer } from './test-launch.ts';
import { aKeyPair, claim, roles, TestPlatform } from './test-platform.ts';
import { refusing } from './test-refusal.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
const owner = { kind: 'owner' } as const;
const assertRefused = refusing(server);

await platform.start();
const registration = await platform.register();
after(() => platform.stop());
beforeEach(() => {
  server.clock.now = null;
});

test('rule 5: an unknown deployment waits for approval, is shown to the owner, and makes no person', async () => {
  const page = await assertRefused(() => server.launch(platform, { [claim('deployment_id')]: 'new-one' }), 'unknown-deployment', 401);
  assert.equal(refusalIn(page), 'Almost there: waiting for approval');
  assert.equal((await findDeployment(registration.id, 'new-one'))?.state, 'waiting');
  await assertRefused(() => server.launch(platform, { [claim('deployment_id')]: 'new-one' }), 'unknown-deployment', 401);
});

test('rule 7: a platform whose keys cannot be read lets nobody in, and later it does', async () => {
  const down = new TestPlatform('down');
  await down.start();
  await down.register();
  const good = down.answer;
  down.answer = (response) => void response.writeHead(500).end();
  const page = await assertRefused(() => server.launch(down), 'platform-unreachable', 401);
  assert.match(page.text, /If it stays like this, tell an administrator of the course site/);
  down.answer = good;
  server.clock.now = new Date(Date.now() + 6_000);
  assert.ok(hasSession(await server.launch(down)));
  down.stop();
});

test('rule 9: a student of a course without a program is told who can link it, a teacher may start one', async () => {
  const student = await assertRefused(() => server.launch(platform, { [claim('roles')]: [roles.learner] }), 'course-not-linked', 403);
  assert.equal(refusalIn(student), 'This course has no mentoring yet');
  await assertRefused(() => server.launch(platform, { [claim('roles')]: [] }), 'course-not-linked', 403);
  await assertRefused(() => server.launch(platform, { [claim('roles')]: ['http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator'] }), 'course-not-linked', 403);
});

test('rule 10: people are sent back to the platform, to an approved origin, and nowhere else', async () => {
  const presentation = (origin: string) => ({ [claim('launch_presentation')]: { return_url: `${origin}/return?sesskey=secret` } });
  const own = await server.launch(platform, presentation(platform.origin));
  assert.equal(sessionIn(own).me['returnUrl'], `${platform.origin}/return?sesskey=secret`);
  const school = 'https://school.example.edu';
  assert.equal(sessionIn(await server.launch(platform, presentation(school))).me['returnUrl'], null);
  assert.deepEqual((await findDeployment(registration.id, '1'))?.offeredOrigins, [school]);
  await approveOrigin(owner, { issuer: platform.issuer, clientId: platform.clientId, deploymentId: '1', origin: school });
  const approved = await server.launch(platform, presentation(school));
  assert.equal(sessionIn(approved).me['returnUrl'], `${school}/return?sesskey=secret`);
  assert.match(approved.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors ${platform.origin} ${school}(;|$)`));
});

test('rule 11: a launch without a subject gets a page that says what to change, and no session', async () => {
  const page = await assertRefused(() => server.launch(platform, { sub: undefined }), 'no-subject', 400);
  assert.match(page.text, /user id/);
});

test('rule 11: without name, mail and with a test user it works; without a course a page says where to open it', async () => {
  const anonymous = await server.launch(platform, {
    sub: 'anonymous-1', name: undefined, [claim('roles')]: [roles.instructor, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'],
  });
  assert.equal((sessionIn(anonymous).me['person'] as { name: unknown }).name, null);
  const page = await assertRefused(() => server.launch(platform, { [claim('context')]: undefined }), 'no-context', 400);
  assert.equal(refusalIn(page), 'Open this inside a course');
});

test('rule 12: a deactivated platform is refused at login, and in a launch that had begun before', async () => {
  const gone = new TestPlatform('gone');
  await gone.start();
  const { issuer, clientId } = await gone.register();
  const { browser, state, nonce } = await server.begin(gone);
  await suspendRegistration(owner, { issuer, clientId });
  const idToken = await gone.sign(gone.claims(nonce, toolUrl));
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'platform-suspended', 401);
  const form = { iss: issuer, client_id: clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  await assertRefused(() => server.post('/lti/login', form), 'platform-suspended', 401);
  gone.stop();
});

test('a platform that another server approved a moment ago opens at once, whatever this one remembers of it', async () => {
  const waiting = new TestPlatform('approved-elsewhere');
  await waiting.start();
  const { issuer, clientId } = await waiting.register();
  const setTo = (state: string) => mongoose.connection.db!.collection('registrations').updateOne({ issuer, clientId }, { $set: { state } });
  await setTo('pending');
  await assert.rejects(server.launch(waiting), /waiting for approval/);
  await setTo('active');
  assert.ok(hasSession(await server.launch(waiting)));
  waiting.stop();
});

test('rule 12: a platform that another server suspended a moment ago is refused, whatever this one remembers of it', async () => {
  const gone = new TestPlatform('gone-elsewhere');
  await gone.start();
  const { issuer, clientId } = await gone.register();
  assert.ok(hasSession(await server.launch(gone)));
  await mongoose.connection.db!.collection('registrations').updateOne({ issuer, clientId }, { $set: { state: 'suspended' } });
  await assertRefused(() => server.launch(gone), 'platform-suspended', 401);
  gone.stop();
});

test('rule 12: a platform that waits for approval, and a deployment that was paused, are refused', async () => {
  const other = new TestPlatform('waiting');
  await other.start();
  const { issuer, clientId } = await other.register({ approve: false });
  const form = { iss: issuer, client_id: clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  const page = await assertRefused(() => server.post('/lti/login', form), 'platform-pending', 401);
  assert.match(page.headers.get('content-security-policy') ?? '', new RegExp(`frame-ancestors ${other.origin}`));
  other.stop();
  const paused = new TestPlatform('paused');
  await paused.start();
  await paused.register();
  await suspendDeployment(owner, { issuer: paused.issuer, clientId: 'paused', deploymentId: '1' });
  await assertRefused(() => server.launch(paused), 'platform-suspended', 401);
  paused.stop();
});

test('of a class that comes at once everybody is let in as who they are, and who is refused alone is refused there too', async () => {
  const { deployments: [deployment] } = await approveRegistration(owner, { issuer: platform.issuer, clientId: platform.clientId, deploymentId: '1' });
  const place = await aProgram({ tenantId: deployment!.tenantId! });
  await linkContext({ ...place, registrationId: registration.id, deploymentId: deployment!.id, contextId: 'class', title: 'Biology', isHome: true });
  const subjects = Array.from({ length: 8 }, (_, i) => `of-the-class-${i}`);
  const people = await Promise.all(subjects.map((subject, i) => aMentee(place, { person: { name: subject, ...(i % 4 === 3 ? { suspendedAt: new Date() } : {}) } })));
  await IdentityModel.create(people.map(({ tenantId, personId }, i) => ({ tenantId, source: 'registration' as const, sourceId: registration.id, subject: subjects[i]!, personId })));
  const inClass = { [claim('context')]: { id: 'class' }, [claim('roles')]: [roles.learner], name: undefined };
  const pages = await Promise.all([
    ...subjects.map((sub) => server.launch(platform, { ...inClass, sub })),
    server.launch(platform, { ...inClass, sub: subjects[0], [claim('deployment_id')]: 'of no class' }),
    server.launch(platform, { ...inClass, sub: 'never here' }),
  ]);
  const names = pages.map((page) => (hasSession(page) ? (sessionIn(page).me['person'] as { name: string | null }).name : page.status));
  assert.deepEqual(names, [...subjects.map((subject, i) => (i % 4 === 3 ? 401 : subject)), 401, null]);
});

test('rule 12: a suspended person is refused', async () => {
  await server.launch(platform, { sub: 'suspended-1' });
  const identity = await mongoose.connection.db!.collection('identities').findOne({ subject: 'suspended-1' });
  await mongoose.connection.db!.collection('people').updateOne({ _id: identity!['personId'] }, { $set: { suspendedAt: new Date() } });
  await assertRefused(() => server.launch(platform, { sub: 'suspended-1' }), 'person-suspended', 401);
});

test('an error that the platform sends back becomes a page, and lets nobody in', async () => {
  const { browser, state } = await server.begin(platform);
  const page = await assertRefused(() => server.post('/lti/launch', { state, error: 'login_required', error_description: 'Nobody is signed in.' }, browser), 'login-required', 400);
  assert.ok(!page.text.includes('Nobody is signed in'));
});

test('what the platform says stands as the detail, in words of this tool and with who mends it; what it invents is never shown', async () => {
  const said = async (error: string) => {
    const { browser, state } = await server.begin(platform);
    const page = await server.post('/lti/launch', { state, error, error_description: 'Sent by somebody', error_uri: 'https://elsewhere.example/' }, browser);
    assert.ok(!page.text.includes('Sent by somebody') && !page.text.includes('elsewhere.example'));
    return { reason: server.lastRefusal, heading: refusalIn(page), page };
  };
  for (const [error, reason, heading] of [
    ['login_required', 'login-required', 'The course site stopped on the way'],
    ['interaction_required', 'interaction-required', 'The course site stopped on the way'],
    ['consent_required', 'interaction-required', 'The course site stopped on the way'],
    ['invalid_request', 'invalid-request', 'The course site refused to open this'],
    ['invalid_request_uri', 'invalid-request-uri', 'The course site refused to open this'],
    ['unauthorized_client', 'unauthorized-client', 'The course site refused to open this'],
    ['access_denied', 'access-denied', 'The course site refused to open this'],
    ['server_error', 'server-error', 'The course site doesn’t answer'],
    ['temporarily_unavailable', 'temporarily-unavailable', 'The course site doesn’t answer'],
    ['launch_no_longer_valid', 'launch-no-longer-valid', 'This link needs a fresh start'],
  ] as const) {
    const answer = await said(error);
    assert.deepEqual([answer.reason, answer.heading], [reason, heading], error);
    assert.ok(answer.page.text.includes(reasonWordsOf.en[reason].slice(0, 30)), error);
  }
  assert.match((await said('unauthorized_client')).page.text, /An administrator of the course site can mend this/);
  for (const invented of ['<b>hello</b>', 'constructor', 'LOGIN_REQUIRED']) {
    const { reason, page } = await said(invented);
    assert.equal(reason, 'error-unnamed', invented);
    assert.ok(!page.text.includes(invented));
  }
  await server.outcomes.flush();
  assert.ok((await listRefusals(owner, { registrationId: registration.id, code: 'platform-declined', reason: 'unauthorized-client' })).length === 1, 'a line in the owner’s console');
});

test('a class whose browsers keep no cookie reads why: each of 61 that come back, load the page again or come too late; who names nothing of ours waits', async () => {
  const strict = new LtiServer();
  await strict.start(1);
  strict.clock.now = new Date();
  const opened = await strict.launch(platform);
  const [, address = ''] = /data-address="([^"]+)"/.exec(opened.text)!;
  const { state } = await strict.begin(platform);
  for (let i = 0; i < 61; i += 1) {
    assert.equal((await strict.post('/lti/launch', { state, id_token: 'x.y.z' })).status, 401);
    assert.equal(strict.lastRefusal, 'cookies-blocked');
    assert.equal(refusalIn(await strict.get(address)), 'Open this again from your course');
  }
  const ofNobody = address.replace(/.{22}$/, 'A'.repeat(22));
  for (let i = 0; i < 60; i += 1) assert.equal((await strict.get(ofNobody)).status, 401);
  assert.equal((await strict.get(ofNobody)).status, 429);
  await strict.stop();
});

test('a login in a frame that the browser leaves empty is told to the owner, who adds the origin; the page that sent it is not', async () => {
  const school = new TestPlatform('on another host');
  await school.start();
  const { id, issuer, clientId } = await school.register();
  const inFrameOf = (origin: string, site = 'cross-site') => server.post('/lti/login', { iss: issuer, client_id: clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` }, new Browser(), { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': site, 'Origin': origin });
  const noted = async () => {
    await server.outcomes.flush();
    return (await listRefusals(owner, { registrationId: id, code: 'frame-unknown' }))[0]?.count ?? 0;
  };
  const framing = (page: { headers: Headers }) => /frame-ancestors ([^;]+)/.exec(page.headers.get('content-security-policy')!)![1]!;
  for (const origin of [school.origin, 'null']) await inFrameOf(origin);
  assert.equal(await noted(), 0, 'where the page around is the platform’s, or says nothing');
  const blocked = await inFrameOf('https://lms.school.edu');
  assert.ok(!framing(blocked).includes('lms.school.edu'));
  assert.equal(await noted(), 1);
  await inFrameOf('https://lms2.school.edu', 'same-site');
  assert.equal(await noted(), 2, 'a neighbour of the tool is another origin all the same');
  assert.ok(!server.logged.join().includes('lms.school.edu'));
  await addOrigin(owner, { issuer, clientId, origin: 'https://lms.school.edu' });
  assert.ok(framing(await inFrameOf('https://lms.school.edu')).split(' ').includes('https://lms.school.edu'));
  assert.equal(await noted(), 2);
  school.stop();
});

test('who is refused more than 60 times a minute waits, and who launches well does not', async () => {
  const strict = new LtiServer();
  await strict.start(1);
  for (let i = 0; i < 60; i += 1) assert.equal((await strict.post('/lti/launch', { state: 'x' })).status, 400);
  const page = await strict.post('/lti/launch', { state: 'x' });
  assert.equal(page.status, 429);
  assert.ok(Number(page.headers.get('retry-after')) <= 60);
  assert.equal(strict.lastRefusal, 'state', 'the log says why, not that somebody had to wait');
  await strict.outcomes.flush();
  const [, reference = ''] = /<code[^>]*>([\w-]+)<\/code>/.exec(page.text) ?? [];
  assert.equal((await listRefusals(owner, { reference }))[0]?.reason, 'state', 'and so does the owner’s console');
  assert.ok(hasSession(await strict.launch(platform)));
  await strict.stop();
});

test('a class that is refused from one address reads why: each of 61 students in a course that nobody linked, or of a platform that waits', async () => {
  const strict = new LtiServer();
  await strict.start(1);
  for (let i = 0; i < 61; i += 1) {
    const page = await strict.launch(platform, { sub: `unlinked-${i}`, [claim('context')]: { id: 'linked by nobody' }, [claim('roles')]: [roles.learner] });
    assert.deepEqual([page.status, refusalIn(page)], [403, 'This course has no mentoring yet']);
  }
  const waiting = new TestPlatform('waits with a class');
  await waiting.start();
  const { issuer, clientId } = await waiting.register({ approve: false });
  const login = { iss: issuer, client_id: clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  for (let i = 0; i < 61; i += 1) assert.equal((await strict.post('/lti/login', login)).status, 401);
  waiting.stop();
  await strict.stop();
});

test('a platform launches so many times a minute and no more, which neither forged launches nor logins of a stranger use up', async () => {
  const small = new LtiServer();
  await small.start(5 / 5_000);
  const school = new TestPlatform('school');
  await school.start();
  await school.register();
  const forger = { key: { ...(await aKeyPair('key-1')) } };
  for (let i = 0; i < 6; i += 1) {
    const forged = await small.launch(school, {}, forger, new Browser(`203.0.113.${i}`));
    assert.ok(!hasSession(forged));
    assert.equal(small.lastRefusal, 'signature');
  }
  const login = { iss: school.issuer, client_id: school.clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await small.post('/lti/login', login, new Browser('198.51.100.1'))).status);
  assert.deepEqual(statuses, [302, 302, 302, 302, 302, 429], 'a stranger’s logins end');
  for (let i = 0; i < 5; i += 1) assert.ok(hasSession(await small.launch(school, { sub: `pupil-${i}` }, {}, new Browser(`192.0.2.${i}`))));
  const sixth = await small.launch(school, { sub: 'pupil-5' }, {}, new Browser('192.0.2.5'));
  assert.deepEqual([sixth.status, small.lastRefusal], [429, 'too-many']);
  assert.ok(Number(sixth.headers.get('retry-after')) <= 60);
  assert.ok(hasSession(await small.launch(platform, {}, {}, new Browser('192.0.2.6'))), 'another platform does not wait for it');
  school.stop();
  await small.stop();
});

test('a stranger with a network of IPv6 to themselves has the logins of one address, and with many networks those of twenty; a school elsewhere has its own', async () => {
  const small = new LtiServer();
  await small.start(5 / 5_000);
  small.clock.now = new Date();
  const login = { iss: platform.issuer, client_id: platform.clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  const statusFrom = async (address: string) => (await small.post('/lti/login', login, new Browser(address))).status;
  const statuses: number[] = [];
  for (let i = 1; i <= 6; i += 1) statuses.push(await statusFrom(`2001:db8::${i}`));
  assert.deepEqual(statuses, [302, 302, 302, 302, 302, 429]);
  for (let net = 1; net < 20; net += 1) for (let i = 1; i <= 5; i += 1) assert.equal(await statusFrom(`2001:db8:0:${net}::${i}`), 302);
  assert.equal(await statusFrom('2001:db8:0:20::1'), 429);
  for (const school of ['2001:db8:1::1', '192.0.2.1']) assert.equal(await statusFrom(school), 302);
  await small.stop();
});

test('the owner reads each refusal with the code that its page showed, and how often people launched', async () => {
  const page = await server.launch(platform, { nonce: 'x'.repeat(43) });
  await server.launch(platform);
  await server.outcomes.flush();
  const [, reference] = /<code[^>]*>([\w-]+)<\/code>/.exec(page.text)!;
  const [refusal] = await listRefusals(owner, { reference: reference! });
  assert.deepEqual([refusal?.registrationId, refusal?.code, refusal?.reason], [registration.id, 'launch-invalid', 'nonce']);
  assert.ok((await lastLaunches(owner)).get(registration.id)!.count >= 1);
});
