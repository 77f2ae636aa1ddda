import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import mongoose from 'mongoose';
import { CompactSign, SignJWT, UnsecuredJWT } from 'jose';
import { approveOrigin, findDeployment, suspendDeployment } from '../../models/tenants/deployments.ts';
import { lastLaunches, listRefusals } from '../../models/tenants/launch-outcomes.ts';
import { configureRegistration, suspendRegistration } from '../../models/tenants/registrations.ts';
import { aKeyPair, claim, roles, TestPlatform, type Claims } from './test-platform.ts';
import { Browser, hasSession, LtiServer, refusalIn, sessionIn, toolUrl, useLtiServer, type Page } from './test-launch.ts';

const server = await useLtiServer();
const platform = new TestPlatform();
const owner = { kind: 'owner' } as const;
const publish = platform.answer;

await platform.start();
const registration = await platform.register();
after(() => platform.stop());
beforeEach(() => {
  server.clock.now = null;
  platform.answer = publish;
});

const rows = (collection: string): Promise<number> => mongoose.connection.db!.collection(collection).countDocuments();

/** What no refused launch may leave behind (the login itself may be spent). */
async function trace(): Promise<number[]> {
  return Promise.all(['people', 'identities', 'sessions'].map(rows));
}

async function assertRefused(act: () => Promise<Page>, reason: string, status?: number): Promise<Page> {
  const earlier = await trace();
  const page = await act();
  assert.equal(server.lastRefusal, reason);
  assert.ok(status === undefined ? page.status === 400 || page.status === 401 : page.status === status, `status ${page.status}`);
  assert.ok(!hasSession(page));
  assert.ok(!page.headers.getSetCookie().some((line) => line.startsWith('__Host-lti-r-')));
  assert.deepEqual(await trace(), earlier);
  return page;
}

/** A test that a launch with these claims (or this signature) is refused for this reason. */
function refuses(name: string, reason: string, overrides: Claims | (() => Claims), signing: () => Promise<Parameters<TestPlatform['sign']>[1]> | undefined = () => undefined): void {
  test(name, async () => {
    const claims = typeof overrides === 'function' ? overrides() : overrides;
    const signed = await signing();
    await assertRefused(() => server.launch(platform, claims, signed), reason);
  });
}

/** Moves the times of a good launch by seconds. */
const at = (seconds: number): Claims => {
  const iat = Math.floor(Date.now() / 1_000) + seconds;
  return { iat, exp: iat + 60 };
};

test('a good launch answers the tool itself, with its session inside and nothing to be stored', async () => {
  const page = await server.launch(platform);
  assert.equal(page.status, 200);
  const { token, me, expiresAt } = sessionIn(page);
  assert.match(token, /^[\w-]{43}$/);
  assert.ok(Date.parse(expiresAt) > Date.now());
  assert.equal(me['entrance'], 'start-program');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  assert.match(page.text, new RegExp(`data-address="/app/${registration.id}/[\\w-]+"`));
  assert.match(page.text, /<script type="module" src="\/v1\/mentor.js">/);
});

test('the launched page is framed by its platform alone and runs nothing inline', async () => {
  const policy = (await server.launch(platform)).headers.get('content-security-policy') ?? '';
  assert.match(policy, new RegExp(`frame-ancestors ${platform.origin.replaceAll('.', '\\.')}(;|$)`));
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.ok(!/unsafe|\*/.test(policy));
});

test('login sends the browser to the registered address with what OIDC asks for', async () => {
  const { address, state, nonce, browser } = await server.begin(platform, { lti_message_hint: '{"cmid":3,"launchid":"a b&c"}' });
  assert.equal(address.origin + address.pathname, `${platform.origin}/auth`);
  const { keep, ...sent } = Object.fromEntries(address.searchParams);
  assert.equal(keep, '1');
  assert.deepEqual(sent, {
    scope: 'openid', response_type: 'id_token', response_mode: 'form_post', prompt: 'none', client_id: platform.clientId,
    redirect_uri: `${toolUrl}/lti/launch`, login_hint: '7', lti_message_hint: '{"cmid":3,"launchid":"a b&c"}', state, nonce,
  });
  const [cookie] = browser.lines;
  assert.match(cookie!, /^__Host-lti-[\w-]{22}=[\w-]{43}; Max-Age=600; Path=\/; /);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']) assert.ok(cookie!.includes(`; ${attribute}`), attribute);
});

