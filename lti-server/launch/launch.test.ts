/** Launches that get in, and whose they are; what is refused stands in bad-launches/ and standing.test.ts. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import mongoose from 'mongoose';
import { SessionModel } from '../../models/sessions/session.model.ts';
import { configureRegistration } from '../../models/tenants/registrations.ts';
import { at } from './bad-launches/attack.ts';
import { Browser, hasSession, refusalIn, resumeCookiesIn, sessionIn, toolUrl, useLtiServer } from './test-launch.ts';
import { aKeyPair, claim, TestPlatform } from './test-platform.ts';
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

test('a session that the database does not take shows no page of one, and leaves no cookie to come back by', async () => {
  const takes = (validator: object) => mongoose.connection.db!.command({ collMod: SessionModel.collection.name, validator });
  await takes({ never: { $exists: true } });
  try {
    const page = await server.launch(platform);
    assert.equal(page.status, 500);
    assert.ok(!hasSession(page));
    assert.deepEqual(resumeCookiesIn(page.headers.getSetCookie()), []);
  } finally {
    await takes({});
  }
  assert.ok(hasSession(await server.launch(platform)));
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

test('rule 3: the same launch posted again, as by a reload, says to open it again', async () => {
  const { browser, state, nonce } = await server.begin(platform);
  const form = { state, id_token: await platform.sign(platform.claims(nonce, toolUrl)) };
  assert.ok(hasSession(await server.post('/lti/launch', form, browser)));
  const page = await assertRefused(() => server.post('/lti/launch', form, browser), 'launch-replayed', 401);
  assert.equal(refusalIn(page), 'This link needs a fresh start');
});

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

test('rule 8: clocks that differ by a minute, either way, are let in', async () => {
  for (const seconds of [60, -60]) assert.ok(hasSession(await server.launch(platform, at(seconds))), String(seconds));
});

test('a link that is asked without a token answers politely', async () => {
  const page = await server.get('/lti/launch');
  assert.equal(page.status, 200);
  assert.equal(refusalIn(page), 'Open this from your course');
});

test('nothing personal and no secret stands in the log', async () => {
  const launched = await server.launch(platform, { sub: 'canary-subject', name: 'Canary Name', email: 'canary@example.edu', [claim('launch_presentation')]: { return_url: `${platform.origin}/?sesskey=canary` } });
  await server.launch(platform, { sub: 'canary-subject', name: 'Canary Name', nonce: 'canary' });
  assert.ok(!/canary/i.test(server.logged.join()));
  assert.ok(!server.logged.join().includes(sessionIn(launched).token));
});