test('login answers GET as well as POST', async () => {
  const query = new URLSearchParams({ iss: platform.issuer, client_id: platform.clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` });
  assert.equal((await server.get(`/lti/login?${query}`, { 'Sec-Fetch-Dest': 'document' })).status, 302);
});

test('rule 1: a parameter that comes twice, a list, an object or too long a text is refused', async () => {
  const login = `iss=${platform.issuer}&login_hint=7&target_link_uri=${toolUrl}/lti/launch`;
  for (const extra of ['&iss=x', '&login_hint=8', `&lti_message_hint=${'x'.repeat(16_001)}`]) {
    await assertRefused(() => server.post('/lti/login', login + extra), 'form', 400);
  }
  await assertRefused(() => server.get(`/lti/login?${login}&iss=${platform.issuer}`), 'form', 400);
  await assertRefused(() => server.post('/lti/launch', 'state=a&state=b&id_token=c'), 'form', 400);
  await assertRefused(() => server.post('/lti/launch', 'state[$ne]=&id_token=c'), 'state', 400);
});

test('rule 1: a body of more than 200 kB, of more than 100 parameters, or of another kind is refused', async () => {
  await assertRefused(() => server.post('/lti/launch', `state=${'x'.repeat(200_001)}`), 'form', 400);
  await assertRefused(() => server.post('/lti/launch', Array.from({ length: 101 }, (_, i) => `p${i}=1`).join('&')), 'form', 400);
  await assertRefused(() => server.post('/lti/launch', '{"state":"x"}', new Browser(), { 'Content-Type': 'application/json' }), 'form', 400);
});

test('rule 1: a state of another form is refused before anything is read', async () => {
  for (const state of ['', 'x', '../..', '{"$gt":""}']) await assertRefused(() => server.post('/lti/launch', { state, id_token: 'x' }), 'state', 400);
});

test('a login that lacks what LTI requires, or leads elsewhere, is refused', async () => {
  const form = { iss: platform.issuer, client_id: platform.clientId, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  for (const missing of ['iss', 'login_hint', 'target_link_uri']) {
    await assertRefused(() => server.post('/lti/login', { ...form, [missing]: '' }), 'login-incomplete', 400);
  }
  await assertRefused(() => server.post('/lti/login', { ...form, target_link_uri: 'https://evil.example/' }), 'target-elsewhere', 400);
});

test('rule 2: id_token and state that another browser posts are refused, and the first one can still launch', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const form = { state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) };
  await assertRefused(() => server.post('/lti/launch', form, new Browser()), 'cookies-blocked', 401);
  const other = (await server.begin(platform)).browser;
  await assertRefused(() => server.post('/lti/launch', form, other), 'cookies-blocked', 401);
  assert.ok(hasSession(await server.post('/lti/launch', form, browser)));
});

test('rule 2: two launches in one browser do not mix', async () => {
  const first = await server.begin(platform);
  const second = await server.begin(platform, {}, first.browser);
  const form = async ({ state, nonce }: typeof first) => ({ state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) });
  const crossed = { state: first.state, id_token: (await form(second)).id_token };
  assert.ok(hasSession(await server.post('/lti/launch', await form(second), second.browser)));
  await assertRefused(() => server.post('/lti/launch', crossed, first.browser), 'nonce');
});

test('rule 2: a state is good for ten minutes', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const later = new Date(Date.now() + 600_500);
  server.clock.now = later;
  const idToken = await platform.sign(platform.claims(nonce, toolUrl, later));
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'launch-expired', 401);
});

test('rule 3: one id_token posted 200 times at once, to two servers, gives exactly one launch', async () => {
  const second = new LtiServer();
  await second.start();
  const { browser, state, nonce } = await server.begin(platform);
  const form = { state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) };
  const sessions = await rows('sessions');
  const cookies = new Map(browser.cookies);
  const pages = await Promise.all(Array.from({ length: 200 }, (_, i) => {
    const same = new Browser();
    for (const [name, value] of cookies) same.cookies.set(name, value);
    return (i % 2 === 0 ? server : second).post('/lti/launch', form, same);
  }));
  await second.stop();
  assert.equal(pages.filter(hasSession).length, 1);
  assert.equal(pages.filter(({ status }) => status === 401).length, 199);
  assert.equal(await rows('sessions'), sessions + 1);
});

test('rule 3: the same launch posted again, as by a reload, says to open it again', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const form = { state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) };
  assert.ok(hasSession(await server.post('/lti/launch', form, browser)));
  const page = await assertRefused(() => server.post('/lti/launch', form, browser), 'launch-replayed', 401);
  assert.equal(refusalIn(page), 'This link needs a fresh start');
});

refuses('rule 3: another nonce is refused', 'nonce', { nonce: 'x'.repeat(43) });
refuses('rule 3: a missing nonce is refused', 'nonce', { nonce: undefined });
refuses('rule 4: another issuer is refused', 'issuer', { iss: 'https://evil.example' });
refuses('rule 4: an audience without our client id is refused', 'audience', { aud: 'another-tool' });
refuses('rule 4: a missing audience is refused', 'audience', { aud: undefined });
refuses('rule 4: a further audience that is not listed is refused', 'audience', { aud: [platform.clientId, 'another-tool'], azp: platform.clientId });
refuses('rule 4: azp that is another tool is refused', 'azp', { azp: 'another-tool' });

test('rule 4: a further audience is let in where the owner listed it, and azp names us', async () => {
  const key = { issuer: platform.issuer, clientId: platform.clientId };
  await configureRegistration(owner, key, { extraAudiences: ['https://gateway.example.edu'] });
  const aud = [platform.clientId, 'https://gateway.example.edu'];
  assert.ok(hasSession(await server.launch(platform, { aud, azp: platform.clientId })));
  await assertRefused(() => server.launch(platform, { aud }), 'azp');
  await configureRegistration(owner, key, { extraAudiences: [] });
});

test('rule 4: a launch of one platform does not complete the login of another', async () => {
  const other = new TestPlatform('other-tool');
  await other.start();
  await other.register();
  const { browser, state, nonce } = await server.begin(platform);
  const idToken = await other.sign(other.claims(nonce, toolUrl));
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'signature');
  other.stop();
});

test('rule 4: a login without client id is clear where the issuer has one registration, and refused where it has more', async () => {
  const shared = new TestPlatform('first');
  await shared.start();
  await shared.register();
  assert.equal((await server.begin(shared, { client_id: '' })).address.searchParams.get('client_id'), 'first');
  await shared.register({ clientId: 'second' });
  const form = { iss: shared.issuer, login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  await assertRefused(() => server.post('/lti/login', form), 'client-needed', 400);
  shared.stop();
});

test('an unknown platform, or another client id of a known one, is told so and framed by nobody', async () => {
  const form = { iss: 'https://unknown.example', client_id: 'x', login_hint: '7', target_link_uri: `${toolUrl}/lti/launch` };
  const page = await assertRefused(() => server.post('/lti/login', form), 'unknown-platform', 400);
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
  await assertRefused(() => server.post('/lti/login', { ...form, iss: platform.issuer }), 'unknown-platform', 400);
});

test('rule 5: an unknown deployment waits for approval, is shown to the owner, and makes no person', async () => {
  const page = await assertRefused(() => server.launch(platform, { [claim('deployment_id')]: 'new-one' }), 'unknown-deployment', 401);
  assert.equal(refusalIn(page), 'Almost there: waiting for approval');
  assert.equal((await findDeployment(registration.id, 'new-one'))?.state, 'waiting');
  await assertRefused(() => server.launch(platform, { [claim('deployment_id')]: 'new-one' }), 'unknown-deployment', 401);
});

test('rule 6: an unsigned id_token is refused', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const idToken = new UnsecuredJWT(platform.claims(nonce, toolUrl)).encode();
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'algorithm');
});

test('rule 6: an id_token signed with our view of the public key as a secret is refused', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const secret = new TextEncoder().encode(JSON.stringify(platform.key.jwk));
  const idToken = await new SignJWT(platform.claims(nonce, toolUrl)).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(secret);
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'algorithm');
});

refuses('rule 6: an RSA algorithm other than RS256 is refused', 'algorithm', {}, async () => ({ key: await aKeyPair('key-1', 'PS256') }));
refuses('rule 6: a header without kid is refused', 'kid', {}, async () => ({ header: { kid: undefined } }));
refuses('rule 6: a kid that is no text is refused', 'kid', {}, async () => ({ header: { kid: 7 } }));
refuses('rule 6: a key that the platform does not publish is refused', 'key-unknown', {}, async () => ({ key: await aKeyPair('stranger') }));
refuses('rule 6: another key under a known kid is refused', 'signature', {}, async () => ({ key: await aKeyPair('key-1') }));
refuses('rule 6: a key inside the header (jwk) is not looked at', 'signature', {}, async () => {
  const key = await aKeyPair('key-1');
  return { key, header: { jwk: key.jwk } };
});
refuses('rule 6: an address of keys in the header (jku, x5u) is not asked', 'signature', {}, async () => ({
  key: await aKeyPair('key-1'), header: { jku: `${platform.origin}/evil`, x5u: `${platform.origin}/evil` },
}));
refuses('rule 6: ES256 is refused where the owner did not choose it', 'algorithm', {}, async () => ({ key: await aKeyPair('key-1', 'ES256') }));
test('rule 6: a critical header that we do not know is refused', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const idToken = await new CompactSign(Buffer.from(JSON.stringify(platform.claims(nonce, toolUrl))))
    .setProtectedHeader({ alg: 'RS256', kid: 'key-1', crit: ['policy'], policy: 1 })
    .sign(platform.key.privateKey, { crit: { policy: true } });
  await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'token-form', 401);
});

test('rule 6: an RSA key of less than 2048 bits is not used', async () => {
  const weak = new TestPlatform('weak');
  await weak.start();
  await weak.register();
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  weak.published = [(await aKeyPair('strong')).jwk, { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256' }];
  await assertRefused(() => server.launch(weak), 'key-unknown');
  weak.stop();
});

test('rule 6: ES256 is let in where the owner chose it', async () => {
  const curve = new TestPlatform('curve');
  await curve.start();
  const { issuer, clientId } = await curve.register();
  await configureRegistration(owner, { issuer, clientId }, { algorithms: ['RS256', 'ES256'] });
  const key = await aKeyPair('curve-1', 'ES256');
  curve.published.push(key.jwk);
  assert.ok(hasSession(await server.launch(curve, {}, { key })));
  await assertRefused(() => server.launch(curve, {}, { key: { ...key, kid: 'key-1' } }), 'key-unknown'); // an RSA key's kid
  curve.stop();
});

test('rule 6: what is no signed token at all is refused', async () => {
  for (const idToken of ['x', 'a.b.c', 'e30.e30.', '..', 'null', `${'x'.repeat(90_000)}.x.x`]) {
    const { browser, state } = await server.begin(platform);
    const page = await server.post('/lti/launch', { state, id_token: idToken }, browser);
    assert.ok(page.status === 400 || page.status === 401);
    assert.ok(!hasSession(page));
  }
  const { browser, state } = await server.begin(platform);
  await assertRefused(() => server.post('/lti/launch', { state }, browser), 'token-missing', 400);
});

test('rule 6: a signed text that is no object of claims is refused', async () => {
  for (const text of ['7', '"x"', 'null', '[]', '{', '\ufffd']) {
    const { browser, state } = await server.begin(platform);
    const idToken = await new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(platform.key.privateKey);
    await assertRefused(() => server.post('/lti/launch', { state, id_token: idToken }, browser), 'token-form', 401);
  }
});

test('rule 7: a platform whose keys cannot be read lets nobody in, and later it does', async () => {
  const down = new TestPlatform('down');
  await down.start();
  await down.register();
  const good = down.answer;
  down.answer = (response) => void response.writeHead(500).end();
  await assertRefused(() => server.launch(down), 'platform-unreachable', 401);
  down.answer = good;
  server.clock.now = new Date(Date.now() + 6_000);
  assert.ok(hasSession(await server.launch(down)));
  down.stop();
});

refuses('rule 8: an id_token that ended two minutes ago is refused', 'expired', () => ({ ...at(-150), exp: Math.floor(Date.now() / 1_000) - 121 }));
refuses('rule 8: an id_token without end is refused', 'expired', { exp: undefined });
refuses('rule 8: an end that is a text is refused', 'expired', { exp: '99999999999' });
refuses('rule 8: an id_token of more than three minutes ago is refused', 'issued', () => ({ ...at(-181), exp: 99_999_999_999 }));
refuses('rule 8: an id_token of two minutes ahead is refused', 'issued', () => at(121));
refuses('rule 8: an id_token that does not say when it was made is refused', 'issued', { iat: undefined });
refuses('rule 8: an id_token that is not good yet is refused', 'issued', () => ({ nbf: Math.floor(Date.now() / 1_000) + 121 }));
refuses('rule 8: another LTI version is refused', 'version', { [claim('version')]: '1.3.1' });
refuses('rule 8: a message of another route is refused', 'message-type', { [claim('message_type')]: 'LtiStartProctoring' });

test('rule 8: clocks that differ by a minute, either way, are let in', async () => {
  for (const seconds of [60, -60]) assert.ok(hasSession(await server.launch(platform, at(seconds))), String(seconds));
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

refuses('rule 10: a launch whose target is elsewhere is refused', 'target', { [claim('target_link_uri')]: 'https://evil.example/lti/launch' });

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

test('rule 12: a suspended person is refused', async () => {
  await server.launch(platform, { sub: 'suspended-1' });
  const identity = await mongoose.connection.db!.collection('identities').findOne({ subject: 'suspended-1' });
  await mongoose.connection.db!.collection('people').updateOne({ _id: identity!['personId'] }, { $set: { suspendedAt: new Date() } });
  await assertRefused(() => server.launch(platform, { sub: 'suspended-1' }), 'person-suspended', 401);
});

test('an error that the platform sends back becomes a page, and lets nobody in', async () => {
  const { browser, state } = await server.begin(platform);
  const page = await assertRefused(() => server.post('/lti/launch', { state, error: 'login_required', error_description: 'Nobody is signed in.' }, browser), 'platform-error', 400);
  assert.ok(!page.text.includes('Nobody is signed in'));
});

test('a link that is asked without a token answers politely', async () => {
  const page = await server.get('/lti/launch');
  assert.equal(page.status, 200);
  assert.equal(refusalIn(page), 'Open this from your course');
});

test('who is refused more than 60 times a minute waits, and who launches well does not', async () => {
  const strict = new LtiServer();
  await strict.start(1);
  for (let i = 0; i < 60; i += 1) assert.equal((await strict.post('/lti/launch', { state: 'x' })).status, 400);
  const page = await strict.post('/lti/launch', { state: 'x' });
  assert.equal(page.status, 429);
  assert.ok(Number(page.headers.get('retry-after')) <= 60);
  assert.ok(hasSession(await strict.launch(platform)));
  await strict.stop();
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

test('nothing personal and no secret stands in the log', async () => {
  const launched = await server.launch(platform, { sub: 'canary-subject', name: 'Canary Name', email: 'canary@example.edu', [claim('launch_presentation')]: { return_url: `${platform.origin}/?sesskey=canary` } });
  await server.launch(platform, { sub: 'canary-subject', name: 'Canary Name', nonce: 'canary' });
  assert.ok(!/canary/i.test(server.logged.join()));
  assert.ok(!server.logged.join().includes(sessionIn(launched).token));
});
